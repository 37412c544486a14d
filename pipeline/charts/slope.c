/* slope: what each of the largest gave in one period and in another, a line from left to right, named and
 * numbered at both ends. On a logarithmic scale, where equal slopes are equal changes in percent, unless an
 * amount is zero or below. Who has no amount in one of the two is a dot in the other. */
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "aid/chart.h"
#include "aid/chartseries.h"
#include "aid/endlabels.h"
#include "aid/panel.h"
#include "aid/xmem.h"

static const char *const keys[] = { "before", "after", "value", "series", "rows", "log_label", NULL };

enum { BEFORE, AFTER, N_SIDES };
enum { HEADING = SMALL_SIZE + 12, BELOW = SMALL_SIZE + 20 };
static const struct textfont font = { SMALL_SIZE, false }, bold = { TEXT_SIZE, true };

struct slope {
	const struct chartseries *series;
	const struct chartseries_point *ends[N_SIDES]; /* NULL: no amount */
	char *texts[N_SIDES];                          /* their names */
	size_t number;                                 /* of its colour */
};

struct slopes {
	struct chartseries_set set;
	const char *periods[N_SIDES];
	size_t n;
	struct slope *items;
	double low, high; /* of the ends that are there */
};

static const struct chartseries_point *end_of(const struct chart *c, const struct chartseries *s,
                                              size_t column, const char *period)
{
	for (size_t j = 0; j < s->n; j++)
		if (s->points[j].known && strcmp(table_text(c->table, s->points[j].row, column), period) == 0)
			return &s->points[j];
	return NULL;
}

/* True if fewer than `most` slopes are larger at that end. */
static bool is_among_largest(const struct slopes *g, const struct slope *o, size_t end, size_t most)
{
	size_t larger = 0;

	for (size_t i = 0; o->ends[end] && i < g->n; i++)
		larger += g->items[i].ends[end] && g->items[i].ends[end]->value > o->ends[end]->value;
	return o->ends[end] && larger < most;
}

static double largest_end(const struct slope *o)
{
	double a = o->ends[BEFORE] ? o->ends[BEFORE]->value : -DBL_MAX;
	double b = o->ends[AFTER] ? o->ends[AFTER]->value : -DBL_MAX;

	return a > b ? a : b;
}

static int by_largest(const void *a, const void *b)
{
	const struct slope *x = a, *y = b;
	double p = largest_end(x), q = largest_end(y);

	return p != q ? (p < q) - (p > q) : strcmp(x->series->key, y->series->key);
}

/* Those that are among the largest in either period, the largest first. */
static void choose(const struct chart *c, struct slopes *g)
{
	size_t most = chart_count(c, "rows", 8), kept = 0;
	bool *keep = xcalloc(g->n + 1, sizeof *keep);

	for (size_t i = 0; i < g->n; i++)
		keep[i] = is_among_largest(g, &g->items[i], BEFORE, most) ||
		          is_among_largest(g, &g->items[i], AFTER, most);
	for (size_t i = 0; i < g->n; i++)
		if (keep[i])
			g->items[kept++] = g->items[i];
	free(keep);
	g->n = kept;
	qsort(g->items, g->n, sizeof *g->items, by_largest);
}

static void measure(struct slopes *g)
{
	bool any = false;

	for (size_t i = 0; i < g->n; i++)
		for (size_t k = 0; k < N_SIDES; k++) {
			const struct chartseries_point *end = g->items[i].ends[k];
			if (!end)
				continue;
			g->low = !any || end->value < g->low ? end->value : g->low;
			g->high = !any || end->value > g->high ? end->value : g->high;
			any = true;
		}
}

static bool read_all(struct chart *c, struct slopes *g, struct err *e)
{
	static const char *const names[N_SIDES] = { "before", "after" };
	size_t column;
	bool ok = true;

	for (size_t k = 0; k < N_SIDES; k++) {
		struct place at = chart_place(c, names[k]);
		g->periods[k] = chart_option(c, names[k], "");
		ok = (g->periods[k][0] || err_data(e, &at, "the key \"%s\" is missing in [%s]; expected a period "
		                                   "of the table", names[k], c->name)) && ok;
	}
	if (!ok || !table_need(c->table, "period", &column, e) ||
	    !chartseries_read(c, c->table, chart_option(c, "value", "amount_usd"), &g->set, e))
		return false;
	g->items = xcalloc(g->set.n + 1, sizeof *g->items);
	for (size_t i = 0; i < g->set.n; i++) {
		struct slope *o = &g->items[g->n++];
		o->series = &g->set.items[i];
		for (size_t k = 0; k < N_SIDES; k++)
			o->ends[k] = end_of(c, o->series, column, g->periods[k]);
	}
	choose(c, g);
	measure(g);
	return true;
}

/* A line has its beginning at 0 and its end at 1. */
static void add_data(struct chart *c, const struct slopes *g)
{
	for (size_t i = 0; i < g->n; i++) {
		const struct slope *o = &g->items[i];
		str_printf(&c->data, "# %s: 0 for %s, 1 for %s; amount\n$slope%zu << END\n", o->series->key,
		           g->periods[BEFORE], g->periods[AFTER], i + 1);
		for (size_t k = 0; k < N_SIDES; k++)
			if (o->ends[k])
				str_printf(&c->data, "%zu %s\n", k, chartseries_text(&g->set, o->ends[k]));
		str_add(&c->data, "END\n");
	}
}

