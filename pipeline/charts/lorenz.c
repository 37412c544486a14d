/* lorenz: what part of the money the smallest donors hold, from none of them to all, beside the line on
 * which all would give alike. Its last steps, those of the largest donors, are drawn in their colours and
 * named. The table is of the shape lorenz; where lines leave one curve of it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "aid/axis.h"
#include "aid/chart.h"
#include "aid/endlabels.h"
#include "aid/panel.h"
#include "aid/xmem.h"

static const char *const keys[] = { "names", "donors_label", "money_label", "equal_label", NULL };

enum { HEIGHT = 600, NARROW_HEIGHT = 430, MOST_NAMES = 9, ALIKE_WIDEST = 75, TITLES = SMALL_SIZE + 10 };
static const struct textfont font = { SMALL_SIZE, false };

/* Points stand in the table from no donor to all of them. */
struct curve {
	size_t donors, money, donor, name, share; /* columns */
	size_t n;                                 /* steps: one fewer than points */
	size_t n_named;
	struct endlabel names[MOST_NAMES]; /* from the largest donor down */
	struct look looks[MOST_NAMES];
	char *texts[MOST_NAMES];
};

static double value(const struct chart *c, size_t row, size_t column)
{
	return strtod(table_text(c->table, row, column), NULL);
}

static bool find(const struct chart *c, struct curve *g, struct err *e)
{
	const struct table *t = c->table;
	struct place at = chart_place(c, "table");
	const struct table_want wanted[] = {
		{ "donors_pct", &g->donors }, { "money_pct", &g->money }, { "donor", &g->donor },
		{ "donor_name", &g->name }, { "share_pct", &g->share }, { NULL, NULL },
	};

	if (!table_need_all(t, wanted, e))
		return false;
	for (size_t row = 1; row < table_rows(t); row++)
		if (value(c, row, g->donors) < value(c, row - 1, g->donors))
			return err_data(e, &at, "found several curves in the rows that [%s] takes; expected one: add "
			                "where ledger = … and where period = …", c->name);
	g->n = table_rows(t) > 0 ? table_rows(t) - 1 : 0;
	return true;
}

/* The largest donors with what they gave: "Norway 3.1%". */
static void name_largest(struct chart *c, struct curve *g)
{
	size_t most = chart_count(c, "names", 3);

	most = most < MOST_NAMES ? most : MOST_NAMES;
	g->n_named = g->n < most ? g->n : most;
	for (size_t i = 0; i < g->n_named; i++) {
		size_t row = g->n - i;
		char number[AXIS_TEXT_MAX];
		struct str s = STR_INIT;
		axis_short(number, value(c, row, g->share));
		g->looks[i] = palette_look(c->palette, table_text(c->table, row, g->donor),
		                           table_text(c->table, row, g->name));
		str_printf(&s, "%s %s%%", g->looks[i].label, number);
		g->texts[i] = str_take(&s);
		g->names[i].text = g->texts[i];
	}
}

static void add_data(struct chart *c, const struct curve *g)
{
	str_add(&c->data, "# percent of the donors, of the money\n$curve << END\n");
	for (size_t row = 0; row < table_rows(c->table); row++)
		str_printf(&c->data, "%s %s\n", table_text(c->table, row, g->donors),
		           table_text(c->table, row, g->money));
	str_add(&c->data, "END\n");
}

/* A square, as large as the room allows, with the names right of it. */
static void set_panel(struct chart *c, const struct curve *g, struct panel *p)
{
	axis_linear(&p->x, 0, 100, 5);
	axis_linear(&p->y, 0, 100, 5);
	p->left = c->left + panel_label_room(&p->y);
	p->top = c->top + TITLES;
	p->bottom = c->bottom - PANEL_BELOW - TITLES;
	p->right = p->left + (p->bottom - p->top);
	double most = c->right - endlabels_room(c, g->names, g->n_named);
	if (p->right > most) {
		p->right = most;
		p->bottom = p->top + (p->right - p->left);
	}
}

static void add_titles(struct chart *c, const struct panel *p)
{
	chart_text(c, &(struct chart_text){ c->left, p->top - 18, TEXT_LEFT, font, "soft", NULL },
	           chart_option(c, "money_label", "percent of the money"));
	chart_text(c, &(struct chart_text){ p->right, p->bottom + PANEL_BELOW + SMALL_SIZE / 2.0, TEXT_RIGHT, font,
	                                    "soft", NULL },
	           chart_option(c, "donors_label", "percent of the donors, the smallest first"));
}

