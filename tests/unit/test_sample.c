/* The exact statistics against GSL's, which are the definition (type 7 quantiles, n - 1). */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics.h>

#include "aid/sample.h"

enum { MOST = 60 };

/* A fixed sequence: tests know no chance. */
static int64_t next(uint64_t *state)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (int64_t)(*state >> 33) % 100000000 - 20000000;
}

static void assert_near(int64_t cents, double expected)
{
	/* GSL rounds in doubles; ours is off by half a cent at most. */
	assert_true(fabs((double)cents - expected) <= 0.5 + 1e-6 * fabs(expected));
}

static void test_sample__agrees_with_gsl(void **state)
{
	uint64_t seed = 42;
	(void)state;

	for (size_t n = 2; n <= MOST; n++) {
		struct sample s;
		int64_t values[MOST];
		double x[MOST];
		int64_t cents;
		for (size_t i = 0; i < n; i++) {
			int64_t value = next(&seed);
			x[i] = (double)value;
			values[i] = value;
		}
		sample_of(values, n, &s);
		gsl_sort(x, 1, n);
		assert_true(sample_mean(&s, &cents));
		assert_near(cents, gsl_stats_mean(x, 1, n));
		assert_true(sample_sd(&s, &cents));
		assert_near(cents, gsl_stats_sd(x, 1, n));
		for (unsigned q = 0; q <= 4; q++) {
			assert_true(sample_quartile(&s, q, &cents));
			assert_near(cents, gsl_stats_quantile_from_sorted_data(x, 1, n, q / 4.0));
		}
		assert_true(sample_ninth_tenth(&s, &cents));
		assert_near(cents, gsl_stats_quantile_from_sorted_data(x, 1, n, 0.9));
	}
}

static void test_sample__says_nothing_of_nothing(void **state)
{
	struct sample s;
	int64_t cents = 500;
	(void)state;

	sample_of(&cents, 0, &s);
	assert_false(sample_mean(&s, &cents));
	assert_false(sample_quartile(&s, 2, &cents));
	cents = 500;
	sample_of(&cents, 1, &s);
	assert_true(sample_mean(&s, &cents));
	assert_int_equal(cents, 500);
	assert_false(sample_sd(&s, &cents));
}

/* The sums of squares run over 128 bits and must not run over in silence. */
static void test_sample__holds_the_greatest_amounts(void **state)
{
	int64_t values[4] = { INT64_MAX, -INT64_MAX, INT64_MAX, -INT64_MAX }, cents;
	struct sample s;
	(void)state;

	sample_of(values, 4, &s);
	assert_true(sample_mean(&s, &cents));
	assert_int_equal(cents, 0);
	assert_true(sample_quartile(&s, 4, &cents));
	assert_int_equal(cents, INT64_MAX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sample__agrees_with_gsl),
		cmocka_unit_test(test_sample__says_nothing_of_nothing),
		cmocka_unit_test(test_sample__holds_the_greatest_amounts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
