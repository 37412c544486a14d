/*
 * swarm: points of one row, moved apart into lanes, so that each of them is seen. No chance is in it:
 * the same places give the same lanes.
 */
#ifndef AID_SWARM_H
#define AID_SWARM_H

#include <stdbool.h>
#include <stddef.h>

/* Gives each of n points of the size, at places (px) that ascend, its lane: 0 is the row's middle, then 1,
 * −1, 2, −2 … to most, half a size apart; the first lane in which it covers none of the points before it,
 * or, where there is none, that in which it keeps farthest from them. True if no point covers another. */
bool swarm_lanes(const double *places, size_t n, double size, int most, int *lanes);

#endif
