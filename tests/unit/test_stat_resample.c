/* Resampling where the answer is known exactly, or to the accuracy of the draws. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "aid/stat_resample.h"

static void assert_near(double found, double expected)
{
	if (!(fabs(found - expected) <= 1e-12 * (1 + fabs(expected))))
		fail_msg("found %.17g, expected %.17g", found, expected);
}

enum { SEED = 20220224, DRAWS = 10000 };

static void test_stat_resample__bootstrap_of_the_median(void **state)
{
	/* Of 7 values the median of a sample is at most the k-th with the chance that at least 4
	 * of 7 draws are: k = 1: 0.010, k = 2: 0.096. So the 5 and 95 % points are the 2nd and 6th. */
	static const double x[] = { 1, 10, 100, 1000, 10000, 100000, 1000000 };
	double mean[2], median[2];
	(void)state;

	assert_true(stat_bootstrap(x, 7, SEED, DRAWS, 0.9, mean, median));
	assert_near(median[0], 10);
	assert_near(median[1], 100000);
	assert_true(mean[0] >= 1 && mean[0] < mean[1] && mean[1] <= 1000000);
}

static void test_stat_resample__bootstrap_of_the_mean(void **state)
{
	/* Of 0 and 1 in turn: the mean of 100 draws is binomial, sd 0.05, 5 % point at 0.42. */
	double x[100], scaled[100], mean[2], median[2], other[2];
	(void)state;

	for (size_t i = 0; i < 100; i++) {
		x[i] = i >= 50;
		scaled[i] = 1000 * x[i];
	}
	assert_true(stat_bootstrap(x, 100, SEED, DRAWS, 0.9, mean, median));
	assert_true(fabs(mean[0] - 0.42) <= 0.01 && fabs(mean[1] - 0.58) <= 0.01);
	assert_true(stat_bootstrap(scaled, 100, SEED, DRAWS, 0.9, other, median));
	assert_near(other[0], 1000 * mean[0]);
	assert_near(other[1], 1000 * mean[1]);
}

static void test_stat_resample__bootstrap_bounds(void **state)
{
	static double x[STAT_BOOTSTRAP_MOST + 1];
	double mean[2], median[2];
	(void)state;

	for (size_t n = 0; n < STAT_BOOTSTRAP_LEAST; n++)
		assert_false(stat_bootstrap(x, n, SEED, 10, 0.9, mean, median));
	assert_false(stat_bootstrap(x, STAT_BOOTSTRAP_MOST + 1, SEED, 10, 0.9, mean, median));
	for (size_t i = 0; i < 5; i++)
		x[i] = 42;
	assert_true(stat_bootstrap(x, 5, SEED, 10, 0.9, mean, median));
	assert_near(mean[0], 42);
	assert_near(median[1], 42);
}

static void test_stat_resample__permutation_by_enumeration(void **state)
{
	static const double low[] = { 3, 1, 2 }, high[] = { 11, 12, 10 }, mixed[] = { 1, 12, 2 };
	double p;
	bool exact;
	(void)state;

	/* Of 20 splits, two are as far apart: this one and its mirror. */
	assert_true(stat_permutation(low, 3, high, 3, SEED, DRAWS, &p, &exact));
	assert_true(exact);
	assert_near(p, 0.1);
	/* No difference is the least that there can be: every split has it. */
	assert_true(stat_permutation(low, 3, low, 3, SEED, DRAWS, &p, &exact));
	assert_near(p, 1);
	/* 1 and 3 against 2, 8, 9: the means differ by 13/3, those of a pair with sum s and of the
	 * rest by |5 s / 6 - 23 / 3|: as much for s up to 4 (1+2, 1+3) and from 14.4 on (8+9), so
	 * three of ten pairs. */
	static const double a[] = { 1, 3 }, b[] = { 2, 8, 9 };
	assert_true(stat_permutation(a, 2, b, 3, SEED, DRAWS, &p, &exact));
	assert_near(p, 0.3);
	for (size_t n = 0; n < 2; n++)
		assert_false(stat_permutation(mixed, n, high, 3, SEED, DRAWS, &p, &exact));
}

static void test_stat_resample__permutation_by_draws(void **state)
{
	/* 0 … 9 against 0.5 … 9.5, with 184,756 splits: the share of draws is near that of all. */
	double a[10], b[10], p, again;
	bool exact;
	(void)state;

	for (size_t i = 0; i < 10; i++) {
		a[i] = (double)i;
		b[9 - i] = (double)i + 0.5;
	}
	assert_true(stat_permutation(a, 10, b, 10, SEED, DRAWS, &p, &exact));
	assert_false(exact);
	double all;
	assert_true(stat_permutation(a, 10, b, 10, SEED, 200000, &all, &exact));
	assert_true(exact);
	assert_true(fabs(p - all) < 0.02);
	assert_true(stat_permutation(a, 10, b, 10, SEED, DRAWS, &again, &exact));
	assert_near(again, p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_stat_resample__bootstrap_of_the_median),
		cmocka_unit_test(test_stat_resample__bootstrap_of_the_mean),
		cmocka_unit_test(test_stat_resample__bootstrap_bounds),
		cmocka_unit_test(test_stat_resample__permutation_by_enumeration),
		cmocka_unit_test(test_stat_resample__permutation_by_draws),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
