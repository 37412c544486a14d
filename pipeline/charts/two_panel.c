/* two_panel: above, what was announced and what counts of it, cumulative, against the totals that
 * officials state, with the bounds of their wording; below, the residual of each statement. The table
 * is a series of reconcile.ini: rows of the kinds announced, counted, official, residual. */
#include <stdlib.h>
#include <string.h>

#include "aid/chart.h"
#include "aid/date.h"
#include "aid/endlabels.h"
#include "aid/eventmarks.h"
#include "aid/panel.h"
#include "aid/xmem.h"

static const char *const keys[] = { "from", "events", "announced_label", "counted_label",
	                            "official_label", "residual_label", NULL };

enum part { ANNOUNCED, COUNTED, OFFICIAL, RESIDUAL, N_PARTS };
static const char *const part_names[N_PARTS] = { "announced", "counted", "official", "residual" };

struct reckoning {
	size_t kind, day, value, low, high;
	int32_t from, first, last;
	double lowest[N_PARTS], highest[N_PARTS];
	size_t end[N_PARTS];  /* the row of the last day, or SIZE_MAX */
	size_t n[N_PARTS];
};

static bool find(const struct chart *c, struct reckoning *g, struct err *e)
{
	const struct table_want wanted[] = {
		{ "kind", &g->kind }, { "day", &g->day }, { "value_usd", &g->value },
		{ "low_usd", &g->low }, { "high_usd", &g->high }, { NULL, NULL },
	};

	return table_need_all(c->table, wanted, e);
}

static int32_t day_of(const char *text)
{
	struct date d;

	return date_parse_own(text, &d) && d.precision != DATE_NONE ? date_last_day(&d) : INT32_MIN;
}

/* A cell as a place; where it is empty, that of the value. */
static double place(const struct chart *c, const struct reckoning *g, size_t row, size_t column)
{
	const char *text = table_text(c->table, row, column);

	return strtod(text[0] ? text : table_text(c->table, row, g->value), NULL);
}

static void measure(const struct chart *c, struct reckoning *g, size_t row, enum part part)
{
	int32_t day = day_of(table_text(c->table, row, g->day));
	double low = place(c, g, row, g->low), high = place(c, g, row, g->high);

	g->lowest[part] = low < g->lowest[part] ? low : g->lowest[part];
	g->highest[part] = high > g->highest[part] ? high : g->highest[part];
	g->first = g->first == INT32_MIN || day < g->first ? day : g->first;
	g->last = day > g->last ? day : g->last;
	if (g->end[part] == SIZE_MAX || day >= day_of(table_text(c->table, g->end[part], g->day)))
		g->end[part] = row;
	g->n[part]++;
}

static bool is_part(const struct chart *c, const struct reckoning *g, size_t row, enum part part)
{
	int32_t day = day_of(table_text(c->table, row, g->day));

	return strcmp(table_text(c->table, row, g->kind), part_names[part]) == 0 && day != INT32_MIN &&
	       day >= g->from && table_text(c->table, row, g->value)[0];
}

static void read_all(const struct chart *c, struct reckoning *g)
{
	g->from = day_of(chart_option(c, "from", ""));
	g->first = g->last = INT32_MIN;
	for (enum part part = 0; part < N_PARTS; part++) {
		g->end[part] = SIZE_MAX;
		for (size_t row = 0; row < table_rows(c->table); row++)
			if (is_part(c, g, row, part))
				measure(c, g, row, part);
	}
	if (g->last == INT32_MIN)
		g->first = g->last = 0;
}

static void add_data(struct chart *c, const struct reckoning *g)
{
	for (enum part part = 0; part < N_PARTS; part++) {
		str_printf(&c->data, "# %s: day, US dollars%s\n$%s << END\n", part_names[part],
		           part >= OFFICIAL ? ", bounds" : "", part_names[part]);
		for (size_t row = 0; row < table_rows(c->table); row++) {
			if (!is_part(c, g, row, part))
				continue;
			const char *value = table_text(c->table, row, g->value);
			const char *low = table_text(c->table, row, g->low);
			const char *high = table_text(c->table, row, g->high);
			struct date d = date_of_day(day_of(table_text(c->table, row, g->day)));
			char day[DATE_TEXT_MAX];
			date_format(&d, day);
			str_printf(&c->data, "%s %s", day, value);
			if (part >= OFFICIAL)
				str_printf(&c->data, " %s %s", low[0] ? low : value, high[0] ? high : value);
			str_add(&c->data, "\n");
		}
		str_add(&c->data, "END\n");
	}
}

static void name_ends(const struct chart *c, const struct reckoning *g, struct endlabel ends[2],
                      char *texts[2])
{
	char number[AXIS_TEXT_MAX];

	for (size_t i = 0; i < 2; i++) {
		struct str s = STR_INIT;
		const char *name = i == ANNOUNCED ? chart_option(c, "announced_label", "Announced")
		                                  : chart_option(c, "counted_label", "Counted");
		axis_short(number, g->end[i] != SIZE_MAX ? place(c, g, g->end[i], g->value) / c->unit : 0);
		str_printf(&s, "%s %s", name, number);
		texts[i] = str_take(&s);
		ends[i] = (struct endlabel){ .text = texts[i] };
	}
}

