/* tornado: how far each parameter moves one result, the strongest on top: a bar from the result at one
 * end of the parameter's range to that at the other, about the central result. Both ends can lie on one
 * side. The table has label, kind (range, scenario: one other value), low and high (the parameter's
 * values) and the results at both and in the centre, all of them by the section's prefix. */
#include <stdlib.h>
#include <string.h>

#include "aid/axis.h"
#include "aid/chart.h"
#include "aid/panel.h"
#include "aid/str.h"

static const char *const keys[] = { "result", "none_label", NULL };

enum { NAME_WIDEST = 210, ROW = 44 };
static const struct textfont font = { SMALL_SIZE, false };

struct columns {
	size_t label, kind, low, high, at_low, at_high, central;
};

static bool need(const struct chart *c, const char *end, size_t *column, struct err *e)
{
	struct str name = STR_INIT;

	str_printf(&name, "%s_%s", chart_option(c, "result", "dp"), end);
	bool ok = table_need(c->table, str_text(&name), column, e);
	str_release(&name);
	return ok;
}

static bool find(const struct chart *c, struct columns *k, struct err *e)
{
	static const char *const ends[] = { "low", "high", "central" };
	size_t *const columns[] = { &k->at_low, &k->at_high, &k->central };
	const struct table_want wanted[] = {
		{ "label", &k->label }, { "kind", &k->kind }, { "low", &k->low }, { "high", &k->high },
		{ NULL, NULL },
	};
	bool ok = table_need_all(c->table, wanted, e);

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		ok = need(c, ends[i], columns[i], e) && ok;
	return ok;
}

static double value(const struct chart *c, size_t row, size_t column)
{
	return strtod(table_text(c->table, row, column), NULL);
}

static bool is_scenario(const struct chart *c, const struct columns *k, size_t row)
{
	return strcmp(table_text(c->table, row, k->kind), "scenario") == 0;
}

struct span {
	double low, high;
};

static void widen(struct span *x, double at)
{
	x->low = at < x->low ? at : x->low;
	x->high = at > x->high ? at : x->high;
}

/* What the bar of a row covers: both ends and the centre. */
static struct span span_of(const struct chart *c, const struct columns *k, size_t row)
{
	double central = value(c, row, k->central);
	struct span x = { central, central };

	widen(&x, value(c, row, k->at_low));
	widen(&x, value(c, row, k->at_high));
	return x;
}

static void add_data(struct chart *c, const struct columns *k)
{
	str_add(&c->data, "# place, result at the low end, at the high end, in the centre, 1 for a scenario\n"
	        "$pulls << END\n");
	for (size_t row = 0; row < table_rows(c->table); row++)
		str_printf(&c->data, "%zu %s %s %s %d\n", row + 1, table_text(c->table, row, k->at_low),
		           table_text(c->table, row, k->at_high), table_text(c->table, row, k->central),
		           is_scenario(c, k, row));
	str_add(&c->data, "END\n");
}

/* A parameter's value as a person writes it: 0.5 for 0.500000. */
static void add_value(struct str *s, const char *text)
{
	size_t n = strlen(text);

	while (strchr(text, '.') && n > 0 && text[n - 1] == '0')
		n--;
	n -= n > 0 && text[n - 1] == '.';
	str_add(s, s->len > 0 && n > 0 ? ", " : "");
	str_add_n(s, text, n);
}

/* The parameter's values whose result lies below the centre, and above it. */
static void side_texts(const struct chart *c, const struct columns *k, size_t row, struct str sides[2])
{
	const size_t ends[2][2] = { { k->low, k->at_low }, { k->high, k->at_high } };

	for (size_t i = 0; i < 2; i++) {
		double off = value(c, row, ends[i][1]) - value(c, row, k->central);
		if (off != 0)
			add_value(&sides[off > 0], table_text(c->table, row, ends[i][0]));
		if (off != 0 && is_scenario(c, k, row))
			str_add(&sides[off > 0], ", scenario");
	}
}

static void add_name(struct chart *c, const struct columns *k, size_t row, double y)
{
	struct textlines l = textsize_balance(table_text(c->table, row, k->label), font, chart_widest(c, NAME_WIDEST), 2);

	chart_text_lines(c, &(struct chart_text){ c->left, y, TEXT_LEFT, font, "ink", NULL }, &l);
	textlines_release(&l);
}

