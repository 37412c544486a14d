#include "aid/stat_random.h"

#include <assert.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_sort_double.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdlib.h>

#include "aid/stat_errors.h"
#include "aid/xmem.h"

struct stat_random {
	gsl_rng *rng;
};

struct stat_random *stat_random_new(uint32_t seed)
{
	struct stat_random *r = xmalloc(sizeof *r);

	/* GSL takes 0 for "the default", and that is what the environment can change. */
	assert(seed != 0);
	stat_errors_begin();
	r->rng = gsl_rng_alloc(gsl_rng_mt19937);
	gsl_rng_set(r->rng, seed);
	return r;
}

double stat_random_next(struct stat_random *r)
{
	return gsl_rng_uniform_pos(r->rng);
}

void stat_random_free(struct stat_random *r)
{
	if (r)
		gsl_rng_free(r->rng);
	free(r);
}

double stat_random_uniform(double x, double low, double high)
{
	return low + x * (high - low);
}

double stat_random_triangular(double x, double low, double mode, double high)
{
	double width = high - low;

	if (width <= 0)
		return low;
	if (x * width < mode - low)
		return low + sqrt(x * width * (mode - low));
	return high - sqrt((1 - x) * width * (high - mode));
}

void stat_random_sort(double *values, size_t n)
{
	gsl_sort(values, 1, n);
}

double stat_random_quantile(const double *sorted, size_t n, double fraction)
{
	assert(n > 0);
	return gsl_stats_quantile_from_sorted_data(sorted, 1, n, fraction);
}
