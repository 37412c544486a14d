/* steps: cumulative sums as steps, each named at its end; stated totals as points with bounds. */
#include <stdlib.h>
#include <string.h>

#include "aid/chart.h"
#include "aid/escape.h"
#include "aid/xmem.h"

static const char *last_day(const struct chart *c, const struct chart_columns *k)
{
	const char *last = "";

	for (size_t row = 0; row < table_rows(c->table); row++)
		if (strcmp(table_text(c->table, row, k->end), last) > 0)
			last = table_text(c->table, row, k->end);
	return last;
}

static const char *from_day(const struct chart *c)
{
	const char *from = ini_get(c->section, "from");

	return from ? from : "1900-01-01";
}

/* Steps rise at the end of a period; each series runs on to the last day of all. */
static void add_series(const struct chart *c, const struct chart_columns *k,
                       const struct chart_series *series, size_t number, const char *last,
                       struct str *s)
{
	const char *value = "0", *day = "";

	str_add(s, "# ");
	str_add(s, series->key[0] ? series->key : "the rest");
	str_printf(s, "\n$series%zu << END\n", number);
	for (size_t i = 0; i < series->n; i++) {
		day = table_text(c->table, series->rows[i], k->end);
		value = table_text(c->table, series->rows[i], k->cumulative);
		if (strcmp(day, from_day(c)) >= 0)
			str_printf(s, "%s %s\n", day, value);
	}
	if (strcmp(day, last) < 0)
		str_printf(s, "%s %s\n", last, value);
	str_add(s, "END\n");
}

static size_t add_points(const struct chart *c, struct str *s)
{
	size_t date = table_find(c->stocks, "date"), total = table_find(c->stocks, "total_usd");
	size_t low = table_find(c->stocks, "low_usd"), high = table_find(c->stocks, "high_usd");
	size_t n = 0;

	str_add(s, "# stated totals: day, US dollars, bounds\n$points << END\n");
	for (size_t row = 0; row < table_rows(c->stocks); row++) {
		const char *day = table_text(c->stocks, row, date);
		if (!chart_takes_stock(c, row) || !table_text(c->stocks, row, total)[0])
			continue;
		/* A month's statement is drawn at its first day. */
		str_printf(s, "%s%s %s %s %s\n", day, strlen(day) == 7 ? "-01" : "",
		           table_text(c->stocks, row, total), table_text(c->stocks, row, low),
		           table_text(c->stocks, row, high));
		n++;
	}
	str_add(s, "END\n");
	return n;
}

/* All together, from a table of its own: the sum is not made here. */
static void add_total(const struct chart *c, const struct chart_columns *k, const char *last,
                      struct str *s)
{
	struct chart all = *c;
	struct chart_series *series;

	if (!c->total)
		return;
	all.table = c->total;
	size_t n = chart_series_of(c->total, k, &series);
	if (n > 0)
		add_series(&all, k, &series[0], 0, last, s);
	chart_series_free(series, n);
}

static bool data(const struct chart *c, struct str *s, struct err *e)
{
	struct chart_columns k;
	struct chart_series *series;

	if (!chart_find_columns(c->table, &k, e))
		return false;
	size_t n = chart_series_of(c->table, &k, &series);
	const char *last = last_day(c, &k);
	for (size_t i = 0; i < n; i++)
		add_series(c, &k, &series[i], i + 1, last, s);
	add_total(c, &k, last, s);
	if (ini_get(c->section, "points"))
		add_points(c, s);
	chart_series_free(series, n);
	return true;
}

/* A label at the end of a line, moved so that none overlap. */
struct end_label {
	const struct chart_series *series;
	double value, place;
};

static int by_value(const void *a, const void *b)
{
	const struct end_label *x = a, *y = b;

	return (x->value > y->value) - (x->value < y->value);
}

static double final_value(const struct chart *c, const struct chart_columns *k,
                          const struct chart_series *s)
{
	double most = 0;

	for (size_t i = 0; i < s->n; i++) {
		double value = chart_place_value(c->table, s->rows[i], k->cumulative);
		most = value > most ? value : most;
	}
	return most;
}

static double total_value(const struct chart *c, const struct chart_columns *k)
{
	double most = 0;

	for (size_t row = 0; row < table_rows(c->total); row++) {
		double value = chart_place_value(c->total, row, k->cumulative);
		most = value > most ? value : most;
	}
	return most;
}

/* From the lowest up, each at least a line's height above the one below; then down again from
 * the top, in case the highest was pushed out of the picture. */
static void spread(struct end_label *labels, size_t n, double gap, double top)
{
	for (size_t i = 1; i < n; i++)
		if (labels[i].place < labels[i - 1].place + gap)
			labels[i].place = labels[i - 1].place + gap;
	if (n > 0 && labels[n - 1].place > top)
		labels[n - 1].place = top;
	for (size_t i = n; i-- > 1;)
		if (labels[i - 1].place > labels[i].place - gap)
			labels[i - 1].place = labels[i].place - gap;
}

static void add_labels(const struct chart *c, const struct chart_columns *k,
                       const struct chart_series *series, size_t n, double scale, double top,
                       struct str *s)
{
	struct end_label *labels = xcalloc(n + 1, sizeof *labels);
	const char *name = ini_get(c->section, "total_label");
	struct chart_series all = { "total", name ? name : "All together", 0, NULL };

