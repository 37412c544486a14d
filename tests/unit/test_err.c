#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "aid/err.h"

static void test_err__kind_is_the_worst(void **state)
{
	struct err e = ERR_INIT;
	(void)state;

	assert_false(err_data(&e, NULL, "a"));
	assert_int_equal(e.kind, ERR_DATA);
	err_bug(&e, "b");
	assert_int_equal(e.kind, ERR_BUG);
	err_usage(&e, "c");
	assert_int_equal(e.kind, ERR_BUG);
	assert_int_equal(e.n_problems, 3);
	err_release(&e);
	assert_int_equal(e.kind, ERR_NONE);
}

static void test_err__what_many_rows_have_is_told_once(void **state)
{
	struct err e = ERR_INIT;
	struct place at = { "f.csv", 0, 2, "donor" };
	(void)state;

	for (at.line = 2; at.line <= 7; at.line++)
		assert_false(err_data_alike(&e, &at, "found \"%s\"", "Atlantis"));
	err_data_alike(&e, &at, "found \"%s\"", "Utopia");
	err_data(&e, &at, "found \"%s\"", "Atlantis");
	at.line = 9;
	err_data_alike(&e, &at, "found \"%s\"", "Utopia");
	assert_int_equal(e.n_problems, 3);
	assert_string_equal(e.problems[0], "f.csv:2:2: column \"donor\": found \"Atlantis\" (and 5 "
	                    "more rows: f.csv:3, f.csv:4, f.csv:5, …)");
	assert_string_equal(e.problems[1], "f.csv:8:2: column \"donor\": found \"Utopia\" (and 1 "
	                    "more row: f.csv:9)");
	assert_string_equal(e.problems[2], "f.csv:8:2: column \"donor\": found \"Atlantis\"");
	err_release(&e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_err__kind_is_the_worst),
		cmocka_unit_test(test_err__what_many_rows_have_is_told_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
