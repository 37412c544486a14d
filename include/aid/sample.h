/*
 * sample: the exact multiset of a group's amounts, for order statistics and moments. Equal
 * amounts are kept once with their count, so memory follows the number of different amounts.
 *
 * Quantiles are type 7 of Hyndman and Fan on the order statistics; sd divides by n - 1. All
 * are computed in integers with one half-even rounding to the cent. Nothing is known of an
 * empty sample, and no spread of a single amount.
 */
#ifndef AID_SAMPLE_H
#define AID_SAMPLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aid/money.h"

struct sample_run {
	int64_t cents;
	uint64_t count;
};

struct sample {
	struct sample_run *runs; /* sorted, each amount once; then what was not sorted in yet */
	size_t n_sorted, n, cap;
};

void sample_add(struct sample *s, int64_t cents);
void sample_merge(struct sample *into, const struct sample *from);
/* Sorts in what was added; the questions below need it done since the last change. */
void sample_settle(struct sample *s);
uint64_t sample_count(const struct sample *s);
/* False, and *cents 0, if the sample is too small. */
bool sample_mean(const struct sample *s, int64_t *cents);
bool sample_sd(const struct sample *s, int64_t *cents);
/* The quantile quarter/4: 0 is the least, 2 the median, 4 the greatest. */
bool sample_quartile(const struct sample *s, unsigned quarter, int64_t *cents);
void sample_release(struct sample *s);

#endif
