#include "aid/layout.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "aid/textwidth.h"
#include "aid/xmem.h"

static double width_of(const char *text, size_t n, double size, bool bold)
{
	char *part = xstrndup(text, n);
	double width = textwidth(part, size, bold);

	free(part);
	return width;
}

/* The most letters of a word that fit; at least one. */
static size_t break_word(const char *word, size_t len, double width, double size, bool bold)
{
	size_t n = len;

	while (n > 1 && (width_of(word, n, size, bold) > width || (word[n] & 0xc0) == 0x80))
		n--;
	return n;
}

/* How much of the text stands in the next line. */
static size_t line_length(const char *text, double width, double size, bool bold)
{
	size_t fits = 0, end = 0;

	while (text[end]) {
		end += strspn(text + end, " ");
		end += strcspn(text + end, " ");
		if (width_of(text, end, size, bold) > width)
			break;
		fits = end;
	}
	return fits > 0 ? fits : break_word(text, strcspn(text, " "), width, size, bold);
}

static struct layout_lines wrap_at(const char *text, double width, double size, bool bold)
{
	struct layout_lines l = { 0, NULL };

	for (text += strspn(text, " "); *text; text += strspn(text, " ")) {
		size_t n = line_length(text, width, size, bold);
		l.text = xrealloc(l.text, (l.n + 1) * sizeof *l.text);
		l.text[l.n++] = xstrndup(text, n);
		text += n;
	}
	return l;
}

struct layout_lines layout_wrap(const char *text, double width, double size, bool bold)
{
	struct layout_lines l = wrap_at(text, width, size, bold);
	double narrow = l.n > 1 ? width * 0.6 : width;

	/* The narrowest block of as few lines: no single word is left over in the last one. */
	while (narrow < width) {
		struct layout_lines tight = wrap_at(text, narrow, size, bold);
		bool fits = tight.n == l.n;
		layout_lines_release(fits ? &l : &tight);
		if (fits)
			return tight;
		narrow += width * 0.02;
	}
	return l;
}

void layout_lines_release(struct layout_lines *l)
{
	for (size_t i = 0; i < l->n; i++)
		free(l->text[i]);
	free(l->text);
	*l = (struct layout_lines){ 0, NULL };
}

/* --- labels at line ends ------------------------------------------------------------------ */

struct order {
	const struct layout_label *label;
	size_t index;
};

static int compare_want(const void *a, const void *b)
{
	const struct order *x = a, *y = b;

	if (x->label->want != y->label->want)
		return x->label->want < y->label->want ? -1 : 1;
	return (x->index > y->index) - (x->index < y->index);
}

/* Labels that touch form a block; its top is the mean of the tops that its labels want, which
 * is where their displacements, squared, are least. */
struct block {
	size_t first, n;
	double top, height, sum_top;
};

static double clamp_top(double top, double height, double low, double high)
{
	return fmax(low, fmin(top, high - height));
}

static size_t merge_blocks(struct block *b, size_t n, double top, double bottom)
{
	while (n > 1 && b[n - 2].top + b[n - 2].height > b[n - 1].top) {
		struct block *into = &b[n - 2];
		into->sum_top += b[n - 1].sum_top - (double)b[n - 1].n * into->height;
		into->n += b[n - 1].n;
		into->height += b[n - 1].height;
		into->top = clamp_top(into->sum_top / (double)into->n, into->height, top, bottom);
		n--;
	}
	return n;
}

static void place_blocks(struct layout_label *labels, const struct order *order,
                         const struct block *b, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		double y = b[i].top;
		for (size_t j = b[i].first; j < b[i].first + b[i].n; j++) {
			struct layout_label *l = &labels[order[j].index];
			l->at = y + l->height / 2;
			y += l->height;
		}
	}
}

/* Too many for the room: each gets the share of it that its height is of all heights. */
static void squeeze(struct layout_label *labels, const struct order *order, size_t n, double top,
                    double bottom, double total)
{
	double y = top;

	for (size_t i = 0; i < n; i++) {
		struct layout_label *l = &labels[order[i].index];
		double share = l->height * (bottom - top) / total;
		l->at = y + share / 2;
		y += share;
	}
}

bool layout_spread(struct layout_label *labels, size_t n, double top, double bottom)
{
	struct order *order = xcalloc(n + 1, sizeof *order);
	struct block *b = xcalloc(n + 1, sizeof *b);
	size_t n_blocks = 0;
	double total = 0;

	for (size_t i = 0; i < n; i++) {
		order[i] = (struct order){ &labels[i], i };
		total += labels[i].height;
	}
	qsort(order, n, sizeof *order, compare_want);
	for (size_t i = 0; i < n && total <= bottom - top; i++) {
		const struct layout_label *l = order[i].label;
		double want = l->want - l->height / 2;
		b[n_blocks++] = (struct block){ i, 1, clamp_top(want, l->height, top, bottom),
		                                l->height, want };
		n_blocks = merge_blocks(b, n_blocks, top, bottom);
	}
	if (total <= bottom - top)
		place_blocks(labels, order, b, n_blocks);
	else
		squeeze(labels, order, n, top, bottom, total);
	free(order);
	free(b);
	return total <= bottom - top;
}

/* --- labels of events --------------------------------------------------------------------- */

enum { FLAG_GAP = 6 };

static double flag_left(const struct layout_flag *f)
{
	return f->leftwards ? f->x - f->width : f->x;
}

static bool flags_clash(const struct layout_flag *a, const struct layout_flag *b)
{
	double a_left = flag_left(a) - FLAG_GAP, a_right = a_left + a->width + 2 * FLAG_GAP;
	double b_left = flag_left(b) - FLAG_GAP, b_right = b_left + b->width + 2 * FLAG_GAP;

	if (a->row == b->row)
		return flag_left(a) < b_right && flag_left(b) < a_right;
	/* The line of the higher one passes through the row of the lower one. */
	return a->row > b->row ? a->x > b_left && a->x < b_right
	                       : b->x > a_left && b->x < a_right;
}

static bool flag_fits(const struct layout_flag *flags, size_t i, size_t n)
{
	for (size_t j = i + 1; j < n; j++)
		if (!flags[j].dropped && flags_clash(&flags[i], &flags[j]))
			return false;
	return true;
}

static bool place_flag(struct layout_flag *flags, size_t i, size_t n, double left, double right,
                       size_t max_rows)
{
	struct layout_flag *f = &flags[i];

	for (f->row = 0; f->row < max_rows; f->row++) {
		f->leftwards = false;
		if (f->x + f->width <= right && flag_fits(flags, i, n))
			return true;
		f->leftwards = true;
		if (f->x - f->width >= left && flag_fits(flags, i, n))
			return true;
	}
	return false;
}

/* From right to left, since a text stands to the right of its line if it can: the line of an
 * earlier event then passes before the texts of the later ones. */
size_t layout_flags(struct layout_flag *flags, size_t n, double left, double right,
                    size_t max_rows)
{
	size_t rows = 0;

	for (size_t i = n; i-- > 0;) {
		struct layout_flag *f = &flags[i];
		f->dropped = !place_flag(flags, i, n, left, right, max_rows);
		if (!f->dropped && f->row + 1 > rows)
			rows = f->row + 1;
	}
	return rows;
}
