/* pace: what was announced in each period as bars, with the moving median as a line; periods far from
 * their neighbours (outliers) are dark and named, and stretches without anything are shaded and dated.
 * The table is of the shape trend. */
#include <stdlib.h>
#include <string.h>

#include "aid/chart.h"
#include "aid/chartseries.h"
#include "aid/date.h"
#include "aid/eventmarks.h"
#include "aid/panel.h"

static const char *const keys[] = { "from", "until", "pause", "pause_label", "median_label",
	                            "amount_label", "outlier_label", "events", NULL };

struct pace {
	size_t start, end, amount, median, outlier, state;
	size_t first_row, n; /* the rows shown */
	double low, high;
	int32_t first, last;
};

static bool find(const struct chart *c, struct pace *g, struct err *e)
{
	const struct table_want wanted[] = {
		{ "start", &g->start }, { "end", &g->end }, { "amount_usd", &g->amount },
		{ "moving_median_usd", &g->median }, { "outlier", &g->outlier }, { "state", &g->state },
		{ NULL, NULL },
	};

	return table_need_all(c->table, wanted, e);
}

static int32_t day(const struct chart *c, size_t row, size_t column)
{
	struct date d;

	return date_parse_own(table_text(c->table, row, column), &d) && d.precision != DATE_NONE
	       ? date_first_day(&d) : INT32_MIN;
}

static bool is_shown(const struct chart *c, const struct pace *g, size_t row)
{
	int32_t start = day(c, row, g->start);

	return start != INT32_MIN && start >= chart_day(c, "from", INT32_MIN) &&
	       start <= chart_day(c, "until", INT32_MAX);
}

static bool is_zero(const struct chart *c, const struct pace *g, size_t row)
{
	return is_shown(c, g, row) && strcmp(table_text(c->table, row, g->state), "zero") == 0;
}

static void measure(const struct chart *c, struct pace *g)
{
	for (size_t row = 0; row < table_rows(c->table); row++) {
		if (!is_shown(c, g, row))
			continue;
		double amount = strtod(table_text(c->table, row, g->amount), NULL);
		double median = strtod(table_text(c->table, row, g->median), NULL);
		g->high = amount > g->high ? amount : g->high;
		g->high = median > g->high ? median : g->high;
		g->low = amount < g->low ? amount : g->low;
		g->first = g->n == 0 || day(c, row, g->start) < g->first ? day(c, row, g->start) : g->first;
		g->last = g->n == 0 || day(c, row, g->end) > g->last ? day(c, row, g->end) : g->last;
		g->n++;
	}
}

static void add_data(struct chart *c, const struct pace *g)
{
	str_add(&c->data, "# first and last day, US dollars, moving median, 1 for an outlier\n$pace << END\n");
	for (size_t row = 0; row < table_rows(c->table); row++) {
		const char *amount = table_text(c->table, row, g->amount);
		const char *median = table_text(c->table, row, g->median);
		if (is_shown(c, g, row))
			str_printf(&c->data, "%s %s %s %s %s\n", table_text(c->table, row, g->start),
			           table_text(c->table, row, g->end), amount[0] ? amount : "NaN",
			           median[0] ? median : "NaN",
			           strcmp(table_text(c->table, row, g->outlier), "1") == 0 ? "1" : "0");
	}
	str_add(&c->data, "END\n");
}

static const char *month_name(int32_t day)
{
	static const char *const names[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep",
	                                     "Oct", "Nov", "Dec" };

	return names[date_of_day(day).month - 1];
}

static struct chart_text pause_line(double x, double top, size_t i)
{
	struct textfont font = { SMALL_SIZE, false };

	return (struct chart_text){ x, top + 18 * (double)i, TEXT_CENTRE, font, "soft", NULL };
}

static bool has_room(const struct chart *c, const struct panel *p, double x, double top, double half,
                     const struct str lines[3])
{
	bool room = x - half >= p->left && x + half <= p->right && top + 50 < p->bottom;

	for (size_t i = 0; i < 3 && room; i++) {
		struct chart_text at = pause_line(x, top, i);
		room = layout_is_free(&c->layout, chart_text_box(&at, str_text(&lines[i])));
	}
	return room;
}

