/* Moving windows by hand. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "aid/stat_series.h"

static void assert_near(double found, double expected)
{
	if (!(fabs(found - expected) <= 1e-12 * (1 + fabs(expected))))
		fail_msg("found %.17g, expected %.17g", found, expected);
}

enum { N = 5 };

static void test_stat_series__windows_are_cut_at_the_ends(void **state)
{
	static const double x[N] = { 1, 2, 30, 4, 5 };
	static const double median[N] = { 1.5, 2, 4, 5, 4.5 }, mad[N] = { 0.5, 1, 2, 1, 0.5 };
	double found[N];
	(void)state;

	assert_true(stat_moving_median(x, N, 3, found));
	for (size_t i = 0; i < N; i++)
		assert_near(found[i], median[i]);
	assert_true(stat_moving_mad(x, N, 3, found));
	for (size_t i = 0; i < N; i++)
		assert_near(found[i], mad[i]);
}

static void test_stat_series__too_few_values_say_nothing(void **state)
{
	static const double x[N] = { 1, 2, 3, 4, 5 };
	double found[N];
	int outlier[N];
	(void)state;

	for (size_t n = 0; n < 3; n++) {
		assert_false(stat_moving_median(x, n, 3, found));
		assert_false(stat_moving_mad(x, n, 3, found));
	}
	for (size_t n = 0; n < N; n++) {
		assert_false(stat_hampel(x, n, 5, 3, outlier));
		assert_false(stat_gaussian(x, n, 5, found));
	}
	assert_true(stat_hampel(x, N, 5, 3, outlier));
}

static void test_stat_series__hampel_by_hand(void **state)
{
	/* In the middle: median 4, MAD 2 (of 3, 2, 26, 0, 1), so 30 lies 26 / 2.965 = 8.8 sigmas off. */
	static const double x[N] = { 1, 2, 30, 4, 5 }, flat[N] = { 0, 0, 9, 0, 0 };
	int outlier[N];
	(void)state;

	assert_true(stat_hampel(x, N, 5, 3, outlier));
	for (size_t i = 0; i < N; i++)
		assert_int_equal(outlier[i], i == 2);
	assert_true(stat_hampel(x, N, 5, 8.7, outlier));
	assert_int_equal(outlier[2], 1);
	assert_true(stat_hampel(x, N, 5, 8.8, outlier));
	assert_int_equal(outlier[2], 0);
	/* Without spread there is no measure of what stands out. */
	assert_true(stat_hampel(flat, N, 5, 3, outlier));
	assert_int_equal(outlier[2], 0);
}

static void test_stat_series__gaussian_by_hand(void **state)
{
	static const double x[N] = { 1, 2, 30, 4, 5 }, flat[N] = { 7, 7, 7, 7, 7 };
	double w = exp(-0.5 / (0.4 * 0.4)), found[N]; /* sd of width 3: 0.4 steps */
	(void)state;

	assert_true(stat_gaussian(x, N, 3, found));
	assert_near(found[0], (1 + 2 * w) / (1 + w));
	assert_near(found[2], (2 * w + 30 + 4 * w) / (1 + 2 * w));
	assert_near(found[4], (4 * w + 5) / (1 + w));
	assert_true(stat_gaussian(flat, N, 5, found));
	for (size_t i = 0; i < N; i++)
		assert_near(found[i], 7);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_stat_series__windows_are_cut_at_the_ends),
		cmocka_unit_test(test_stat_series__too_few_values_say_nothing),
		cmocka_unit_test(test_stat_series__hampel_by_hand),
		cmocka_unit_test(test_stat_series__gaussian_by_hand),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
