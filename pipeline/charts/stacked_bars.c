/* stacked_bars: one bar a period, its parts the table's groups, stacked up from zero and, for
 * corrections below zero, down. A period without any record has a small mark, not a bar of no
 * height: nothing announced is not the same as an announced zero. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "aid/chart.h"
#include "aid/date.h"
#include "aid/eventmarks.h"
#include "aid/panel.h"
#include "aid/chartseries.h"
#include "aid/xmem.h"

static const char *const keys[] = { "from", "events", "value", "none_label", NULL };

struct bar {
	int32_t first, last;
	double up, down; /* the ends of its stacks */
	bool any;        /* some group has a record */
};

struct bars {
	struct chartseries_set series;
	size_t n;
	struct bar *bars; /* in time */
	size_t n_empty;
	size_t *numbers;
};

static struct bar *bar_of(struct bars *g, int32_t first, int32_t last)
{
	size_t i = g->n;

	while (i > 0 && g->bars[i - 1].first > first)
		i--;
	if (i > 0 && g->bars[i - 1].first == first)
		return &g->bars[i - 1];
	g->bars = xrealloc(g->bars, (g->n + 1) * sizeof *g->bars);
	memmove(&g->bars[i + 1], &g->bars[i], (g->n++ - i) * sizeof *g->bars);
	g->bars[i] = (struct bar){ first, last, 0, 0, false };
	return &g->bars[i];
}

/* The day after so many months from a first of a month. */
static int32_t months_on(int32_t first, int months)
{
	struct date d = date_of_day(first);
	int month = d.month - 1 + months;

	d.year = (int16_t)(d.year + month / 12);
	d.month = (uint8_t)(month % 12 + 1);
	return date_first_day(&d);
}

/* Every period between the first and the last has its place, with or without records. */
static void fill_gaps(struct bars *g)
{
	int32_t shortest = INT32_MAX;

	for (size_t i = 0; i < g->n; i++)
		if (g->bars[i].last - g->bars[i].first + 1 < shortest)
			shortest = g->bars[i].last - g->bars[i].first + 1;
	int months = shortest < 28 ? 0 : shortest < 32 ? 1 : shortest < 100 ? 3 : 12;
	if (g->n == 0 || months == 0)
		return;
	int32_t end = g->bars[g->n - 1].first;
	for (int32_t day = g->bars[0].first; day < end; day = months_on(day, months))
		bar_of(g, day, months_on(day, months) - 1);
	for (size_t i = 0; i < g->n; i++)
		g->n_empty += !g->bars[i].any;
}

static bool read_all(struct chart *c, struct bars *g, struct err *e)
{
	struct date from = { .precision = DATE_NONE };
	int32_t first = INT32_MIN;

	if (!chartseries_read(c, c->table, chart_option(c, "value", "amount_usd"), &g->series, e))
		return false;
	if (date_parse_own(chart_option(c, "from", ""), &from) && from.precision != DATE_NONE)
		first = date_first_day(&from);
	for (size_t i = 0; i < g->series.n; i++)
		for (size_t j = 0; j < g->series.items[i].n; j++) {
			const struct chartseries_point *p = &g->series.items[i].points[j];
			if (p->first < first)
				continue;
			struct bar *b = bar_of(g, p->first, p->last);
			b->any = true;
			*(p->value < 0 ? &b->down : &b->up) += p->value;
		}
	fill_gaps(g);
	return true;
}

static const char *amount_in(const struct bars *g, const struct chartseries *s, int32_t first)
{
	for (size_t j = 0; j < s->n; j++)
		if (s->points[j].first == first && s->points[j].known)
			return chartseries_text(&g->series, &s->points[j]);
	return "0";
}

static void add_days(struct str *s, const struct bar *b)
{
	char first[DATE_TEXT_MAX], last[DATE_TEXT_MAX];
	struct date d = date_of_day(b->first);

	date_format(&d, first);
	d = date_of_day(b->last);
	date_format(&d, last);
	str_printf(s, "%s %s", first, last);
}

static void add_data(struct chart *c, const struct bars *g)
{
	str_add(&c->data, "# first and last day of the period, then US dollars of");
	for (size_t i = 0; i < g->series.n; i++)
		str_printf(&c->data, "%s %s", i > 0 ? "," : "",
		           g->series.items[i].key[0] ? g->series.items[i].key : "the rest");
	str_add(&c->data, "\n$bars << END\n");
	for (size_t b = 0; b < g->n; b++) {
		if (!g->bars[b].any)
			continue;
		add_days(&c->data, &g->bars[b]);
		for (size_t i = 0; i < g->series.n; i++)
			str_printf(&c->data, " %s", amount_in(g, &g->series.items[i], g->bars[b].first));
		str_add(&c->data, "\n");
	}
	str_add(&c->data, "END\n");
	if (g->n_empty == 0)
		return;
	str_add(&c->data, "# periods without a record\n$empty << END\n");
	for (size_t b = 0; b < g->n; b++)
		if (!g->bars[b].any) {
			add_days(&c->data, &g->bars[b]);
			str_add(&c->data, "\n");
		}
	str_add(&c->data, "END\n");
}

