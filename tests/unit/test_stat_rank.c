/* Rank correlations by hand. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "aid/stat_rank.h"

static void assert_near(double found, double expected)
{
	if (!(fabs(found - expected) <= 1e-12 * (1 + fabs(expected))))
		fail_msg("found %.17g, expected %.17g", found, expected);
}

static void test_stat_rank__known_values(void **state)
{
	static const struct {
		const char *why;
		size_t n;
		double x[5], y[5], rho, tau;
	} cases[] = {
		{ "same order", 3, { 1, 2, 3 }, { 10, 20, 900 }, 1, 1 },
		{ "reversed", 4, { 1, 2, 3, 4 }, { 9, 8, 7, 1 }, -1, -1 },
		{ "two neighbours swapped twice: 1 - 6 * 4 / 120, (8 - 2) / 10", 5, { 1, 2, 3, 4, 5 },
		  { 2, 1, 4, 3, 5 }, 0.8, 0.6 },
	};
	static const double tied[] = { 1, 2, 2, 3 }, plain[] = { 1, 2, 3, 4 };
	double value;
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_true(stat_spearman(cases[i].x, cases[i].y, cases[i].n, &value));
		assert_near(value, cases[i].rho);
		assert_true(stat_kendall(cases[i].x, cases[i].y, cases[i].n, &value));
		assert_near(value, cases[i].tau);
	}
	/* One tie of six pairs: 5 / sqrt(5 * 6); ranks 1, 2.5, 2.5, 4: 4.5 / sqrt(4.5 * 5). */
	assert_true(stat_kendall(tied, plain, 4, &value));
	assert_near(value, 5 / sqrt(30));
	assert_true(stat_spearman(tied, plain, 4, &value));
	assert_near(value, 4.5 / sqrt(22.5));
}

static void test_stat_rank__no_order_no_correlation(void **state)
{
	static const double x[] = { 1, 2, 3 }, same[] = { 5, 5, 5 };
	double value = 9;
	(void)state;

	for (size_t n = 0; n < STAT_RANK_LEAST; n++) {
		assert_false(stat_spearman(x, x, n, &value));
		assert_false(stat_kendall(x, x, n, &value));
	}
	assert_false(stat_spearman(x, same, 3, &value));
	assert_near(value, 0);
	assert_false(stat_kendall(same, x, 3, &value));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_stat_rank__known_values),
		cmocka_unit_test(test_stat_rank__no_order_no_correlation),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
