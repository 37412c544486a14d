/* bargain_line: two sides and the issue between them as a line from 0 to 1, in the last row of the table
 * without aid (above) and with aid (below): the chance in war as a dot, the splits that both prefer to war
 * as a bar, and by how much aid moves both. The section gives the words. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "aid/axis.h"
#include "aid/chart.h"
#include "aid/panel.h"

static const char *const keys[] = { "zero_label", "one_label", "without_label", "with_label", "low_label",
	                            "point_label", "high_label", "shift_label", NULL };

enum { BAR = 15, WORDS_WIDEST = 150, STEP = 18, APART = 12, LINES = 3 };
enum { LOW, POINT, HIGH, SPOTS };

static const struct textfont font = { SMALL_SIZE, false }, bold = { TEXT_SIZE, true };

/* One of the two cases: its columns, where it stands, and on which side its words do. */
struct side {
	const char *key, *label;
	const char *columns[SPOTS];
	size_t column[SPOTS], number;
	double y;
	int way; /* −1: words above, +1: below */
};

/* Percent, as people read shares. */
static double percent(const struct chart *c, size_t column)
{
	return 100 * strtod(table_text(c->table, table_rows(c->table) - 1, column), NULL);
}

static bool find(const struct chart *c, struct side sides[2], size_t *shift, struct err *e)
{
	bool ok = table_need(c->table, "dp", shift, e);

	for (size_t i = 0; i < 2; i++)
		for (size_t k = 0; k < SPOTS; k++)
			ok = table_need(c->table, sides[i].columns[k], &sides[i].column[k], e) && ok;
	return ok;
}

static void add_data(struct chart *c, const struct side sides[2])
{
	str_add(&c->data, "# place (1 without aid, 2 with), low, chance, high\n$sides << END\n");
	for (size_t i = 0; i < 2; i++) {
		str_printf(&c->data, "%zu", i + 1);
		for (size_t k = 0; k < SPOTS; k++)
			str_printf(&c->data, " %s", table_text(c->table, table_rows(c->table) - 1,
			                                       sides[i].column[k]));
		str_add(&c->data, "\n");
	}
	str_add(&c->data, "END\n");
}

/* The number in bold and its words, centred, and a thin line from them to the place on the bar. */
static void add_words(struct chart *c, const struct side *s, const struct textlines *l, double number,
                      double place, double centre)
{
	char text[AXIS_TEXT_MAX + 1];
	double far = s->y + s->way * (BAR + 8), step = s->way * STEP;
	size_t n = l->n + 1;

	axis_number(text, number, 1);
	strcat(text, "%");
	chart_line(c, NULL, place, s->y + s->way * (BAR + 1), centre, far, 1, "soft");
	for (size_t i = 0; i < n; i++) {
		/* Away from the line, but read from top down. */
		size_t line = s->way < 0 ? n - 1 - i : i;
		double y = far + step * ((double)i + 0.5);
		chart_text(c, &(struct chart_text){ centre, y, TEXT_CENTRE,
		                                    { line == 0 ? TEXT_SIZE : SMALL_SIZE, line == 0 },
		                                    line == 0 ? "ink" : "soft", NULL },
		           line == 0 ? text : l->lines[line - 1]);
	}
}

/* The three places of one case, their words moved apart as little as they must; gives how far they
 * reach from the line. */
static double add_places(struct chart *c, const struct side *s, const struct panel *p)
{
	const char *const words[] = { chart_option(c, "low_label", "low"), chart_option(c, "point_label", "p"),
		                      chart_option(c, "high_label", "high") };
	struct textlines lines[SPOTS];
	double centres[SPOTS], sizes[SPOTS], places[SPOTS];
	size_t most = 0;

	for (size_t k = 0; k < SPOTS; k++) {
		lines[k] = textsize_balance(words[k], font, chart_widest(c, WORDS_WIDEST), LINES);
		double width = textlines_width(&lines[k], font), number = textsize_width("−100.0%", bold);
		places[k] = centres[k] = axis_px(&p->x, percent(c, s->column[k]));
		sizes[k] = (width > number ? width : number) + APART;
		most = lines[k].n > most ? lines[k].n : most;
	}
	layout_spread(centres, sizes, SPOTS, c->left, c->right);
	for (size_t k = 0; k < SPOTS; k++) {
		add_words(c, s, &lines[k], percent(c, s->column[k]), places[k], centres[k]);
		textlines_release(&lines[k]);
	}
	return BAR + 8 + STEP * (double)(most + 1);
}

static void add_side(struct chart *c, struct side *s, const struct panel *p)
{
	struct look look = palette_look(c->palette, s->key, s->label);
	char ink[32];

	s->number = chart_knob_look(c, &look);
	chart_line(c, NULL, p->left, s->y, p->right, s->y, 2, "soft");
	for (int end = 0; end < 2; end++) {
		double x = end ? p->right : p->left;
		chart_line(c, NULL, x, s->y - 7, x, s->y + 7, 2, "soft");
	}
	double far = add_places(c, s, p);
	snprintf(ink, sizeof ink, "ink%zu", s->number);
	chart_text(c, &(struct chart_text){ c->left, s->y + s->way * (far + STEP), TEXT_LEFT, bold, ink, NULL },
	           s->label);
}

