#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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

/* Rows that do not follow each other: one problem each, and the rest is read on. */
static void test_deflators__rows_that_are_missing_are_named(void **state)
{
	static const struct { const char *rows, *says; } cases[] = {
		{ "2024-Q1,US_GDP_DEFLATOR_SA,1\n2024-Q4,US_GDP_DEFLATOR_SA,1\n2025-Q1,US_GDP_DEFLATOR_SA,1\n",
		  "deflators.csv:3:1: column \"period\": found \"2024-Q4\", but before it no row for 2024-Q2, "
		  "2024-Q3; expected every period in order" },
		{ "2024-Q1,US_GDP_DEFLATOR_SA,1\n2024-Q1,US_GDP_DEFLATOR_SA,1\n2024-Q2,US_GDP_DEFLATOR_SA,1\n",
		  "deflators.csv:3:1: column \"period\": found \"2024-Q1\" out of order" },
	};
	char folder[] = "/tmp/test_deflators.XXXXXX", path[64];
	(void)state;

	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/deflators.csv", folder);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct err e = ERR_INIT;
		FILE *f = fopen(path, "w");
		assert_non_null(f);
		fprintf(f, "period,index_name,value\n%s", cases[i].rows);
		fclose(f);
		assert_null(deflators_load(folder, "gdp", 2024, &e));
		if (!strstr(e.problems[0], cases[i].says))
			fail_msg("said: %s", e.problems[0]);
		assert_true(e.n_problems <= 2); /* the second tells what the base year lacks */
		err_release(&e);
	}
	unlink(path);
	rmdir(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_deflators__the_base_year_keeps_its_mean),
		cmocka_unit_test(test_deflators__ends_and_holes_differ),
		cmocka_unit_test(test_deflators__rows_that_are_missing_are_named),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
