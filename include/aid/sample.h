/*
 * sample: order statistics and moments of a group's amounts.
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

enum { SAMPLE_TENTHS = 9 }; /* the tenths asked for besides quarters: the ninth */

/* What is known of n amounts, in cents. An empty sample is all zero. */
struct sample {
	uint64_t n;
	bool has_mean, has_sd;
	int64_t mean, sd;
	int64_t quartile[5]; /* 0 is the least, 2 the median, 4 the greatest */
	int64_t ninth_tenth;
};

/* Measures n amounts, whose order it changes. */
void sample_of(int64_t *cents, size_t n, struct sample *s);
/* False, and *cents 0, if the sample is too small. */
bool sample_mean(const struct sample *s, int64_t *cents);
bool sample_sd(const struct sample *s, int64_t *cents);
/* The quantile quarter/4: 0 is the least, 2 the median, 4 the greatest. */
bool sample_quartile(const struct sample *s, unsigned quarter, int64_t *cents);
/* The quantile 0.9. */
bool sample_ninth_tenth(const struct sample *s, int64_t *cents);

#endif
