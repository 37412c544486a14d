/* lines: values over time, joined where periods follow each other; a missing period is a gap. A line is
 * a group of the table, or, with the key columns, one of its columns. Each is named at its end. A value
 * stands at the middle of its period, or, with at = end, at the end: what was reached by then. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "aid/chart.h"
#include "aid/chartseries.h"
#include "aid/date.h"
#include "aid/endlabels.h"
#include "aid/eventmarks.h"
#include "aid/panel.h"
#include "aid/xmem.h"

static const char *const keys[] = { "columns", "labels", "value", "series", "from", "until", "zero",
	                            "at", "events", NULL };

enum { MOST_COLUMNS = 8 };

struct line {
	const struct chartseries_set *set;
	const struct chartseries *series;
	struct look look;
	char *text;
	size_t end; /* its last known point that is shown, or SIZE_MAX */
};

struct lines {
	size_t n_sets, n;
	struct chartseries_set sets[MOST_COLUMNS];
	struct line *items;
	int32_t from, first, last;
	bool at_end; /* of the periods, not at their middle */
	double low, high;
	char *names[MOST_COLUMNS], *labels[MOST_COLUMNS];
};

/* The n-th text between bars; NULL if there are fewer. Caller frees. */
static char *nth(const char *list, size_t n)
{
	for (; n > 0; n--) {
		list = strchr(list, '|');
		if (!list)
			return NULL;
		list++;
	}
	char *copy = xstrndup(list, strcspn(list, "|")), *text = xstrdup(str_trim(copy));
	free(copy);
	return text;
}

static bool is_shown(const struct lines *g, const struct chartseries_point *p)
{
	return p->known && p->first >= g->from;
}

static int32_t day_of(const struct lines *g, const struct chartseries_point *p)
{
	return g->at_end ? p->last : (p->first + p->last) / 2;
}

static void add_line(struct lines *g, const struct chartseries_set *set, const struct chartseries *s,
                     struct look look)
{
	struct line l = { .set = set, .series = s, .look = look, .end = SIZE_MAX };

	for (size_t j = 0; j < s->n; j++) {
		const struct chartseries_point *p = &s->points[j];
		if (!is_shown(g, p))
			continue;
		bool none = g->n == 0 && l.end == SIZE_MAX;
		g->low = none || p->value < g->low ? p->value : g->low;
		g->high = none || p->value > g->high ? p->value : g->high;
		g->first = none || p->first < g->first ? p->first : g->first;
		g->last = none || p->last > g->last ? p->last : g->last;
		l.end = j;
	}
	if (l.end == SIZE_MAX)
		return;
	g->items = xrealloc(g->items, (g->n + 1) * sizeof *g->items);
	g->items[g->n++] = l;
}

static bool read_all(struct chart *c, struct lines *g, struct err *e)
{
	const char *columns = chart_option(c, "columns", NULL), *labels = c->labels ? c->labels : "";

	g->from = chart_day(c, "from", INT32_MIN);
	g->at_end = strcmp(chart_option(c, "at", "middle"), "end") == 0;
	for (size_t i = 0; i < (columns ? MOST_COLUMNS : 1); i++) {
		g->names[i] = columns ? nth(columns, i) : xstrdup(chart_option(c, "value", "amount_usd"));
		if (!g->names[i])
			break;
		g->labels[i] = nth(labels, i);
		g->n_sets++;
		if (!chartseries_read(c, c->table, g->names[i], &g->sets[i], e))
			return false;
	}
	for (size_t i = 0; i < g->n_sets; i++)
		for (size_t k = 0; k < g->sets[i].n; k++) {
			const struct chartseries *s = &g->sets[i].items[k];
			const char *name = g->labels[i] && g->labels[i][0] ? g->labels[i] : g->names[i];
			add_line(g, &g->sets[i], s, columns ? palette_look(c->palette, g->names[i], name)
			                                    : s->look);
		}
	return true;
}