/* No text may cover the line from corner to corner or a step of the curve. */
static void keep_lines(struct chart *c, const struct curve *g, const struct panel *p)
{
	enum { PIECES = 40 };

	for (size_t i = 0; i < PIECES; i++) {
		double from = 100.0 * (double)i / PIECES, to = 100.0 * (double)(i + 1) / PIECES;
		layout_add(&c->layout, (struct layout_box){ axis_px(&p->x, from), axis_px(&p->y, to),
		           axis_px(&p->x, to), axis_px(&p->y, from), NULL }, NULL);
	}
	for (size_t row = 0; row <= g->n; row++) {
		double x = axis_px(&p->x, value(c, row, g->donors)), y = axis_px(&p->y, value(c, row, g->money));
		layout_add(&c->layout, (struct layout_box){ x - 2, y - 2, x + 2, y + 2, NULL }, NULL);
	}
}

/* Above the line on which all are equal there is never a curve. */
static void name_equality(struct chart *c, const struct panel *p)
{
	const double x = c->narrow ? 52 : 58, y = 70; /* percent: between lines of the grid */
	struct textlines l = textsize_balance(chart_option(c, "equal_label", "if all had given the same"), font,
	                                      ALIKE_WIDEST, 3);

	chart_text_lines(c, &(struct chart_text){ axis_px(&p->x, x), axis_px(&p->y, y), TEXT_RIGHT, font,
	                                          "soft", NULL }, &l);
	textlines_release(&l);
}

/* A name stands beside the middle of its step. */
static void place_names(struct chart *c, struct curve *g, const struct panel *p)
{
	for (size_t i = 0; i < g->n_named; i++) {
		size_t row = g->n - i;
		double x = axis_px(&p->x, value(c, row, g->donors)) + axis_px(&p->x, value(c, row - 1, g->donors));
		double y = axis_px(&p->y, value(c, row, g->money)) + axis_px(&p->y, value(c, row - 1, g->money));
		g->names[i].x = x / 2;
		g->names[i].y = y / 2;
		g->names[i].number = chart_knob_look(c, &g->looks[i]);
	}
	endlabels_draw(c, p, g->names, g->n_named);
}

static void add_plot(struct chart *c, const struct curve *g)
{
	chart_knob_text(c, "pale", "#EDEDED", "what lies between the curve and equality");
	str_add(&c->body, "  plot $curve using 1:2:1 with filledcurves fillstyle solid 1 noborder fillcolor rgb pale, \\\n"
	        "    x with lines linewidth 1.5 linecolor rgb soft, \\\n"
	        "    $curve using 1:2 with linespoints linewidth 2.5 pointtype 7 pointsize 0.45 linecolor rgb ink");
	for (size_t i = 0; i < g->n_named; i++)
		str_printf(&c->body, ", \\\n    $curve every ::%zu::%zu using 1:2 with linespoints linewidth 5 pointtype 7 "
		           "pointsize 0.6 linecolor rgb colour%zu", g->n - i - 1, g->n - i, g->names[i].number);
	str_add(&c->body, "\n");
}

static void draw_curve(struct chart *c, struct curve *g)
{
	struct panel p = { .suffix = "", .x_grid = true };

	set_panel(c, g, &p);
	panel_begin(c, &p);
	add_titles(c, &p);
	keep_lines(c, g, &p);
	name_equality(c, &p);
	place_names(c, g, &p);
	add_plot(c, g);
}

static bool draw(struct chart *c, struct err *e)
{
	struct curve g = { .n = 0 };

	if (!find(c, &g, e))
		return false;
	name_largest(c, &g);
	chart_begin(c, 1, false, c->narrow ? NARROW_HEIGHT : HEIGHT);
	add_data(c, &g);
	if (g.n > 0)
		draw_curve(c, &g);
	else
		chart_empty(c);
	for (size_t i = 0; i < g.n_named; i++)
		free(g.texts[i]);
	return true;
}

extern const struct chart_kind chart_lorenz;
const struct chart_kind chart_lorenz = { "lorenz", "what part of the money the smallest donors hold", keys, draw, false };
