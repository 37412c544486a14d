/*
 * endlabels: names at the right ends of lines, or at their left ends, moved apart as little as possible,
 * with a thin leader where a name had to move. Where not all have room, those of the first ranks are named and one
 * label counts the others. A long name takes two lines, or is cut; a figure that ends its label stays whole.
 */
#ifndef AID_ENDLABELS_H
#define AID_ENDLABELS_H

#include "aid/panel.h"

struct endlabel {
	const char *text;    /* borrowed */
	double x, y;         /* px: the line's end */
	size_t number;       /* of its colour: colourN and inkN; 0: the text's own */
	int marker;          /* at the line's end, gnuplot's pointtype; 0: none */
};

/* The room beside a panel that the labels need, at most a third of the picture. */
double endlabels_room(const struct chart *c, const struct endlabel *labels, size_t n);
/* Draws them right of the panel. Labels are in the order of their rank. */
void endlabels_draw(struct chart *c, const struct panel *p, const struct endlabel *labels, size_t n);
/* The same left of it, for the lines' beginnings. */
void endlabels_draw_left(struct chart *c, const struct panel *p, const struct endlabel *labels, size_t n);

#endif
