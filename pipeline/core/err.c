#include "aid/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "aid/str.h"
#include "aid/xmem.h"

static void push(char ***list, size_t *n, char *message)
{
	*list = xrealloc(*list, (*n + 1) * sizeof **list);
	(*list)[(*n)++] = message;
}

static bool add_problem(struct err *e, enum err_kind kind, struct str *message)
{
	push(&e->problems, &e->n_problems, str_take(message));
	if (kind > e->kind)
		e->kind = kind;
	return false;
}

/* "file:line:column: column "name": ", as far as it is known. */
static void add_place(struct str *s, const struct place *at)
{
	if (!at)
		return;
	if (at->file)
		str_add(s, at->file);
	if (at->line > 0)
		str_printf(s, ":%zu", at->line);
	if (at->line > 0 && at->column > 0)
		str_printf(s, ":%zu", at->column);
	if (s->len > 0)
		str_add(s, ": ");
	if (at->name && at->name[0])
		str_printf(s, "column \"%s\": ", at->name);
}

bool err_data(struct err *e, const struct place *at, const char *fmt, ...)
{
	struct str s = STR_INIT;
	va_list args;

	add_place(&s, at);
	va_start(args, fmt);
	str_vprintf(&s, fmt, args);
	va_end(args);
	return add_problem(e, ERR_DATA, &s);
}

bool err_system(struct err *e, const char *file, const char *fmt, ...)
{
	int saved = errno;
	struct str s = STR_INIT;
	va_list args;

	if (file)
		str_printf(&s, "%s: ", file);
	va_start(args, fmt);
	str_vprintf(&s, fmt, args);
	va_end(args);
	if (saved)
		str_printf(&s, ": %s", strerror(saved));
	return add_problem(e, ERR_SYSTEM, &s);
}

bool err_usage(struct err *e, const char *fmt, ...)
{
	struct str s = STR_INIT;
	va_list args;

	va_start(args, fmt);
	str_vprintf(&s, fmt, args);
	va_end(args);
	return add_problem(e, ERR_USAGE, &s);
}

bool err_bug(struct err *e, const char *fmt, ...)
{
	struct str s = STR_INIT;
	va_list args;

	va_start(args, fmt);
	str_vprintf(&s, fmt, args);
	va_end(args);
	return add_problem(e, ERR_BUG, &s);
}

void err_note(struct err *e, const char *fmt, ...)
{
	struct str s = STR_INIT;
	va_list args;

	va_start(args, fmt);
	str_vprintf(&s, fmt, args);
	va_end(args);
	push(&e->notes, &e->n_notes, str_take(&s));
}

static void free_list(char **list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		free(list[i]);
	free(list);
}

void err_release(struct err *e)
{
	free_list(e->problems, e->n_problems);
	free_list(e->notes, e->n_notes);
	*e = (struct err)ERR_INIT;
}
