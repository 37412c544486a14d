#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "aid/qualifiers.h"

#define M (INT64_C(100000000)) /* a million in cents */

static void test_qualifiers__bounds_follow_wording_and_printed_precision(void **state)
{
	static const struct {
		const char *why, *kind, *qualifier;
		int64_t minor, twice_low, twice_high;
	} cases[] = {
		{ "a flow is what it says", "flow", "exact", 125 * M, 250 * M, 250 * M },
		{ "66,500 m is printed to 100 m", "stock", "exact", 66500 * M, 132900 * M, 133100 * M },
		{ "about: one unit either way", "stock", "about", 66500 * M, 132800 * M, 133200 * M },
		{ "more than", "stock", "at_least", 1200 * M, 2400 * M, 2600 * M },
		{ "nearly", "flow", "at_most", 950 * M, 1880 * M, 1900 * M },
		{ "no unit above 1,000 m", "stock", "exact", 20000 * M, 39000 * M, 41000 * M },
		{ "a cent is a unit", "flow", "about", 101, 200, 204 },
		{ "zero has no digits", "stock", "about", 0, 0, 0 },
	};
	struct err e = ERR_INIT;
	struct qualifiers *q = qualifiers_load("data/reference", &e);
	(void)state;

	assert_non_null(q);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		money_wide low, high;
		assert_true(qualifiers_bounds(q, cases[i].kind, cases[i].qualifier, cases[i].minor, 2,
		                              &low, &high));
		if (low != cases[i].twice_low || high != cases[i].twice_high)
			fail_msg("%s: %lld to %lld", cases[i].why, (long long)low, (long long)high);
	}
	money_wide low, high;
	assert_false(qualifiers_bounds(q, "flow", "roughly", M, 2, &low, &high));
	qualifiers_free(q);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_qualifiers__bounds_follow_wording_and_printed_precision),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
