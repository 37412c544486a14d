#include "aid/endlabels.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "aid/xmem.h"

enum { GAP = 14, WIDEST = 168, STEP = 18, LINES = 2 };
static const struct textfont font = { TEXT_SIZE, false };

struct placed {
	const struct endlabel *label;
	struct textlines lines;
	double y;
};

/* In at most LINES lines. Where these do not hold all, the name is cut, not the figure behind it. */
static struct textlines break_label(const struct chart *c, const char *text)
{
	double width = chart_widest(c, WIDEST), room = LINES * width;
	struct textlines l = textsize_balance(text, font, width, LINES);
	const char *figure = strrchr(text, ' ');

	if (!figure || !strpbrk(figure, "0123456789"))
		return l;
	char *name = xstrndup(text, (size_t)(figure - text));
	while (!l.whole && room > SMALL_SIZE) {
		char *shorter = textsize_shorten(name, font, room -= SMALL_SIZE);
		struct str s = STR_INIT;
		str_printf(&s, "%s%s", shorter, figure);
		textlines_release(&l);
		l = textsize_balance(str_text(&s), font, width, LINES);
		str_release(&s);
		free(shorter);
	}
	free(name);
	return l;
}

double endlabels_room(const struct chart *c, const struct endlabel *labels, size_t n)
{
	double most = 0;

	for (size_t i = 0; i < n; i++) {
		struct textlines l = break_label(c, labels[i].text);
		double width = textlines_width(&l, font);
		most = width > most ? width : most;
		textlines_release(&l);
	}
	return most + GAP + 2;
}

/* By place, then by rank, so that leaders never cross. */
static int by_place(const void *a, const void *b)
{
	const struct placed *x = a, *y = b;

	if (x->y != y->y)
		return x->y < y->y ? -1 : 1;
	return (x->label > y->label) - (x->label < y->label);
}

/* So many of the first ranks as have room, of n. */
static size_t that_fit(const struct placed *labels, size_t n, double room)
{
	for (size_t i = 0; i < n; i++) {
		room -= STEP * (double)labels[i].lines.n;
		/* The last line is kept for the number of the others. */
		if (room < (i + 1 < n ? STEP : 0))
			return i;
	}
	return n;
}

/* The panel's side that the names stand at, and the way out from there: 1 is to the right. */
struct side {
	double edge, out;
};

static void draw_one(struct chart *c, const struct panel *p, const struct side *side, const struct placed *l)
{
	char colour[32], ink[32];
	double x = side->edge + side->out * GAP, top = l->y - STEP * (double)(l->lines.n - 1) / 2;

	snprintf(colour, sizeof colour, "colour%zu", l->label->number);
	snprintf(ink, sizeof ink, "ink%zu", l->label->number);
	if (l->label->number > 0) {
		if ((side->edge - l->label->x) * side->out > 1)
			chart_line(c, p, l->label->x + side->out, l->label->y, side->edge, l->label->y, 1, colour);
		chart_line(c, p, side->edge, l->label->y, x - side->out * 3, l->y, 1, colour);
	}
	if (l->label->marker > 0)
		str_printf(&c->body, "  set label '' at screen X(%.1f), screen V%s(%.6g) point pointtype %d "
		           "pointsize 0.8 linecolor rgb %s front\n", l->label->x, p->suffix,
		           axis_value(&p->y, l->label->y), l->label->marker, colour);
	for (size_t i = 0; i < l->lines.n; i++)
		chart_text(c, &(struct chart_text){ x, top + STEP * (double)i, side->out > 0 ? TEXT_LEFT : TEXT_RIGHT,
		           font, l->label->number > 0 ? ink : "soft", p }, l->lines.lines[i]);
}

static void draw_all(struct chart *c, const struct panel *p, const struct side *side,
                     const struct endlabel *labels, size_t n)
{
	struct placed *placed = xcalloc(n + 1, sizeof *placed);
	double *centres = xcalloc(n + 1, sizeof *centres), *sizes = xcalloc(n + 1, sizeof *sizes);
	struct endlabel others = { .x = 0 };
	char text[48];
	/* A label may reach into the line of the x axis' labels, which it stands right of. */
	double low = p->top, high = p->bottom + STEP / 2.0;

	for (size_t i = 0; i < n; i++)
		placed[i] = (struct placed){ &labels[i], break_label(c, labels[i].text), labels[i].y };
	size_t shown = that_fit(placed, n, high - low);
	if (shown < n) {
		double mean = 0;
		for (size_t i = shown; i < n; i++) {
			mean += labels[i].y / (double)(n - shown);
			textlines_release(&placed[i].lines);
		}
		snprintf(text, sizeof text, "%zu others", n - shown);
		others = (struct endlabel){ text, side->edge, mean, 0, 0 };
		placed[shown++] = (struct placed){ &others, textsize_wrap(text, font, chart_widest(c, WIDEST), 1), mean };
	}
	qsort(placed, shown, sizeof *placed, by_place);
	for (size_t i = 0; i < shown; i++) {
		centres[i] = placed[i].y;
		sizes[i] = STEP * (double)placed[i].lines.n;
	}
	layout_spread(centres, sizes, shown, low, high);
	str_add(&c->body, "  # names at the lines' ends\n");
	for (size_t i = 0; i < shown; i++) {
		placed[i].y = centres[i];
		draw_one(c, p, side, &placed[i]);
		textlines_release(&placed[i].lines);
	}
	free(placed);
	free(centres);
	free(sizes);
}

void endlabels_draw(struct chart *c, const struct panel *p, const struct endlabel *labels, size_t n)
{
	draw_all(c, p, &(struct side){ p->right, 1 }, labels, n);
}

void endlabels_draw_left(struct chart *c, const struct panel *p, const struct endlabel *labels, size_t n)
{
	draw_all(c, p, &(struct side){ p->left, -1 }, labels, n);
}
