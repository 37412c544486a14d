/* heat_map: a row a group, a cell a period, the darker the more. A cell without a record is empty but
 * for a dot, which is not a zero: that is a white cell with an edge. Corrections are orange. Classes
 * are powers of ten, so that a reader can tell them apart, in grey too. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "aid/chart.h"
#include "aid/chartseries.h"
#include "aid/date.h"
#include "aid/panel.h"
#include "aid/xmem.h"

static const char *const keys[] = { "value", "series", "rows", "until", "none_label", NULL };

enum { NAME_WIDEST = 170, ROW = 22, MOST_CLASSES = 4 };
static const struct textfont font = { SMALL_SIZE, false };
static const char *const shades[MOST_CLASSES] = { "#C6DBEF", "#6BAED6", "#2171B5", "#08306B" };

struct heat {
	struct chartseries_set series;
	size_t n; /* rows shown */
	size_t n_classes;
	double edges[MOST_CLASSES]; /* lower ends, of the section's values */
	bool any_negative, any_zero, any_cell, any_gap;
};

/* The largest power of ten that is not above the highest value, and the powers below it. */
static void set_classes(struct heat *g, double high)
{
	double power = high > 0 ? pow(10, floor(log10(high) + 1e-9)) : 1;

	g->n_classes = MOST_CLASSES;
	for (size_t i = 0; i < MOST_CLASSES; i++)
		g->edges[i] = i == 0 ? 0 : power * pow(10, (double)i - (MOST_CLASSES - 1));
}

static bool read_all(struct chart *c, const char *value, struct heat *g, struct err *e)
{
	if (!chartseries_read(c, c->table, value, &g->series, e))
		return false;
	size_t most = chart_count(c, "rows", 18);
	g->n = g->series.n < most ? g->series.n : most;
	set_classes(g, chartseries_extent(&g->series).high);
	for (size_t i = 0; i < g->n; i++)
		for (size_t j = 0; j < g->series.items[i].n; j++) {
			const struct chartseries_point *p = &g->series.items[i].points[j];
			g->any_negative = g->any_negative || (p->known && p->value < 0);
			g->any_zero = g->any_zero || (p->known && p->value == 0);
		}
	return true;
}

static void add_days(struct str *s, const struct chartseries_point *p)
{
	char text[DATE_TEXT_MAX];
	struct date d = date_of_day(p->first);

	date_format(&d, text);
	str_printf(s, " %s", text);
	d = date_of_day(p->last);
	date_format(&d, text);
	str_printf(s, " %s", text);
}

static bool has_period(const struct chartseries *s, int32_t first)
{
	for (size_t j = 0; j < s->n; j++)
		if (s->points[j].first == first && s->points[j].known)
			return true;
	return false;
}

/* A period that some row has and this one has not, once. */
static void add_gaps(struct chart *c, struct heat *g, size_t row)
{
	for (size_t i = 0; i < g->series.n; i++)
		for (size_t j = 0; j < g->series.items[i].n; j++) {
			const struct chartseries_point *p = &g->series.items[i].points[j];
			bool seen = has_period(&g->series.items[row], p->first);
			for (size_t other = 0; other < i && !seen; other++)
				seen = has_period(&g->series.items[other], p->first);
			if (seen)
				continue;
			str_printf(&c->data, "%zu", row + 1);
			add_days(&c->data, p);
			str_add(&c->data, "\n");
			g->any_gap = true;
		}
}

static void add_data(struct chart *c, struct heat *g, const char *value)
{
	str_printf(&c->data, "# row, first and last day, %s\n$cells << END\n", value);
	for (size_t i = 0; i < g->n; i++)
		for (size_t j = 0; j < g->series.items[i].n; j++) {
			const struct chartseries_point *p = &g->series.items[i].points[j];
			if (!p->known)
				continue;
			str_printf(&c->data, "%zu", i + 1);
			add_days(&c->data, p);
			str_printf(&c->data, " %s\n", chartseries_text(&g->series, p));
			g->any_cell = true;
		}
	str_add(&c->data, "END\n# cells without a record\n$gaps << END\n");
	for (size_t i = 0; i < g->n; i++)
		add_gaps(c, g, i);
	str_add(&c->data, "END\n");
}

static void class_label(const struct chart *c, const struct heat *g, size_t i, struct str *s)
{
	char low[AXIS_TEXT_MAX], high[AXIS_TEXT_MAX];

	axis_number(low, g->edges[i] / c->unit, g->edges[i] >= c->unit ? 0 : 3);
	axis_number(high, i + 1 < g->n_classes ? g->edges[i + 1] / c->unit : 0,
	            i + 1 < g->n_classes && g->edges[i + 1] >= c->unit ? 0 : 3);
	/* 0.010 is 0.01 to people. */
	for (char *texts[2] = { low, high }, **t = texts; t < texts + 2; t++)
		if (strchr(*t, '.'))
			for (size_t n = strlen(*t); n > 0 && (*t)[n - 1] == '0'; n--)
				(*t)[n - 1] = '\0';
	if (i == 0)
		str_printf(s, "under %s", high);
	else if (i + 1 < g->n_classes)
		str_printf(s, "%s to %s", low, high);
	else
		str_printf(s, "%s and more", low);
}

