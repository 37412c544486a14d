#include "aid/explain_pick.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "aid/fold.h"
#include "aid/xmem.h"

enum { MAX_NAMED = 8 };

struct wish {
	size_t column;
	const char *value, *code; /* as written, and as a donor's code */
};

static void list_columns(const struct table *t, struct str *text)
{
	for (size_t i = 0; i < table_columns(t); i++)
		str_printf(text, "%s%s", i > 0 ? ", " : "", table_column_name(t, i));
}

/* A donor may be called by any of its names; the tables have its code. */
static const char *code_of(const struct countries *c, const char *column, const char *name)
{
	bool country = strcmp(column, "donor") == 0 || strcmp(column, "recipient") == 0;
	const struct country *found = country ? countries_find(c, name) : NULL;

	return found ? found->code : name;
}

static bool read_wish(const struct table *t, const struct countries *c, const char *key,
                      struct wish *w, struct err *e)
{
	const char *equals = strchr(key, '=');
	struct str known = STR_INIT;

	if (equals) {
		char *name = xstrndup(key, (size_t)(equals - key));
		*w = (struct wish){ table_find(t, name), equals + 1, code_of(c, name, equals + 1) };
		free(name);
	}
	if (equals && w->column != SIZE_MAX)
		return true;
	list_columns(t, &known);
	err_usage(e, "found %s; expected COLUMN=VALUE with one of the columns %s", key,
	          str_text(&known));
	str_release(&known);
	return false;
}

static bool has_all(const struct table *t, size_t row, const struct wish *w, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(table_text(t, row, w[i].column), w[i].value) != 0 &&
		    strcmp(table_text(t, row, w[i].column), w[i].code) != 0)
			return false;
	return true;
}

static bool is_key(const struct schema *s, const char *column)
{
	size_t i = s ? schema_column(s, column) : SIZE_MAX;

	return i != SIZE_MAX && s->columns[i].rule & COLUMN_KEY_OR_EMPTY;
}

void explain_pick_name(const struct table *t, const struct schema *s, size_t row,
                       struct str *text)
{
	size_t n = 0;

	for (size_t i = 0; i < table_columns(t); i++)
		if (is_key(s, table_column_name(t, i)) && table_text(t, row, i)[0])
			str_printf(text, "%s%s=%s", n++ > 0 ? " " : "", table_column_name(t, i),
			           table_text(t, row, i));
	if (n == 0)
		str_printf(text, "row %zu", row + 1);
}

/* A value that rows have in a column, and how far it is from the one asked for. */
struct near {
	const char *value;
	size_t distance;
};

static int by_distance(const void *a, const void *b)
{
	const struct near *x = a, *y = b;

	if (x->distance != y->distance)
		return x->distance < y->distance ? -1 : 1;
	return strcmp(x->value, y->value);
}

/* The different values of the column, in the rows that have the other values asked for. */
static struct near *values_of(const struct table *t, const struct wish *w, size_t n,
                              size_t of, size_t *found)
{
	struct near *near = NULL;
	size_t cap = 0;
	char *wanted = fold_text(w[of].value);

	*found = 0;
	for (size_t row = 0; row < table_rows(t); row++) {
		const char *value = table_text(t, row, w[of].column);
		bool there = !has_all(t, row, w, of) || !has_all(t, row, w + of + 1, n - of - 1);
		for (size_t i = 0; i < *found && !there; i++)
			there = near[i].value == value;
		if (there)
			continue;
		char *folded = fold_text(value);
		XGROW(near, *found, cap);
		near[(*found)++] = (struct near){ value, fold_distance(wanted, folded) };
		free(folded);
	}
	free(wanted);
	if (*found > 0)
		qsort(near, *found, sizeof *near, by_distance);
	return near;
}

static bool none(const struct table *t, const struct wish *w, size_t n, char *const *keys,
                 struct err *e)
{
	struct str text = STR_INIT;

	for (size_t i = 0; i < n; i++) {
		size_t found;
		struct near *near = values_of(t, w, n, i, &found);
		if (found > 0 && near[0].distance > 0) {
			str_printf(&text, "%s%s", text.len > 0 ? "; " : "",
			           table_column_name(t, w[i].column));
			for (size_t k = 0; k < found && k < MAX_NAMED; k++)
				str_printf(&text, "%s%s", k > 0 ? ", " : " ",
				           near[k].value[0] ? near[k].value : "\"\"");
			if (found > MAX_NAMED)
				str_printf(&text, " and %zu more", found - MAX_NAMED);
		}
		free(near);
	}
	struct str asked = STR_INIT;
	for (size_t i = 0; i < n; i++)
		str_printf(&asked, "%s%s", i > 0 ? " " : "", keys[i]);
	err_usage(e, "%s: no row has %s; with the other values as they are, the nearest are: %s",
	          table_path(t), str_text(&asked), text.len > 0 ? str_text(&text) : "none");
	str_release(&asked);
	str_release(&text);
	return false;
}

bool explain_pick_rows(const struct explain_choice *choice, size_t **rows, size_t *n,
                       struct err *e)
{
	const struct table *t = choice->table;
	char *const *keys = choice->keys;
	size_t n_keys = choice->n_keys;
	struct wish *w = xcalloc(n_keys + 1, sizeof *w);
	size_t cap = 0;
	bool ok = true;

	*rows = NULL;
	*n = 0;
	for (size_t i = 0; i < n_keys; i++)
		ok = read_wish(t, choice->countries, keys[i], &w[i], e) && ok;
	for (size_t row = 0; ok && row < table_rows(t); row++) {
		if (!has_all(t, row, w, n_keys))
			continue;
		XGROW(*rows, *n, cap);
		(*rows)[(*n)++] = row;
	}
	if (ok && *n == 0)
		ok = none(t, w, n_keys, keys, e);
	free(w);
	return ok;
}
