#include "aid/columns.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "aid/fold.h"
#include "aid/marks.h"
#include "aid/str.h"

/* The columns of one spelling: how many there are, and the first of them. */
struct found {
	size_t n, first, second;
};

static void count(struct found *f, size_t column)
{
	if (f->n == 0)
		f->first = column;
	else if (f->n == 1)
		f->second = column;
	f->n++;
}

static bool same_folded(const char *a, const char *b)
{
	char *x = fold_text(a), *y = fold_text(b);
	bool same = strcmp(x, y) == 0;

	free(x);
	free(y);
	return same;
}

static struct found look_up(const struct csvrow *header, const char *name)
{
	struct found exact = { 0 }, folded = { 0 };

	for (size_t i = 0; i < header->n; i++) {
		if (strcmp(header->fields[i].text, name) == 0)
			count(&exact, i);
		if (same_folded(header->fields[i].text, name))
			count(&folded, i);
	}
	return exact.n > 0 ? exact : folded;
}

static struct place header_place(const struct columns *c, size_t column)
{
	return (struct place){ c->file, c->header->line, column + 1, NULL };
}

static bool refuse_twice(const struct columns *c, const char *name, const struct found *f,
                         const struct place *at, struct err *e)
{
	struct place here = header_place(c, f->second);

	return err_data(e, &here, "found the column \"%s\" again, as in column %zu; expected one of "
	                "that name because %s:%zu names it; name the one that is meant by its "
	                "place in [columns]: ours = #%zu \"%s\"", name, f->first + 1, at->file,
	                at->line, f->second + 1, name);
}

/* What a header that lies in one field, with another sign between its names, is read by. */
static const char *other_delimiter(const struct columns *c)
{
	static const char *const signs[][2] = {
		{ ";", "delimiter = \";\"" }, { "\t", "delimiter = tab" }, { "|", "delimiter = |" },
		{ ",", "delimiter = ," },
	};

	for (size_t i = 0; c->header->n == 1 && i < sizeof signs / sizeof *signs; i++)
		if (strstr(c->header->fields[0].text, signs[i][0]))
			return signs[i][1];
	return NULL;
}

static bool refuse_missing(const struct columns *c, const char *wanted, const struct place *at,
                           struct err *e)
{
	struct place here = header_place(c, 0);
	struct str known = STR_INIT;

	for (size_t i = 0; i < c->header->n; i++)
		str_printf(&known, "%s%s", i > 0 ? ", " : "", c->header->fields[i].text);
	const char *delimiter = other_delimiter(c);
	err_data(e, &here, "the column %s is missing; expected it because %s:%zu names it; found the "
	         "columns %s; %s%s%s", wanted, at->file, at->line, str_text(&known),
	         delimiter ? "declare " : "restore the column or correct the descriptor",
	         delimiter ? delimiter : "", delimiter ? " in [format]" : "");
	str_release(&known);
	return false;
}

/* #11 "Sub-type of item": the number from 1, and the name that the column must have. */
static bool find_by_place(const struct columns *c, const char *spelling, const struct place *at,
                          size_t *column, struct err *e)
{
	char *rest;
	unsigned long number = strtoul(spelling + 1, &rest, 10);
	size_t n = strlen(rest);

	if (rest == spelling + 1 || n < 3 || strncmp(rest, " \"", 2) != 0 || rest[n - 1] != '"')
		return err_data(e, at, "found %s; expected a place with the name that the column has "
		                "there, such as #11 \"Sub-type of item\" or #9 \"\"", spelling);
	struct str name = STR_INIT;
	str_add_n(&name, rest + 2, n - 3);
	*column = (size_t)number - 1;
	bool ok = number >= 1 && number <= c->header->n &&
	          same_folded(c->header->fields[*column].text, str_text(&name));
	str_release(&name);
	return ok || refuse_missing(c, spelling, at, e);
}

/* One of several spellings; two that are both there leave open which is meant. */
static bool find_spelling(const struct columns *c, const char *declared, const struct place *at,
                          size_t *column, struct err *e)
{
	struct marks spellings = { 0, NULL };
	const char *taken = NULL;
	bool optional = false, ok = true;

	*column = SIZE_MAX;
	marks_parse(declared, &spellings);
	for (size_t i = 0; ok && i < spellings.n; i++) {
		const char *name = spellings.texts[i];
		struct found f = name[0] ? look_up(c->header, name) : (struct found){ 0 };
		optional = optional || !name[0];
		if (f.n > 1)
			ok = refuse_twice(c, name, &f, at, e);
		else if (f.n == 1 && taken && f.first != *column)
			ok = err_data(e, at, "found both columns \"%s\" and \"%s\" in %s; expected "
			              "one of these spellings; name the one that is meant", taken,
			              name, c->file);
		else if (f.n == 1) {
			*column = f.first;
			taken = name;
		}
	}
	marks_release(&spellings);
	return ok && (taken || optional || refuse_missing(c, declared, at, e));
}

bool columns_find(const struct columns *c, const char *name, const struct place *at,
                  size_t *column, struct err *e)
{
	const struct ini_entry *alias = c->aliases ? ini_entry(c->aliases, name) : NULL;
	struct str quoted = STR_INIT;

	*column = SIZE_MAX;
	if (alias) {
		struct place here = ini_place(c->ini, c->aliases, alias);
		return alias->value[0] == '#' ? find_by_place(c, alias->value, &here, column, e)
		                              : find_spelling(c, alias->value, &here, column, e);
	}
	struct found f = look_up(c->header, name);
	if (f.n == 1)
		*column = f.first;
	str_printf(&quoted, "\"%s\"", name);
	bool ok = f.n == 1 || (f.n > 1 ? refuse_twice(c, name, &f, at, e)
	                               : refuse_missing(c, str_text(&quoted), at, e));
	str_release(&quoted);
	return ok;
}
