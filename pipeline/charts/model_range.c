/* model_range: the bargaining range by quarter, without and with aid, as two bands and two lines. */
#include <stdlib.h>
#include <string.h>

#include "aid/chart.h"
#include "aid/date.h"
#include "aid/endlabels.h"
#include "aid/eventmarks.h"
#include "aid/panel.h"

static const char *const keys[] = { "events", NULL };
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

static void add_data(struct chart *c, const size_t columns[N_COLUMNS])
{
	str_add(&c->data, "# quarter, then without aid: low, high, p0; with aid: low, high, p1\n"
	        "$range << END\n");
	for (size_t row = 0; row < table_rows(c->table); row++)
		for (size_t i = 0; i < N_COLUMNS; i++)
			str_printf(&c->data, "%s%s", table_text(c->table, row, columns[i]),
			           i + 1 < N_COLUMNS ? " " : "\n");
	str_add(&c->data, "END\n");
}

static int32_t day_in(const struct chart *c, size_t row, size_t column)
{
	struct date d = { .precision = DATE_NONE };

	return row < table_rows(c->table) && date_parse_own(table_text(c->table, row, column), &d) &&
	       d.precision != DATE_NONE ? date_first_day(&d) : 0;
}

static double value_in(const struct chart *c, size_t row, size_t column)
{
	return row < table_rows(c->table) ? strtod(table_text(c->table, row, column), NULL) : 0;
}

static void add_plot(struct chart *c, const size_t numbers[2])
{
	str_add(&c->body, "  plot \\\n");
	for (size_t i = 0; i < 2; i++)
		str_printf(&c->body, "    $range using (day(1)):%zu:%zu with filledcurves fillstyle "
		           "transparent solid 0.18 noborder linecolor rgb colour%zu, \\\n", 2 + 3 * i,
		           3 + 3 * i, numbers[i]);
	for (size_t i = 0; i < 2; i++)
		str_printf(&c->body, "    $range using (day(1)):%zu with lines linewidth 2.5 dashtype %d "
		           "linecolor rgb colour%zu%s\n", 4 + 3 * i, i == 0 ? 2 : 1, numbers[i],
		           i == 0 ? ", \\" : "");
}

static bool draw(struct chart *c, struct err *e)
{
	size_t columns[N_COLUMNS], last = table_rows(c->table) > 0 ? table_rows(c->table) - 1 : 0;
	struct panel p = { .suffix = "" };
	struct eventmarks events = { .n = 0 };
	struct endlabel ends[2] = { { .text = "with aid" }, { .text = "without aid" } };

	if (!find(c, columns, e))
		return false;
	chart_begin(c, 1, false, CHART_HEIGHT);
	add_data(c, columns);
	axis_linear(&p.y, 0, 1, 5);
	p.left = c->left + panel_label_room(&p.y);
	p.right = c->right - endlabels_room(ends, 2);
	p.top = c->top + SMALL_SIZE / 2.0;
	p.bottom = c->bottom - PANEL_BELOW;
	axis_time(&p.x, day_in(c, 0, columns[0]), day_in(c, last, columns[0]), p.right - p.left);
	bool ok = eventmarks_plan(c, &p, &events, e);
	panel_begin(c, &p);
	eventmarks_draw(c, &p, &events);
	struct look with = palette_look(c->palette, "with_aid", "with aid");
	struct look without = palette_look(c->palette, "without_aid", "without aid");
	size_t numbers[2] = { chart_knob_look(c, &without), chart_knob_look(c, &with) };
	for (size_t i = 0; i < 2; i++) {
		ends[i].x = p.right;
		ends[i].y = axis_px(&p.y, value_in(c, last, columns[i == 0 ? WITH_AID : WITHOUT_AID]));
		ends[i].number = numbers[1 - i];
	}
	endlabels_draw(c, &p, ends, 2);
	add_plot(c, numbers);
	eventmarks_release(&events);
	return ok;
}

extern const struct chart_kind chart_model_range;
const struct chart_kind chart_model_range = { "model_range", "the bargaining range by quarter", keys,
	                                      draw };
