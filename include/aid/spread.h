/*
 * spread: the cells that say how the single amounts of a group spread, for every shape that
 * keeps them.
 */
#ifndef AID_SPREAD_H
#define AID_SPREAD_H

#include <stddef.h>

#include "aid/agg.h"
#include "aid/grid.h"
#include "aid/sample.h"

/* mean, sd, min, q1, median, q3, max: exact, to the cent. */
void spread_put_moments(struct grid *g, const struct sample *s);
/* The coefficient of variation, sd over mean, to four decimals; empty unless the mean is above 0
 * and there are two amounts. */
void spread_put_cv(struct grid *g, const struct sample *s);
/* The bootstrap interval of mean and of median, low and high each; empty without draws or kept
 * amounts. */
void spread_put_bootstrap(struct grid *g, const struct agg_group *o, size_t draws);
/* The ends of a box plot's whiskers (the outermost amounts within 1.5 interquartile ranges of the
 * quartiles), and how many amounts lie outside; the group must have kept them. */
void spread_put_whiskers(struct grid *g, const struct agg_group *o);

#endif
