/* A robust line: what it must recover, and what must not turn it. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "aid/stat_trend.h"

enum { N = 24 };

static void assert_close(double found, double expected, double by)
{
	if (!(fabs(found - expected) <= by))
		fail_msg("found %.17g, expected %.17g within %g", found, expected, by);
}

struct fitted {
	double line[N], line_band[N], value_band[N];
};

/* Around 100 + 3 t, by +-1 in turn. */
static void make(double *t, double *y)
{
	for (size_t i = 0; i < N; i++) {
		t[i] = (double)i;
		y[i] = 100 + 3 * t[i] + (i % 2 ? 1 : -1);
	}
}

static bool fit(const double *t, const double *y, size_t n, struct fitted *f)
{
	return stat_robust_line(t, y, n, 0.9, t, n, f->line, f->line_band, f->value_band);
}

static void test_stat_trend__one_outlier_does_not_turn_it(void **state)
{
	double t[N], y[N];
	struct fitted plain, spoiled;
	(void)state;

	make(t, y);
	assert_true(fit(t, y, N, &plain));
	y[20] += 1e6;
	assert_true(fit(t, y, N, &spoiled));
	for (size_t i = 0; i < N; i++) {
		assert_close(plain.line[i], 100 + 3 * t[i], 0.2);
		assert_close(spoiled.line[i], 100 + 3 * t[i], 0.5);
		assert_true(plain.value_band[i] > plain.line_band[i] && plain.line_band[i] > 0);
		assert_true(plain.line_band[i] >= plain.line_band[N / 2] - 1e-9);
	}
}

static void test_stat_trend__goes_with_unit_and_origin(void **state)
{
	double t[N], y[N], late[N], cents[N];
	struct fitted a, b;
	(void)state;

	make(t, y);
	for (size_t i = 0; i < N; i++) {
		late[i] = t[i] + 5000;
		cents[i] = 100 * y[i] + 7;
	}
	assert_true(fit(t, y, N, &a));
	assert_true(fit(late, cents, N, &b));
	for (size_t i = 0; i < N; i++) {
		assert_close(b.line[i], 100 * a.line[i] + 7, 1e-6);
		assert_close(b.line_band[i], 100 * a.line_band[i], 1e-6);
		assert_close(b.value_band[i], 100 * a.value_band[i], 1e-6);
	}
}

static void test_stat_trend__too_little_says_nothing(void **state)
{
	double t[N], y[N];
	struct fitted f;
	(void)state;

	make(t, y);
	for (size_t n = 0; n < STAT_TREND_LEAST; n++)
		assert_false(fit(t, y, n, &f));
	assert_true(fit(t, y, STAT_TREND_LEAST, &f));
	for (size_t i = 0; i < N; i++)
		t[i] = 4;
	assert_false(fit(t, y, N, &f)); /* all at one time */
	make(t, y);
	memset(y, 0, sizeof y);
	assert_false(fit(t, y, N, &f)); /* nothing to judge a spread by */
	assert_close(f.line[0], 0, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_stat_trend__one_outlier_does_not_turn_it),
		cmocka_unit_test(test_stat_trend__goes_with_unit_and_origin),
		cmocka_unit_test(test_stat_trend__too_little_says_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
