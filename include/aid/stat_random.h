/*
 * stat_random: numbers from a fixed seed, and quantiles of many numbers.
 *
 * The generator is MT19937, seeded by the caller alone; no variable of the environment changes
 * what it gives. Numbers are drawn one by one in order, so threads have no say in them.
 */
#ifndef AID_STAT_RANDOM_H
#define AID_STAT_RANDOM_H

#include <stddef.h>
#include <stdint.h>

struct stat_random;

/* The seed must not be 0. Caller frees. */
struct stat_random *stat_random_new(uint32_t seed);
/* The next number, uniform and strictly between 0 and 1. */
double stat_random_next(struct stat_random *r);
void stat_random_free(struct stat_random *r);

/* The inverse distribution functions at x, 0 < x < 1; low <= mode <= high. A width of zero
 * gives low itself. */
double stat_random_uniform(double x, double low, double high);
double stat_random_triangular(double x, double low, double mode, double high);

/* Sorts n numbers, ascending; none may be NaN. */
void stat_random_sort(double *values, size_t n);
/* The quantile of type 7 (Hyndman and Fan) of n > 0 sorted numbers. */
double stat_random_quantile(const double *sorted, size_t n, double fraction);

#endif
