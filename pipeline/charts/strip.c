/* strip: rows in which every amount is a point; points that would cover each other lie in lanes. Behind
 * them a box holds the middle half, with the median as a line and in figures. A hollow point is not
 * final: a wait that still goes on. Over a wide range the scale is logarithmic, and says so. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "aid/axis.h"
#include "aid/chart.h"
#include "aid/chartstrip.h"
#include "aid/panel.h"
#include "aid/swarm.h"
#include "aid/xmem.h"

static const char *const keys[] = { "value", "spread", "group", "period", "rows", "axis_label",
	                            "point_label", "box_label", "open_label", NULL };

/* A row has room for a name in two lines. BELOW holds the axis' title; LOG_FROM is the ratio of ends. */
enum { ROW = 44, NAME_WIDEST = 150, APART = 12, BELOW = PANEL_BELOW + SMALL_SIZE + 10, LOG_FROM = 30 };
/* In rows: between groups, and a line that counts the rows without a place. */
static const double GROUP_STEP = 1.3, OTHERS = 0.6;
static const struct textfont font = { SMALL_SIZE, false }, bold = { SMALL_SIZE, true };
static const char median_head[] = "median";

struct strip {
	struct chartstrip s;
	double *places; /* of the rows on the y axis, from 1 down */
	double end;     /* the axis' lower end, in rows */
	int *lanes;     /* of the points */
	double dot;     /* px across */
};

static void place_rows(struct strip *g)
{
	g->places = xcalloc(g->s.n + 1, sizeof *g->places);
	g->lanes = xcalloc(g->s.n_points + 1, sizeof *g->lanes);
	for (size_t i = 0; i < g->s.n; i++)
		g->places[i] = i == 0 ? 1 : g->places[i - 1] + (g->s.rows[i].begins ? GROUP_STEP : 1);
	g->end = (g->s.n > 0 ? g->places[g->s.n - 1] : 1) + 0.6 + (g->s.n_left_out > 0 ? OTHERS : 0);
}

static struct textlines name_of(const struct strip *g, const struct chartstrip_row *r)
{
	return textsize_balance(g->s.groups[r->group].look.label, bold, NAME_WIDEST, 2);
}

static double name_room(const struct strip *g)
{
	double names = 0, labels = 0;

	for (size_t i = 0; i < g->s.n; i++) {
		struct textlines l = name_of(g, &g->s.rows[i]);
		names = fmax(names, textlines_width(&l, bold));
		labels = fmax(labels, textsize_width(g->s.rows[i].label, font));
		textlines_release(&l);
	}
	return names + APART + labels + (labels > 0 ? APART : 0);
}

static void add_names(struct chart *c, const struct strip *g, const struct panel *p)
{
	char ink[32];

	for (size_t i = 0; i < g->s.n; i++) {
		const struct chartstrip_row *r = &g->s.rows[i];
		double y = axis_px(&p->y, g->places[i]);
		if (r->label[0])
			chart_text(c, &(struct chart_text){ p->left - APART, y, TEXT_RIGHT, font, "ink", NULL }, r->label);
		if (!r->begins)
			continue;
		struct textlines l = name_of(g, r);
		snprintf(ink, sizeof ink, "ink%zu", r->group + 1);
		chart_text_lines(c, &(struct chart_text){ c->left, y, TEXT_LEFT, bold, ink, NULL }, &l);
		textlines_release(&l);
	}
}

/* 14 and 16.5 days: a point and a zero say nothing. */
static void short_number(double value, char text[AXIS_TEXT_MAX])
{
	if (value == floor(value))
		axis_number(text, value, 0);
	else
		axis_short(text, value);
}

static void median_text(const struct chart *c, const struct strip *g, const struct chartstrip_row *r,
                        char text[AXIS_TEXT_MAX])
{
	short_number(strtod(table_text(g->s.spread, r->spread, g->s.median), NULL) / c->unit, text);
}

static double median_room(const struct chart *c, const struct strip *g)
{
	double most = g->s.any_box ? textsize_width(median_head, font) : 0;
	char text[AXIS_TEXT_MAX];

	for (size_t i = 0; i < g->s.n; i++)
		if (g->s.rows[i].spread != SIZE_MAX) {
			median_text(c, g, &g->s.rows[i], text);
			most = fmax(most, textsize_width(text, font));
		}
	return most + 2 * APART; /* the axis' last label reaches over its end */
}

/* A column of figures right of the rows. */
static void add_medians(struct chart *c, const struct strip *g, const struct panel *p)
{
	struct chart_text at = { c->right, p->top - 9, TEXT_RIGHT, font, "soft", NULL };
	char text[AXIS_TEXT_MAX];

	if (g->s.any_box)
		chart_text(c, &at, median_head);
	at.colour = "ink";
	for (size_t i = 0; i < g->s.n; i++)
		if (g->s.rows[i].spread != SIZE_MAX) {
			at.y = axis_px(&p->y, g->places[i]);
			median_text(c, g, &g->s.rows[i], text);
			chart_text(c, &at, text);
		}
}