/* Periods that do not follow each other are parted by a blank line, at which gnuplot breaks off. */
static void add_data(struct chart *c, const struct lines *g)
{
	char day[DATE_TEXT_MAX];

	for (size_t i = 0; i < g->n; i++) {
		const struct line *l = &g->items[i];
		int32_t before = INT32_MAX;
		str_printf(&c->data, "# %s: %s of the period, value\n$line%zu << END\n",
		           table_column_name(l->set->table, l->set->column), g->at_end ? "end" : "middle",
		           i + 1);
		for (size_t j = 0; j < l->series->n; j++) {
			const struct chartseries_point *p = &l->series->points[j];
			if (!is_shown(g, p))
				continue;
			if (before != INT32_MAX && p->first > before + 1)
				str_add(&c->data, "\n");
			struct date d = date_of_day(day_of(g, p));
			date_format(&d, day);
			str_printf(&c->data, "%s %s\n", day, chartseries_text(l->set, p));
			before = p->last;
		}
		str_add(&c->data, "END\n");
	}
}

static double biggest(const struct lines *g)
{
	return fabs(g->low) > fabs(g->high) ? fabs(g->low) : fabs(g->high);
}

static struct endlabel *name_ends(const struct chart *c, struct lines *g)
{
	struct endlabel *ends = xcalloc(g->n + 1, sizeof *ends);
	char number[AXIS_TEXT_MAX];

	for (size_t i = 0; i < g->n; i++) {
		struct line *l = &g->items[i];
		struct str s = STR_INIT;
		axis_short(number, l->series->points[l->end].value / c->unit);
		str_printf(&s, "%s %s", l->look.label, number);
		l->text = str_take(&s);
		ends[i].text = l->text;
	}
	return ends;
}

static void place_ends(struct chart *c, const struct lines *g, const struct panel *p,
                       struct endlabel *ends)
{
	for (size_t i = 0; i < g->n; i++) {
		const struct line *l = &g->items[i];
		const struct chartseries_point *end = &l->series->points[l->end];
		ends[i].x = axis_px(&p->x, day_of(g, end));
		ends[i].y = axis_px(&p->y, end->value / c->unit);
		ends[i].number = chart_knob_look(c, &l->look);
		ends[i].marker = l->look.marker;
	}
}

static void add_plot(struct chart *c, const struct lines *g, const struct endlabel *ends)
{
	if (g->n == 0)
		chart_nothing(c);
	str_add(&c->body, "  plot \\\n");
	for (size_t i = 0; i < g->n; i++)
		str_printf(&c->body, "    $line%zu using (day(1)):($2 / unit) with linespoints linewidth 2.5 dashtype "
		           "%d pointtype %d pointsize 0.7 linecolor rgb colour%zu%s\n", i + 1,
		           g->items[i].look.dash, g->items[i].look.marker, ends[i].number,
		           i + 1 < g->n ? ", \\" : "");
	if (g->n == 0)
		str_add(&c->body, "    NaN\n");
}

static void release(struct lines *g)
{
	for (size_t i = 0; i < g->n; i++)
		free(g->items[i].text);
	free(g->items);
	for (size_t i = 0; i < MOST_COLUMNS; i++) {
		free(g->names[i]);
		free(g->labels[i]);
		chartseries_release(&g->sets[i]);
	}
}

static bool draw(struct chart *c, struct err *e)
{
	struct lines g = { .n = 0 };
	struct eventmarks events = { .n = 0 };
	struct panel p = { .suffix = "" };
	bool ok = read_all(c, &g, e);

	if (ok) {
		chart_begin(c, biggest(&g), strstr(g.names[0], "_usd") != NULL, CHART_HEIGHT);
		add_data(c, &g);
		struct endlabel *ends = name_ends(c, &g);
		if (strcmp(chart_option(c, "zero", "yes"), "no") == 0)
			axis_linear_free(&p.y, g.low / c->unit, g.high / c->unit, 5);
		else
			axis_linear(&p.y, g.low / c->unit, g.high / c->unit, 5);
		p.left = c->left + panel_label_room(&p.y);
		p.right = c->right - endlabels_room(c, ends, g.n);
		p.top = c->top + SMALL_SIZE / 2.0;
		p.bottom = c->bottom - PANEL_BELOW;
		axis_time(&p.x, g.first, g.n > 0 ? g.last + 1 : 0, p.right - p.left);
		ok = eventmarks_plan(c, &p, &events, e);
		panel_begin(c, &p);
		eventmarks_draw(c, &p, &events);
		place_ends(c, &g, &p, ends);
		endlabels_draw(c, &p, ends, g.n);
		add_plot(c, &g, ends);
		free(ends);
	}
	eventmarks_release(&events);
	release(&g);
	return ok;
}

extern const struct chart_kind chart_lines;
const struct chart_kind chart_lines = { "lines", "values over time, gaps as gaps", keys, draw, true };
