/*
 * panel: one pair of axes on the picture, with its grid and its numbers, which are in the layout.
 * A chart has one or several; each has its own place in px and its own variables in the script.
 */
#ifndef AID_PANEL_H
#define AID_PANEL_H

#include <stdbool.h>

#include "aid/axis.h"
#include "aid/chart.h"

struct panel {
	const char *suffix;          /* of its variables ymin, ymax, xmin, xmax: "" or "2" … */
	double left, top, right, bottom;
	struct axis x, y;
	bool no_x_labels, no_y_labels; /* the numbers; a heat map or a strip has none */
	bool x_grid, no_y_grid;
};

/* The room that the widest number of an axis takes beside it, with its distance. */
double panel_label_room(const struct axis *y);
/* Room below a panel for the labels of its x axis. */
enum { PANEL_BELOW = 26 };

/* Places both axes between the panel's edges and sets ranges, ticks and grid. */
void panel_begin(struct chart *c, struct panel *p);
/* Ends the arrows, labels and objects of this panel, before the next one of a multiplot. */
void panel_end(struct chart *c);

#endif
