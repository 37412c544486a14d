/*
 * bargain_draws: the model run many times with parameters drawn from their ranges.
 *
 * Draw number i always takes the same numbers of the stream, one for each parameter in order
 * (also for those that are fixed), so that fixing or widening one parameter leaves the draws
 * of the others as they were.
 */
#ifndef AID_BARGAIN_DRAWS_H
#define AID_BARGAIN_DRAWS_H

#include <stddef.h>
#include <stdint.h>

#include "aid/bargain_model.h"

enum bargain_shape { BARGAIN_CONSTANT, BARGAIN_UNIFORM, BARGAIN_TRIANGULAR };

/* How a parameter is drawn. The mode is the central value (the middle of a uniform range); a
 * constant has low = mode = high. */
struct bargain_prior {
	enum bargain_shape shape;
	double low, mode, high;
};

/* One way to run the model. */
struct bargain_case {
	enum bargain_form form;
	enum bargain_mode mode;
	struct bargain_prior priors[BARGAIN_PARAMETERS];
};

/* Quantiles of the draws in one quarter, and what share of them lies below one half. */
struct bargain_band {
	double p0_p05, p0_p50, p0_p95;
	double p1_p05, p1_p50, p1_p95;
	double dp_p05, dp_p50, dp_p95;
	double p0_below_half, p1_below_half;
};

/* The central parameters, with the depreciation of the mode. */
struct bargain_parameters bargain_draws_central(const struct bargain_case *c);

/* Runs n > 0 draws and fills bands[0 … s->n - first - 1] for the quarters from `first` on. */
void bargain_draws_run(const struct bargain_series *s, const struct bargain_case *c, uint32_t seed,
                       size_t n, size_t first, struct bargain_band *bands);

#endif
