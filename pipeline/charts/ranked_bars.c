/* ranked_bars: one horizontal bar a row, the largest on top, with its bounds and its value. A row
 * whose value is unknown says so instead of a bar. With sort = no the rows stand as in the table; with
 * dates = yes their labels are dates. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "aid/axis.h"
#include "aid/chart.h"
#include "aid/factprint.h"
#include "aid/panel.h"
#include "aid/xmem.h"

static const char *const keys[] = { "value", "low", "high", "label", "key", "rows", "colour",
	                            "unknown_label", "sort", "dates", NULL };

enum { ROW = 21, NAME_WIDEST = 190 };
static const struct textfont font = { SMALL_SIZE, false };

struct bar {
	size_t row;
	double value, low, high;
	bool known;
	struct look look;
};

struct ranking {
	size_t label, key, value, low, high, rank;
	bool money;
	size_t n, left_out;
	struct bar *bars;
};

/* The columns of bounds are there for money only. */
static bool find(struct chart *c, struct ranking *g, struct err *e)
{
	const char *value = chart_option(c, "value", "total_usd");
	const char *low = chart_option(c, "low", strcmp(value, "total_usd") == 0 ? "low_usd" : value);
	const char *high = chart_option(c, "high", strcmp(value, "total_usd") == 0 ? "high_usd" : value);
	size_t n = strlen(value);
	const struct table_want wanted[] = {
		{ chart_option(c, "label", "donor_name"), &g->label }, { value, &g->value }, { low, &g->low },
		{ high, &g->high }, { NULL, NULL },
	};

	g->money = n > 4 && strcmp(value + n - 4, "_usd") == 0;
	g->key = table_find(c->table, chart_option(c, "key", "donor"));
	return table_need_all(c->table, wanted, e);
}

static double place(const struct table *t, size_t row, size_t column, double otherwise)
{
	const char *text = table_text(t, row, column);

	return text[0] ? strtod(text, NULL) : otherwise;
}

static int by_value(const void *a, const void *b)
{
	const struct bar *x = a, *y = b;

	if (x->known != y->known)
		return x->known ? -1 : 1;
	if (x->value != y->value)
		return x->value > y->value ? -1 : 1;
	return (x->row > y->row) - (x->row < y->row);
}

static void read_bars(struct chart *c, struct ranking *g)
{
	g->bars = xcalloc(table_rows(c->table) + 1, sizeof *g->bars);
	for (size_t row = 0; row < table_rows(c->table); row++) {
		const char *key = g->key != SIZE_MAX ? table_text(c->table, row, g->key) : "";
		struct bar *b = &g->bars[g->n++];
		b->row = row;
		b->known = table_text(c->table, row, g->value)[0] != '\0';
		b->value = place(c->table, row, g->value, 0);
		b->low = place(c->table, row, g->low, b->value);
		b->high = place(c->table, row, g->high, b->value);
		b->look = palette_look(c->palette, key, table_text(c->table, row, g->label));
	}
	if (strcmp(chart_option(c, "sort", "yes"), "no") != 0)
		qsort(g->bars, g->n, sizeof *g->bars, by_value);
	size_t most = chart_count(c, "rows", 20);
	g->left_out = g->n > most ? g->n - most : 0;
	g->n -= g->left_out;
}

static void add_data(struct chart *c, const struct ranking *g)
{
	str_printf(&c->data, "# place, %s, bounds; the names stand beside the bars\n$bars << END\n",
	           g->money ? "US dollars" : chart_option(c, "value", ""));
	for (size_t i = 0; i < g->n; i++) {
		const struct bar *b = &g->bars[i];
		const char *value = table_text(c->table, b->row, g->value);
		const char *low = table_text(c->table, b->row, g->low);
		const char *high = table_text(c->table, b->row, g->high);
		if (b->known)
			str_printf(&c->data, "%zu %s %s %s\n", i + 1, value, low[0] ? low : value,
			           high[0] ? high : value);
	}
	str_add(&c->data, "END\n");
}

static void label_text(const struct chart *c, const struct bar *b, struct str *s)
{
	bool dates = strcmp(chart_option(c, "dates", "no"), "yes") == 0;

	factprint_text(s, dates ? "date" : "text", b->look.label);
}

static double name_room(const struct chart *c, const struct ranking *g)
{
	double most = 0;

	for (size_t i = 0; i < g->n; i++) {
		struct str label = STR_INIT;
		label_text(c, &g->bars[i], &label);
		double width = textsize_width(str_text(&label), font);
		most = width > most ? width : most;
		str_release(&label);
	}
	return (most < chart_widest(c, NAME_WIDEST) ? most : chart_widest(c, NAME_WIDEST)) + 8;
}

static void value_text(const struct chart *c, const struct bar *b, char text[AXIS_TEXT_MAX])
{
	axis_short(text, b->value / c->unit);
}

/* In two lines where a row has room for them. */
static void add_name(struct chart *c, const struct panel *p, const struct bar *b, double names, double y)
{
	struct str label = STR_INIT;
	double row = axis_px(&p->y, 2) - axis_px(&p->y, 1);
	label_text(c, b, &label);
	struct textlines l = textsize_balance(str_text(&label), font, chart_widest(c, NAME_WIDEST), row > 2 * ROW ? 2 : 1);

	chart_text_lines(c, &(struct chart_text){ names, y, TEXT_RIGHT, font, "ink", NULL }, &l);
	textlines_release(&l);
	str_release(&label);
}