static double row_height(const struct panel *p)
{
	return axis_px(&p->y, 2) - axis_px(&p->y, 1);
}

/* Lanes for dots of that size; true if none covers another. */
static bool try_dots(const struct chart *c, struct strip *g, const struct panel *p, double dot)
{
	double *px = xcalloc(g->s.n_points + 1, sizeof *px), half = 0.45 * row_height(p);
	int most = half > dot ? (int)((half - dot / 2) / (dot / 2)) : 0;
	bool apart = true;

	g->dot = dot;
	for (size_t i = 0; i < g->s.n_points; i++)
		px[i] = axis_px(&p->x, g->s.points[i].value / c->unit);
	for (size_t i = 0; i < g->s.n; i++) {
		const struct chartstrip_row *r = &g->s.rows[i];
		apart = swarm_lanes(px + r->from, r->n, dot, most, g->lanes + r->from) && apart;
	}
	free(px);
	return apart;
}

/* Dots as large as lets all of them be seen; the smallest may cover each other. */
static void set_dots(const struct chart *c, struct strip *g, const struct panel *p)
{
	enum { LARGEST = 9, SMALLEST = 5 };

	for (int dot = LARGEST; dot >= SMALLEST; dot--)
		if (try_dots(c, g, p, dot))
			return;
}

static double dot_place(const struct strip *g, const struct panel *p, size_t row, size_t point)
{
	return g->places[row] + g->lanes[point] * g->dot / 2 / row_height(p);
}

static void add_data(struct chart *c, const struct strip *g, const struct panel *p)
{
	const struct chartstrip *s = &g->s;

	str_printf(&c->data, "# %s, place in its row, 1: not final\n", table_column_name(c->table, s->value));
	for (size_t row = 0; row < s->n; row++) {
		const struct chartstrip_row *r = &s->rows[row];
		if (r->begins)
			str_printf(&c->data, "%s$group%zu << END\n", row > 0 ? "END\n" : "", r->group + 1);
		for (size_t i = r->from; i < r->from + r->n; i++)
			str_printf(&c->data, "%s %.3f %d\n", table_text(c->table, s->points[i].row, s->value),
			           dot_place(g, p, row, i), s->points[i].open);
	}
	str_add(&c->data, "END\n# row, first quartile, median, third quartile\n$boxes << END\n");
	for (size_t row = 0; row < s->n; row++) {
		size_t from = s->rows[row].spread;
		if (from != SIZE_MAX)
			str_printf(&c->data, "%g %s %s %s\n", g->places[row], table_text(s->spread, from, s->q1),
			           table_text(s->spread, from, s->median), table_text(s->spread, from, s->q3));
	}
	str_add(&c->data, "END\n");
}

/* What the marks mean; gives the place below. */
static double add_legend(struct chart *c, const struct strip *g)
{
	struct look box = { .label = chart_option(c, "box_label", "the middle half, with the median"),
	                    .colour = "#E8E8E8", .ink = "#595959" };
	struct chart_legend_item items[3] = { { chart_option(c, "point_label", "one amount"), 0, 7 } };
	size_t n = 1;

	if (g->s.any_open)
		items[n++] = (struct chart_legend_item){ chart_option(c, "open_label", "not final"), 0, 6 };
	if (g->s.any_box)
		items[n++] = (struct chart_legend_item){ box.label, chart_knob_look(c, &box), 0 };
	return chart_legend(c, items, n, c->left, c->right, c->top);
}

/* No text may cover a point. */
static void keep_points(struct chart *c, const struct strip *g, const struct panel *p)
{
	for (size_t row = 0; row < g->s.n; row++)
		for (size_t i = 0; i < g->s.rows[row].n; i++) {
			size_t point = g->s.rows[row].from + i;
			double x = axis_px(&p->x, g->s.points[point].value / c->unit), half = g->dot / 2;
			double y = axis_px(&p->y, dot_place(g, p, row, point));
			layout_add(&c->layout, (struct layout_box){ x - half, y - half, x + half, y + half, NULL }, NULL);
		}
}

/* How much it is so far, beside a point that is not final, where there is room. */
static void name_open(struct chart *c, const struct strip *g, const struct panel *p)
{
	char text[AXIS_TEXT_MAX];

	for (size_t row = 0; row < g->s.n; row++)
		for (size_t i = 0; i < g->s.rows[row].n; i++) {
			size_t point = g->s.rows[row].from + i;
			double value = g->s.points[point].value / c->unit;
			struct chart_text at = { axis_px(&p->x, value) + g->dot, axis_px(&p->y, dot_place(g, p, row, point)),
			                         TEXT_LEFT, font, "ink", NULL };
			short_number(value, text);
			struct layout_box box = chart_text_box(&at, text);
			if (g->s.points[point].open && box.right < c->right && layout_is_free(&c->layout, box))
				chart_text(c, &at, text);
		}
}

