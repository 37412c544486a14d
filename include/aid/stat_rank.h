/*
 * stat_rank: how far two orders of the same things agree, -1 (reversed) to 1 (the same). Equal
 * values share their mean rank.
 */
#ifndef AID_STAT_RANK_H
#define AID_STAT_RANK_H

#include <stdbool.h>
#include <stddef.h>

/* Fewer pairs make no order to speak of. */
enum { STAT_RANK_LEAST = 3 };

/* Spearman: the correlation of the ranks (gsl_stats_spearman). False, and 0, below
 * STAT_RANK_LEAST pairs, or where all values of one side are equal. */
bool stat_spearman(const double *x, const double *y, size_t n, double *rho);
/* Kendall's tau-b: pairs in the same order less pairs in the opposite one, over the geometric mean
 * of the pairs without a tie in x and of those in y. False as above. */
bool stat_kendall(const double *x, const double *y, size_t n, double *tau);

#endif
