/*
 * layout: where labels stand so that none lies on another. All positions are pixels of the
 * picture, y downwards; nothing here knows what is drawn.
 */
#ifndef AID_LAYOUT_H
#define AID_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

/* Text broken into lines; released by layout_lines_release. */
struct layout_lines {
	size_t n;
	char **text;
};

/* Breaks text at blanks so that each line fits the width, and lines are of like length. A word
 * wider than that is broken inside. Empty text has no line. */
struct layout_lines layout_wrap(const char *text, double width, double size, bool bold);
void layout_lines_release(struct layout_lines *l);

/* A label beside a line's end: `want` is where its centre would best stand. */
struct layout_label {
	double want, height;
	double at; /* out: where it stands */
};

/* Places labels between top and bottom: in the order of `want` (equal ones in their given
 * order), none overlapping, each as near to what it wants as that allows. False if they do
 * not all fit; then they stand evenly and touch each other. */
bool layout_spread(struct layout_label *labels, size_t n, double top, double bottom);

/* A label on top of a vertical line, in one of several rows above the picture. */
struct layout_flag {
	double x, width;
	bool leftwards; /* out: the text ends at the line */
	bool dropped;   /* out: there was no room */
	size_t row;     /* out: 0 is the lowest */
};

/* Finds a row for each label so that no text lies on another or on another's line. The flags
 * must be sorted by x. Returns the number of rows used, at most max_rows. */
size_t layout_flags(struct layout_flag *flags, size_t n, double left, double right,
                    size_t max_rows);

#endif
