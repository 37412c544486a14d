/* Selected ranks against a full sort, on sequences that are hard on quickselect. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "aid/select.h"

enum { MOST = 3000 };

static int compare(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* A fixed sequence: tests know no chance. */
static int64_t number(int kind, size_t i, size_t n)
{
	switch (kind) {
	case 0:
		return (int64_t)i;
	case 1:
		return (int64_t)(n - i);
	case 2:
		return 7;
	case 3:
		return (int64_t)(i < n / 2 ? i : n - i);
	case 4:
		return (int64_t)((i * 2654435761u) % 1000) - 500;
	case 5:
		return (int64_t)(i % 2);
	default:
		return (int64_t)((i * 6364136223846793005u) >> 8);
	}
}

static void test_select__agrees_with_a_sort(void **state)
{
	static int64_t values[MOST], sorted[MOST];
	(void)state;

	for (int kind = 0; kind < 7; kind++) {
		for (size_t n = 1; n <= MOST; n += 1 + n / 7) {
			size_t ranks[5] = { 0, n / 4, n / 2, n / 2, n - 1 };
			for (size_t i = 0; i < n; i++)
				values[i] = sorted[i] = number(kind, i, n);
			qsort(sorted, n, sizeof *sorted, compare);
			select_ranks(values, n, ranks, 5);
			for (size_t i = 0; i < 5; i++)
				assert_int_equal(values[ranks[i]], sorted[ranks[i]]);
			qsort(values, n, sizeof *values, compare);
			assert_memory_equal(values, sorted, n * sizeof *values);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_select__agrees_with_a_sort),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
