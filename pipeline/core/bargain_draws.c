#include "aid/bargain_draws.h"

#include <stdlib.h>

#include "aid/stat_random.h"
#include "aid/xmem.h"

/* What the draws gave, one array of n numbers for each quarter. */
struct outcomes {
	size_t n;
	double *p0, *p1, *dp;
};

struct bargain_parameters bargain_draws_central(const struct bargain_case *c)
{
	struct bargain_parameters p;

	for (size_t i = 0; i < BARGAIN_PARAMETERS; i++)
		p.value[i] = c->priors[i].mode;
	p.value[BARGAIN_D] = bargain_model_depreciation(c->mode, p.value[BARGAIN_D]);
	return p;
}

static double draw_one(const struct bargain_prior *prior, double x)
{
	switch (prior->shape) {
	case BARGAIN_UNIFORM: return stat_random_uniform(x, prior->low, prior->high);
	case BARGAIN_TRIANGULAR:
		return stat_random_triangular(x, prior->low, prior->mode, prior->high);
	case BARGAIN_CONSTANT: break;
	}
	return prior->mode;
}

static struct bargain_parameters draw_all(const struct bargain_case *c, struct stat_random *random)
{
	struct bargain_parameters p;

	for (size_t i = 0; i < BARGAIN_PARAMETERS; i++)
		p.value[i] = draw_one(&c->priors[i], stat_random_next(random));
	p.value[BARGAIN_D] = bargain_model_depreciation(c->mode, p.value[BARGAIN_D]);
	return p;
}

static double share_below_half(const double *sorted, size_t n)
{
	size_t below = 0;

	while (below < n && sorted[below] < 0.5)
		below++;
	return (double)below / (double)n;
}

static void sum_up(double *values, size_t n, double *p05, double *p50, double *p95)
{
	stat_random_sort(values, n);
	*p05 = stat_random_quantile(values, n, 0.05);
	*p50 = stat_random_quantile(values, n, 0.50);
	*p95 = stat_random_quantile(values, n, 0.95);
}

static struct bargain_band band_of(const struct outcomes *o, size_t quarter)
{
	double *p0 = o->p0 + quarter * o->n, *p1 = o->p1 + quarter * o->n;
	struct bargain_band b;

	sum_up(p0, o->n, &b.p0_p05, &b.p0_p50, &b.p0_p95);
	sum_up(p1, o->n, &b.p1_p05, &b.p1_p50, &b.p1_p95);
	sum_up(o->dp + quarter * o->n, o->n, &b.dp_p05, &b.dp_p50, &b.dp_p95);
	b.p0_below_half = share_below_half(p0, o->n);
	b.p1_below_half = share_below_half(p1, o->n);
	return b;
}

void bargain_draws_run(const struct bargain_series *s, const struct bargain_case *c, uint32_t seed,
                       size_t n, size_t first, struct bargain_band *bands)
{
	size_t shown = s->n - first;
	struct outcomes o = { .n = n };
	struct bargain_point *points = xcalloc(s->n, sizeof *points);
	struct stat_random *random = stat_random_new(seed);

	o.p0 = xcalloc(shown * n, sizeof *o.p0);
	o.p1 = xcalloc(shown * n, sizeof *o.p1);
	o.dp = xcalloc(shown * n, sizeof *o.dp);
	for (size_t i = 0; i < n; i++) {
		struct bargain_parameters p = draw_all(c, random);

		bargain_model_run(s, &p, c->form, points);
		for (size_t t = 0; t < shown; t++) {
			o.p0[t * n + i] = points[first + t].p0;
			o.p1[t * n + i] = points[first + t].p1;
			o.dp[t * n + i] = points[first + t].p1 - points[first + t].p0;
		}
	}
	for (size_t t = 0; t < shown; t++)
		bands[t] = band_of(&o, t);
	stat_random_free(random);
	free(o.p0);
	free(o.p1);
	free(o.dp);
	free(points);
}