/* Names left of all, values right of their upper bounds (left of the lower, below zero). */
static void add_texts(struct chart *c, const struct ranking *g, const struct panel *p, double names)
{
	for (size_t i = 0; i < g->n; i++) {
		const struct bar *b = &g->bars[i];
		double y = axis_px(&p->y, (double)i + 1);
		char text[AXIS_TEXT_MAX];
		double far = b->value < 0 ? fmin(b->low, b->value) : fmax(b->high, b->value);
		double x = axis_px(&p->x, far / c->unit) + (b->value < 0 ? -6 : 6);
		add_name(c, p, b, names, y);
		value_text(c, b, text);
		if (b->known)
			chart_text(c, &(struct chart_text){ x, y, b->value < 0 ? TEXT_RIGHT : TEXT_LEFT, font,
			           "ink", NULL }, text);
		else
			chart_text(c, &(struct chart_text){ p->left + 6, y, TEXT_LEFT, font, "soft", NULL },
			           chart_option(c, "unknown_label", "no dollar amount known"));
	}
}

static void add_left_out(struct chart *c, const struct ranking *g, const struct panel *p)
{
	struct str s = STR_INIT;

	if (g->left_out == 0)
		return;
	str_printf(&s, "and %zu more in the table", g->left_out);
	chart_text(c, &(struct chart_text){ p->right, p->bottom - 10, TEXT_RIGHT, font, "soft", NULL },
	           str_text(&s));
	str_release(&s);
}

/* The scale leaves room inside for the widest value beside the longest bar. */
static void set_scale(struct chart *c, const struct ranking *g, struct panel *p)
{
	double low = 0, high = 0, widest = 0;
	char text[AXIS_TEXT_MAX];

	for (size_t i = 0; i < g->n; i++) {
		const struct bar *b = &g->bars[i];
		low = fmin(low, fmin(b->low, b->value));
		high = fmax(high, fmax(b->high, b->value));
		value_text(c, b, text);
		double width = textsize_width(text, font) + 10;
		widest = fmax(widest, width);
	}
	/* Each bar has its number beside it, so the scale needs none. */
	p->x = (struct axis){ .kind = AXIS_LINEAR, .low = low / c->unit,
	                      .high = high > low ? high / c->unit : low / c->unit + 1 };
	p->right = c->right - widest;
	p->left += low < 0 ? widest : 0;
}

static void add_plot(struct chart *c, const struct ranking *g, const struct panel *p)
{
	bool any = false;
	double row = axis_px(&p->y, 2) - axis_px(&p->y, 1), half = 0.36 * row < 13 ? 0.36 : 13 / row;

	for (size_t i = 0; i < g->n; i++)
		any = any || g->bars[i].known;
	chart_knob_text(c, "bar", g->n > 0 && chart_option(c, "colour", NULL)
	                ? palette_look(c->palette, chart_option(c, "colour", ""), "").colour : "#0072B2",
	                "bars");
	chart_knob_number(c, "thick", half, "half a bar, of a row");
	if (g->n == 0)
		chart_nothing(c);
	if (!any) {
		str_add(&c->body, "  plot NaN\n");
		return;
	}
	str_add(&c->body, "  plot $bars using 2:1:(0):($2 / unit):($1 - thick):($1 + thick) with boxxyerror "
	        "fillstyle solid 1 noborder linecolor rgb bar, \\\n"
	        "    $bars using ($3 < $4 ? $2 / unit : NaN):1:($3 / unit):($4 / unit) with xerrorbars "
	        "pointtype 0 linewidth 1.5 linecolor rgb ink\n");
}

static bool draw(struct chart *c, struct err *e)
{
	struct ranking g = { .n = 0 };
	struct panel p = { .suffix = "", .no_y_labels = true, .no_x_labels = true, .no_y_grid = true };
	double most = 0;

	if (!find(c, &g, e))
		return false;
	read_bars(c, &g);
	for (size_t i = 0; i < g.n; i++) {
		most = fmax(most, fabs(g.bars[i].value));
	}
	double height = ROW * (double)(g.n + (g.left_out > 0)) + 214;
	chart_begin(c, most, g.money, height > CHART_HEIGHT ? height : CHART_HEIGHT);
	add_data(c, &g);
	p.left = c->left + name_room(c, &g);
	p.top = c->top;
	p.bottom = c->bottom - 8;
	double names = p.left - 8; /* their right end */
	set_scale(c, &g, &p);
	p.y = (struct axis){ .kind = AXIS_LINEAR, .low = (double)g.n + 0.6 + (g.left_out > 0), .high = 0.4 };
	panel_begin(c, &p);
	chart_line(c, NULL, axis_px(&p.x, 0), p.top, axis_px(&p.x, 0), p.bottom, 1, "soft");
	add_texts(c, &g, &p, names);
	add_left_out(c, &g, &p);
	add_plot(c, &g, &p);
	free(g.bars);
	return true;
}

extern const struct chart_kind chart_ranked_bars;
const struct chart_kind chart_ranked_bars = { "ranked_bars", "one bar a row, the largest on top", keys,
	                                      draw, false };
