#include "aid/grid.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "aid/csvout.h"
#include "aid/str.h"
#include "aid/xmem.h"

struct grid {
	const struct schema *schema;
	size_t n, cap;
	size_t *cells;   /* where each begins in the text */
	struct str text; /* all cells, each ended by NUL */
};

struct grid *grid_new(const struct schema *s)
{
	struct grid *g = xcalloc(1, sizeof *g);

	g->schema = s;
	return g;
}

void grid_reserve(struct grid *g, size_t rows)
{
	enum { USUAL_CELL = 12 };
	size_t cells = g->n + rows * g->schema->n;

	g->cells = xgrow(g->cells, cells, &g->cap, sizeof *g->cells);
	str_reserve(&g->text, cells * USUAL_CELL);
}

void grid_text(struct grid *g, const char *text)
{
	XGROW(g->cells, g->n, g->cap);
	g->cells[g->n++] = g->text.len;
	str_add_n(&g->text, text ? text : "", text ? strlen(text) + 1 : 1);
}

void grid_number(struct grid *g, money_wide value, int decimals, bool known)
{
	char text[MONEY_TEXT_MAX] = "";

	if (known)
		money_format_wide(text, value, decimals);
	grid_text(g, text);
}

void grid_count(struct grid *g, uint64_t n)
{
	grid_number(g, (money_wide)n, 0, true);
}

size_t grid_rows(const struct grid *g)
{
	assert(g->schema->n > 0 && g->n % g->schema->n == 0);
	return g->n / g->schema->n;
}

const char *grid_cell(const struct grid *g, size_t row, size_t column)
{
	return g->text.text + g->cells[row * g->schema->n + column];
}

size_t grid_column(const struct grid *g, const char *name)
{
	for (size_t i = 0; i < g->schema->n; i++)
		if (strcmp(g->schema->columns[i].name, name) == 0)
			return i;
	return SIZE_MAX;
}

const struct schema *grid_schema(const struct grid *g)
{
	return g->schema;
}

bool grid_write(const struct grid *g, const char *dir, const char *name, struct outset *out,
                struct err *e)
{
	struct csvout o;

	if (!schema_open(g->schema, out, dir, name, &o, e))
		return false;
	for (size_t row = 0; row < grid_rows(g); row++) {
		for (size_t column = 0; column < g->schema->n; column++)
			csvout_text(&o, grid_cell(g, row, column));
		csvout_end_row(&o);
	}
	return true;
}

void grid_csv(const struct grid *g, struct str *s)
{
	for (size_t i = 0; i < g->schema->n; i++)
		str_printf(s, "%s%s", i > 0 ? "," : "", g->schema->columns[i].name);
	str_add_char(s, '\n');
	assert(g->schema->n > 0);
	for (size_t i = 0; i < g->n; i++) {
		csvout_field(s, g->text.text + g->cells[i]);
		str_add_char(s, (i + 1) % g->schema->n == 0 ? '\n' : ',');
	}
}

struct table *grid_table(const struct grid *g, const char *name)
{
	struct table *t = table_new(name);

	for (size_t i = 0; i < g->schema->n; i++)
		table_add_column(t, g->schema->columns[i].name);
	for (size_t row = 0; row < grid_rows(g); row++)
		for (size_t column = 0; column < g->schema->n; column++)
			table_add_cell(t, grid_cell(g, row, column));
	return t;
}

void grid_free(struct grid *g)
{
	if (!g)
		return;
	free(g->cells);
	str_release(&g->text);
	free(g);
}
