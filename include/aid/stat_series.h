/*
 * stat_series: a regular series, smoothed and searched for outliers, by GSL's moving windows and
 * filters. Values are in any one unit; results in the same.
 *
 * `width` is odd, the window's values centred on each point; at both ends it is cut to the values
 * there are. Each function is false, and its results are 0, for fewer values than it says. A
 * gap is the caller's: give each stretch without one for itself.
 */
#ifndef AID_STAT_SERIES_H
#define AID_STAT_SERIES_H

#include <stdbool.h>
#include <stddef.h>

/* The median of each window. From 3 values on. */
bool stat_moving_median(const double *x, size_t n, size_t width, double *median);
/* The median of the distances from the window's median, not scaled. From 3 values on. */
bool stat_moving_mad(const double *x, size_t n, size_t width, double *mad);
/* Hampel's identifier: outlier[i] is 1 if x[i] lies more than `sigmas` times 1.4826 MAD from the
 * median of its window (the factor makes MAD the standard deviation of a normal sample). Where
 * MAD is 0, more than half of the window being equal, nothing is called one. From `width`
 * values on. */
bool stat_hampel(const double *x, size_t n, size_t width, double sigmas, int *outlier);
/* Means weighted by a normal curve whose standard deviation is a fifth of width - 1 steps; the
 * weights of a window that is cut are scaled to add up to 1. From `width` values on. */
bool stat_gaussian(const double *x, size_t n, size_t width, double *smooth);

#endif
