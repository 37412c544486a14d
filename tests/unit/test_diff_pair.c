#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "aid/diff_pair.h"
#include "aid/money.h"

static uint64_t next(uint64_t *state)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return *state >> 33;
}

static int ascending(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static money_wide distance(int64_t a, int64_t b)
{
	money_wide d = (money_wide)a - b;

	return d < 0 ? -d : d;
}

/* The least sum over every way to give each of a one of b: no dynamic programming, no order. */
static money_wide least(const int64_t *a, size_t n, const int64_t *b, size_t m, unsigned used)
{
	money_wide best = -1;

	if (n == 0)
		return 0;
	for (size_t j = 0; j < m; j++) {
		if (used & (1u << j))
			continue;
		money_wide sum = distance(a[0], b[j]) + least(a + 1, n - 1, b, m, used | (1u << j));
		if (best < 0 || sum < best)
			best = sum;
	}
	return best;
}

static void fill(int64_t *list, size_t n, uint64_t *state)
{
	for (size_t i = 0; i < n; i++)
		list[i] = (int64_t)(next(state) % 12) - 4;
	qsort(list, n, sizeof *list, ascending);
}

static void test_diff_pair__no_other_pairing_is_nearer(void **state)
{
	uint64_t seed = 7;
	(void)state;

	for (int round = 0; round < 3000; round++) {
		int64_t a[5], b[7];
		size_t n = next(&seed) % 5, m = n + next(&seed) % 3, partner[5];
		money_wide sum = 0;
		unsigned used = 0;
		fill(a, n, &seed);
		fill(b, m, &seed);
		diff_pair(a, n, b, m, partner);
		for (size_t i = 0; i < n; i++) {
			assert_true(partner[i] < m);
			assert_false(used & (1u << partner[i]));
			used |= 1u << partner[i];
			sum += distance(a[i], b[partner[i]]);
		}
		assert_true(sum == least(a, n, b, m, 0));
	}
}

static void test_diff_pair__ties_leave_out_the_last(void **state)
{
	const int64_t a[] = { 5, 5 }, b[] = { 5, 5, 5, 5 };
	size_t partner[2];
	(void)state;

	diff_pair(a, 2, b, 4, partner);
	assert_int_equal(partner[0], 0);
	assert_int_equal(partner[1], 1);
}

static void test_diff_pair__extremes_do_not_overflow(void **state)
{
	const int64_t a[] = { INT64_MIN, INT64_MAX }, b[] = { INT64_MIN, 0, INT64_MAX };
	size_t partner[2];
	(void)state;

	diff_pair(a, 2, b, 3, partner);
	assert_int_equal(partner[0], 0);
	assert_int_equal(partner[1], 2);
}

/* Beyond the bound on cells the lists are paired in order. */
static void test_diff_pair__many_alike_end(void **state)
{
	size_t n = 20000, m = 40000;
	int64_t *b = calloc(m, sizeof *b);
	size_t *partner = calloc(n, sizeof *partner);
	(void)state;

	diff_pair(b, n, b, m, partner);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(partner[i], i);
	free(b);
	free(partner);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_diff_pair__no_other_pairing_is_nearer),
		cmocka_unit_test(test_diff_pair__ties_leave_out_the_last),
		cmocka_unit_test(test_diff_pair__extremes_do_not_overflow),
		cmocka_unit_test(test_diff_pair__many_alike_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
