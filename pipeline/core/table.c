#include "aid/table.h"

#include <stdlib.h>
#include <string.h>

#include "aid/csvin.h"
#include "aid/str.h"
#include "aid/strpool.h"
#include "aid/xmem.h"

struct table {
	char *path;
	struct strpool *pool;
	size_t n_columns, n_rows, n_cells, cap;
	const char **names;
	const char **cells; /* n_rows × n_columns */
	size_t *lines;      /* of each row */
	size_t lines_cap;
};

static void add_row(struct table *t, const struct csvrow *row)
{
	for (size_t i = 0; i < row->n; i++) {
		size_t at = t->n_rows * t->n_columns + i;
		XGROW(t->cells, at, t->cap);
		t->cells[at] = strpool_intern(t->pool, row->fields[i].text, row->fields[i].len);
	}
	XGROW(t->lines, t->n_rows, t->lines_cap);
	t->lines[t->n_rows++] = row->line;
	t->n_cells = t->n_rows * t->n_columns;
}

/* Columns are read by name, so a name that stands twice would hide a column. */
static bool check_names(const struct csvin *in, struct err *e)
{
	const struct csvrow *header = csvin_header(in);
	bool ok = true;

	for (size_t i = 0; i < header->n; i++) {
		const char *name = header->fields[i].text;
		struct place at = csvin_place(in, header, i);
		size_t first = csvin_column(in, name);
		if (first < i)
			ok = err_data(e, &at, "found the name again; expected each column once; it "
			              "is the name of column %zu already", first + 1);
	}
	return ok;
}

static void take_header(struct table *t, const struct csvrow *header)
{
	t->n_columns = header->n;
	t->names = xcalloc(header->n, sizeof *t->names);
	for (size_t i = 0; i < header->n; i++)
		t->names[i] = strpool_text(t->pool, header->fields[i].text);
}

static bool take_rows(struct table *t, struct csvin *in, struct err *e)
{
	struct csvrow row;
	enum csvin_status status;
	bool ok = true;

	while ((status = csvin_next(in, &row, e)) != CSVIN_END) {
		if (status == CSVIN_ROW)
			add_row(t, &row);
		else
			ok = false;
	}
	return ok;
}

struct table *table_read(const char *path, struct err *e)
{
	struct csvin *in = csvin_open(path, NULL, e);

	if (!in)
		return NULL;
	struct table *t = xcalloc(1, sizeof *t);
	t->path = xstrdup(path);
	t->pool = strpool_new();
	take_header(t, csvin_header(in));
	bool ok = check_names(in, e);
	ok = take_rows(t, in, e) && ok;
	csvin_close(in);
	if (ok)
		return t;
	table_free(t);
	return NULL;
}

struct table *table_read_in(const char *folder, const char *name, struct err *e)
{
	struct str path = STR_INIT;

	str_printf(&path, "%s/%s.csv", folder, name);
	struct table *t = table_read(str_text(&path), e);
	str_release(&path);
	return t;
}

struct table *table_new(const char *name)
{
	struct table *t = xcalloc(1, sizeof *t);

	t->path = xstrdup(name);
	t->pool = strpool_new();
	return t;
}

void table_add_column(struct table *t, const char *name)
{
	t->names = xrealloc(t->names, (t->n_columns + 1) * sizeof *t->names);
	t->names[t->n_columns++] = strpool_text(t->pool, name);
}

void table_add_cell(struct table *t, const char *text)
{
	XGROW(t->cells, t->n_cells, t->cap);
	t->cells[t->n_cells++] = strpool_text(t->pool, text);
	if (t->n_cells % t->n_columns == 0) {
		XGROW(t->lines, t->n_rows, t->lines_cap);
		t->lines[t->n_rows++] = 0;
	}
}

void table_free(struct table *t)
{
	if (!t)
		return;
	strpool_free(t->pool);
	free(t->path);
	free(t->names);
	free(t->cells);
	free(t->lines);
	free(t);
}

const char *table_path(const struct table *t)
{
	return t->path;
}

size_t table_rows(const struct table *t)
{
	return t->n_rows;
}

size_t table_columns(const struct table *t)
{
	return t->n_columns;
}

const char *table_column_name(const struct table *t, size_t column)
{
	return t->names[column];
}

size_t table_find(const struct table *t, const char *name)
{
	for (size_t i = 0; i < t->n_columns; i++)
		if (strcmp(t->names[i], name) == 0)
			return i;
	return SIZE_MAX;
}

bool table_need(const struct table *t, const char *name, size_t *column, struct err *e)
{
	struct place at = { t->path, 1, 1, NULL };
	struct str known = STR_INIT;

	if ((*column = table_find(t, name)) != SIZE_MAX)
		return true;
	for (size_t i = 0; i < t->n_columns; i++)
		str_printf(&known, "%s%s", i > 0 ? ", " : "", t->names[i]);
	err_data(e, &at, "the column \"%s\" is missing; found the columns %s; restore it", name,
	         str_text(&known));
	str_release(&known);
	return false;
}

bool table_need_all(const struct table *t, const struct table_want *wanted, struct err *e)
{
	bool ok = t != NULL;

	for (size_t i = 0; t && wanted[i].name; i++)
		ok = table_need(t, wanted[i].name, wanted[i].column, e) && ok;
	return ok;
}

const char *table_text(const struct table *t, size_t row, size_t column)
{
	return t->cells[row * t->n_columns + column];
}

const char *table_value(const struct table *t, const char *key, const char *name,
                        const char *column)
{
	size_t k = table_find(t, key), c = table_find(t, column);

	for (size_t row = 0; k != SIZE_MAX && c != SIZE_MAX && row < table_rows(t); row++)
		if (strcmp(table_text(t, row, k), name) == 0)
			return table_text(t, row, c);
	return "";
}

struct place table_place(const struct table *t, size_t row, size_t column)
{
	return (struct place){ t->path, t->lines[row], column + 1, t->names[column] };
}
