/*
 * stated: the totals that officials state, as points with the bounds of their wording, beside the
 * sums they should match. Which: the keys points = LEDGER and points_since = DATE of the section.
 */
#ifndef AID_STATED_H
#define AID_STATED_H

#include "aid/panel.h"

struct stated {
	size_t n;
	size_t *rows;          /* of stocks.csv */
	int32_t first, last;   /* days */
	double high;           /* the largest upper bound */
};

/* Reads nothing if the section names no points. Caller releases. */
bool stated_read(struct chart *c, struct stated *s, struct err *e);
/* Adds the data block $stated: day, US dollars, bounds; a month's statement stands at its end. */
void stated_data(struct chart *c, const struct stated *s);
/* Names the points above the panel, gives the panel's new top. */
double stated_legend(struct chart *c, const struct stated *s, const struct panel *p);
/* The plot element, last of a plot command. */
void stated_plot(struct chart *c, const struct stated *s);
void stated_release(struct stated *s);

#endif
