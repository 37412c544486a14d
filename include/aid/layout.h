/*
 * layout: where the texts of a chart stand, in px from its top left corner, so that none covers
 * another, a mark that must be seen, or the edge.
 *
 * Every text that a chart places is added as a box, before it is drawn. layout_check is the proof,
 * used by the tests over odd data and by aid-plot on every chart.
 */
#ifndef AID_LAYOUT_H
#define AID_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/str.h"

struct layout_box {
	double left, top, right, bottom;
	char *text; /* set by layout_add; NULL: a mark, which other marks may touch but no text may cover */
};

struct layout {
	double width, height;
	size_t n, cap;
	struct layout_box *boxes;
};

/* An empty picture of that size. Caller releases. */
void layout_init(struct layout *l, double width, double height);
/* Adds a box with its text, which is copied; NULL makes a mark. */
void layout_add(struct layout *l, struct layout_box box, const char *text);
/* True if a box of these edges would cover nothing that was added, and lies in the picture. */
bool layout_is_free(const struct layout *l, struct layout_box box);
/* True if no text covers a text or a mark and none leaves the picture; else adds to *why which. */
bool layout_check(const struct layout *l, struct str *why);
void layout_release(struct layout *l);

/* Moves n centres, sorted upwards, as little as possible (least squares), so that neighbours of the
 * given sizes do not overlap and all lie between low and high: isotonic regression by pooling
 * adjacent violators (Barlow et al. 1972). False, and nothing is moved, if they cannot all fit. */
bool layout_spread(double *centres, const double *sizes, size_t n, double low, double high);

/* The label of a vertical line at x, beside the line's upper end. */
struct layout_flag {
	double x, width; /* of the line, of the text with its distance */
	bool left;       /* out: the text stands left of the line, not right of it */
	size_t row;      /* out: 0 is the lowest row; the line reaches up to it */
};

/* Chooses sides and rows for up to 10 labels, sorted by x, so that no text touches another or is
 * crossed by a line, in as few rows as possible. False if some text is wider than the room. */
bool layout_flags(struct layout_flag *flags, size_t n, double low, double high);

#endif