/* Three lines in the stretch, or to its left or right end where it is narrow; as high as there is room
 * between bars and names, or not at all. */
static void name_pause(struct chart *c, const struct panel *p, double left, double right,
                       const struct str lines[3])
{
	double half = 0;

	for (size_t i = 0; i < 3; i++) {
		double width = textsize_width(str_text(&lines[i]), (struct textfont){ SMALL_SIZE, false }) / 2;
		half = width > half ? width : half;
	}
	const double places[] = { (left + right) / 2, right - half, left + half };
	for (double top = p->top + 14; top < p->bottom; top += 9)
		for (size_t k = 0; k < sizeof places / sizeof *places; k++) {
			if (!has_room(c, p, places[k], top, half, lines))
				continue;
			for (size_t i = 0; i < 3; i++) {
				struct chart_text at = pause_line(places[k], top, i);
				chart_text(c, &at, str_text(&lines[i]));
			}
			return;
		}
}

/* The shade of one stretch of rows. */
static void add_pause(struct chart *c, const struct pace *g, const struct panel *p, size_t from, size_t to)
{
	int32_t first = day(c, from, g->start), last = day(c, to, g->end);
	double left = axis_px(&p->x, first), right = axis_px(&p->x, last + 1.0);
	struct str lines[3] = { STR_INIT, STR_INIT, STR_INIT };

	str_printf(&c->body, "  set object rectangle from screen X(%.1f), graph 0 to screen X(%.1f), graph 1 back "
	           "fillcolor rgb pale fillstyle solid noborder\n", left, right);
	str_add(&lines[0], chart_option(c, "pause_label", "nothing"));
	str_printf(&lines[1], "%s %d to", month_name(first), date_of_day(first).year);
	str_printf(&lines[2], "%s %d", month_name(last), date_of_day(last).year);
	name_pause(c, p, left, right, lines);
	for (size_t i = 0; i < 3; i++)
		str_release(&lines[i]);
}

static void add_pauses(struct chart *c, const struct pace *g, const struct panel *p)
{
	size_t least = chart_count(c, "pause", 2), run = 0;
	size_t rows = table_rows(c->table);

	for (size_t row = 0; row <= rows && least > 0; row++) {
		if (row < rows && is_zero(c, g, row)) {
			run++;
			continue;
		}
		if (run >= least)
			add_pause(c, g, p, row - run, row - 1);
		run = 0;
	}
}

/* No text may cover a bar. */
static void keep_bars(struct chart *c, const struct pace *g, const struct panel *p)
{
	for (size_t row = 0; row < table_rows(c->table); row++) {
		double y = axis_px(&p->y, strtod(table_text(c->table, row, g->amount), NULL) / c->unit);
		double zero = axis_px(&p->y, 0);
		if (is_shown(c, g, row))
			layout_add(&c->layout, (struct layout_box){
				axis_px(&p->x, day(c, row, g->start)), y < zero ? y : zero,
				axis_px(&p->x, day(c, row, g->end) + 1.0), y < zero ? zero : y, NULL }, NULL);
	}
}

/* Outliers are named over their bars, the highest first, where nothing stands yet. */
static void name_outliers(struct chart *c, const struct pace *g, const struct panel *p)
{
	for (size_t row = 0; row < table_rows(c->table); row++) {
		if (!is_shown(c, g, row) || strcmp(table_text(c->table, row, g->outlier), "1") != 0)
			continue;
		double value = strtod(table_text(c->table, row, g->amount), NULL) / c->unit;
		double x = axis_px(&p->x, (day(c, row, g->start) + day(c, row, g->end) + 1) / 2.0);
		struct str s = STR_INIT;
		char number[AXIS_TEXT_MAX];
		axis_short(number, value);
		str_printf(&s, "%s %d: %s", month_name(day(c, row, g->start)),
		           date_of_day(day(c, row, g->start)).year, number);
		struct chart_text at = { x, axis_px(&p->y, value) - 11, TEXT_CENTRE, { SMALL_SIZE, false }, "ink", p };
		struct layout_box box = chart_text_box(&at, str_text(&s));
		at.x += box.left < p->left ? p->left - box.left : box.right > p->right ? p->right - box.right : 0;
		box = chart_text_box(&at, str_text(&s));
		if (layout_is_free(&c->layout, box))
			chart_text(c, &at, str_text(&s));
		str_release(&s);
	}
}

