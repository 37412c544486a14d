#include "aid/stat_resample.h"

#include <assert.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_sort_double.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "aid/stat_errors.h"
#include "aid/xmem.h"

static gsl_rng *begin(uint32_t seed)
{
	stat_errors_begin();
	gsl_rng *r = gsl_rng_alloc(gsl_rng_mt19937);

	/* GSL takes 0 for "the default", and that is what the environment can change. */
	assert(seed != 0 && r);
	gsl_rng_set(r, seed);
	return r;
}

/* A sample of the places 0 … n - 1 as counts: the sample comes out sorted without sorting. */
static void draw(gsl_rng *r, size_t n, unsigned *count)
{
	memset(count, 0, n * sizeof *count);
	for (size_t i = 0; i < n; i++)
		count[gsl_rng_uniform_int(r, n)]++;
}

static double mean_of(const double *sorted, const unsigned *count, size_t n)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += sorted[i] * count[i];
	return sum / (double)n;
}

/* The value number `place` of the sample, in ascending order. */
static double at(const double *sorted, const unsigned *count, size_t place)
{
	size_t i = 0;

	while (place >= count[i])
		place -= count[i++];
	return sorted[i];
}

static double median_of(const double *sorted, const unsigned *count, size_t n)
{
	double low = at(sorted, count, (n - 1) / 2);

	return n % 2 == 1 ? low : (low + at(sorted, count, n / 2)) / 2;
}

static void interval(double *values, size_t n, double level, double limits[2])
{
	gsl_sort(values, 1, n);
	limits[0] = gsl_stats_quantile_from_sorted_data(values, 1, n, (1 - level) / 2);
	limits[1] = gsl_stats_quantile_from_sorted_data(values, 1, n, (1 + level) / 2);
}

bool stat_bootstrap(const double *sorted, size_t n, uint32_t seed, size_t draws, double level,
                    double mean[2], double median[2])
{
	mean[0] = mean[1] = median[0] = median[1] = 0;
	if (n < STAT_BOOTSTRAP_LEAST || n > STAT_BOOTSTRAP_MOST || draws == 0)
		return false;
	double *means = xcalloc(draws, sizeof *means), *medians = xcalloc(draws, sizeof *medians);
	unsigned *count = xcalloc(n, sizeof *count);
	gsl_rng *r = begin(seed);
	for (size_t i = 0; i < draws; i++) {
		draw(r, n, count);
		means[i] = mean_of(sorted, count, n);
		medians[i] = median_of(sorted, count, n);
	}
	interval(means, draws, level, mean);
	interval(medians, draws, level, median);
	gsl_rng_free(r);
	free(count);
	free(medians);
	free(means);
	return true;
}

/* Of all values: what the first group's sum would be under a split. */
struct splits {
	const double *values;
	size_t n, n_a;
	double total, needed; /* the distance of the means that counts as a hit */
	size_t hits, tried;
};

static void try_split(struct splits *s, double sum_a)
{
	double mean_a = sum_a / (double)s->n_a;
	double mean_b = (s->total - sum_a) / (double)(s->n - s->n_a);

	s->tried++;
	s->hits += fabs(mean_a - mean_b) >= s->needed;
}

/* How many ways there are to choose k of n, or more than `most`. */
static size_t choices(size_t n, size_t k, size_t most)
{
	double ways = 1;

	k = k < n - k ? k : n - k;
	for (size_t i = 1; i <= k && ways <= (double)most; i++)
		ways = ways * (double)(n - k + i) / (double)i;
	return ways > (double)most ? most + 1 : (size_t)(ways + 0.5);
}

/* All ways to take the first group, in lexicographic order of places. */
static void try_all(struct splits *s)
{
	size_t *place = xcalloc(s->n_a, sizeof *place), i;

	for (i = 0; i < s->n_a; i++)
		place[i] = i;
	for (;;) {
		double sum = 0;
		for (i = 0; i < s->n_a; i++)
			sum += s->values[place[i]];
		try_split(s, sum);
		for (i = s->n_a; i > 0 && place[i - 1] == s->n - s->n_a + i - 1; i--)
			;
		if (i == 0)
			break;
		place[i - 1]++;
		for (; i < s->n_a; i++)
			place[i] = place[i - 1] + 1;
	}
	free(place);
}

static void try_some(struct splits *s, uint32_t seed, size_t draws)
{
	double *chosen = xcalloc(s->n_a, sizeof *chosen);
	double *values = xcalloc(s->n, sizeof *values);
	gsl_rng *r = begin(seed);

	memcpy(values, s->values, s->n * sizeof *values);
	for (size_t i = 0; i < draws; i++) {
		double sum = 0;
		gsl_ran_choose(r, chosen, s->n_a, values, s->n, sizeof *values);
		for (size_t j = 0; j < s->n_a; j++)
			sum += chosen[j];
		try_split(s, sum);
	}
	s->hits++;
	s->tried++;
	gsl_rng_free(r);
	free(values);
	free(chosen);
}

bool stat_permutation(const double *a, size_t n_a, const double *b, size_t n_b, uint32_t seed,
                      size_t draws, double *p, bool *exact)
{
	struct splits s = { .n = n_a + n_b, .n_a = n_a };
	double sum_a = 0, size = 0;

	*p = 0;
	*exact = false;
	if (n_a < 2 || n_b < 2 || draws == 0)
		return false;
	double *values = xcalloc(s.n, sizeof *values);
	memcpy(values, a, n_a * sizeof *values);
	memcpy(values + n_a, b, n_b * sizeof *values);
	for (size_t i = 0; i < s.n; i++) {
		sum_a += i < n_a ? values[i] : 0;
		s.total += values[i];
		size += fabs(values[i]);
	}
	s.needed = fabs(sum_a / (double)n_a - (s.total - sum_a) / (double)n_b) - 1e-12 * size;
	gsl_sort(values, 1, s.n);
	s.values = values;
	*exact = choices(s.n, n_a, draws) <= draws;
	if (*exact)
		try_all(&s);
	else
		try_some(&s, seed, draws);
	*p = (double)s.hits / (double)s.tried;
	free(values);
	return true;
}
