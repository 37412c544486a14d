/*
 * stat_share: how a whole is shared out: concentration and inequality. The parts x are in any one
 * unit and above 0; there is no share of nothing and none for a part below 0. Nothing here
 * depends on the order of the parts but where it says "sorted".
 */
#ifndef AID_STAT_SHARE_H
#define AID_STAT_SHARE_H

#include <stdbool.h>
#include <stddef.h>

/* Herfindahl and Hirschman: the sum of the squared shares, from 1/n (equal parts) to 1 (one part
 * is all). Its inverse is the number of equal parts that would be as concentrated. From 1 part
 * on. Parts sorted, so that the last bit does not depend on their order. */
bool stat_hhi(const double *sorted, size_t n, double *hhi);
/* Gini: sum of (2 i - n - 1) x_i over n times the sum, of parts sorted ascending, i from 1; from 0
 * (equal parts) to 1 - 1/n; not corrected for n. From 2 parts on: of one alone nothing can be
 * said. */
bool stat_gini(const double *sorted, size_t n, double *gini);
/* The share of the k largest, 0 to 1, of parts sorted ascending; all of them if there are no more
 * than k. From 1 part on. */
bool stat_top_share(const double *sorted, size_t n, size_t k, double *share);
/* Lorenz: curve[i], i = 0 … n, is the share that the i smallest parts hold; parts sorted
 * ascending, curve of n + 1. From 1 part on. */
bool stat_lorenz(const double *sorted, size_t n, double *curve);

#endif