/* Names of the groups and of the mark for an empty period. */
static double add_legend(struct chart *c, struct bars *g, const struct panel *p)
{
	struct chart_legend_item *items = xcalloc(g->series.n + 1, sizeof *items);

	g->numbers = xcalloc(g->series.n + 1, sizeof *g->numbers);
	for (size_t i = 0; i < g->series.n; i++) {
		g->numbers[i] = chart_knob_look(c, &g->series.items[i].look);
		items[i] = (struct chart_legend_item){ g->series.items[i].look.label, g->numbers[i], 0 };
	}
	items[g->series.n] = (struct chart_legend_item){
		chart_option(c, "none_label", "no record in this period"), 0, 2
	};
	double top = chart_legend(c, items, g->series.n + (g->n_empty > 0), p->left, p->right, p->top);
	free(items);
	return top;
}

/* Sums the first so many groups that have the sign. */
static void add_sum(struct str *s, const char *sign, size_t n)
{
	str_add(s, "(");
	for (size_t j = 0; j < n; j++)
		str_printf(s, "%s%s($%zu)", j > 0 ? "+" : "", sign, j + 3);
	str_add(s, n > 0 ? ")" : "0)");
}

static void add_stack(struct chart *c, const struct bars *g, size_t i, const char *sign)
{
	struct str *s = &c->body;

	str_add(s, "    $bars using (middle(1, 2)):(0):(begins(1, 2)):(ends(1, 2)):(");
	add_sum(s, sign, i);
	str_add(s, " / unit):(");
	add_sum(s, sign, i + 1);
	str_printf(s, " / unit) with boxxyerror fillstyle solid 1 noborder linecolor rgb colour%zu",
	           g->numbers[i]);
}

static void add_plot(struct chart *c, const struct bars *g, bool below_zero)
{
	str_add(&c->places, "# a bar takes 86 % of its period\n"
	        "begins(a, b) = day(a) + 0.07 * (day(b) + 86400 - day(a))\n"
	        "ends(a, b) = day(b) + 86400 - 0.07 * (day(b) + 86400 - day(a))\n"
	        "middle(a, b) = (day(a) + day(b) + 86400) / 2\n"
	        "up(x) = x > 0 ? x : 0\ndown(x) = x < 0 ? x : 0\n");
	if (g->series.n == 0)
		chart_nothing(c);
	str_add(&c->body, "  plot \\\n");
	for (size_t i = 0; i < g->series.n; i++) {
		add_stack(c, g, i, "up");
		str_add(&c->body, i + 1 < g->series.n || below_zero || g->n_empty > 0 ? ", \\\n" : "\n");
	}
	for (size_t i = 0; i < g->series.n && below_zero; i++) {
		add_stack(c, g, i, "down");
		str_add(&c->body, i + 1 < g->series.n || g->n_empty > 0 ? ", \\\n" : "\n");
	}
	if (g->n_empty > 0)
		str_add(&c->body, "    $empty using (middle(1, 2)):(0) with points pointtype 2 pointsize 0.6 "
		        "linecolor rgb ink\n");
	if (g->series.n == 0)
		str_add(&c->body, "    NaN\n");
}

static bool draw(struct chart *c, struct err *e)
{
	struct bars g = { .n = 0 };
	struct eventmarks events = { .n = 0 };
	struct panel p = { .suffix = "" };
	double up = 0, down = 0;
	bool ok = read_all(c, &g, e);

	for (size_t b = 0; b < g.n; b++) {
		up = g.bars[b].up > up ? g.bars[b].up : up;
		down = g.bars[b].down < down ? g.bars[b].down : down;
	}
	if (ok) {
		chart_begin(c, up > -down ? up : -down, true, CHART_HEIGHT);
		add_data(c, &g);
		axis_linear(&p.y, down / c->unit, up / c->unit, 5);
		p.left = c->left + panel_label_room(&p.y);
		p.right = c->right;
		p.top = c->top;
		p.bottom = c->bottom - PANEL_BELOW;
		p.top = add_legend(c, &g, &p) + SMALL_SIZE / 2.0;
		axis_time(&p.x, g.n > 0 ? g.bars[0].first : 0, g.n > 0 ? g.bars[g.n - 1].last + 1 : 0,
		          p.right - p.left);
		ok = eventmarks_plan(c, &p, &events, e);
		panel_begin(c, &p);
		eventmarks_draw(c, &p, &events);
		add_plot(c, &g, down < 0);
	}
	eventmarks_release(&events);
	free(g.numbers);
	free(g.bars);
	chartseries_release(&g.series);
	return ok;
}

extern const struct chart_kind chart_stacked_bars;
const struct chart_kind chart_stacked_bars = { "stacked_bars", "amounts by period, stacked by group",
	                                       keys, draw };