/* A text right or left of the span, where there is more room. */
static void add_beside(struct chart *c, double left, double right, double y, const char *text)
{
	bool after = c->right - right >= left - c->left;
	char *fit = textsize_shorten(text, bold, (after ? c->right - right : left - c->left) - APART);

	chart_text(c, &(struct chart_text){ after ? right + APART : left - APART, y,
	                                    after ? TEXT_LEFT : TEXT_RIGHT, bold, "ink", NULL }, fit);
	free(fit);
}

/* An arrow from the one chance to the other, between the lines, and its length as the table has it. */
static void add_shift(struct chart *c, const struct side sides[2], const struct panel *p, size_t shift)
{
	double dp = percent(c, shift);
	char number[AXIS_TEXT_MAX];
	struct str text = STR_INIT;
	double from = axis_px(&p->x, percent(c, sides[0].column[POINT]));
	double to = axis_px(&p->x, percent(c, sides[1].column[POINT]));
	double y = (sides[0].y + sides[1].y) / 2;

	chart_line(c, NULL, from, sides[0].y + BAR, from, y, 1, "ink");
	chart_line(c, NULL, to, y, to, sides[1].y - BAR, 1, "ink");
	str_printf(&c->body, "  set arrow from screen X(%.1f), screen Y(%.1f) to screen X(%.1f), screen "
	           "Y(%.1f) head filled size screen 9/W, 25 linewidth 2.5 linecolor rgb ink\n", from, y, to, y);
	axis_number(number, dp, 1);
	str_printf(&text, "%s%s points %s", dp > 0 ? "+" : "", number, chart_option(c, "shift_label", ""));
	add_beside(c, from < to ? from : to, from < to ? to : from, y, str_text(&text));
	str_release(&text);
}

/* The scale under both lines, and what its ends mean. */
static void add_scale(struct chart *c, const struct panel *p, double y)
{
	static const char *const marks[] = { "0%", "25%", "50%", "75%", "100%" };

	chart_line(c, NULL, p->left, y, p->right, y, 1, "soft");
	for (int i = 0; i <= 4; i++) {
		double x = p->left + (p->right - p->left) * i / 4;
		enum chart_side side = i == 0 ? TEXT_LEFT : i == 4 ? TEXT_RIGHT : TEXT_CENTRE;
		chart_line(c, NULL, x, y, x, y + 5, 1, "soft");
		chart_text(c, &(struct chart_text){ x, y + 15, side, font, "soft", NULL }, marks[i]);
		if (i > 0 && i < 4)
			continue;
		char *words = textsize_shorten(chart_option(c, i == 0 ? "zero_label" : "one_label", ""), font,
		                               (p->right - p->left - APART) / 2);
		chart_text(c, &(struct chart_text){ x, y + 15 + STEP, side, font, "ink", NULL }, words);
		free(words);
	}
}

static void add_plot(struct chart *c, const struct side sides[2])
{
	str_add(&c->body, "  plot \\\n");
	for (size_t i = 0; i < 2; i++)
		str_printf(&c->body, "    $sides using ($1 == %zu ? $3 * 100 : NaN):1:($2 * 100):($4 * 100):"
		           "($1 - thick):($1 + thick) with boxxyerror fillstyle solid 1 noborder linecolor rgb "
		           "colour%zu, \\\n", i + 1, sides[i].number);
	str_add(&c->body, "    $sides using ($3 * 100):1 with points pointtype 7 pointsize 1.6 linecolor rgb "
	        "'#FFFFFF', \\\n    $sides using ($3 * 100):1 with points pointtype 7 pointsize 1.1 "
	        "linecolor rgb ink\n");
}

static void draw_line(struct chart *c, struct side sides[2], size_t shift)
{
	struct panel p = { .suffix = "", .no_y_labels = true, .no_x_labels = true, .no_y_grid = true };
	double middle = (c->top + c->bottom) / 2;

	p.left = c->left;
	p.right = c->right;
	sides[0].y = middle - 62;
	sides[1].y = middle + 18;
	/* The plot reaches half a place beyond both lines. */
	double apart = sides[1].y - sides[0].y;
	p.top = sides[0].y - apart / 2;
	p.bottom = sides[1].y + apart / 2;
	p.x = (struct axis){ .kind = AXIS_LINEAR, .low = 0, .high = 100 };
	p.y = (struct axis){ .kind = AXIS_LINEAR, .low = 2.5, .high = 0.5 };
	panel_begin(c, &p);
	chart_knob_number(c, "thick", BAR / apart, "half a bar, of the distance between them");
	for (size_t i = 0; i < 2; i++)
		add_side(c, &sides[i], &p);
	add_shift(c, sides, &p, shift);
	add_scale(c, &p, c->bottom - 48);
	add_plot(c, sides);
}

static bool draw(struct chart *c, struct err *e)
{
	struct side sides[] = {
		{ .key = "without_aid", .label = chart_option(c, "without_label", "without"),
		  .columns = { "lo0_clipped", "p0", "hi0_clipped" }, .way = -1 },
		{ .key = "with_aid", .label = chart_option(c, "with_label", "with"),
		  .columns = { "lo1_clipped", "p1", "hi1_clipped" }, .way = 1 },
	};
	size_t shift;

	if (!find(c, sides, &shift, e))
		return false;
	chart_begin(c, 1, false, CHART_HEIGHT);
	if (table_rows(c->table) == 0) {
		chart_empty(c);
		return true;
	}
	add_data(c, sides);
	draw_line(c, sides, shift);
	return true;
}

extern const struct chart_kind chart_bargain_line;
const struct chart_kind chart_bargain_line = { "bargain_line", "the issue as a line, without and with aid",
	                                       keys, draw, false };
