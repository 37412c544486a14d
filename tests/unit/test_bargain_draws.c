#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "aid/bargain_draws.h"
#include "aid/stat_random.h"

enum { N = 6, SHOWN = 4, DRAWS = 500 };

static const struct bargain_quarter quarters[N] = {
	{ 10, 30, 0, 0 }, { 10, 30, 2, 0 }, { 12, 30, 9, 4 },
	{ 12, 35, 5, 4 }, { 15, 35, 0, 4 }, { 15, 35, 3, 1 },
};
static const struct bargain_series series = { N, quarters, 9, 30, 1 };

static const struct bargain_case spread = {
	BARGAIN_RATIO,
	BARGAIN_STOCK,
	{
		[BARGAIN_G] = { BARGAIN_TRIANGULAR, 0.5, 1, 2.5 },
		[BARGAIN_U] = { BARGAIN_TRIANGULAR, 0.5, 0.75, 1 },
		[BARGAIN_L] = { BARGAIN_TRIANGULAR, 0.25, 1, 3 },
		[BARGAIN_D] = { BARGAIN_TRIANGULAR, 0.03, 0.1, 0.25 },
		[BARGAIN_CA] = { BARGAIN_UNIFORM, 0.05, 0.175, 0.3 },
		[BARGAIN_CB] = { BARGAIN_UNIFORM, 0.05, 0.175, 0.3 },
		[BARGAIN_PI] = { BARGAIN_CONSTANT, 1, 1, 1 },
		[BARGAIN_F] = { BARGAIN_CONSTANT, 0, 0, 0 },
	},
};

static void draw(const struct bargain_case *c, uint32_t seed, struct bargain_band *bands)
{
	bargain_draws_run(&series, c, seed, DRAWS, N - SHOWN, bands);
}

static void test_bargain_draws__quantiles_are_ordered_and_aid_helps_in_every_draw(void **state)
{
	struct bargain_band b[SHOWN];
	(void)state;

	for (int form = BARGAIN_RATIO; form <= BARGAIN_LOGIT; form++) {
		struct bargain_case c = spread;

		c.form = (enum bargain_form)form;
		draw(&c, 7, b);
		for (size_t t = 0; t < SHOWN; t++) {
			assert_true(b[t].p0_p05 < b[t].p0_p50 && b[t].p0_p50 < b[t].p0_p95);
			assert_true(b[t].p1_p05 < b[t].p1_p50 && b[t].p1_p50 < b[t].p1_p95);
			assert_true(b[t].dp_p05 < b[t].dp_p50 && b[t].dp_p50 < b[t].dp_p95);
			assert_true(b[t].p0_below_half >= b[t].p1_below_half);
		}
		/* One draw is its own quantiles: so every dp is seen. */
		for (uint32_t seed = 1; seed <= 300; seed++) {
			bargain_draws_run(&series, &c, seed, 1, N - SHOWN, b);
			for (size_t t = 0; t < SHOWN; t++)
				assert_true(b[t].dp_p05 >= 0);
		}
	}
}

static void test_bargain_draws__a_seed_is_a_result(void **state)
{
	struct bargain_band one[SHOWN], same[SHOWN], other[SHOWN];
	(void)state;

	draw(&spread, 7, one);
	setenv("GSL_RNG_SEED", "99", 1);
	setenv("GSL_RNG_TYPE", "taus", 1);
	draw(&spread, 7, same);
	draw(&spread, 8, other);
	assert_memory_equal(one, same, sizeof one);
	assert_memory_not_equal(one, other, sizeof one);
}

static void test_bargain_draws__no_width_is_the_central_run(void **state)
{
	struct bargain_case point = spread;
	struct bargain_parameters central = bargain_draws_central(&spread);
	struct bargain_point points[N];
	struct bargain_band b[SHOWN];
	(void)state;

	for (int i = 0; i < BARGAIN_PARAMETERS; i++)
		point.priors[i].low = point.priors[i].high = point.priors[i].mode;
	draw(&point, 7, b);
	bargain_model_run(&series, &central, BARGAIN_RATIO, points);
	for (size_t t = 0; t < SHOWN; t++) {
		const struct bargain_point *p = &points[N - SHOWN + t];

		assert_true(fabs(b[t].p0_p05 - p->p0) < 1e-15 && fabs(b[t].p0_p95 - p->p0) < 1e-15);
		assert_true(fabs(b[t].p1_p50 - p->p1) < 1e-15);
		assert_true(fabs(b[t].dp_p05 - (p->p1 - p->p0)) < 1e-15);
		assert_true(fabs(b[t].dp_p95 - (p->p1 - p->p0)) < 1e-15);
	}
}

