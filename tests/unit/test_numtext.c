#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "aid/numtext.h"

static void test_numtext__knows_a_number(void **state)
{
	static const struct {
		const char *text;
		bool is;
		const char *why;
	} cases[] = {
		{ "0", true, "zero" },
		{ "-12.50", true, "sign and decimals" },
		{ "", false, "nothing is unknown" },
		{ "-", false, "a sign alone" },
		{ "1.", false, "a point without decimals" },
		{ ".5", false, "no digit before the point" },
		{ "1e3", false, "an exponent" },
		{ "+1", false, "a plus sign" },
		{ "1,000", false, "grouped already" },
		{ "1.2.3", false, "two points" },
		{ "2022-03", false, "a month" },
		{ "1234567890123456789012345678901234567890123456789012345678901", false, "61 digits" },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (numtext_is(cases[i].text) != cases[i].is)
			fail_msg("%s: %s", cases[i].text, cases[i].why);
}

static void test_numtext__groups_thousands(void **state)
{
	static const struct {
		const char *number, *text;
	} cases[] = {
		{ "0.00", "0.00" },           { "999", "999" },
		{ "1000", "1,000" },          { "1234567.50", "1,234,567.50" },
		{ "-100000", "\xE2\x88\x92" "100,000" }, { "-0.00", "0.00" },
		{ "007", "7" },
	};
	struct str s = STR_INIT;
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		str_clear(&s);
		numtext_grouped(&s, cases[i].number);
		assert_string_equal(str_text(&s), cases[i].text);
	}
	str_release(&s);
}

static void test_numtext__scales_and_rounds_once(void **state)
{
	static const struct {
		const char *number;
		int shift;
		unsigned decimals;
		const char *text, *why;
	} cases[] = {
		{ "33203000000.00", 6, 1, "33,203.0", "dollars in millions" },
		{ "122704189037.37", 9, 1, "122.7", "dollars in billions" },
		{ "250000.00", 6, 1, "0.2", "half goes to the even digit below" },
		{ "350000.00", 6, 1, "0.4", "half goes to the even digit above" },
		{ "250000.01", 6, 1, "0.3", "more than half" },
		{ "999950000.00", 6, 1, "1,000.0", "a carry through all digits, with a new group" },
		{ "999999.99", 0, 0, "1,000,000", "a carry to a longer number" },
		{ "159378.95", 6, 3, "0.159", "more decimals" },
		{ "2911.00", 6, 1, "<0.1", "little is not nothing" },
		{ "-2911.00", 6, 1, ">\xE2\x88\x92" "0.1", "nor is a little owed" },
		{ "0.40", 0, 0, "<1", "nor without decimals" },
		{ "0.00", 6, 1, "0.0", "nothing" },
		{ "-50000000.00", 6, 1, "\xE2\x88\x92" "50.0", "negative" },
		{ "0.312669", -2, 1, "31.3", "a part as a percentage" },
		{ "1.000000", -2, 1, "100.0", "all of it" },
		{ "7", 0, 2, "7.00", "decimals that the table does not have" },
		{ "99999999999999999999.99", 6, 1, "100,000,000,000,000.0", "beyond 64 bits" },
	};
	struct str s = STR_INIT;
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		str_clear(&s);
		numtext_scaled(&s, cases[i].number, cases[i].shift, cases[i].decimals);
		if (!str_same(str_text(&s), cases[i].text))
			fail_msg("%s gave %s, expected %s: %s", cases[i].number, str_text(&s),
			         cases[i].text, cases[i].why);
	}
	str_release(&s);
}

static void test_numtext__compares_as_numbers(void **state)
{
	static const char *const rising[] = { "-1000", "-9.5", "-9.25", "0", "0.01", "9", "9.01",
	                                      "10", "00100", "99999999999999999999.5" };
	size_t n = sizeof rising / sizeof *rising;
	(void)state;

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < n; k++) {
			int order = numtext_compare(rising[i], rising[k]);
			assert_int_equal((order > 0) - (order < 0), (i > k) - (i < k));
		}
	assert_int_equal(numtext_compare("-0.00", "0"), 0);
	assert_int_equal(numtext_compare("1.50", "1.5"), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_numtext__knows_a_number),
		cmocka_unit_test(test_numtext__groups_thousands),
		cmocka_unit_test(test_numtext__scales_and_rounds_once),
		cmocka_unit_test(test_numtext__compares_as_numbers),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