static void add_plot(struct chart *c, const struct pace *g)
{
	str_add(&c->places, "begins(a, b) = day(a) + 0.1 * (day(b) + 86400 - day(a))\n"
	        "ends(a, b) = day(b) + 86400 - 0.1 * (day(b) + 86400 - day(a))\n"
	        "middle(a, b) = (day(a) + day(b) + 86400) / 2\n");
	if (g->n == 0) {
		chart_nothing(c);
		str_add(&c->body, "  plot NaN\n");
		return;
	}
	str_add(&c->body, "  plot \\\n"
	        "    $pace using ($5 == 0 ? middle(1, 2) : NaN):(0):(begins(1, 2)):(ends(1, 2)):(0):($3 / unit) with "
	        "boxxyerror fillstyle solid 1 noborder linecolor rgb colour3, \\\n"
	        "    $pace using ($5 == 1 ? middle(1, 2) : NaN):(0):(begins(1, 2)):(ends(1, 2)):(0):($3 / unit) with "
	        "boxxyerror fillstyle solid 1 noborder linecolor rgb colour1, \\\n"
	        "    $pace using (middle(1, 2)):($4 / unit) with lines linewidth 3 linecolor rgb colour2\n");
}

static double add_legend(struct chart *c, const struct panel *p)
{
	struct look bars = { .label = "ordinary periods", .colour = "#9ECAE1", .ink = "#2171B5" };
	struct look outlier = palette_look(c->palette, "outlier", chart_option(c, "outlier_label", "outlier"));
	struct look median = palette_look(c->palette, "median", chart_option(c, "median_label", "moving median"));
	struct chart_legend_item items[3] = {
		{ chart_option(c, "amount_label", "announced"), 3, 0 },
		{ outlier.label, 1, 0 },
		{ median.label, 2, 0 },
	};

	chart_knob_look(c, &outlier);
	chart_knob_look(c, &median);
	chart_knob_look(c, &bars);
	chart_knob_text(c, "pale", "#EDEDED", "stretches without anything");
	return chart_legend(c, items, 3, p->left, p->right, p->top) + SMALL_SIZE / 2.0;
}

static bool draw(struct chart *c, struct err *e)
{
	struct pace g = { .n = 0 };
	struct panel p = { .suffix = "" };
	struct eventmarks events = { .n = 0 };

	if (!find(c, &g, e))
		return false;
	measure(c, &g);
	chart_begin(c, g.high > -g.low ? g.high : -g.low, true, CHART_HEIGHT);
	add_data(c, &g);
	axis_linear(&p.y, g.low / c->unit, g.high / c->unit * 1.08, 5);
	p.left = c->left + panel_label_room(&p.y);
	p.right = c->right;
	p.top = c->top;
	p.bottom = c->bottom - PANEL_BELOW;
	p.top = add_legend(c, &p);
	axis_time(&p.x, g.first, g.n > 0 ? g.last + 1 : 0, p.right - p.left);
	bool ok = eventmarks_plan(c, &p, &events, e);
	panel_begin(c, &p);
	eventmarks_draw(c, &p, &events);
	keep_bars(c, &g, &p);
	name_outliers(c, &g, &p);
	add_pauses(c, &g, &p);
	add_plot(c, &g);
	eventmarks_release(&events);
	return ok;
}

extern const struct chart_kind chart_pace;
const struct chart_kind chart_pace = { "pace", "amounts by period with median, outliers and pauses", keys, draw, true };
