/* Known values by hand, and what must hold of any shares. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <gsl/gsl_sort_double.h>

#include "aid/stat_share.h"

static void assert_near(double found, double expected)
{
	if (!(fabs(found - expected) <= 1e-12 * (1 + fabs(expected))))
		fail_msg("found %.17g, expected %.17g", found, expected);
}

static void test_stat_share__known_values(void **state)
{
	static const struct {
		const char *why;
		size_t n;
		double x[4], hhi, gini, top1, top3;
	} cases[] = {
		{ "two equal", 2, { 5, 5 }, 0.5, 0, 0.5, 1 },
		{ "a quarter and the rest", 2, { 1, 3 }, 0.625, 0.25, 0.75, 1 },
		{ "three equal", 3, { 2, 2, 2 }, 1 / 3.0, 0, 1 / 3.0, 1 },
		{ "one to four", 4, { 1, 2, 3, 4 }, 0.3, 0.25, 0.4, 0.9 },
		{ "one holds all but a cent", 2, { 1, 99999999 }, 0.99999998, 0.49999999, 0.99999999, 1 },
	};
	double value;
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_true(stat_hhi(cases[i].x, cases[i].n, &value));
		assert_near(value, cases[i].hhi);
		assert_true(stat_gini(cases[i].x, cases[i].n, &value));
		assert_near(value, cases[i].gini);
		assert_true(stat_top_share(cases[i].x, cases[i].n, 1, &value));
		assert_near(value, cases[i].top1);
		assert_true(stat_top_share(cases[i].x, cases[i].n, 3, &value));
		assert_near(value, cases[i].top3);
	}
}

static void test_stat_share__says_nothing_of_nothing(void **state)
{
	static const double one[] = { 7 }, none[] = { 0, 1 }, below[] = { -1, 5 };
	double value = 9, curve[3];
	(void)state;

	assert_false(stat_hhi(one, 0, &value));
	assert_near(value, 0);
	assert_false(stat_gini(one, 1, &value));
	assert_false(stat_top_share(one, 0, 1, &value));
	assert_false(stat_lorenz(one, 0, curve));
	assert_false(stat_gini(none, 2, &value));
	assert_false(stat_hhi(below, 2, &value));
	assert_true(stat_hhi(one, 1, &value));
	assert_near(value, 1);
}

static void test_stat_share__lorenz_rises_below_the_diagonal(void **state)
{
	uint64_t seed = 7;
	(void)state;

	for (size_t n = 1; n <= 50; n++) {
		double x[50], curve[51], scaled[50], gini, hhi, other, area = 0;
		for (size_t i = 0; i < n; i++) {
			seed = seed * 6364136223846793005u + 1442695040888963407u;
			x[i] = (double)(seed >> 40) + 1;
		}
		gsl_sort(x, 1, n);
		assert_true(stat_lorenz(x, n, curve));
		assert_near(curve[0], 0);
		assert_near(curve[n], 1);
		for (size_t i = 1; i <= n; i++) {
			assert_true(curve[i] >= curve[i - 1]);
			assert_true(curve[i] <= (double)i / (double)n + 1e-12);
			area += (curve[i] + curve[i - 1]) / 2 / (double)n;
			scaled[i - 1] = x[i - 1] * 1000;
		}
		assert_true(stat_hhi(x, n, &hhi));
		assert_true(hhi >= 1 / (double)n - 1e-12 && hhi <= 1);
		assert_true(stat_hhi(scaled, n, &other));
		assert_near(other, hhi);
		if (n < 2)
			continue;
		assert_true(stat_gini(x, n, &gini));
		assert_true(gini >= 0 && gini <= 1 - 1 / (double)n);
		assert_near(gini, 1 - 2 * area); /* twice the area under the diagonal */
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_stat_share__known_values),
		cmocka_unit_test(test_stat_share__says_nothing_of_nothing),
		cmocka_unit_test(test_stat_share__lorenz_rises_below_the_diagonal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
