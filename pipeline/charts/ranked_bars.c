/* ranked_bars: one horizontal bar a donor, the largest on top, with its bounds and its value. */
#include <stdlib.h>
#include <string.h>

#include "aid/chart.h"
#include "aid/escape.h"

struct columns {
	size_t name, total, low, high, rank;
};

static bool find(const struct chart *c, struct columns *k, struct err *e)
{
	const struct table *t = c->table;

	return table_need(t, "donor_name", &k->name, e) && table_need(t, "total_usd", &k->total, e) &&
	       table_need(t, "low_usd", &k->low, e) && table_need(t, "high_usd", &k->high, e) &&
	       table_need(t, "rank", &k->rank, e);
}

static bool data(const struct chart *c, struct str *s, struct err *e)
{
	struct columns k;

	if (!find(c, &k, e))
		return false;
	str_add(s, "# rank, US dollars, bounds; the names stand at the axis below\n$bars << END\n");
	for (size_t row = 0; row < table_rows(c->table); row++)
		if (table_text(c->table, row, k.total)[0])
			str_printf(s, "%s %s %s %s\n", table_text(c->table, row, k.rank),
			           table_text(c->table, row, k.total),
			           table_text(c->table, row, k.low),
			           table_text(c->table, row, k.high));
	str_add(s, "END\n");
	return true;
}

static double longest(const struct chart *c, const struct columns *k)
{
	double most = 0;

	for (size_t row = 0; row < table_rows(c->table); row++) {
		double high = chart_place_value(c->table, row, k->high);
		double total = chart_place_value(c->table, row, k->total);
		most = high > most ? high : most;
		most = total > most ? total : most;
	}
	return most;
}

static bool draw(const struct chart *c, struct str *s, struct err *e)
{
	struct columns k;
	double step;

	if (!find(c, &k, e))
		return false;
	double most = longest(c, &k) / 1e6, top = chart_axis(most, &step);
	size_t n = table_rows(c->table);
	str_printf(s, "  set lmargin at screen 0.17\n  set rmargin at screen 0.95\n"
	           "  unset grid\n  set grid x linetype 1 linecolor rgb '#dddddd'\n"
	           "  set xrange [0:%g]\n  set xtics %g\n  set format x '%%g'\n"
	           "  set yrange [%zu.6:0.4]\n  set ytics (", top, step, n);
	for (size_t row = 0; row < n; row++) {
		str_add(s, row > 0 ? ", " : "");
		escape_tick(s, table_text(c->table, row, k.name));
		str_printf(s, " %s", table_text(c->table, row, k.rank));
	}
	str_add(s, ")\n  set style fill solid 1 noborder\n"
	        "  plot $bars using ($2 / 2e6):1:($2 / 2e6):(0.36) with boxxyerror linecolor rgb "
	        "'#0072B2', \\\n"
	        "    $bars using ($2 / 1e6):1:($3 / 1e6):($4 / 1e6) with xerrorbars pointtype 0 "
	        "linewidth 1.5 linecolor rgb '#111111', \\\n"
	        "    $bars using (($4 > $2 ? $4 : $2) / 1e6):1:(sprintf($2 < 1e6 ? '%.2f' : $2 < 1e7 ? "
	        "'%.1f' : '%.0f', $2 / 1e6)) with labels left offset 0.8, 0 font ',13'\n");
	return true;
}

extern const struct chart_kind chart_ranked_bars;
const struct chart_kind chart_ranked_bars = { "ranked_bars", data, draw };
