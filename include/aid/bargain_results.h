/*
 * bargain_results: all that one run of the bargaining stage computes, before it is written:
 * the central run with its bands, other ways to run the same data, each parameter's pull, and
 * what each donor adds. Contributions are leave-one-out and do not add up to the whole.
 */
#ifndef AID_BARGAIN_RESULTS_H
#define AID_BARGAIN_RESULTS_H

#include "aid/bargain_inputs.h"
#include "aid/bargain_setup.h"
#include "aid/progress.h"

/* One case at its central parameters. */
struct bargain_outcome {
	const char *name, *settings;
	struct bargain_parameters parameters;
	struct bargain_quarter *quarters; /* its inputs, all from the first */
	struct bargain_point *points;
};

/* One parameter moved, the others central; dp in the last quarter. */
struct bargain_pull {
	enum bargain_parameter parameter;
	bool scenario; /* central value against scenario, not the ends of a range */
	double low, high, dp_low, dp_high;
	double span; /* of dp over low, central and high */
};

struct bargain_contribution {
	const struct bargain_donor *donor;
	double aid;          /* USD bn over all quarters, in the case's prices */
	double p1, dp;       /* of the last quarter without this donor */
	double contribution; /* dp with all donors less dp without this one */
};

struct bargain_results {
	const struct bargain_setup *setup; /* borrowed, as are the inputs */
	const struct bargain_inputs *inputs;
	enum bargain_basis basis;
	size_t first, n; /* the quarters shown: first … first + n - 1 of the inputs */
	double k;        /* of the logit form, at the central parameters; else 0 */
	struct bargain_outcome *runs; /* the setup's own case, then its variants */
	size_t n_runs;
	struct bargain_band *bands;
	struct bargain_pull *pulls; /* the strongest first */
	size_t n_pulls;
	struct bargain_contribution *contributions; /* the largest first */
};

struct bargain_results *bargain_results_new(const struct bargain_setup *s,
                                            const struct bargain_inputs *in,
                                            const struct progress *progress);
void bargain_results_free(struct bargain_results *r);

#endif
