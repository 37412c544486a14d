#include "aid/layout.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "aid/xmem.h"

void layout_init(struct layout *l, double width, double height)
{
	*l = (struct layout){ width, height, 0, 0, NULL };
}

void layout_add(struct layout *l, struct layout_box box, const char *text)
{
	XGROW(l->boxes, l->n, l->cap);
	box.text = text ? xstrdup(text) : NULL;
	l->boxes[l->n++] = box;
}

void layout_release(struct layout *l)
{
	for (size_t i = 0; i < l->n; i++)
		free(l->boxes[i].text);
	free(l->boxes);
	layout_init(l, l->width, l->height);
}

/* Sharing less than half a px is touching. */
static const double touch = 0.5;

static bool overlap(const struct layout_box *a, const struct layout_box *b)
{
	return a->left < b->right - touch && b->left < a->right - touch &&
	       a->top < b->bottom - touch && b->top < a->bottom - touch;
}

static bool inside(const struct layout *l, const struct layout_box *b)
{
	return b->left >= -touch && b->top >= -touch && b->right <= l->width + touch &&
	       b->bottom <= l->height + touch;
}

bool layout_is_free(const struct layout *l, struct layout_box box)
{
	for (size_t i = 0; i < l->n; i++)
		if (overlap(&l->boxes[i], &box))
			return false;
	return inside(l, &box);
}

static void say(struct str *why, const char *what, const struct layout_box *a,
                const struct layout_box *b)
{
	str_printf(why, "%s\"%s\" (%.0f,%.0f to %.0f,%.0f) %s", why->len > 0 ? "; " : "", a->text,
	           a->left, a->top, a->right, a->bottom, what);
	if (b)
		str_printf(why, " \"%s\" (%.0f,%.0f to %.0f,%.0f)", b->text ? b->text : "a mark",
		           b->left, b->top, b->right, b->bottom);
}

bool layout_check(const struct layout *l, struct str *why)
{
	bool ok = true;

	for (size_t i = 0; i < l->n; i++) {
		const struct layout_box *a = &l->boxes[i];
		if (!a->text)
			continue;
		if (!inside(l, a)) {
			say(why, "leaves the picture", a, NULL);
			ok = false;
		}
		for (size_t j = 0; j < l->n; j++) {
			const struct layout_box *b = &l->boxes[j];
			if ((b->text && j <= i) || !overlap(a, b))
				continue;
			say(why, "covers", a, b);
			ok = false;
		}
	}
	return ok;
}

/* Labels that push each other move as one block, around the mean of what each would like. */
struct block {
	double sum;
	size_t n;
};

static double mean(const struct block *b)
{
	return b->sum / (double)b->n;
}

static double clamp(double value, double low, double high)
{
	return value < low ? low : value > high ? high : value;
}

bool layout_spread(double *centres, const double *sizes, size_t n, double low, double high)
{
	struct block *blocks = xcalloc(n + 1, sizeof *blocks);
	double room = high - low, offset = 0;
	size_t m = 0;

	for (size_t i = 0; i < n; i++)
		room -= sizes[i];
	/* Without the space that the ones below need, the centres only have to be in order. */
	for (size_t i = 0; i < n && room >= -1e-9; i++) {
		offset += sizes[i] / 2;
		blocks[m++] = (struct block){ centres[i] - offset, 1 };
		offset += sizes[i] / 2;
		for (; m > 1 && mean(&blocks[m - 2]) > mean(&blocks[m - 1]); m--) {
			blocks[m - 2].sum += blocks[m - 1].sum;
			blocks[m - 2].n += blocks[m - 1].n;
		}
	}
	offset = 0;
	for (size_t b = 0, i = 0; b < m; b++)
		for (size_t k = 0; k < blocks[b].n; k++, i++) {
			centres[i] = clamp(mean(&blocks[b]), low, low + room) + offset + sizes[i] / 2;
			offset += sizes[i];
		}
	free(blocks);
	return room >= -1e-9;
}

static double text_left(const struct layout_flag *f)
{
	return f->left ? f->x - f->width : f->x;
}

static bool covers(const struct layout_flag *text, double x)
{
	return text_left(text) < x && x < text_left(text) + text->width;
}

/* a's text against b's text and line; the text of a line never meets the line itself. */
static bool clash(const struct layout_flag *a, const struct layout_flag *b)
{
	bool level = a->row == b->row && text_left(a) < text_left(b) + b->width &&
	             text_left(b) < text_left(a) + a->width;

	return level || (b->row >= a->row && covers(a, b->x)) || (a->row >= b->row && covers(b, a->x));
}

static bool fits_row(const struct layout_flag *flags, size_t i, size_t n)
{
	for (size_t j = i + 1; j < n; j++)
		if (clash(&flags[i], &flags[j]))
			return false;
	return true;
}

/* From right to left, each in the lowest row that it fits; the rows used, or SIZE_MAX. */
static size_t try_sides(struct layout_flag *flags, size_t n, double low, double high)
{
	size_t rows = 0;

	for (size_t i = n; i-- > 0;) {
		struct layout_flag *f = &flags[i];
		if (text_left(f) < low || text_left(f) + f->width > high)
			return SIZE_MAX;
		for (f->row = 0; !fits_row(flags, i, n); f->row++)
			if (f->row > n)
				return SIZE_MAX;
		rows = f->row + 1 > rows ? f->row + 1 : rows;
	}
	return rows;
}

bool layout_flags(struct layout_flag *flags, size_t n, double low, double high)
{
	size_t best = SIZE_MAX, best_sides = 0;

	/* Every choice of sides; the first (most to the right) with the fewest rows is kept. */
	for (size_t sides = 0; n <= 10 && sides < (size_t)1 << n; sides++) {
		for (size_t i = 0; i < n; i++)
			flags[i].left = sides >> i & 1;
		size_t rows = try_sides(flags, n, low, high);
		if (rows < best) {
			best = rows;
			best_sides = sides;
		}
	}
	for (size_t i = 0; i < n; i++)
		flags[i].left = best_sides >> i & 1;
	return best != SIZE_MAX && try_sides(flags, n, low, high) != SIZE_MAX;
}