static void draw_above(struct chart *c, const struct reckoning *g, const struct panel *p,
                       struct endlabel ends[2], const size_t numbers[2])
{
	for (size_t i = 0; i < 2; i++) {
		double value = g->end[i] != SIZE_MAX ? place(c, g, g->end[i], g->value) : 0;
		int32_t day = g->end[i] != SIZE_MAX ? day_of(table_text(c->table, g->end[i], g->day))
		                                    : g->first;
		ends[i].x = axis_px(&p->x, day);
		ends[i].y = axis_px(&p->y, value / c->unit);
		ends[i].number = numbers[i];
	}
	endlabels_draw(c, p, ends, 2);
	str_add(&c->body, "  plot \\\n");
	for (size_t i = 0; i < 2; i++)
		if (g->n[i] > 0)
			str_printf(&c->body, "    $%s using (day(1)):($2 / unit) with steps linewidth 2.5 "
			           "linecolor rgb colour%zu, \\\n", part_names[i], numbers[i]);
	if (g->n[OFFICIAL] > 0)
		str_add(&c->body, "    $official using (day(1)):($2 / unit):($3 / unit):($4 / unit) with "
		        "yerrorbars pointtype 7 pointsize 0.9 linewidth 1.5 linecolor rgb ink, \\\n"
		        "    $official using (day(1)):($2 / unit) with points pointtype 7 pointsize 0.55 "
		        "linecolor rgb '#ffffff'\n");
	else
		str_add(&c->body, "    NaN\n");
}

static void draw_below(struct chart *c, const struct reckoning *g)
{
	str_add(&c->body, "  plot \\\n");
	if (g->n[RESIDUAL] > 0)
		str_add(&c->body, "    $residual using (day(1)):($2 / unit) with impulses linewidth 2 linecolor "
		        "rgb soft, \\\n"
		        "    $residual using (day(1)):($2 / unit):($3 / unit):($4 / unit) with yerrorbars "
		        "pointtype 7 pointsize 0.7 linewidth 1.5 linecolor rgb ink\n");
	else
		str_add(&c->body, "    NaN\n");
}

/* The panels stand on one time axis; the upper takes two thirds of the room. */
static void place_panels(struct chart *c, const struct reckoning *g, struct panel *above,
                         struct panel *below, const struct endlabel *ends)
{
	double low = g->lowest[ANNOUNCED] < g->lowest[COUNTED] ? g->lowest[ANNOUNCED] : g->lowest[COUNTED];
	double high = 0;

	for (enum part part = 0; part < RESIDUAL; part++)
		high = g->highest[part] > high ? g->highest[part] : high;
	axis_linear(&above->y, low / c->unit, high / c->unit, 4);
	axis_linear(&below->y, g->lowest[RESIDUAL] / c->unit, g->highest[RESIDUAL] / c->unit, 3);
	double room = panel_label_room(&above->y), other = panel_label_room(&below->y);
	above->left = below->left = c->left + (room > other ? room : other);
	above->right = below->right = c->right - endlabels_room(c, ends, 2);
	below->bottom = c->bottom - PANEL_BELOW;
	below->top = below->bottom - (c->bottom - c->top) * 0.24;
	above->top = c->top;
	above->bottom = below->top - SMALL_SIZE - 16;
	above->no_x_labels = true;
	axis_time(&above->x, g->first, g->last, above->right - above->left);
	below->x = above->x;
}

static bool draw(struct chart *c, struct err *e)
{
	struct reckoning g = { .n = { 0 } };
	struct panel above = { .suffix = "" }, below = { .suffix = "2" };
	struct eventmarks events = { .n = 0 };
	struct endlabel ends[2];
	char *texts[2];

	if (!find(c, &g, e))
		return false;
	read_all(c, &g);
	chart_begin(c, g.highest[OFFICIAL] > g.highest[ANNOUNCED] ? g.highest[OFFICIAL]
	                                                          : g.highest[ANNOUNCED], true, CHART_HEIGHT + 60);
	add_data(c, &g);
	name_ends(c, &g, ends, texts);
	place_panels(c, &g, &above, &below, ends);
	struct look announced = palette_look(c->palette, "announced", texts[0]);
	struct look counted = palette_look(c->palette, "counted", texts[1]);
	size_t numbers[2] = { chart_knob_look(c, &announced), chart_knob_look(c, &counted) };
	struct chart_legend_item item = { chart_option(c, "official_label", "stated by officials"), 0, 6 };
	above.top = chart_legend(c, &item, 1, above.left, c->right, above.top) + 6;
	bool ok = eventmarks_plan(c, &above, &events, e);
	str_add(&c->body, "  set multiplot\n");
	panel_begin(c, &above);
	eventmarks_draw(c, &above, &events);
	draw_above(c, &g, &above, ends, numbers);
	panel_end(c);
	panel_begin(c, &below);
	chart_text(c, &(struct chart_text){ below.left, below.top - SMALL_SIZE - 1, TEXT_LEFT,
	           { SMALL_SIZE, false }, "ink", NULL },
	           chart_option(c, "residual_label", "Residual: stated less counted"));
	draw_below(c, &g);
	str_add(&c->body, "  unset multiplot\n");
	free(texts[0]);
	free(texts[1]);
	eventmarks_release(&events);
	return ok;
}

extern const struct chart_kind chart_two_panel;
const struct chart_kind chart_two_panel = { "two_panel", "sums against stated totals, residuals below",
	                                    keys, draw, true };
