#include "aid/grid.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "aid/csvout.h"
#include "aid/str.h"
#include "aid/xmem.h"

struct row {
	size_t begin;    /* in the text */
	uint64_t quotes; /* bit i: cell i needs them; the last bit stands for all that follow */
};

/* Rows that were added one after the other. Only where rows begin is known: the cells of a large table
 * would take as much memory in places as in text. */
struct piece {
	size_t n, cap;   /* rows, the last of which may lack cells; rows that there is room for */
	size_t missing;  /* cells of the last row */
	struct row *rows;
	struct str text; /* all cells, each ended by NUL */
};

struct grid {
	const struct schema *schema;
	size_t n, cap;
	struct piece *pieces; /* at least one; cells are added to the last */
};

struct grid *grid_new(const struct schema *s)
{
	struct grid *g = xcalloc(1, sizeof *g);

	assert(s->n > 0);
	g->schema = s;
	XGROW(g->pieces, 0, g->cap);
	g->pieces[g->n++] = (struct piece){ .text = STR_INIT };
	return g;
}

void grid_join(struct grid *g, struct grid *more)
{
	for (size_t i = 0; i < more->n; i++) {
		assert(more->pieces[i].missing == 0);
		XGROW(g->pieces, g->n, g->cap);
		g->pieces[g->n++] = more->pieces[i];
	}
	free(more->pieces);
	free(more);
}

void grid_reserve(struct grid *g, size_t rows)
{
	enum { USUAL_CELL = 8 };
	struct piece *p = &g->pieces[g->n - 1];
	size_t all = p->n + rows;

	p->rows = xgrow(p->rows, all, &p->cap, sizeof *p->rows);
	str_reserve(&p->text, all * g->schema->n * USUAL_CELL);
}

/* The piece that the next cell goes to, which begins with it. */
static struct piece *begin_cell(struct grid *g)
{
	struct piece *p = &g->pieces[g->n - 1];

	if (p->missing == 0) {
		XGROW(p->rows, p->n, p->cap);
		p->rows[p->n++] = (struct row){ p->text.len, 0 };
		p->missing = g->schema->n;
	}
	p->missing--;
	return p;
}

static uint64_t quote_bit(size_t column)
{
	return (uint64_t)1 << (column < 63 ? column : 63);
}

void grid_text(struct grid *g, const char *text)
{
	struct piece *p = begin_cell(g);
	size_t n = text ? csvout_plain(text) : 0;

	if (n == SIZE_MAX) {
		p->rows[p->n - 1].quotes |= quote_bit(g->schema->n - 1 - p->missing);
		n = strlen(text);
	}
	str_add_n(&p->text, text ? text : "", n + 1);
}

void grid_number(struct grid *g, money_wide value, int decimals, bool known)
{
	struct piece *p = begin_cell(g);

	str_reserve(&p->text, MONEY_TEXT_MAX);
	if (known)
		p->text.len += money_format_wide(p->text.text + p->text.len, value, decimals);
	p->text.text[p->text.len++] = '\0';
}

void grid_count(struct grid *g, uint64_t n)
{
	grid_number(g, (money_wide)n, 0, true);
}

size_t grid_rows(const struct grid *g)
{
	size_t rows = 0;

	for (size_t i = 0; i < g->n; i++)
		rows += g->pieces[i].n;
	return rows;
}

const char *grid_cell(const struct grid *g, size_t row, size_t column)
{
	const struct piece *p = g->pieces;

	for (; row >= p->n; p++)
		row -= p->n;
	const char *cell = p->text.text + p->rows[row].begin;
	while (column-- > 0)
		cell += strlen(cell) + 1;
	return cell;
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

typedef void take_fn(void *context, const char *cell, bool last);

static void walk_row(const struct grid *g, const char *cell, take_fn *take, void *context)
{
	for (size_t column = 0; column < g->schema->n; column++) {
		take(context, cell, column + 1 == g->schema->n);
		cell += strlen(cell) + 1;
	}
}

/* Calls for each cell, row by row. */
static void walk(const struct grid *g, take_fn *take, void *context)
{
	for (size_t i = 0; i < g->n; i++) {
		assert(g->pieces[i].missing == 0);
		for (size_t row = 0; row < g->pieces[i].n; row++)
			walk_row(g, g->pieces[i].text.text + g->pieces[i].rows[row].begin, take, context);
	}
}

static void write_cell(void *context, const char *cell, bool last)
{
	csvout_text(context, cell);
	if (last)
		csvout_end_row(context);
}

/* Adds a row as text; most cells are written as they are. */
static void put_line(const struct grid *g, const char *cell, uint64_t quotes, struct str *line)
{
	for (size_t column = 0; column < g->schema->n; column++) {
		size_t n = strlen(cell);
		if (quotes & quote_bit(column))
			csvout_field(line, cell);
		else
			str_add_n(line, cell, n);
		str_add_char(line, column + 1 < g->schema->n ? ',' : '\n');
		cell += n + 1;
	}
}

/* An empty row of one column is written as "", so those go cell by cell. */
static void write_row(const struct grid *g, const struct piece *p, size_t row, struct str *line, struct csvout *o)
{
	const char *begin = p->text.text + p->rows[row].begin;

	if (g->schema->n == 1) {
		walk_row(g, begin, write_cell, o);
		return;
	}
	str_clear(line);
	put_line(g, begin, p->rows[row].quotes, line);
	csvout_rows(o, line->text, line->len);
}

bool grid_write(const struct grid *g, const char *dir, const char *name, struct outset *out,
                struct err *e)
{
	struct str line = STR_INIT;
	struct csvout o;

	if (!schema_open(g->schema, out, dir, name, &o, e))
		return false;
	for (size_t i = 0; i < g->n; i++) {
		assert(g->pieces[i].missing == 0);
		for (size_t row = 0; row < g->pieces[i].n; row++)
			write_row(g, &g->pieces[i], row, &line, &o);
	}
	str_release(&line);
	return true;
}

void grid_csv(const struct grid *g, struct str *s)
{
	for (size_t i = 0; i < g->schema->n; i++)
		str_printf(s, "%s%s", i > 0 ? "," : "", g->schema->columns[i].name);
	str_add_char(s, '\n');
	for (size_t i = 0; i < g->n; i++) {
		const struct piece *p = &g->pieces[i];
		for (size_t row = 0; row < p->n; row++)
			put_line(g, p->text.text + p->rows[row].begin, p->rows[row].quotes, s);
	}
}

static void add_cell(void *context, const char *cell, bool last)
{
	(void)last;
	table_add_cell(context, cell);
}

struct table *grid_table(const struct grid *g, const char *name)
{
	struct table *t = table_new(name);

	for (size_t i = 0; i < g->schema->n; i++)
		table_add_column(t, g->schema->columns[i].name);
	walk(g, add_cell, t);
	return t;
}

void grid_free(struct grid *g)
{
	if (!g)
		return;
	for (size_t i = 0; i < g->n; i++) {
		free(g->pieces[i].rows);
		str_release(&g->pieces[i].text);
	}
	free(g->pieces);
	free(g);
}
