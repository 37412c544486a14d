/*
 * stat_trend: a straight line through points, which a few outliers cannot turn: iteratively
 * reweighted least squares with Tukey's bisquare weights (gsl_multifit_robust, which follows
 * DuMouchel and O'Brien 1989).
 */
#ifndef AID_STAT_TREND_H
#define AID_STAT_TREND_H

#include <stdbool.h>
#include <stddef.h>

/* Fewer points make no line. */
enum { STAT_TREND_LEAST = 8 };

/*
 * Fits the n points (t, y) and gives at each of the m places: the line, and how far the bands
 * reach from it to either side. `line_band` holds the line itself with the probability
 * `level` (0 to 1), `value_band` one further value, both by Student's t with n - 2 degrees of
 * freedom, for independent errors; a series' errors seldom are, so the bands are rather too
 * narrow than too wide. False, and all 0, below STAT_TREND_LEAST points, if all t are
 * equal, if the weights do not settle, or if most points lie so exactly on a line that there is
 * no spread to judge by.
 */
bool stat_robust_line(const double *t, const double *y, size_t n, double level, const double *at,
                      size_t m, double *line, double *line_band, double *value_band);

#endif
