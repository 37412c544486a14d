#include "aid/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "aid/str.h"
#include "aid/xmem.h"

/* The problem in which a message is told that may come again. */
struct err_fault {
	char *message;       /* without its place */
	char *file;          /* its place */
	size_t line;
	size_t problem, len; /* its number, and its length without the count */
	unsigned long long more;
	struct str places;   /* of the next few rows */
};

enum { PLACES_NAMED = 3 };

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

static struct err_fault *find_fault(struct err *e, const char *message)
{
	for (size_t i = 0; i < e->n_faults; i++)
		if (strcmp(e->faults[i].message, message) == 0)
			return &e->faults[i];
	return NULL;
}

static void count_again(struct err *e, struct err_fault *fault, const struct place *at)
{
	char **problem = &e->problems[fault->problem];
	struct str s = STR_INIT;

	if (fault->more++ < PLACES_NAMED && at && at->file)
		str_printf(&fault->places, "%s%s:%zu", fault->places.len > 0 ? ", " : ": ", at->file,
		           at->line);
	else if (fault->more == PLACES_NAMED + 1)
		str_add(&fault->places, ", …");
	str_add_n(&s, *problem, fault->len);
	str_printf(&s, " (and %llu more %s%s)", fault->more, fault->more == 1 ? "row" : "rows",
	           str_text(&fault->places));
	free(*problem);
	*problem = str_take(&s);
}

/* The problem added last is one that may come again. */
static void add_fault(struct err *e, struct str *message, const char *file, size_t line)
{
	e->faults = xrealloc(e->faults, (e->n_faults + 1) * sizeof *e->faults);
	e->faults[e->n_faults++] = (struct err_fault){
		str_take(message), file ? xstrdup(file) : NULL, line, e->n_problems - 1,
		strlen(e->problems[e->n_problems - 1]), 0, STR_INIT
	};
}

bool err_data_alike(struct err *e, const struct place *at, const char *fmt, ...)
{
	struct str message = STR_INIT;
	va_list args;

	va_start(args, fmt);
	str_vprintf(&message, fmt, args);
	va_end(args);
	struct err_fault *fault = find_fault(e, str_text(&message));
	if (fault) {
		count_again(e, fault, at);
		str_release(&message);
		return false;
	}
	err_data(e, at, "%s", str_text(&message));
	add_fault(e, &message, at ? at->file : NULL, at ? at->line : 0);
	return false;
}

static const struct err_fault *fault_of(const struct err *e, size_t problem)
{
	for (size_t i = 0; i < e->n_faults; i++)
		if (e->faults[i].problem == problem)
			return &e->faults[i];
	return NULL;
}

void err_again(struct err *e, const struct err *from, size_t problem)
{
	const struct err_fault *again = fault_of(from, problem);
	struct err_fault *fault = again ? find_fault(e, again->message) : NULL;
	struct place at = { again ? again->file : NULL, again ? again->line : 0, 0, NULL };
	struct str text = STR_INIT;

	for (unsigned long long i = 0; fault && i <= again->more; i++)
		count_again(e, fault, &at);
	if (fault)
		return;
	str_add(&text, from->problems[problem]);
	add_problem(e, from->kind, &text);
	if (!again)
		return;
	e->problems[e->n_problems - 1][again->len] = '\0';
	str_add(&text, again->message);
	add_fault(e, &text, again->file, again->line);
	for (unsigned long long i = 0; i < again->more; i++)
		count_again(e, &e->faults[e->n_faults - 1], &at);
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
	for (size_t i = 0; i < e->n_faults; i++) {
		free(e->faults[i].message);
		free(e->faults[i].file);
		str_release(&e->faults[i].places);
	}
	free(e->faults);
	*e = (struct err)ERR_INIT;
}
