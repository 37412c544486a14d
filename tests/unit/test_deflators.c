#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "aid/deflators.h"

static enum deflator_status find(const struct deflators *f, const char *date, money_wide *num,
                                 money_wide *den, struct str *hole)
{
	struct date d;

	assert_true(date_parse_own(date, &d));
	return deflators_find(f, &d, num, den, hole);
}

static void test_deflators__the_base_year_keeps_its_mean(void **state)
{
	struct err e = ERR_INIT;
	struct deflators *f = deflators_load("data/reference", "gdp", 2024, &e);
	money_wide num, den;
	(void)state;

	assert_non_null(f);
	assert_int_equal(find(f, "2024", &num, &den, NULL), DEFLATOR_FOUND);
	assert_true(num == den);
	assert_int_equal(find(f, "2022-05-03", &num, &den, NULL), DEFLATOR_FOUND);
	assert_true(num > den);
	assert_string_equal(deflators_last(f), "2025-Q4");
	deflators_free(f);
}

static void test_deflators__ends_and_holes_differ(void **state)
{
	struct err e = ERR_INIT;
	struct deflators *f = deflators_load("data/reference", "cpi", 2024, &e);
	struct str hole = STR_INIT;
	money_wide num, den;
	(void)state;

	assert_int_equal(find(f, "2025-10-31", &num, &den, &hole), DEFLATOR_HOLE);
	assert_string_equal(str_text(&hole), "2025-10");
	assert_int_equal(find(f, "2025-11", &num, &den, NULL), DEFLATOR_FOUND);
	assert_int_equal(find(f, "2026-01", &num, &den, NULL), DEFLATOR_OUTSIDE);
	assert_int_equal(find(f, "2013", &num, &den, NULL), DEFLATOR_OUTSIDE);
	assert_int_equal(find(f, "", &num, &den, NULL), DEFLATOR_OUTSIDE);
	str_release(&hole);
	deflators_free(f);
	assert_null(deflators_load("data/reference", "cpi", 2025, &e));
	assert_int_equal(e.kind, ERR_DATA);
	err_release(&e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_deflators__the_base_year_keeps_its_mean),
		cmocka_unit_test(test_deflators__ends_and_holes_differ),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
