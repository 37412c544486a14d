#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "aid/factprint.h"

static void test_factprint__numbers_and_dates(void **state)
{
	static const struct { const char *format; int64_t value; const char *text, *printed; } cases[] = {
		{ "money", 6690000000000, "", "$66.9 bn" },
		{ "money", -5000000000, "", "-$50 m" },
		{ "count", 123400, "", "1,234" },
		{ "words", 400, "", "four" },
		{ "words", 0, "", "no" },
		{ "words", 1300, "", "13" },
		{ "percent", 4650, "", "46.5%" },
		{ "percent", 9995, "", "100.0%" },
		{ "times", 214, "", "2.1 times" },
		{ "times", 1249, "", "12 times" },
		{ "date", 0, "2025-01-09", "9 January 2025" },
		{ "date", 0, "2024-04", "April 2024" },
		{ "date", 0, "2026-Q2", "the second quarter of 2026" },
		{ "date", 0, "2022", "2022" },
		{ "date", 0, "undated", "undated" },
		{ "text", 0, "2024-04", "2024-04" },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str s = STR_INIT;
		if (factprint_is_number(cases[i].format))
			factprint_number(&s, cases[i].format, cases[i].value);
		else
			factprint_text(&s, cases[i].format, cases[i].text);
		assert_string_equal(str_text(&s), cases[i].printed);
		str_release(&s);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_factprint__numbers_and_dates),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
