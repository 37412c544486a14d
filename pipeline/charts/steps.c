/* steps: cumulative sums as steps, each named at its end with its last value; stated totals as points
 * with the bounds that their wording allows. */
#include <stdlib.h>
#include <string.h>

#include "aid/chart.h"
#include "aid/date.h"
#include "aid/endlabels.h"
#include "aid/eventmarks.h"
#include "aid/panel.h"
#include "aid/chartseries.h"
#include "aid/stated.h"
#include "aid/xmem.h"

static const char *const keys[] = { "from", "until", "events", "total", "total_label", "points",
	                            "points_since", "points_label", "value", "series", NULL };

struct steps {
	struct chartseries_set series, total;
	struct stated stated;
	int32_t from, last; /* of the axis */
	size_t n;           /* lines */
	struct endlabel *ends;
	char **texts;
};

static bool read_all(struct chart *c, struct steps *g, struct err *e)
{
	const char *column = chart_option(c, "value", "cumulative_usd");
	const struct table *total = NULL;

	if (!chartseries_read(c, c->table, column, &g->series, e) || !stated_read(c, &g->stated, e))
		return false;
	if (chart_option(c, "total", NULL) &&
	    (!(total = chart_table(c, "total", e)) || !chartseries_read(c, total, column, &g->total, e)))
		return false;
	struct chartseries_extent x = chartseries_extent(&g->series);
	g->from = chart_day(c, "from", x.first);
	g->last = g->stated.n > 0 && g->stated.last > x.last ? g->stated.last : x.last;
	for (size_t i = 0; i < g->total.n; i++) {
		const char *name = chart_option(c, "total_label", "All together");
		g->total.items[i].look = palette_look(c->palette, "total", name);
	}
	g->n = g->series.n + g->total.n;
	return true;
}

static struct chartseries *line(struct steps *g, size_t i)
{
	return i < g->total.n ? &g->total.items[i] : &g->series.items[i - g->total.n];
}

static const struct chartseries_set *set_of(const struct steps *g, size_t i)
{
	return i < g->total.n ? &g->total : &g->series;
}

static double highest(const struct steps *g)
{
	double a = chartseries_extent(&g->series).high, b = chartseries_extent(&g->total).high;
	double c = g->stated.n > 0 ? g->stated.high : 0;

	return a > b ? (a > c ? a : c) : (b > c ? b : c);
}

static double lowest(const struct steps *g)
{
	double a = chartseries_extent(&g->series).low, b = chartseries_extent(&g->total).low;

	return a < b ? a : b;
}

/* The level at the first day shown is that of the last step before it. */
static void add_data(struct chart *c, struct steps *g)
{
	char from[DATE_TEXT_MAX], day[DATE_TEXT_MAX];
	struct date d = date_of_day(g->from);

	date_format(&d, from);
	for (size_t i = 0; i < g->n; i++) {
		const struct chartseries *s = line(g, i);
		const char *before = NULL;
		str_printf(&c->data, "# %s: day, US dollars\n$series%zu << END\n", s->key[0] ? s->key : "together",
		           i + 1);
		for (size_t j = 0; j < s->n; j++) {
			const struct chartseries_point *p = &s->points[j];
			const char *text = p->known ? chartseries_text(set_of(g, i), p) : "NaN";
			if (p->last < g->from) {
				before = text;
				continue;
			}
			if (before)
				str_printf(&c->data, "%s %s\n", from, before);
			before = NULL;
			d = date_of_day(p->last);
			date_format(&d, day);
			str_printf(&c->data, "%s %s\n", day, text);
		}
		if (before)
			str_printf(&c->data, "%s %s\n", from, before);
		str_add(&c->data, "END\n");
	}
	stated_data(c, &g->stated);
}

/* The last known point of a line, or NULL. */
static const struct chartseries_point *end_of(const struct chartseries *s)
{
	for (size_t j = s->n; j-- > 0;)
		if (s->points[j].known)
			return &s->points[j];
	return NULL;
}

static void name_ends(struct chart *c, struct steps *g)
{
	g->ends = xcalloc(g->n + 1, sizeof *g->ends);
	g->texts = xcalloc(g->n + 1, sizeof *g->texts);
	for (size_t i = 0; i < g->n; i++) {
		const struct chartseries_point *p = end_of(line(g, i));
		struct str s = STR_INIT;
		char number[AXIS_TEXT_MAX];
		axis_short(number, p ? p->value / c->unit : 0);
		str_printf(&s, "%s %s", line(g, i)->look.label, p ? number : "unknown");
		g->texts[i] = str_take(&s);
		g->ends[i] = (struct endlabel){ .text = g->texts[i] };
	}
}

static void place_ends(struct chart *c, struct steps *g, const struct panel *p)
{
	for (size_t i = 0; i < g->n; i++) {
		const struct chartseries_point *end = end_of(line(g, i));
		g->ends[i].x = axis_px(&p->x, end && end->last > g->from ? end->last : g->from);
		g->ends[i].y = axis_px(&p->y, end ? end->value / c->unit : 0);
		g->ends[i].number = chart_knob_look(c, &line(g, i)->look);
		g->ends[i].marker = line(g, i)->look.marker;
	}
}

static void add_plot(struct chart *c, struct steps *g)
{
	if (g->n == 0)
		chart_nothing(c);
	str_add(&c->body, "  plot \\\n");
	for (size_t i = g->n; i-- > 0;)
		str_printf(&c->body, "    $series%zu using (day(1)):($2 / unit) with steps linewidth %g "
		           "linecolor rgb colour%zu%s\n", i + 1, i < g->total.n ? 3 : 2.5, g->ends[i].number,
		           i > 0 || g->stated.n > 0 ? ", \\" : "");
	stated_plot(c, &g->stated);
	if (g->n == 0 && g->stated.n == 0)
		str_add(&c->body, "    NaN\n");
}

static void release(struct steps *g)
{
	for (size_t i = 0; i < g->n && g->texts; i++)
		free(g->texts[i]);
	free(g->texts);
	free(g->ends);
	chartseries_release(&g->series);
	chartseries_release(&g->total);
	stated_release(&g->stated);
}

static bool draw(struct chart *c, struct err *e)
{
	struct steps g = { .n = 0 };
	struct eventmarks events = { .n = 0 };
	struct panel p = { .suffix = "" };
	bool ok = read_all(c, &g, e);

	if (ok) {
		double most = highest(&g);
		chart_begin(c, most > -lowest(&g) ? most : -lowest(&g), true, CHART_HEIGHT);
		add_data(c, &g);
		name_ends(c, &g);
		axis_linear(&p.y, lowest(&g) / c->unit, most / c->unit, 5);
		p.left = c->left + panel_label_room(&p.y);
		p.right = c->right - endlabels_room(c, g.ends, g.n);
		p.top = c->top + SMALL_SIZE / 2.0;
		p.bottom = c->bottom - PANEL_BELOW;
		p.top = stated_legend(c, &g.stated, &p);
		axis_time(&p.x, g.from, g.last, p.right - p.left);
		ok = eventmarks_plan(c, &p, &events, e);
		panel_begin(c, &p);
		eventmarks_draw(c, &p, &events);
		place_ends(c, &g, &p);
		endlabels_draw(c, &p, g.ends, g.n);
		add_plot(c, &g);
	}
	eventmarks_release(&events);
	release(&g);
	return ok;
}

extern const struct chart_kind chart_steps;
const struct chart_kind chart_steps = { "steps", "cumulative sums as steps, stated totals as points",
	                                keys, draw, true };
