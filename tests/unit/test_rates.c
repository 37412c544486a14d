#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "aid/rates.h"

static void test_rates__takes_exact_means_of_months(void **state)
{
	static const struct { const char *why, *currency, *date, *text; } cases[] = {
		{ "dollars need no table", "USD", "", "1" },
		{ "a day takes its month, as the table prints it", "EUR", "2022-11-14", "1.0201273" },
		{ "a quarter takes the mean of three", "EUR", "2022-Q1", "1.12251110" },
		{ "the euro's fixed rate of the kuna", "HRK", "2023-05", NULL },
	};
	struct err e = ERR_INIT;
	struct rates *r = rates_load("data/reference", &e);
	(void)state;

	assert_non_null(r);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str missing = STR_INIT;
		char text[RATE_TEXT_MAX];
		struct rate rate;
		struct date d;
		assert_true(date_parse_own(cases[i].date, &d));
		if (!rates_find(r, cases[i].currency, &d, &rate, text, &missing))
			fail_msg("%s: missing %s", cases[i].why, str_text(&missing));
		if (cases[i].text)
			assert_string_equal(text, cases[i].text);
		str_release(&missing);
	}
	rates_free(r);
}

static void test_rates__never_makes_up_a_month(void **state)
{
	struct err e = ERR_INIT;
	struct rates *r = rates_load("data/reference", &e);
	struct str missing = STR_INIT;
	struct rate rate;
	struct date d;
	char text[RATE_TEXT_MAX];
	(void)state;

	assert_true(date_parse_own("2017-Q4", &d));
	assert_false(rates_find(r, "ISK", &d, &rate, text, &missing));
	assert_string_equal(str_text(&missing), "ISK 2017-10, ISK 2017-11, ISK 2017-12");
	str_clear(&missing);
	assert_true(date_parse_own("", &d));
	assert_false(rates_find(r, "EUR", &d, &rate, text, &missing));
	assert_string_equal(str_text(&missing), "");
	str_release(&missing);
	rates_free(r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rates__takes_exact_means_of_months),
		cmocka_unit_test(test_rates__never_makes_up_a_month),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
