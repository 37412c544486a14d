/* model_range: the bargaining range by quarter, without and with aid, as two bands and two lines. */
#include <string.h>

#include "aid/chart.h"

static const char *const names[7] = {
	"start", "lo0_clipped", "hi0_clipped", "p0", "lo1_clipped", "hi1_clipped", "p1"
};
enum { WITHOUT_AID = 3, WITH_AID = 6, N_COLUMNS = 7 };

static bool find(const struct chart *c, size_t columns[N_COLUMNS], struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < N_COLUMNS; i++)
		ok = table_need(c->table, names[i], &columns[i], e) && ok;
	return ok;
}

static bool data(const struct chart *c, struct str *s, struct err *e)
{
	size_t columns[N_COLUMNS];

	if (!find(c, columns, e))
		return false;
	str_add(s, "# quarter, then without aid: low, high, p0; with aid: low, high, p1\n$range << END\n");
	for (size_t row = 0; row < table_rows(c->table); row++)
		for (size_t i = 0; i < N_COLUMNS; i++)
			str_printf(s, "%s%s", table_text(c->table, row, columns[i]), i + 1 < N_COLUMNS ? " " : "\n");
	str_add(s, "END\n");
	return true;
}

static bool draw(const struct chart *c, struct str *s, struct err *e)
{
	size_t columns[N_COLUMNS], last = table_rows(c->table);

	if (!find(c, columns, e) || last-- == 0)
		return false;
	double p0 = chart_place_value(c->table, last, columns[WITHOUT_AID]);
	double p1 = chart_place_value(c->table, last, columns[WITH_AID]);
	double above = p1 > p0 + 0.06 ? p1 : p0 + 0.06;
	str_printf(s, "  set xdata time\n  set timefmt '%%Y-%%m-%%d'\n  set format x '%%Y'\n"
	           "  set xtics 31557600\n  set yrange [0:1]\n  set ytics 0.25\n"
	           "  set format y '%%g'\n  set autoscale xfix\n"
	           "  set label 'with aid' at graph 1.015, first %.4f left textcolor rgb '#0072B2'\n"
	           "  set label 'without aid' at graph 1.015, first %.4f left textcolor rgb '#8A3C00'\n"
	           "  plot \\\n", above, p0);
	str_add(s, "    $range using (timecolumn(1, '%Y-%m-%d')):2:3 with filledcurves fillstyle "
	        "transparent solid 0.18 noborder linecolor rgb '#D55E00', \\\n"
	        "    $range using (timecolumn(1, '%Y-%m-%d')):5:6 with filledcurves fillstyle "
	        "transparent solid 0.18 noborder linecolor rgb '#0072B2', \\\n"
	        "    $range using (timecolumn(1, '%Y-%m-%d')):4 with lines linewidth 2.5 dashtype 2 "
	        "linecolor rgb '#D55E00', \\\n"
	        "    $range using (timecolumn(1, '%Y-%m-%d')):7 with lines linewidth 2.5 linecolor rgb "
	        "'#0072B2'\n");
	return true;
}

extern const struct chart_kind chart_model_range;
const struct chart_kind chart_model_range = { "model_range", data, draw };