	if (c->total)
		labels[n] = (struct end_label){ &all, total_value(c, k) / scale,
		                                total_value(c, k) / scale };
	for (size_t i = 0; i < n; i++) {
		double value = final_value(c, k, &series[i]) / scale;
		labels[i] = (struct end_label){ &series[i], value, value };
	}
	n += c->total != NULL;
	qsort(labels, n, sizeof *labels, by_value);
	spread(labels, n, top * 0.052, top);
	for (size_t i = 0; i < n; i++) {
		str_add(s, "  set label ");
		escape_gnuplot(s, labels[i].series->label);
		str_printf(s, " at graph 1.028, first %.6g left font ',15'\n", labels[i].place);
		str_printf(s, "  set arrow from graph 1.002, first %.6g to graph 1.024, first %.6g "
		           "nohead linewidth 2 linecolor rgb '%s'\n", labels[i].value,
		           labels[i].place, chart_colour(c, labels[i].series->key));
	}
	free(labels);
}

static double highest(const struct chart *c, const struct chart_columns *k)
{
	size_t high = table_find(c->stocks, "high_usd");
	double most = 0;

	for (size_t row = 0; row < table_rows(c->table); row++) {
		double value = chart_place_value(c->table, row, k->cumulative);
		most = value > most ? value : most;
	}
	if (c->total && total_value(c, k) > most)
		most = total_value(c, k);
	for (size_t row = 0; row < table_rows(c->stocks); row++) {
		double value = chart_place_value(c->stocks, row, high);
		if (chart_takes_stock(c, row) && value > most)
			most = value;
	}
	return most;
}

static void add_plot(const struct chart *c, const struct chart_series *series, size_t n,
                     double scale, struct str *s)
{
	static const char *const dashes[] = { "1", "2", "4", "5" };
	const char *points = ini_get(c->section, "points");

	str_add(s, "  plot \\\n");
	for (size_t i = 0; i < n; i++)
		str_printf(s, "    $series%zu using (timecolumn(1, '%%Y-%%m-%%d')):($2 / %g) with steps "
		           "linewidth 2.5 dashtype %s linecolor rgb '%s'%s\n", i + 1, scale,
		           dashes[i / 4 % 4], chart_colour(c, series[i].key),
		           i + 1 < n || points || c->total ? ", \\" : "");
	if (c->total)
		str_printf(s, "    $series0 using (timecolumn(1, '%%Y-%%m-%%d')):($2 / %g) with steps "
		           "linewidth 3 linecolor rgb '#111111'%s\n", scale, points ? ", \\" : "");
	if (points)
		str_printf(s, "    $points using (timecolumn(1, '%%Y-%%m-%%d')):($2 / %g):($3 / %g):($4 "
		           "/ %g) with yerrorbars pointtype 6 pointsize 0.7 linewidth 1 linecolor rgb "
		           "'#222222'\n", scale, scale, scale);
}

/* Room for the longest label: about eight and a half pixels a letter of 960. */
static double right_margin(const struct chart *c, const struct chart_series *series, size_t n)
{
	const char *total = ini_get(c->section, "total_label");
	size_t longest = c->total && total ? strlen(total) : 8;

	for (size_t i = 0; i < n; i++)
		longest = strlen(series[i].label) > longest ? strlen(series[i].label) : longest;
	return 1 - ((double)(longest < 45 ? longest : 45) * 8.5 + 52) / 960;
}

/* The axis ends with the last statement or the last flow. */
static const char *final_day(const struct chart *c, const struct chart_columns *k)
{
	size_t date = table_find(c->stocks, "date");
	const char *last = last_day(c, k);

	for (size_t row = 0; row < table_rows(c->stocks); row++)
		if (chart_takes_stock(c, row) && strcmp(table_text(c->stocks, row, date), last) > 0)
			last = table_text(c->stocks, row, date);
	return last;
}

static bool draw(const struct chart *c, struct str *s, struct err *e)
{
	struct chart_columns k;
	struct chart_series *series;
	const char *unit = ini_get(c->section, "unit"), *from = ini_get(c->section, "from");
	double scale = unit && strcmp(unit, "million") == 0 ? 1e6 : 1e9, step;

	if (!chart_find_columns(c->table, &k, e))
		return false;
	size_t n = chart_series_of(c->table, &k, &series);
	double top = chart_axis(highest(c, &k) / scale, &step);
	str_printf(s, "  set xdata time\n  set timefmt '%%Y-%%m-%%d'\n  set format x '%%Y'\n"
	           "  set xtics 31557600\n  set yrange [0:%g]\n  set ytics %g\n  set format y '%%g'\n",
	           top, step);
	if (from)
		str_printf(s, "  set xrange ['%s':'%s']\n", from, final_day(c, &k));
	str_printf(s, "  set rmargin at screen %.3f\n", right_margin(c, series, n));
	add_labels(c, &k, series, n, scale, top, s);
	add_plot(c, series, n, scale, s);
	chart_series_free(series, n);
	return true;
}

extern const struct chart_kind chart_steps;
const struct chart_kind chart_steps = { "steps", data, draw };
