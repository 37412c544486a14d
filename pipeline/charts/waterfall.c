/* waterfall: from one total to another, step by step, as horizontal bars from top down. Totals stand on
 * zero; a change begins where the last one ended; a change known only within bounds is pale. The table
 * has label, kind (total, stated: a level; anything else: a change, "bound" known within bounds), the
 * bar's two ends (from_usd and to_usd, or start_usd and end_usd) and amount_usd. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "aid/axis.h"
#include "aid/chart.h"
#include "aid/escape.h"
#include "aid/panel.h"

static const char *const keys[] = { NULL };

enum { NAME_WIDEST = 250, ROW = 46 };
static const struct textfont font = { SMALL_SIZE, false };

struct columns {
	size_t label, kind, from, to, amount, low, high;
};

static bool find(const struct table *t, struct columns *k, struct err *e)
{
	bool other = table_find(t, "start_usd") != SIZE_MAX;
	const struct table_want wanted[] = {
		{ "label", &k->label }, { "kind", &k->kind }, { other ? "start_usd" : "from_usd", &k->from },
		{ other ? "end_usd" : "to_usd", &k->to }, { "amount_usd", &k->amount }, { NULL, NULL },
	};

	k->low = table_find(t, "low_usd");
	k->high = table_find(t, "high_usd");
	return table_need_all(t, wanted, e);
}

static double value(const struct chart *c, size_t row, size_t column)
{
	return column == SIZE_MAX ? 0 : strtod(table_text(c->table, row, column), NULL);
}

static bool is_level(const struct chart *c, const struct columns *k, size_t row)
{
	const char *kind = table_text(c->table, row, k->kind);

	return strcmp(kind, "total") == 0 || strcmp(kind, "stated") == 0;
}

/* 1: a level, 2: more, 3: less, 4: less or more within bounds. */
static int class_of(const struct chart *c, const struct columns *k, size_t row)
{
	if (is_level(c, k, row))
		return 1;
	if (strcmp(table_text(c->table, row, k->kind), "bound") == 0)
		return 4;
	return value(c, row, k->to) < value(c, row, k->from) ? 3 : 2;
}

static void add_data(struct chart *c, const struct columns *k)
{
	str_add(&c->data, "# place, from, to in US dollars, class: 1 a level, 2 more, 3 less, 4 within bounds\n"
	        "$steps << END\n");
	for (size_t row = 0; row < table_rows(c->table); row++)
		if (table_text(c->table, row, k->to)[0])
			str_printf(&c->data, "%zu %s %s %d\n", row + 1,
			           is_level(c, k, row) || !table_text(c->table, row, k->from)[0]
			           ? "0" : table_text(c->table, row, k->from),
			           table_text(c->table, row, k->to), class_of(c, k, row));
	str_add(&c->data, "END\n");
}

static void set_scale(const struct chart *c, const struct columns *k, struct panel *p)
{
	double low = 0, high = 0;

	for (size_t row = 0; row < table_rows(c->table); row++) {
		double from = is_level(c, k, row) ? 0 : value(c, row, k->from), to = value(c, row, k->to);
		low = fmin(low, fmin(from, to));
		high = fmax(high, fmax(from, to));
	}
	p->x = (struct axis){ .kind = AXIS_LINEAR, .low = low / c->unit,
	                      .high = high > low ? high / c->unit : low / c->unit + 1 };
}

/* −2.3 for a change, 34.1 for a level, "0 to −2.4" within bounds. */
static void amount_text(const struct chart *c, const struct columns *k, size_t row, struct str *s)
{
	char number[AXIS_TEXT_MAX];
	double amount = value(c, row, k->amount) / c->unit;
	int class = class_of(c, k, row);

	amount = amount < 0 ? -amount : amount;
	axis_short(number, amount);
	str_add(s, class == 4 ? "0 to " : "");
	if (class != 1 && amount > 0 && number[0] != '<')
		str_add(s, value(c, row, k->to) < value(c, row, k->from) ? "−" : "+");
	str_add(s, class == 1 && value(c, row, k->to) < 0 ? "−" : "");
	str_add(s, table_text(c->table, row, k->amount)[0] ? number : "unknown");
}