static void test_bargain_draws__shares_below_one_half(void **state)
{
	struct bargain_case sure = spread;
	struct bargain_band b[SHOWN];
	(void)state;

	/* A has less than B whatever is drawn; with aid worth fifty dollars each, more. */
	sure.priors[BARGAIN_U] = (struct bargain_prior){ BARGAIN_CONSTANT, 50, 50, 50 };
	draw(&sure, 7, b);
	assert_true(b[SHOWN - 1].p0_below_half == 1);
	assert_true(b[SHOWN - 1].p1_below_half == 0);
}

static void test_bargain_draws__fixing_one_parameter_leaves_the_others_draws(void **state)
{
	struct bargain_case fixed = spread;
	struct bargain_band one[SHOWN], two[SHOWN];
	(void)state;

	/* Costs move no p: so drawing them or not must not show either. */
	fixed.priors[BARGAIN_CA] = (struct bargain_prior){ BARGAIN_CONSTANT, 0.1, 0.1, 0.1 };
	draw(&spread, 7, one);
	draw(&fixed, 7, two);
	assert_memory_equal(one, two, sizeof one);
}

static void test_bargain_draws__the_mode_fixes_depreciation(void **state)
{
	struct bargain_case flow = spread, other = spread;
	struct bargain_band one[SHOWN], two[SHOWN];
	(void)state;

	flow.mode = other.mode = BARGAIN_FLOW;
	other.priors[BARGAIN_D] = (struct bargain_prior){ BARGAIN_CONSTANT, 0.5, 0.5, 0.5 };
	draw(&flow, 7, one);
	draw(&other, 7, two);
	assert_memory_equal(one, two, sizeof one);
	assert_true(bargain_draws_central(&flow).value[BARGAIN_D] == 1);
}

static void test_stat_random__inverse_distributions(void **state)
{
	(void)state;
	assert_true(fabs(stat_random_uniform(0.25, 1, 3) - 1.5) < 1e-15);
	/* The mode of 0.5, 1, 2.5 stands at a quarter, and the median above it. */
	assert_true(fabs(stat_random_triangular(0.25, 0.5, 1, 2.5) - 1) < 1e-15);
	assert_true(fabs(stat_random_triangular(0.5, 0.5, 1, 2.5) - (2.5 - sqrt(1.5))) < 1e-15);
	assert_true(fabs(stat_random_triangular(1e-300, 0.5, 1, 2.5) - 0.5) < 1e-15);
	assert_true(fabs(stat_random_triangular(1 - 1e-16, 0.5, 1, 2.5) - 2.5) < 1e-7);
	assert_true(stat_random_triangular(0.3, 1, 1, 1) == 1);
	assert_true(stat_random_triangular(0.75, 0, 0, 1) == 0.5);
}

static void test_stat_random__first_numbers_of_a_seed(void **state)
{
	/* MT19937 with seed 5489 begins with 3499211612, 581869302 (Matsumoto and Nishimura). */
	struct stat_random *r = stat_random_new(5489);
	(void)state;

	assert_true(stat_random_next(r) == 3499211612.0 / 4294967296.0);
	assert_true(stat_random_next(r) == 581869302.0 / 4294967296.0);
	stat_random_free(r);
}

static void test_stat_random__quantiles_are_of_type_7(void **state)
{
	double values[] = { 4, 1, 3, 2 };
	(void)state;

	stat_random_sort(values, 4);
	assert_true(stat_random_quantile(values, 4, 0) == 1);
	assert_true(fabs(stat_random_quantile(values, 4, 0.25) - 1.75) < 1e-15);
	assert_true(fabs(stat_random_quantile(values, 4, 0.5) - 2.5) < 1e-15);
	assert_true(stat_random_quantile(values, 4, 1) == 4);
	assert_true(stat_random_quantile(values, 1, 0.05) == 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_bargain_draws__quantiles_are_ordered_and_aid_helps_in_every_draw),
		cmocka_unit_test(test_bargain_draws__a_seed_is_a_result),
		cmocka_unit_test(test_bargain_draws__no_width_is_the_central_run),
		cmocka_unit_test(test_bargain_draws__shares_below_one_half),
		cmocka_unit_test(test_bargain_draws__fixing_one_parameter_leaves_the_others_draws),
		cmocka_unit_test(test_bargain_draws__the_mode_fixes_depreciation),
		cmocka_unit_test(test_stat_random__inverse_distributions),
		cmocka_unit_test(test_stat_random__first_numbers_of_a_seed),
		cmocka_unit_test(test_stat_random__quantiles_are_of_type_7),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