/* The values at the bar's ends; beside the centre, that a parameter moves nothing. */
static void add_texts(struct chart *c, const struct columns *k, const struct panel *p, size_t row)
{
	struct str sides[2] = { STR_INIT, STR_INIT };
	struct span x = span_of(c, k, row);
	double y = axis_px(&p->y, (double)row + 1);
	double left = axis_px(&p->x, x.low / c->unit) - 6, right = axis_px(&p->x, x.high / c->unit) + 6;

	side_texts(c, k, row, sides);
	if (sides[0].len > 0)
		chart_text(c, &(struct chart_text){ left, y, TEXT_RIGHT, font, "ink", NULL }, str_text(&sides[0]));
	if (sides[1].len > 0)
		chart_text(c, &(struct chart_text){ right, y, TEXT_LEFT, font, "ink", NULL }, str_text(&sides[1]));
	if (sides[0].len + sides[1].len == 0)
		chart_text(c, &(struct chart_text){ right, y, TEXT_LEFT, font, "soft", NULL },
		           chart_option(c, "none_label", "moves nothing"));
	str_release(&sides[0]);
	str_release(&sides[1]);
}

static double text_room(const struct chart *c, const struct columns *k, int side)
{
	double most = 0;

	for (size_t row = 0; row < table_rows(c->table); row++) {
		struct str sides[2] = { STR_INIT, STR_INIT };
		side_texts(c, k, row, sides);
		double width = textsize_width(str_text(&sides[side]), font);
		most = width > most ? width : most;
		str_release(&sides[0]);
		str_release(&sides[1]);
	}
	return most + 8;
}

static void set_axes(struct chart *c, const struct columns *k, struct panel *p)
{
	struct span all = { 0, 0 };
	size_t n = table_rows(c->table);

	for (size_t row = 0; row < n; row++) {
		struct span x = span_of(c, k, row);
		all.low = row == 0 ? x.low : all.low;
		all.high = row == 0 ? x.high : all.high;
		widen(&all, x.low);
		widen(&all, x.high);
	}
	axis_linear_free(&p->x, all.low / c->unit, all.high / c->unit, 6);
	p->y = (struct axis){ .kind = AXIS_LINEAR, .low = (double)n + 0.6, .high = 0.4 };
	p->left = c->left + chart_names_width(c, k->label, font, chart_widest(c, NAME_WIDEST)) + 12 + text_room(c, k, 0);
	p->right = c->right - text_room(c, k, 1);
	p->top = c->top + 22;
	p->bottom = c->bottom - PANEL_BELOW;
}

static void add_centre(struct chart *c, const struct columns *k, const struct panel *p)
{
	double central = value(c, 0, k->central) / c->unit, x = axis_px(&p->x, central);
	char number[AXIS_TEXT_MAX];
	struct str text = STR_INIT;

	axis_number(number, central, 1);
	str_printf(&text, "central: %s", number);
	chart_text(c, &(struct chart_text){ x, p->top - 12, TEXT_CENTRE, { SMALL_SIZE, true }, "ink", NULL },
	           str_text(&text));
	chart_line(c, NULL, x, p->top - 2, x, p->bottom, 1.5, "ink");
	str_release(&text);
}

static void add_plot(struct chart *c)
{
	static const struct { const char *name, *colour, *remark; } looks[] = {
		{ "range", "#0072B2", "over a parameter's range" }, { "scenario", "#A9CBE3", "for one other value" },
	};

	for (size_t i = 0; i < 2; i++)
		chart_knob_text(c, looks[i].name, looks[i].colour, looks[i].remark);
	str_add(&c->body, "  plot \\\n");
	for (size_t i = 0; i < 2; i++)
		for (size_t end = 2; end <= 3; end++)
			str_printf(&c->body, "    $pulls using ($5 == %zu ? $4 / unit : NaN):1:($4 / unit):($%zu / unit):"
			           "($1 - thick):($1 + thick) with boxxyerror fillstyle solid 1 noborder linecolor rgb %s%s\n",
			           i, end, looks[i].name, i == 1 && end == 3 ? "" : ", \\");
}

static void draw_pulls(struct chart *c, const struct columns *k)
{
	struct panel p = { .suffix = "", .no_y_labels = true, .no_y_grid = true, .x_grid = true };

	set_axes(c, k, &p);
	panel_begin(c, &p);
	for (size_t row = 0; row < table_rows(c->table); row++) {
		add_name(c, k, row, axis_px(&p.y, (double)row + 1));
		add_texts(c, k, &p, row);
	}
	add_centre(c, k, &p);
	chart_knob_number(c, "thick", 0.28, "half a bar, of a row");
	add_plot(c);
}

static bool draw(struct chart *c, struct err *e)
{
	struct columns k;

	if (!find(c, &k, e))
		return false;
	double height = 200 + ROW * (double)table_rows(c->table);
	chart_begin(c, 1, false, height > CHART_HEIGHT ? height : CHART_HEIGHT);
	add_data(c, &k);
	if (table_rows(c->table) > 0) {
		draw_pulls(c, &k);
	} else {
		chart_empty(c);
	}
	return true;
}

extern const struct chart_kind chart_tornado;
const struct chart_kind chart_tornado = { "tornado", "how far each parameter moves a result", keys, draw, false };
