/* small_multiples: one small panel a group, all on one scale, with stacked bars by period in each. Which
 * groups and in what order says a second table (key order) by its rank; amounts are not added here. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "aid/chart.h"
#include "aid/chartseries.h"
#include "aid/chartstack.h"
#include "aid/panel.h"
#include "aid/xmem.h"

static const char *const keys[] = { "panel", "series", "order", "order_label", "panels", "value", "from",
	                            NULL };

enum { HEADING = 22, APART = 14, PANEL_HEIGHT = 108 };

struct multiples {
	size_t n;             /* panels */
	const char **keys;    /* of the panels */
	const char **names;
	struct table **rows;  /* of each */
	struct chartstack *stacks;
	struct chartseries_set all; /* the groups of all panels, for one set of colours */
};

/* The first panels of the order table, which is sorted here by its rank. */
static bool read_order(struct chart *c, struct multiples *g, struct err *e)
{
	const struct table *order = chart_table(c, "order", e);
	const char *panel = chart_option(c, "panel", "donor");
	size_t key, name, rank, most = chart_count(c, "panels", 9);
	const struct table_want wanted[] = {
		{ panel, &key }, { "rank", &rank }, { chart_option(c, "order_label", "donor_name"), &name },
		{ NULL, NULL },
	};

	if (!table_need_all(order, wanted, e))
		return false;
	size_t rows = table_rows(order);
	bool *taken = xcalloc(rows + 1, sizeof *taken);
	g->keys = xcalloc(rows + 1, sizeof *g->keys);
	g->names = xcalloc(rows + 1, sizeof *g->names);
	while (g->n < most && g->n < rows) {
		size_t best = SIZE_MAX;
		for (size_t row = 0; row < rows; row++)
			if (!taken[row] && (best == SIZE_MAX || strtod(table_text(order, row, rank), NULL) <
			                                        strtod(table_text(order, best, rank), NULL)))
				best = row;
		taken[best] = true;
		g->keys[g->n] = table_text(order, best, key);
		g->names[g->n++] = table_text(order, best, name);
	}
	free(taken);
	return true;
}

static struct table *rows_of(const struct table *t, size_t column, const char *key)
{
	struct table *rows = table_new(table_path(t));

	for (size_t k = 0; k < table_columns(t); k++)
		table_add_column(rows, table_column_name(t, k));
	for (size_t row = 0; row < table_rows(t); row++)
		for (size_t k = 0; strcmp(table_text(t, row, column), key) == 0 && k < table_columns(t); k++)
			table_add_cell(rows, table_text(t, row, k));
	return rows;
}

static bool read_all(struct chart *c, struct multiples *g, struct err *e)
{
	const char *value = chart_option(c, "value", "amount_usd");
	size_t column;

	if (!read_order(c, g, e) || !table_need(c->table, chart_option(c, "panel", "donor"), &column, e) ||
	    !chartseries_read(c, c->table, value, &g->all, e))
		return false;
	g->rows = xcalloc(g->n + 1, sizeof *g->rows);
	g->stacks = xcalloc(g->n + 1, sizeof *g->stacks);
	const struct table *whole = c->table;
	bool ok = true;
	for (size_t i = 0; i < g->n && ok; i++) {
		g->rows[i] = rows_of(whole, column, g->keys[i]);
		c->table = g->rows[i];
		ok = chartstack_read(c, value, &g->stacks[i], e);
	}
	c->table = whole;
	return ok;
}

/* Each group has one colour, whatever its place in a panel. */
static void set_colours(struct chart *c, struct multiples *g)
{
	size_t *numbers = xcalloc(g->all.n + 1, sizeof *numbers);
	struct chart_legend_item *items = xcalloc(g->all.n + 1, sizeof *items);

	for (size_t i = 0; i < g->all.n; i++) {
		numbers[i] = chart_knob_look(c, &g->all.items[i].look);
		items[i] = (struct chart_legend_item){ g->all.items[i].look.label, numbers[i], 0 };
	}
	for (size_t i = 0; i < g->n; i++) {
		struct chartstack *s = &g->stacks[i];
		s->numbers = xcalloc(s->series.n + 1, sizeof *s->numbers);
		for (size_t k = 0; k < s->series.n; k++)
			for (size_t m = 0; m < g->all.n; m++)
				if (strcmp(g->all.items[m].key, s->series.items[k].key) == 0)
					s->numbers[k] = numbers[m];
	}
	c->top = chart_legend(c, items, g->all.n, c->left, c->right, c->top) + 2;
	free(numbers);
	free(items);
}

