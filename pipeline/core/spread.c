#include "aid/spread.h"

#include <stdlib.h>

#include "aid/shape.h"
#include "aid/stat_resample.h"
#include "aid/statistics.h"
#include "aid/xmem.h"

enum { CENTS = 2, CV_DECIMALS = 4, HUNDREDTHS = 100 };

void spread_put_moments(struct grid *g, const struct sample *s)
{
	int64_t cents;
	bool known = sample_mean(s, &cents);

	grid_number(g, cents, CENTS, known);
	known = sample_sd(s, &cents);
	grid_number(g, cents, CENTS, known);
	for (unsigned quarter = 0; quarter <= 4; quarter++) {
		known = sample_quartile(s, quarter, &cents);
		grid_number(g, cents, CENTS, known);
	}
}

void spread_put_cv(struct grid *g, const struct sample *s)
{
	int64_t mean, sd;
	bool known = sample_mean(s, &mean) && sample_sd(s, &sd);

	shape_put_ratio(g, known ? sd : 0, known ? mean : 0, CV_DECIMALS);
}

void spread_put_bootstrap(struct grid *g, const struct agg_group *o, size_t draws)
{
	double mean[2] = { 0, 0 }, median[2] = { 0, 0 };
	size_t n = (size_t)o->sample->n;
	bool known = false;

	if (o->amounts && draws > 0 && n <= STAT_BOOTSTRAP_MOST) {
		double *x = xcalloc(n + 1, sizeof *x);
		for (size_t i = 0; i < n; i++)
			x[i] = (double)o->amounts[i];
		known = stat_bootstrap(x, n, STATISTICS_SEED, draws, STATISTICS_LEVEL, mean, median);
		free(x);
	}
	for (size_t i = 0; i < 2; i++)
		shape_put_real_cents(g, mean[i], known);
	for (size_t i = 0; i < 2; i++)
		shape_put_real_cents(g, median[i], known);
}

/* In hundredths of a cent, so that the reach is an integer. */
static bool is_inside(int64_t cents, int64_t q1, int64_t q3)
{
	money_wide reach = (money_wide)(STATISTICS_WHISKER * HUNDREDTHS) * ((money_wide)q3 - q1);

	return (money_wide)cents * HUNDREDTHS >= (money_wide)q1 * HUNDREDTHS - reach &&
	       (money_wide)cents * HUNDREDTHS <= (money_wide)q3 * HUNDREDTHS + reach;
}

void spread_put_whiskers(struct grid *g, const struct agg_group *o)
{
	int64_t q1, q3, low = 0, high = 0;
	uint64_t inside = 0;
	bool known = sample_quartile(o->sample, 1, &q1) &&
	             sample_quartile(o->sample, 3, &q3);

	for (size_t i = 0; known && i < o->sample->n; i++) {
		if (!is_inside(o->amounts[i], q1, q3))
			continue;
		low = inside++ > 0 ? low : o->amounts[i];
		high = o->amounts[i];
	}
	grid_number(g, low, CENTS, inside > 0);
	grid_number(g, high, CENTS, inside > 0);
	grid_number(g, (money_wide)(o->sample->n - inside), 0, known);
}