static void add_texts(struct chart *c, const struct columns *k, const struct panel *p)
{
	for (size_t row = 0; row < table_rows(c->table); row++) {
		double y = axis_px(&p->y, (double)row + 1);
		double from = is_level(c, k, row) ? 0 : value(c, row, k->from), to = value(c, row, k->to);
		struct textlines l = textsize_balance(table_text(c->table, row, k->label), font, chart_widest(c, NAME_WIDEST),
		                                       c->narrow ? 3 : 2);
		struct str s = STR_INIT;
		chart_text_lines(c, &(struct chart_text){ p->left - 8, y, TEXT_RIGHT,
		            { SMALL_SIZE, is_level(c, k, row) }, "ink", NULL }, &l);
		amount_text(c, k, row, &s);
		chart_text(c, &(struct chart_text){ axis_px(&p->x, (from > to ? from : to) / c->unit) + 6, y,
		           TEXT_LEFT, { SMALL_SIZE, is_level(c, k, row) }, "ink", NULL }, str_text(&s));
		textlines_release(&l);
		str_release(&s);
	}
}

/* The next row whose end is known, from this one on. */
static size_t next_known(const struct chart *c, const struct columns *k, size_t row)
{
	while (row < table_rows(c->table) && !table_text(c->table, row, k->to)[0])
		row++;
	return row;
}

/* From the end of each bar down to where the next one begins; a step of which nothing is known is passed by. */
static void add_links(struct chart *c, const struct columns *k, const struct panel *p)
{
	for (size_t row = next_known(c, k, 0), then; (then = next_known(c, k, row + 1)) < table_rows(c->table); row = then) {
		double x = axis_px(&p->x, value(c, row, k->to) / c->unit);
		double y = axis_px(&p->y, (double)row + 1), next = axis_px(&p->y, (double)then + 1);
		double height = axis_px(&p->y, 2) - axis_px(&p->y, 1), half = 0.3 * height < 18 ? 0.3 * height : 18;
		if (strcmp(table_text(c->table, then, k->kind), "stated") != 0)
			chart_line(c, NULL, x, y + half, x, next - half, 1, "soft");
	}
}

static void add_plot(struct chart *c, const struct panel *p)
{
	static const struct { const char *name, *colour, *remark; } looks[] = {
		{ "level", "#595959", "a total" }, { "more", "#0072B2", "a change upwards" },
		{ "less", "#E69F00", "a change downwards" }, { "bound", "#F5CF80", "known within bounds only" },
	};

	for (size_t i = 0; i < 4; i++)
		chart_knob_text(c, looks[i].name, looks[i].colour, looks[i].remark);
	double row = axis_px(&p->y, 2) - axis_px(&p->y, 1);
	chart_knob_number(c, "thick", 0.3 * row < 18 ? 0.3 : 18 / row, "half a bar, of a row");
	if (table_rows(c->table) == 0) {
		chart_nothing(c);
		str_add(&c->body, "  plot NaN\n");
		return;
	}
	str_add(&c->body, "  plot \\\n");
	for (size_t i = 0; i < 4; i++)
		str_printf(&c->body, "    $steps using ($4 == %zu ? $2 / unit : NaN):1:($2 / unit):($3 / unit):"
		           "($1 - thick):($1 + thick) with boxxyerror fillstyle solid 1 noborder linecolor rgb %s%s\n",
		           i + 1, looks[i].name, i < 3 ? ", \\" : "");
}

static bool draw(struct chart *c, struct err *e)
{
	struct panel p = { .suffix = "", .no_y_labels = true, .no_x_labels = true, .no_y_grid = true };
	struct columns k;
	double most = 0, rows = (double)table_rows(c->table);

	if (!find(c->table, &k, e))
		return false;
	for (size_t row = 0; row < table_rows(c->table); row++)
		most = value(c, row, k.to) > most ? value(c, row, k.to) : most;
	double height = 200 + ROW * rows;
	chart_begin(c, most, true, height > CHART_HEIGHT ? height : CHART_HEIGHT);
	add_data(c, &k);
	set_scale(c, &k, &p);
	p.left = c->left + chart_names_width(c, k.label, font, chart_widest(c, NAME_WIDEST)) + 8;
	p.right = c->right - 80;
	p.top = c->top;
	p.bottom = c->bottom - 8;
	p.y = (struct axis){ .kind = AXIS_LINEAR, .low = rows + 0.6, .high = 0.4 };
	panel_begin(c, &p);
	chart_line(c, NULL, axis_px(&p.x, 0), p.top, axis_px(&p.x, 0), p.bottom, 1, "soft");
	add_texts(c, &k, &p);
	add_links(c, &k, &p);
	add_plot(c, &p);
	return true;
}

extern const struct chart_kind chart_waterfall;
const struct chart_kind chart_waterfall = { "waterfall", "from one total to another, step by step", keys,
	                                    draw, false };