static void name_ends(const struct chart *c, struct slopes *g)
{
	char number[AXIS_TEXT_MAX];

	for (size_t i = 0; i < g->n; i++)
		for (size_t k = 0; k < N_SIDES; k++) {
			struct slope *o = &g->items[i];
			struct str s = STR_INIT;
			axis_short(number, o->ends[k] ? o->ends[k]->value / c->unit : 0);
			str_printf(&s, "%s %s", o->series->look.label, number);
			o->texts[k] = str_take(&s);
		}
}

/* The names of one side into labels; returns how many. Their places are the panel's, if it is not NULL. */
static size_t labels_of(const struct chart *c, const struct slopes *g, const struct panel *p, size_t side,
                        struct endlabel *labels)
{
	size_t n = 0;

	for (size_t i = 0; i < g->n; i++) {
		const struct slope *o = &g->items[i];
		if (!o->ends[side])
			continue;
		labels[n] = (struct endlabel){ .text = o->texts[side] };
		if (p)
			labels[n] = (struct endlabel){ o->texts[side], side == BEFORE ? p->left : p->right,
			                               axis_px(&p->y, o->ends[side]->value / c->unit),
			                               o->number, o->series->look.marker };
		n++;
	}
	return n;
}

static void draw_side(struct chart *c, const struct slopes *g, const struct panel *p, size_t side,
                      struct endlabel *labels)
{
	double x = side == BEFORE ? p->left : p->right;
	size_t n = labels_of(c, g, p, side, labels);

	chart_line(c, NULL, x, p->top, x, p->bottom, 1, "rule");
	chart_text(c, &(struct chart_text){ x, p->top - HEADING / 2.0, TEXT_CENTRE, bold, "ink", NULL },
	           g->periods[side]);
	(side == BEFORE ? endlabels_draw_left : endlabels_draw)(c, p, labels, n);
}

/* A little wider than the ends, so that none touches the heading. */
static void set_scale(const struct chart *c, const struct slopes *g, struct panel *p)
{
	static const double spare = 0.04; /* of the scale, above and below */
	double low = g->low / c->unit, high = g->high / c->unit;
	double times = low > 0 && high > low ? pow(high / low, spare) : 1.1;
	double more = spare * (high > low ? high - low : 1);

	p->x = (struct axis){ .kind = AXIS_LINEAR, .low = 0, .high = 1 };
	if (low > 0)
		p->y = (struct axis){ .kind = AXIS_LOG, .low = low / times, .high = high * times };
	else
		p->y = (struct axis){ .kind = AXIS_LINEAR, .low = low - more, .high = high + more };
}

/* Under the panel, what a slope means; on a scale that reaches below zero, where zero is. */
static void explain_scale(struct chart *c, const struct panel *p)
{
	double zero = axis_px(&p->y, 0);

	if (p->y.kind == AXIS_LOG)
		chart_text(c, &(struct chart_text){ (p->left + p->right) / 2, p->bottom + BELOW / 2.0, TEXT_CENTRE, font,
		           "soft", NULL }, chart_option(c, "log_label", "equal slopes: equal changes in percent"));
	else if (zero > p->top && zero < p->bottom)
		chart_line(c, p, p->left, zero, p->right, zero, 1, "rule");
}

static void add_plot(struct chart *c, const struct slopes *g)
{
	str_add(&c->body, "  plot \\\n");
	for (size_t i = 0; i < g->n; i++)
		str_printf(&c->body, "    $slope%zu using 1:($2 / unit) with lines linewidth 2.5 dashtype %d "
		           "linecolor rgb colour%zu%s\n", i + 1, g->items[i].series->look.dash, g->items[i].number,
		           i + 1 < g->n ? ", \\" : "");
	if (g->n == 0)
		str_add(&c->body, "    NaN\n");
}

static void draw_panel(struct chart *c, struct slopes *g)
{
	struct panel p = { .suffix = "", .no_x_labels = true, .no_y_labels = true, .no_y_grid = true };
	struct endlabel *labels = xcalloc(g->n, sizeof *labels);

	name_ends(c, g);
	p.left = c->left + endlabels_room(c, labels, labels_of(c, g, NULL, BEFORE, labels));
	p.right = c->right - endlabels_room(c, labels, labels_of(c, g, NULL, AFTER, labels));
	p.top = c->top + HEADING;
	p.bottom = c->bottom - BELOW;
	set_scale(c, g, &p);
	panel_begin(c, &p);
	for (size_t i = 0; i < g->n; i++)
		g->items[i].number = chart_knob_look(c, &g->items[i].series->look);
	for (size_t k = 0; k < N_SIDES; k++)
		draw_side(c, g, &p, k, labels);
	explain_scale(c, &p);
	add_plot(c, g);
	free(labels);
}

static void release(struct slopes *g)
{
	for (size_t i = 0; i < g->n; i++)
		for (size_t k = 0; k < N_SIDES; k++)
			free(g->items[i].texts[k]);
	free(g->items);
	chartseries_release(&g->set);
}

static bool draw(struct chart *c, struct err *e)
{
	struct slopes g = { .n = 0 };
	const char *value = chart_option(c, "value", "amount_usd");
	bool ok = read_all(c, &g, e);

	if (ok) {
		double most = g.high > -g.low ? g.high : -g.low;
		chart_begin(c, most, strstr(value, "_usd") != NULL, CHART_HEIGHT);
		add_data(c, &g);
		if (g.n > 0)
			draw_panel(c, &g);
		else
			chart_empty(c);
	}
	release(&g);
	return ok;
}

extern const struct chart_kind chart_slope;
const struct chart_kind chart_slope = { "slope", "amounts of two periods, a line from one to the other", keys, draw,
	                                true };
