#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "aid/bargain_value.h"

static void test_bargain_value__priors_that_cannot_be_used(void **state)
{
	static const struct {
		enum bargain_parameter p;
		const char *text, *expected, *why;
	} cases[] = {
		{ BARGAIN_G, "0", "a number above 0", "no contest without decisiveness" },
		{ BARGAIN_G, "-1", "a number above 0", "negative" },
		{ BARGAIN_G, "triangular 0 1 2", "a number above 0", "the low end counts too" },
		{ BARGAIN_G, "", "constant", "nothing" },
		{ BARGAIN_G, "one", "a number above 0", "a word" },
		{ BARGAIN_G, "1e3", "a number above 0", "an exponent" },
		{ BARGAIN_G, "1 2", "constant", "two numbers without a form" },
		{ BARGAIN_G, "triangular 1 2", "constant", "a number short" },
		{ BARGAIN_G, "triangular 1 3 2", "ascending", "out of order" },
		{ BARGAIN_G, "uniform 2 1", "ascending", "out of order" },
		{ BARGAIN_U, "-0.1", "at least 0", "aid is worth something" },
		{ BARGAIN_L, "-1", "at least 0", "no delivery before allocation" },
		{ BARGAIN_D, "0", "above 0 and below 1", "that is the cumulative mode" },
		{ BARGAIN_D, "1", "above 0 and below 1", "that is the flow mode" },
		{ BARGAIN_CA, "-0.05", "from 0 to 1", "war that pays" },
		{ BARGAIN_CB, "uniform -0.1 0.2", "from 0 to 1", "war that pays" },
		{ BARGAIN_PI, "0", "above 0", "no prices" },
		{ BARGAIN_F, "1.5", "from 0 to 1", "more than all" },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct bargain_value v = { "x", cases[i].text, { "file.ini", 7, 0, NULL }, false };
		struct bargain_prior prior;
		struct err e = ERR_INIT;

		bool ok = bargain_value_prior(&v, cases[i].p, &prior, &e);
		if (ok || e.kind != ERR_DATA || !strstr(e.problems[0], cases[i].expected) ||
		    strncmp(e.problems[0], "file.ini:7: found x = ", 22) != 0)
			fail_msg("%s: %s", cases[i].why, ok ? "accepted" : e.problems[0]);
		err_release(&e);
		v.option = true;
		assert_false(bargain_value_prior(&v, cases[i].p, &prior, &e));
		assert_int_equal(e.kind, ERR_USAGE);
		err_release(&e);
	}
}

static void test_bargain_value__priors_that_can(void **state)
{
	static const struct {
		const char *text;
		struct bargain_prior expected;
	} cases[] = {
		{ "0.5", { BARGAIN_CONSTANT, 0.5, 0.5, 0.5 } },
		{ "constant 0.5", { BARGAIN_CONSTANT, 0.5, 0.5, 0.5 } },
		{ "uniform 0.25 0.75", { BARGAIN_UNIFORM, 0.25, 0.5, 0.75 } },
		{ "triangular 0.25, 0.25, 0.75", { BARGAIN_TRIANGULAR, 0.25, 0.25, 0.75 } },
	};
	struct err e = ERR_INIT;
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct bargain_value v = { "f", cases[i].text, { "file.ini", 7, 0, NULL }, false };
		struct bargain_prior got;

		assert_true(bargain_value_prior(&v, BARGAIN_F, &got, &e));
		assert_int_equal(got.shape, cases[i].expected.shape);
		assert_true(got.low == cases[i].expected.low &&
		            got.mode == cases[i].expected.mode &&
		            got.high == cases[i].expected.high);
	}
	assert_int_equal(e.kind, ERR_NONE);
}

static void test_bargain_value__whole_numbers_and_quarters(void **state)
{
	struct bargain_value v = { "seed", "4294967295", { "file.ini", 7, 0, NULL }, false };
	struct err e = ERR_INIT;
	int64_t n;
	int quarter;
	(void)state;

	assert_true(bargain_value_integer(&v, 1, UINT32_MAX, &n, &e) && n == UINT32_MAX);
	for (const char *const *text =
	             (const char *const[]){ "0", "4294967296", "1.0", "", "x", NULL };
	     *text; text++) {
		v.text = *text;
		assert_false(bargain_value_integer(&v, 1, UINT32_MAX, &n, &e));
	}
	assert_string_equal(e.problems[0], "file.ini:7: found seed = 0; expected a whole number "
	                                   "from 1 to 4294967295");
	err_release(&e);
	v.text = "2022-Q1";
	assert_true(bargain_value_quarter(&v, &quarter, &e) && quarter == 2022 * 4);
	v.text = "2022-01";
	assert_false(bargain_value_quarter(&v, &quarter, &e));
	err_release(&e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bargain_value__priors_that_cannot_be_used),
		cmocka_unit_test(test_bargain_value__priors_that_can),
		cmocka_unit_test(test_bargain_value__whole_numbers_and_quarters),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