static void add_axis_title(struct chart *c, const struct panel *p)
{
	struct chart_text at = { p->right, p->bottom + PANEL_BELOW + SMALL_SIZE / 2.0, TEXT_RIGHT, font, "soft", NULL };
	struct str s = STR_INIT;

	str_add(&s, chart_option(c, "axis_label", c->unit_name));
	if (p->x.kind == AXIS_LOG)
		str_printf(&s, "%slogarithmic scale", s.len > 0 ? ", " : "");
	char *text = textsize_shorten(str_text(&s), font, p->right - c->left);
	if (text[0])
		chart_text(c, &at, text);
	free(text);
	str_release(&s);
}

static void add_left_out(struct chart *c, const struct strip *g, const struct panel *p)
{
	struct chart_text at = { p->right, p->bottom - 12, TEXT_RIGHT, font, "soft", NULL };
	struct str s = STR_INIT;

	str_printf(&s, "and %zu more rows in the table", g->s.n_left_out);
	if (g->s.n_left_out > 0)
		chart_text(c, &at, str_text(&s));
	str_release(&s);
}

/* Groups stand apart by a line between them. */
static void add_rules(struct chart *c, const struct strip *g, const struct panel *p)
{
	for (size_t row = 1; row < g->s.n; row++) {
		double y = axis_px(&p->y, (g->places[row - 1] + g->places[row]) / 2);
		if (g->s.rows[row].begins)
			chart_line(c, NULL, c->left, y, c->right, y, 1, "rule");
	}
}

/* The line of the median lies under the points: it hides none of them. */
static void add_plot(struct chart *c, const struct strip *g)
{
	size_t n_groups = g->s.rows[g->s.n - 1].group + 1;
	const char *next = "  plot";

	chart_knob_number(c, "dot", g->dot / 13, "size of the points");
	if (g->s.any_box) {
		str_printf(&c->body, "  plot $boxes using ($3 / unit):1:($2 / unit):($4 / unit):($1 - 0.44):($1 + 0.44) with "
		           "boxxyerror fillstyle solid 1 noborder linecolor rgb colour%zu, \\\n"
		           "    $boxes using ($3 / unit):($1 - 0.44):(0):(0.88) with vectors nohead linewidth 3 linecolor rgb ink",
		           n_groups + 1);
		next = ", \\\n   ";
	}
	for (size_t i = 0; i < 2 * n_groups; i++) {
		const struct chartstrip_group *group = &g->s.groups[i / 2];
		bool open = i % 2;
		if ((open ? group->n_open : group->n_final) == 0)
			continue;
		str_printf(&c->body, "%s $group%zu using ($3 == %d ? $1 / unit : NaN):2 with points pointtype %s "
		           "linecolor rgb colour%zu", next, i / 2 + 1, open,
		           open ? "6 linewidth 2 pointsize 1.5 * dot" : "7 pointsize dot", i / 2 + 1);
		next = ", \\\n   ";
	}
	str_add(&c->body, "\n");
}

static void draw_rows(struct chart *c, struct strip *g)
{
	struct panel p = { .suffix = "", .no_y_labels = true, .no_y_grid = true, .x_grid = true };
	double low = g->s.low / c->unit, high = g->s.high / c->unit;

	for (size_t i = 0; i <= g->s.rows[g->s.n - 1].group; i++)
		chart_knob_look(c, &g->s.groups[i].look);
	p.left = c->left + name_room(g);
	p.right = c->right - median_room(c, g);
	p.top = add_legend(c, g) + 14;
	p.bottom = c->bottom - BELOW;
	p.y = (struct axis){ .kind = AXIS_LINEAR, .low = g->end, .high = 0.4 };
	if (low > 0 && high >= LOG_FROM * low)
		axis_log(&p.x, low, high, p.right - p.left);
	else
		axis_linear(&p.x, low, high, 6);
	panel_begin(c, &p);
	set_dots(c, g, &p);
	add_data(c, g, &p);
	add_rules(c, g, &p);
	add_names(c, g, &p);
	add_medians(c, g, &p);
	keep_points(c, g, &p);
	name_open(c, g, &p);
	add_axis_title(c, &p);
	add_left_out(c, g, &p);
	add_plot(c, g);
}

static bool draw(struct chart *c, struct err *e)
{
	struct strip g = { .dot = 0 };

	if (!chartstrip_read(c, &g.s, e))
		return false;
	place_rows(&g);
	chart_begin(c, fmax(g.s.high, -g.s.low), strstr(table_column_name(c->table, g.s.value), "_usd") != NULL,
	            fmax(CHART_HEIGHT, 204 + ceil(ROW * g.end)));
	if (g.s.n > 0)
		draw_rows(c, &g);
	else
		chart_empty(c);
	chartstrip_release(&g.s);
	free(g.places);
	free(g.lanes);
	return true;
}

extern const struct chart_kind chart_strip;
const struct chart_kind chart_strip = { "strip", "every amount a point, by group", keys, draw,
	                                 false };
