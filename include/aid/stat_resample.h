/*
 * stat_resample: what chance alone would do to a mean, a median, a difference, by drawing from
 * the values themselves. Values are in any one unit; results in the same.
 *
 * The generator is MT19937, begun anew with the caller's seed for each question, so that an
 * answer depends on its own values only. Values must be sorted: the order of rows decides
 * nothing.
 */
#ifndef AID_STAT_RESAMPLE_H
#define AID_STAT_RESAMPLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Fewer values hold too few different samples; more cost more than they tell. */
enum { STAT_BOOTSTRAP_LEAST = 5, STAT_BOOTSTRAP_MOST = 1000 };

/*
 * Bootstrap (Efron 1979), percentile interval: of `draws` samples of n values, drawn with
 * replacement, the (1 - level)/2 and (1 + level)/2 quantiles (type 7) of their means and of their
 * medians. False, and all 0, for n outside STAT_BOOTSTRAP_LEAST … _MOST. An interval that
 * this gives for few values is rather too narrow.
 */
bool stat_bootstrap(const double *sorted, size_t n, uint32_t seed, size_t draws, double level,
                    double mean[2], double median[2]);

/*
 * Permutation test: how often a split of the n_a + n_b values into groups of these sizes makes
 * means that differ by at least as much, to either side, as those of a and b do. All splits are
 * tried if there are at most `draws` of them (*exact), else `draws` splits drawn at random, with the
 * one at hand counted among them: (1 + hits) / (1 + draws). Differences that are equal but for
 * rounding are equal. False, and *p 0, if either group is below 2.
 */
bool stat_permutation(const double *a, size_t n_a, const double *b, size_t n_b, uint32_t seed,
                      size_t draws, double *p, bool *exact);

#endif
