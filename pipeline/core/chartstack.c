#include "aid/chartstack.h"

#include <stdlib.h>
#include <string.h>

#include "aid/date.h"
#include "aid/xmem.h"

static struct chartstack_period *period_of(struct chartstack *g, int32_t first, int32_t last)
{
	size_t i = g->n;

	while (i > 0 && g->periods[i - 1].first > first)
		i--;
	if (i > 0 && g->periods[i - 1].first == first)
		return &g->periods[i - 1];
	g->periods = xrealloc(g->periods, (g->n + 1) * sizeof *g->periods);
	memmove(&g->periods[i + 1], &g->periods[i], (g->n++ - i) * sizeof *g->periods);
	g->periods[i] = (struct chartstack_period){ first, last, 0, 0, false };
	return &g->periods[i];
}

/* The day so many months after a first of a month. */
static int32_t months_on(int32_t first, int months)
{
	struct date d = date_of_day(first);
	int month = d.month - 1 + months;

	d.year = (int16_t)(d.year + month / 12);
	d.month = (uint8_t)(month % 12 + 1);
	return date_first_day(&d);
}

/* Every period between the first and the last has its place, with or without records. */
static void fill_gaps(struct chartstack *g)
{
	int32_t shortest = INT32_MAX;

	for (size_t i = 0; i < g->n; i++)
		if (g->periods[i].last - g->periods[i].first + 1 < shortest)
			shortest = g->periods[i].last - g->periods[i].first + 1;
	int months = shortest < 28 ? 0 : shortest < 32 ? 1 : shortest < 100 ? 3 : 12;
	if (g->n == 0 || months == 0)
		return;
	int32_t end = g->periods[g->n - 1].first;
	for (int32_t day = g->periods[0].first; day < end; day = months_on(day, months))
		period_of(g, day, months_on(day, months) - 1);
	for (size_t i = 0; i < g->n; i++)
		g->n_empty += !g->periods[i].any;
}

bool chartstack_read(struct chart *c, const char *values, struct chartstack *g, struct err *e)
{
	int32_t first = chart_day(c, "from", INT32_MIN);

	*g = (struct chartstack){ .n = 0 };
	if (!chartseries_read(c, c->table, values, &g->series, e))
		return false;
	for (size_t i = 0; i < g->series.n; i++)
		for (size_t j = 0; j < g->series.items[i].n; j++) {
			const struct chartseries_point *p = &g->series.items[i].points[j];
			if (p->first < first)
				continue;
			struct chartstack_period *b = period_of(g, p->first, p->last);
			b->any = true;
			*(p->value < 0 ? &b->down : &b->up) += p->value;
		}
	fill_gaps(g);
	return true;
}

void chartstack_release(struct chartstack *g)
{
	free(g->numbers);
	free(g->periods);
	chartseries_release(&g->series);
}

double chartstack_high(const struct chartstack *g)
{
	double high = 0;

	for (size_t i = 0; i < g->n; i++)
		high = g->periods[i].up > high ? g->periods[i].up : high;
	return high;
}

double chartstack_low(const struct chartstack *g)
{
	double low = 0;

	for (size_t i = 0; i < g->n; i++)
		low = g->periods[i].down < low ? g->periods[i].down : low;
	return low;
}

int32_t chartstack_first(const struct chartstack *g)
{
	return g->n > 0 ? g->periods[0].first : 0;
}

int32_t chartstack_last(const struct chartstack *g)
{
	return g->n > 0 ? g->periods[g->n - 1].last + 1 : 0;
}

static const char *text_in(const struct chartstack *g, const struct chartseries *s, int32_t first)
{
	for (size_t j = 0; j < s->n; j++)
		if (s->points[j].first == first && s->points[j].known)
			return chartseries_text(&g->series, &s->points[j]);
	return "0";
}

static void add_days(struct str *s, const struct chartstack_period *b)
{
	char first[DATE_TEXT_MAX], last[DATE_TEXT_MAX];
	struct date d = date_of_day(b->first);

	date_format(&d, first);
	d = date_of_day(b->last);
	date_format(&d, last);
	str_printf(s, "%s %s", first, last);
}

