/* Tables that a view is made of several others, or of the number of rows of one. */
#include "aid/report_view.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "aid/xmem.h"

/* The columns beside the first, as named under `columns`. */
static size_t other_columns(const struct ini_section *s, char ***words)
{
	const char *value = ini_get(s, "columns");

	*words = NULL;
	return value ? ini_words(value, words) : 0;
}

static void add_rows(struct table *made, const struct table *t, const char *first, char **columns,
                     size_t n)
{
	for (size_t row = 0; row < table_rows(t); row++) {
		table_add_cell(made, first);
		for (size_t i = 1; i < n; i++) {
			size_t at = table_find(t, columns[i]);
			table_add_cell(made, at == SIZE_MAX ? "" : table_text(t, row, at));
		}
	}
}

/* "table: words", the part at *rest up to '|'. Steps *rest on; false if there is no colon. */
static bool next_part(char **rest, char **name, char **words)
{
	char *part = *rest, *bar = strchr(part, '|');

	if (bar)
		*bar = '\0';
	*rest = bar ? bar + 1 : NULL;
	char *colon = strchr(part, ':');
	if (!colon)
		return false;
	*colon = '\0';
	*name = str_trim(part);
	*words = str_trim(colon + 1);
	return true;
}

/* A table that is not there, as its stage was not run, has no rows. */
struct table *view_stack(struct report_input *in, const struct ini_section *s, struct err *e)
{
	char *copy = xstrdup(ini_get(s, "stack")), *rest = copy, *name, *words, **columns;
	size_t n = other_columns(s, &columns);
	struct table *made = table_new(s->name);
	bool ok = n > 0 || view_refuse(in->plan, s, "columns", "the columns of the stacked tables", e);

	for (size_t i = 0; i < n; i++)
		table_add_column(made, columns[i]);
	while (ok && rest) {
		if (!next_part(&rest, &name, &words)) {
			ok = view_refuse(in->plan, s, "stack", "table: words | table: words", e);
		} else if (report_input_has(in, name)) {
			const struct table *t = report_input_table(in, name, e);
			if (t)
				add_rows(made, t, words, columns, n);
			ok = t != NULL;
		}
	}
	ini_words_free(columns, n);
	free(copy);
	if (ok)
		return made;
	table_free(made);
	return NULL;
}

/* The different texts of a column, in the order in which they first stand. */
static size_t distinct(const struct table *t, size_t at, const char ***texts)
{
	size_t n = 0, i;

	*texts = xcalloc(table_rows(t) + 1, sizeof **texts);
	for (size_t row = 0; row < table_rows(t); row++) {
		const char *text = table_text(t, row, at);
		for (i = 0; i < n && strcmp((*texts)[i], text) != 0; i++)
			;
		if (i == n)
			(*texts)[n++] = text;
	}
	return n;
}

static size_t rows_with(const struct table *t, size_t a, const char *x, size_t b, const char *y)
{
	size_t n = 0;

	for (size_t row = 0; row < table_rows(t); row++)
		n += strcmp(table_text(t, row, a), x) == 0 && strcmp(table_text(t, row, b), y) == 0;
	return n;
}

static void cross(struct table *made, const struct table *t, size_t a, size_t b)
{
	const char **rows, **columns;
	size_t n_rows = distinct(t, a, &rows), n_columns = distinct(t, b, &columns);
	struct str number = STR_INIT;

	table_add_column(made, table_column_name(t, a));
	for (size_t i = 0; i < n_columns; i++)
		table_add_column(made, columns[i][0] ? columns[i] : "none");
	for (size_t row = 0; row < n_rows; row++) {
		table_add_cell(made, rows[row]);
		for (size_t i = 0; i < n_columns; i++) {
			str_clear(&number);
			str_printf(&number, "%zu", rows_with(t, a, rows[row], b, columns[i]));
			table_add_cell(made, str_text(&number));
		}
	}
	str_release(&number);
	free(rows);
	free(columns);
}

struct table *view_count(struct report_input *in, const struct ini_section *s, struct err *e)
{
	char **words;
	size_t n = ini_words(ini_get(s, "count"), &words), a, b;
	const char *name = ini_get(s, "table");
	const struct table *t = name ? report_input_table(in, name, e) : NULL;
	struct table *made = NULL;

	if (n != 2 || !name) {
		view_refuse(in->plan, s, "count", "two columns, and a table to count in", e);
	} else if (t && view_need(t, words[0], in->plan, s, "count", &a, e) &&
	           view_need(t, words[1], in->plan, s, "count", &b, e)) {
		made = table_new(s->name);
		cross(made, t, a, b);
	}
	ini_words_free(words, n);
	return made;
}
