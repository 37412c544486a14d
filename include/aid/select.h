/*
 * select: puts chosen order statistics in their places without sorting the rest (Hoare's
 * quickselect for several ranks at once).
 */
#ifndef AID_SELECT_H
#define AID_SELECT_H

#include <stddef.h>
#include <stdint.h>

/* Afterwards values[r] is what a full sort would put there, for each of the ranks, which ascend
 * and lie below n. */
void select_ranks(int64_t *values, size_t n, const size_t *ranks, size_t n_ranks);

#endif