static void add_empty(struct chart *c, const struct chartstack *g)
{
	str_add(&c->data, "# periods without a record\n$empty << END\n");
	for (size_t b = 0; b < g->n; b++)
		if (!g->periods[b].any) {
			add_days(&c->data, &g->periods[b]);
			str_add(&c->data, "\n");
		}
	str_add(&c->data, "END\n");
}

void chartstack_bars(struct chart *c, const struct chartstack *g, const char *block, const char *what)
{
	str_printf(&c->data, "# first and last day of the period, then %s of", what);
	for (size_t i = 0; i < g->series.n; i++)
		str_printf(&c->data, "%s %s", i > 0 ? "," : "",
		           g->series.items[i].key[0] ? g->series.items[i].key : "the rest");
	str_printf(&c->data, "\n$%s << END\n", block);
	for (size_t b = 0; b < g->n; b++) {
		if (!g->periods[b].any)
			continue;
		add_days(&c->data, &g->periods[b]);
		for (size_t i = 0; i < g->series.n; i++)
			str_printf(&c->data, " %s", text_in(g, &g->series.items[i], g->periods[b].first));
		str_add(&c->data, "\n");
	}
	str_add(&c->data, "END\n");
}

void chartstack_data(struct chart *c, struct chartstack *g, const char *what)
{
	g->numbers = xcalloc(g->series.n + 1, sizeof *g->numbers);
	for (size_t i = 0; i < g->series.n; i++)
		g->numbers[i] = chart_knob_look(c, &g->series.items[i].look);
	chartstack_bars(c, g, "bars", what);
	if (g->n_empty > 0)
		add_empty(c, g);
}

/* Sums the first so many groups that have the sign. */
static void add_sum(struct str *s, const char *sign, size_t n)
{
	str_add(s, "(");
	for (size_t j = 0; j < n; j++)
		str_printf(s, "%s%s($%zu)", j > 0 ? "+" : "", sign, j + 3);
	str_add(s, n > 0 ? ")" : "0)");
}

static void add_group(struct chart *c, const struct chartstack *g, const char *block, size_t i,
                      const char *sign)
{
	struct str *s = &c->body;

	str_printf(s, "    $%s using (middle(1, 2)):(0):(begins(1, 2)):(ends(1, 2)):(", block);
	add_sum(s, sign, i);
	str_add(s, " / unit):(");
	add_sum(s, sign, i + 1);
	str_printf(s, " / unit) with boxxyerror fillstyle solid 1 border linecolor rgb '#ffffff' linewidth 0.5 fillcolor rgb colour%zu, \\\n",
	           g->numbers[i]);
}

static void add_groups(struct chart *c, const struct chartstack *g, const char *block)
{
	str_add(&c->body, "  plot \\\n");
	for (size_t i = 0; i < g->series.n; i++)
		add_group(c, g, block, i, "up");
	for (size_t i = 0; i < g->series.n && chartstack_low(g) < 0; i++)
		add_group(c, g, block, i, "down");
}

void chartstack_functions(struct chart *c, double width)
{
	str_printf(&c->places, "# a bar takes %g %% of its period\nspare = %g\n"
	           "begins(a, b) = day(a) + spare * (day(b) + 86400 - day(a))\n"
	           "ends(a, b) = day(b) + 86400 - spare * (day(b) + 86400 - day(a))\n"
	           "middle(a, b) = (day(a) + day(b) + 86400) / 2\n"
	           "up(x) = x > 0 ? x : 0\ndown(x) = x < 0 ? x : 0\n", 100 * width, (1 - width) / 2);
}

void chartstack_plot_bars(struct chart *c, const struct chartstack *g, const char *block)
{
	add_groups(c, g, block);
	str_add(&c->body, "    NaN\n");
}

void chartstack_plot(struct chart *c, const struct chartstack *g, double width)
{
	chartstack_functions(c, width);
	if (g->n == 0)
		chart_nothing(c);
	add_groups(c, g, "bars");
	if (g->n_empty > 0)
		str_add(&c->body, "    $empty using (middle(1, 2)):(0) with points pointtype 2 pointsize 0.6 "
		        "linecolor rgb ink\n");
	else
		str_add(&c->body, "    NaN\n");
}