static double add_legend(struct chart *c, const struct heat *g, const struct panel *p)
{
	struct chart_legend_item items[MOST_CLASSES + 3];
	char *texts[MOST_CLASSES];
	size_t n = 0;

	for (size_t i = 0; i < g->n_classes; i++) {
		struct look look = { .label = "" };
		struct str s = STR_INIT;
		class_label(c, g, i, &s);
		texts[i] = str_take(&s);
		look.label = texts[i];
		memcpy(look.colour, shades[i], COLOUR_TEXT);
		memcpy(look.ink, shades[i], COLOUR_TEXT);
		items[n++] = (struct chart_legend_item){ texts[i], chart_knob_look(c, &look), 0 };
	}
	if (g->any_negative) {
		struct look look = { .label = "below zero", .colour = "#E69F00", .ink = "#8C6000" };
		items[n++] = (struct chart_legend_item){ "below zero", chart_knob_look(c, &look), 0 };
	}
	if (g->any_zero)
		items[n++] = (struct chart_legend_item){ "zero", 0, 4 };
	if (g->any_gap)
		items[n++] = (struct chart_legend_item){ chart_option(c, "none_label", "no record"), 0, 2 };
	double below = chart_legend(c, items, n, c->left, p->right, c->top);
	for (size_t i = 0; i < g->n_classes; i++)
		free(texts[i]);
	return below;
}

static double name_room(const struct chart *c, const struct heat *g)
{
	double most = 0;

	for (size_t i = 0; i < g->n; i++) {
		double width = textsize_width(g->series.items[i].look.label, font);
		most = width > most ? width : most;
	}
	return (most < chart_widest(c, NAME_WIDEST) ? most : chart_widest(c, NAME_WIDEST)) + 8;
}

static void add_names(struct chart *c, const struct heat *g, const struct panel *p)
{
	for (size_t i = 0; i < g->n; i++) {
		char *name = textsize_shorten(g->series.items[i].look.label, font, chart_widest(c, NAME_WIDEST));
		chart_text(c, &(struct chart_text){ p->left - 8, axis_px(&p->y, (double)i + 1), TEXT_RIGHT, font,
		           "ink", NULL }, name);
		free(name);
	}
}

/* The cells of one class; a cell without a place is not drawn. */
static void add_cells(struct chart *c, const char *condition, const char *style)
{
	str_printf(&c->body, "    $cells using (%s ? (day(2) + day(3) + 86400) / 2 : NaN):1:(day(2) + edge):"
	           "(day(3) + 86400 - edge):($1 - 0.45):($1 + 0.45) with boxxyerror %s, \\\n", condition, style);
}

static void add_classes(struct chart *c, const struct heat *g)
{
	struct str condition = STR_INIT, style = STR_INIT;

	for (size_t i = 0; i < g->n_classes; i++) {
		str_clear(&condition);
		str_clear(&style);
		str_printf(&condition, i == 0 ? "$4 > %.10g" : "$4 >= %.10g", g->edges[i]);
		if (i + 1 < g->n_classes)
			str_printf(&condition, " && $4 < %.10g", g->edges[i + 1]);
		str_printf(&style, "fillstyle solid 1 noborder linecolor rgb colour%zu", i + 1);
		add_cells(c, str_text(&condition), str_text(&style));
	}
	str_clear(&style);
	str_printf(&style, "fillstyle solid 1 noborder linecolor rgb colour%zu", g->n_classes + 1);
	if (g->any_negative)
		add_cells(c, "$4 < 0", str_text(&style));
	if (g->any_zero)
		add_cells(c, "$4 == 0", "fillstyle empty linewidth 1 linecolor rgb soft");
	str_release(&condition);
	str_release(&style);
}

static void add_plot(struct chart *c, const struct heat *g)
{
	str_add(&c->places, "# days beside each cell that stay white\nedge = 3 * 86400\n");
	if (!g->any_cell && !g->any_gap)
		chart_nothing(c);
	str_add(&c->body, "  plot \\\n");
	if (g->any_cell)
		add_classes(c, g);
	str_add(&c->body, g->any_gap ? "    $gaps using ((day(2) + day(3)) / 2):1 with points pointtype 2 pointsize "
	                         "0.3 linecolor rgb soft\n" : "    NaN\n");
}

static bool draw(struct chart *c, struct err *e)
{
	const char *value = chart_option(c, "value", "amount_usd");
	struct heat g = { .n = 0 };
	struct panel p = { .suffix = "", .no_y_labels = true, .no_y_grid = true };

	if (!read_all(c, value, &g, e)) {
		chartseries_release(&g.series);
		return false;
	}
	struct chartseries_extent x = chartseries_extent(&g.series);
	double height = 190 + ROW * (double)g.n;
	chart_begin(c, x.high, strstr(value, "_usd") != NULL, height > CHART_HEIGHT ? height : CHART_HEIGHT);
	add_data(c, &g, value);
	p.left = c->left + name_room(c, &g);
	p.right = c->right;
	p.top = add_legend(c, &g, &p);
	p.bottom = c->bottom - PANEL_BELOW;
	axis_time(&p.x, x.first, x.last + 1, p.right - p.left);
	p.y = (struct axis){ .kind = AXIS_LINEAR, .low = g.n > 0 ? (double)g.n + 0.5 : 1.5,
	                      .high = 0.5 };
	panel_begin(c, &p);
	add_names(c, &g, &p);
	add_plot(c, &g);
	chartseries_release(&g.series);
	return true;
}

extern const struct chart_kind chart_heat_map;
const struct chart_kind chart_heat_map = { "heat_map", "a row a group, a cell a period", keys, draw, true };