struct scale {
	double low, high;
	int32_t first, last;
};

static struct scale common_scale(const struct multiples *g)
{
	struct scale s = { 0, 0, INT32_MAX, INT32_MIN };

	for (size_t i = 0; i < g->n; i++) {
		const struct chartstack *k = &g->stacks[i];
		s.high = chartstack_high(k) > s.high ? chartstack_high(k) : s.high;
		s.low = chartstack_low(k) < s.low ? chartstack_low(k) : s.low;
		if (k->n == 0)
			continue;
		s.first = chartstack_first(k) < s.first ? chartstack_first(k) : s.first;
		s.last = chartstack_last(k) > s.last ? chartstack_last(k) : s.last;
	}
	if (s.first > s.last)
		s.first = s.last = 0;
	return s;
}

static size_t columns_of(const struct chart *c)
{
	return c->narrow ? 2 : 3;
}

static void draw_panel(struct chart *c, struct multiples *g, size_t i, const struct scale *s, double room,
                       double height)
{
	size_t columns = columns_of(c);
	double width = (c->right - c->left - room - (double)(columns - 1) * APART) / (double)columns;
	size_t row = i / columns, column = i % columns;
	char suffix[24], block[32];
	struct panel p = { .no_y_labels = column > 0, .no_x_labels = i + columns < g->n };
	struct look look = palette_look(c->palette, g->keys[i], g->names[i]);
	struct textfont font = { SMALL_SIZE, true };

	snprintf(suffix, sizeof suffix, "%zu", i + 1);
	snprintf(block, sizeof block, "bars%zu", i + 1);
	p.suffix = suffix;
	p.left = c->left + room + (double)column * (width + APART);
	p.right = p.left + width;
	p.top = c->top + HEADING + (double)row * (height + HEADING + SMALL_SIZE);
	p.bottom = p.top + height;
	axis_linear(&p.y, s->low / c->unit, s->high / c->unit, 3);
	axis_time(&p.x, s->first, s->last, width);
	panel_begin(c, &p);
	char *name = textsize_shorten(look.label, font, width);
	chart_text(c, &(struct chart_text){ p.left, p.top - HEADING / 2.0 - 2, TEXT_LEFT, font, "ink", NULL }, name);
	free(name);
	chartstack_bars(c, &g->stacks[i], block, chart_option(c, "value", "amount_usd"));
	chartstack_plot_bars(c, &g->stacks[i], block);
	panel_end(c);
}

static void release(struct multiples *g)
{
	for (size_t i = 0; g->stacks && i < g->n; i++) {
		chartstack_release(&g->stacks[i]);
		table_free(g->rows[i]);
	}
	free(g->stacks);
	free(g->rows);
	free(g->keys);
	free(g->names);
	chartseries_release(&g->all);
}

static bool draw(struct chart *c, struct err *e)
{
	struct multiples g = { .n = 0 };
	bool ok = read_all(c, &g, e);

	if (ok) {
		struct scale s = common_scale(&g);
		struct axis y;
		size_t lines = (g.n + columns_of(c) - 1) / columns_of(c);
		double rows = (double)lines;
		double height = 150 + SMALL_SIZE + rows * (PANEL_HEIGHT + HEADING + SMALL_SIZE) + PANEL_BELOW;
		chart_begin(c, s.high > -s.low ? s.high : -s.low,
		            strstr(chart_option(c, "value", "_usd"), "_usd") != NULL,
		            height > CHART_HEIGHT ? height : CHART_HEIGHT);
		set_colours(c, &g);
		axis_linear(&y, s.low / c->unit, s.high / c->unit, 3);
		double room = panel_label_room(&y);
		double each = rows > 0 ? (c->bottom - c->top - PANEL_BELOW - rows * HEADING -
		                          (rows - 1) * SMALL_SIZE) / rows : 0;
		str_add(&c->body, "  set multiplot\n");
		chartstack_functions(c, 0.8);
		for (size_t i = 0; i < g.n; i++)
			draw_panel(c, &g, i, &s, room, each);
		if (g.n == 0) {
			chart_nothing(c);
			str_add(&c->body, "  set xrange [0:1]; set yrange [0:1]; unset tics\n  plot NaN\n");
		}
		str_add(&c->body, "  unset multiplot\n");
	}
	release(&g);
	return ok;
}

extern const struct chart_kind chart_small_multiples;
const struct chart_kind chart_small_multiples = { "small_multiples", "a small panel a group, on one scale",
	                                          keys, draw, true };
