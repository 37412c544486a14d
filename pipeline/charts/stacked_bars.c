/* stacked_bars: one bar a month, its parts the table's groups. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "aid/chart.h"
#include "aid/escape.h"

/* The text of a group's amount in a period, "0" if it has none. */
static const char *amount_in(const struct chart *c, const struct chart_columns *k,
                             const struct chart_series *s, const char *start)
{
	for (size_t i = 0; i < s->n; i++)
		if (strcmp(table_text(c->table, s->rows[i], k->start), start) == 0)
			return table_text(c->table, s->rows[i], k->amount);
	return "0";
}

static bool data(const struct chart *c, struct str *s, struct err *e)
{
	struct chart_columns k;
	struct chart_series *series;
	const char *from = ini_get(c->section, "from");
	const char **starts = NULL;
	size_t n_starts = 0;

	if (!chart_find_columns(c->table, &k, e))
		return false;
	size_t n = chart_series_of(c->table, &k, &series);
	starts = calloc(table_rows(c->table) + 1, sizeof *starts);
	str_add(s, "# first day of the month, then US dollars of each group\n$bars << END\n");
	for (size_t row = 0; starts && row < table_rows(c->table); row++) {
		const char *start = table_text(c->table, row, k.start);
		bool seen = !start[0] || (from && strcmp(start, from) < 0);
		for (size_t i = 0; i < n_starts && !seen; i++)
			seen = strcmp(starts[i], start) == 0;
		if (seen)
			continue;
		starts[n_starts++] = start;
		str_add(s, start);
		for (size_t i = 0; i < n; i++)
			str_printf(s, " %s", amount_in(c, &k, &series[i], start));
		str_add(s, "\n");
	}
	str_add(s, "END\n");
	free(starts);
	chart_series_free(series, n);
	return true;
}

static double tallest(const struct chart *c, const struct chart_columns *k)
{
	double most = 0;

	for (size_t row = 0; row < table_rows(c->table); row++) {
		double sum = 0;
		for (size_t other = 0; other < table_rows(c->table); other++)
			if (strcmp(table_text(c->table, row, k->start),
			           table_text(c->table, other, k->start)) == 0)
				sum += chart_place_value(c->table, other, k->amount);
		most = sum > most && table_text(c->table, row, k->start)[0] ? sum : most;
	}
	return most;
}

static void draw_series(const struct chart *c, const struct chart_series *series, size_t n,
                        struct str *s)
{
	/* The whole stack first, then what remains without its uppermost part. */
	for (size_t i = n; i-- > 0;) {
		str_printf(s, "    %s$bars using (timecolumn(1, '%%Y-%%m-%%d') + 1296000):((",
		           i == n - 1 ? "" : "     ");
		for (size_t j = 0; j <= i; j++)
			str_printf(s, "%s$%zu", j > 0 ? " + " : "", j + 2);
		str_printf(s, ") / 1e9) with boxes fillstyle solid 1 noborder linecolor rgb '%s'%s\n",
		           chart_colour(c, series[i].key), i > 0 ? ", \\" : "");
	}
}

static bool draw(const struct chart *c, struct str *s, struct err *e)
{
	struct chart_columns k;
	struct chart_series *series;
	double step, top;

	if (!chart_find_columns(c->table, &k, e))
		return false;
	size_t n = chart_series_of(c->table, &k, &series);
	top = chart_axis(tallest(c, &k) / 1e9, &step);
	str_printf(s, "  set xdata time\n  set timefmt '%%Y-%%m-%%d'\n"
	           "  set format x '%%Y'\n  set xtics 31557600\n"
	           "  set rmargin at screen 0.97\n  set autoscale xfix\n"
	           "  set yrange [0:%g]\n  set ytics %g\n  set format y '%%g'\n"
	           "  set boxwidth 2200000 absolute\n", top, step);
	for (size_t i = 0; i < n; i++) {
		str_printf(s, "  set object rectangle center graph %.3f, graph 0.965 size graph 0.018, "
		           "graph 0.032 fillcolor rgb '%s' fillstyle solid noborder\n  set label ",
		           0.03 + 0.13 * (double)i, chart_colour(c, series[i].key));
		escape_gnuplot(s, series[i].label);
		str_printf(s, " at graph %.3f, graph 0.965 left font ',15'\n",
		           0.045 + 0.13 * (double)i);
	}
	str_add(s, "  plot \\\n");
	draw_series(c, series, n, s);
	chart_series_free(series, n);
	return true;
}

extern const struct chart_kind chart_stacked_bars;
const struct chart_kind chart_stacked_bars = { "stacked_bars", data, draw };
