#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "aid/wide.h"

/* sqrt(num / den) is r + 1/2 for num = (2r + 1)^2 and den = 4: the even neighbour; one more or less decides. */
static void test_wide__root_is_rounded_half_to_even(void **state)
{
	static const uint64_t roots[] = { 0, 1, 2, 3, 41, 42, 1000000007, (UINT64_C(1) << 53) + 1,
	                                  (UINT64_C(1) << 62) - 1, (UINT64_C(1) << 62) };
	const struct wide one = wide_multiply(1, 1);
	(void)state;

	for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
		uint64_t r = roots[i];
		struct wide middle = wide_multiply(2 * (wide_half)r + 1, 2 * (wide_half)r + 1);
		struct wide below = wide_subtract(&middle, &one);
		struct wide above = wide_multiply(2 * (wide_half)r + 1, 2 * (wide_half)r + 1);
		assert_true(++above.word[0] > 0);
		assert_int_equal(wide_root(&middle, 4), r + r % 2);
		assert_int_equal(wide_root(&below, 4), r);
		assert_int_equal(wide_root(&above, 4), r + 1);
	}
}

/* Of whole roots, and of what is one short of them, where floating point no longer tells the two apart. */
static void test_wide__root_of_squares_is_exact(void **state)
{
	static const struct { uint64_t root; wide_half den; } cases[] = {
		{ 0, 1 }, { 1, 7 }, { 94906267, 1 }, { 94906267, (wide_half)1 << 90 }, { UINT64_C(4611686018427387904), 3 },
		{ UINT64_C(9223372036854775807), 1 }, { UINT64_C(9223372036854775806), (wide_half)1 << 120 },
	};
	const struct wide one = wide_multiply(1, 1);
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		uint64_t r = cases[i].root;
		struct wide square = wide_multiply((wide_half)r * r, cases[i].den);
		assert_int_equal(wide_root(&square, cases[i].den), r);
		if (r == 0)
			continue;
		/* The root of r^2 - r + 1/4 is r - 1/2: what is below that is r - 1. */
		struct wide less = wide_multiply((wide_half)r * r - r, cases[i].den);
		assert_int_equal(wide_root(&less, cases[i].den), r - 1);
		/* Just below a square floating point takes it for the square. */
		less = wide_subtract(&square, &one);
		assert_int_equal(wide_root(&less, cases[i].den), r);
	}
}

static void test_wide__orders_by_the_highest_word_that_differs(void **state)
{
	struct wide a = { { 9, 0, 0, 1 } }, b = { { 0, 9, 0, 1 } }, c = { { 0, 0, 0, 2 } };
	(void)state;

	assert_int_equal(wide_compare(&a, &a), 0);
	assert_int_equal(wide_compare(&a, &b), -1);
	assert_int_equal(wide_compare(&b, &a), 1);
	assert_int_equal(wide_compare(&b, &c), -1);
	struct wide rest = wide_subtract(&c, &a);
	assert_int_equal(rest.word[0], UINT64_MAX - 8);
	assert_int_equal(rest.word[1], UINT64_MAX);
	assert_int_equal(rest.word[2], UINT64_MAX);
	assert_int_equal(rest.word[3], 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_wide__root_is_rounded_half_to_even),
		cmocka_unit_test(test_wide__root_of_squares_is_exact),
		cmocka_unit_test(test_wide__orders_by_the_highest_word_that_differs),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
