#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "aid/money.h"

static void test_money__parse_takes_only_declared_numbers(void **state)
{
	static const struct number_format plain = { '.', 0, false }, comma = { ',', '.', false },
	                                  grouped = { '.', ',', true };
	static const struct {
		const char *why, *text;
		const struct number_format *format;
		int64_t scale_num, scale_den;
		int decimals;
		bool ok;
		int64_t minor;
	} cases[] = {
		{ "a whole number", "125", NULL, 1, 1, 2, true, 12500 },
		{ "zero is a value", "0", NULL, 1, 1, 2, true, 0 },
		{ "minus zero is zero", "-0.00", NULL, 1, 1, 2, true, 0 },
		{ "millions", "26.5", &plain, 1000000, 1, 2, true, 2650000000 },
		{ "a factor below one", "5", &plain, 1, 1000, 2, true, 0 },
		{ "leading zeros count for nothing", "000000000000000000000000000000000007", &plain,
		  1, 1, 0, true, 7 },
		{ "0.125 ends even below", "0.125", &plain, 1, 1, 2, true, 12 },
		{ "0.135 ends even above", "0.135", &plain, 1, 1, 2, true, 14 },
		{ "-0.125 is the mirror of 0.125", "-0.125", &plain, 1, 1, 2, true, -12 },
		{ "more than half goes up", "0.1250000000000000000001", &plain, 1, 1, 2, true, 13 },
		{ "no decimals in yen", "2.5", &plain, 1, 1, 0, true, 2 },
		{ "four decimals in UF", "1.23456", &plain, 1, 1, 4, true, 12346 },
		{ "decimal comma", "1.234,5", &comma, 1, 1, 2, true, 123450 },
		{ "thousands", "1,234,567.8", &grouped, 1, 1, 2, true, 123456780 },
		{ "accounting negative", "(1,234)", &grouped, 1, 1, 2, true, -123400 },
		{ "the largest", "92233720368547758.07", &plain, 1, 1, 2, true, INT64_MAX },
		{ "the least", "-92233720368547758.08", &plain, 1, 1, 2, true, INT64_MIN },
		{ "one more overflows", "92233720368547758.08", &plain, 1, 1, 2, false, 0 },
		{ "the factor overflows", "92233720368547758", &plain, 1000000, 1, 2, false, 0 },
		{ "nothing", "", &plain, 1, 1, 2, false, 0 },
		{ "blanks before", " 1", &plain, 1, 1, 2, false, 0 },
		{ "blanks after", "1 ", &plain, 1, 1, 2, false, 0 },
		{ "plus", "+1", &plain, 1, 1, 2, false, 0 },
		{ "two signs", "--1", &plain, 1, 1, 2, false, 0 },
		{ "sign alone", "-", &plain, 1, 1, 2, false, 0 },
		{ "exponent", "1e6", &plain, 1, 1, 2, false, 0 },
		{ "hexadecimal", "0x10", &plain, 1, 1, 2, false, 0 },
		{ "not a number", "nan", &plain, 1, 1, 2, false, 0 },
		{ "infinity", "inf", &plain, 1, 1, 2, false, 0 },
		{ "a unit", "1.2bn", &plain, 1, 1, 2, false, 0 },
		{ "currency sign", "$5", &plain, 1, 1, 2, false, 0 },
		{ "a comma nobody declared", "1,234", &plain, 1, 1, 2, false, 0 },
		{ "a decimal comma read with points", "12,4", NULL, 1, 1, 2, false, 0 },
		{ "groups of two", "1,23", &grouped, 1, 1, 2, false, 0 },
		{ "groups of four", "1,2345", &grouped, 1, 1, 2, false, 0 },
		{ "group first", ",123", &grouped, 1, 1, 2, false, 0 },
		{ "group in the fraction", "1.123,456", &grouped, 1, 1, 2, false, 0 },
		{ "no digit before the point", ".5", &plain, 1, 1, 2, false, 0 },
		{ "no digit after the point", "5.", &plain, 1, 1, 2, false, 0 },
		{ "two points", "1.2.3", &plain, 1, 1, 2, false, 0 },
		{ "parentheses nobody declared", "(500)", &plain, 1, 1, 2, false, 0 },
		{ "parenthesis left open", "(500", &grouped, 1, 1, 2, false, 0 },
		{ "sign in parentheses", "(-500)", &grouped, 1, 1, 2, false, 0 },
		{ "beyond 30 digits", "1.000000000000000000000000000001", &plain, 1, 1, 2, false, 0 },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct number_error why = { NULL, NULL };
		int64_t minor = 0;
		bool ok = money_parse(cases[i].text, cases[i].format, cases[i].scale_num,
		                      cases[i].scale_den, cases[i].decimals, &minor, &why);
		if (ok != cases[i].ok || (ok && minor != cases[i].minor))
			fail_msg("%s: \"%s\" gave %d, %lld", cases[i].why, cases[i].text, ok,
			         (long long)minor);
		if (!ok && (!why.expected || !why.fix))
			fail_msg("%s: refused without a reason", cases[i].why);
	}
}

static void test_money__whole_numbers_within_bounds(void **state)
{
	static const struct {
		const char *text;
		bool ok;
		const char *why;
	} cases[] = {
		{ "3", true, "the least" },
		{ "60", true, "the most" },
		{ "2", false, "below" },
		{ "61", false, "above" },
		{ "4.5", false, "not whole, and never rounded" },
		{ "4.0", false, "written as if it could be other than whole" },
		{ "", false, "nothing" },
		{ "ten", false, "a word" },
		{ "99999999999999999999", false, "beyond 64 bits" },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int64_t n = -7;
		if (money_whole(cases[i].text, 3, 60, &n) != cases[i].ok)
			fail_msg("\"%s\": %s", cases[i].text, cases[i].why);
		if (!cases[i].ok)
			assert_int_equal(n, -7);
	}
}

static void test_money__advice_fits_what_was_found(void **state)
{
	static const struct number_format comma = { ',', 0, false }, grouped = { '.', ',', true };
	static const struct {
		const char *text;
		const struct number_format *format;
		const char *fix;
	} cases[] = {
		{ " 1", NULL, "remove the blanks" },
		{ "1 ", NULL, "remove the blanks" },
		{ "1234567890123456789012345678901", NULL, "round it" },
		{ "\xE2\x88\x92" "5", NULL, "write the minus sign as a hyphen" },
		{ "\xE2\x80\x93", NULL, "write the minus sign as a hyphen" },
		{ "$5", NULL, "write it out without unit" },
		{ "\xE2\x82\xAC" "5", NULL, "write it out without unit" },
		{ "\xC2\xA3" "5", NULL, "write it out without unit" },
		{ "5$", NULL, "write it out without unit" },
		{ "5 m", NULL, "write it out without unit" },
		{ "5m", NULL, "write it out without unit" },
		{ "5BN", NULL, "write it out without unit" },
		{ "EUR 5", NULL, "write it out without unit" },
		{ "usd 5", NULL, "write it out without unit" },
		{ "1e3", NULL, "write the digits only" },
		{ "0x1f", NULL, "write the digits only" },
		{ "m", NULL, "write the digits only" },
		{ "[5]", NULL, "write the digits only" },
		{ "5@m{", NULL, "write the digits only" },
		{ "A1", NULL, "write the digits only" },
		{ "1,23", &grouped, "check whether the sign is a decimal one" },
		{ "1,23", NULL, "write it without separators" },
		{ "1,2,3", &comma, "write the digits only" },
		{ "(5", &grouped, "close them" },
		{ "(5)", NULL, "write a minus sign, or declare parentheses" },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct number_error why = { "", "" };
		int64_t minor = 7;
		assert_false(money_parse(cases[i].text, cases[i].format, 1, 1, 2, &minor, &why));
		if (strncmp(why.fix, cases[i].fix, strlen(cases[i].fix)) != 0)
			fail_msg("\"%s\": %s", cases[i].text, why.fix);
	}
}

static void test_money__compares_numbers_of_any_size(void **state)
{
	static const struct {
		const char *text, *bound;
		int order;
	} cases[] = {
		{ "1", "1.0", 0 }, { "-0", "0", 0 }, { "1.5", "1.49999", 1 }, { "-2", "1", -1 }, { "-2", "-3", 1 },
		/* With as many decimals as the other, one of these is beyond 128 bits: its sign decides. */
		{ "123456789012345678901234567890", "0.00000000000000000000000000001", 1 },
		{ "-123456789012345678901234567890", "0.00000000000000000000000000001", -1 },
		{ "0.00000000000000000000000000001", "123456789012345678901234567890", -1 },
		{ "0.00000000000000000000000000001", "-123456789012345678901234567890", 1 },
	};
	struct number_error why = { NULL, NULL };
	int order = 9;
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_true(money_compare(cases[i].text, NULL, cases[i].bound, &order, &why));
		if (order != cases[i].order)
			fail_msg("%s and %s: %d", cases[i].text, cases[i].bound, order);
	}
	assert_false(money_compare("much", NULL, "1", &order, &why));
	assert_false(money_compare("1", NULL, "much", &order, &why));
}

static void test_money__divide_rounds_half_to_even(void **state)
{
	static const struct { int64_t num, den, expected; } cases[] = {
		{ 1, 2, 0 }, { 3, 2, 2 }, { 5, 2, 2 }, { -1, 2, 0 }, { -3, 2, -2 }, { -5, 2, -2 },
		{ 1, 3, 0 }, { 2, 3, 1 }, { -2, 3, -1 }, { 7, 7, 1 }, { 0, 9, 0 },
		{ 25, 10, 2 }, { 26, 10, 3 }, { 35, 10, 4 }, { INT64_MIN, 1, INT64_MIN },
	};
	const money_wide huge = (money_wide)1 << 126;
	int64_t q;
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_true(money_divide(cases[i].num, cases[i].den, &q));
		if (q != cases[i].expected)
			fail_msg("%lld / %lld gave %lld", (long long)cases[i].num,
			         (long long)cases[i].den, (long long)q);
	}
	assert_false(money_divide((money_wide)INT64_MAX + 1, 1, &q));
	assert_false(money_divide((money_wide)INT64_MIN - 1, 1, &q));
	/* Twice the remainder would not fit 128 bits. */
	assert_true(money_divide(huge + huge / 2, huge, &q));
	assert_int_equal(q, 2);
}

static void test_money__scale_and_add_refuse_overflow(void **state)
{
	int64_t sum = INT64_MAX - 1, q;
	(void)state;

	assert_true(money_scale(INT64_MAX, 3, 3, &q));
	assert_int_equal(q, INT64_MAX);
	assert_false(money_scale(INT64_MAX, 2, 1, &q));
	assert_false(money_scale(INT64_MAX, (money_wide)1 << 100, (money_wide)1 << 100, &q));
	assert_true(money_add(&sum, 1));
	assert_false(money_add(&sum, 1));
	assert_int_equal(sum, INT64_MAX);
}

static void test_money__format_is_plain(void **state)
{
	static const struct { int64_t minor; int decimals; const char *text; } cases[] = {
		{ 0, 2, "0.00" }, { 0, 0, "0" }, { 5, 2, "0.05" }, { -5, 2, "-0.05" },
		{ 123450, 2, "1234.50" }, { -123450, 2, "-1234.50" }, { 7, 0, "7" },
		{ 12345, 4, "1.2345" }, { INT64_MAX, 2, "92233720368547758.07" },
		{ INT64_MIN, 2, "-92233720368547758.08" },
	};
	char text[MONEY_TEXT_MAX];
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_int_equal(money_format(text, cases[i].minor, cases[i].decimals),
		                 strlen(cases[i].text));
		assert_string_equal(text, cases[i].text);
	}
	money_format_wide(text, (money_wide)INT64_MAX * 1000, 2);
	assert_string_equal(text, "92233720368547758070.00");
}

static void test_money__parse_of_format_is_the_same(void **state)
{
	static const int64_t amounts[] = { 0, 1, -1, 99, 100, -101, 1234567, INT64_MAX, INT64_MIN };
	(void)state;

	for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++) {
		for (int decimals = 0; decimals <= 4; decimals++) {
			char text[MONEY_TEXT_MAX];
			struct number_error why;
			int64_t back;
			money_format(text, amounts[i], decimals);
			assert_true(money_parse(text, NULL, 1, 1, decimals, &back, &why));
			assert_int_equal(back, amounts[i]);
		}
	}
}

static void test_money__short_form_reads_like_a_newspaper(void **state)
{
	static const struct { const char *why; int64_t minor; const char *text; } cases[] = {
		{ "billions", 3408500000000, "34.1 bn" }, { "millions", 95000000000, "950 m" },
		{ "thousands stay", 1234500, "12,345" }, { "zero", 0, "0" },
		{ "a half cent less than a million", 99949999, "999,500" },
		{ "what rounds to a million is one", 99950000, "1 m" },
		{ "what rounds to a billion is one", 99950000000, "1 bn" },
		{ "trillions", 120000000000000, "1.2 tn" },
		{ "negative", -232200000000, "-2.32 bn" }, { "rounds across ten", 999600000, "10 m" },
		{ "the least", INT64_MIN, "-92234 tn" },
	};
	char text[MONEY_TEXT_MAX];
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		money_format_short(text, cases[i].minor);
		if (strcmp(text, cases[i].text) != 0)
			fail_msg("%s: \"%s\"", cases[i].why, text);
	}
}

static void test_money__printed_unit_is_the_largest_power_of_ten(void **state)
{
	static const struct { int64_t minor, unit; } cases[] = {
		{ 6650000000000, 10000000000 }, { 1, 1 }, { 10, 10 }, { -250, 10 },
		{ 100000000000, 100000000000 }, { 2000000000000, 100000000000 }, { 0, 100000000000 },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(money_printed_unit(cases[i].minor, 100000000000), cases[i].unit);
}

static void test_money__quotients_as_text(void **state)
{
	static const struct {
		money_wide num, den;
		int decimals;
		const char *text, *why;
	} cases[] = {
		{ 1, 3, 4, "0.3333…", "cut off, and said so" },
		{ 2, 3, 2, "0.66…", "cut off, not rounded" },
		{ -1, 8, 3, "-0.125", "exact, below 0" },
		{ -1, 8, 2, "-0.12…", "cut off towards 0" },
		{ 10, 5, 2, "2.00", "whole" },
		{ 7, 2, 0, "3…", "without decimals" },
		{ 0, 9, 1, "0.0", "zero" },
		{ (money_wide)123456789012345678 * 1000, 7, 1, "17636684144620811142.8…", "wide" },
	};
	char buf[MONEY_TEXT_MAX];
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t n = money_format_quotient(buf, cases[i].num, cases[i].den,
		                                 cases[i].decimals);
		if (strcmp(buf, cases[i].text) != 0 || n != strlen(buf))
			fail_msg("%s: \"%s\"; expected \"%s\"", cases[i].why, buf, cases[i].text);
	}
}

static void test_money__thousands_apart(void **state)
{
	static const struct { const char *plain, *grouped; } cases[] = {
		{ "0.00", "0.00" }, { "999.99", "999.99" }, { "1000.00", "1,000.00" },
		{ "-1234567.50", "-1,234,567.50" }, { "-123", "-123" }, { "123456", "123,456" },
		{ "9223372036854775807", "9,223,372,036,854,775,807" }, { "", "" },
	};
	char buf[MONEY_TEXT_MAX];
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		strcpy(buf, cases[i].plain);
		size_t n = money_group(buf);
		assert_string_equal(buf, cases[i].grouped);
		assert_int_equal(n, strlen(buf));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_money__parse_takes_only_declared_numbers),
		cmocka_unit_test(test_money__whole_numbers_within_bounds),
		cmocka_unit_test(test_money__advice_fits_what_was_found),
		cmocka_unit_test(test_money__compares_numbers_of_any_size),
		cmocka_unit_test(test_money__divide_rounds_half_to_even),
		cmocka_unit_test(test_money__scale_and_add_refuse_overflow),
		cmocka_unit_test(test_money__format_is_plain),
		cmocka_unit_test(test_money__parse_of_format_is_the_same),
		cmocka_unit_test(test_money__short_form_reads_like_a_newspaper),
		cmocka_unit_test(test_money__printed_unit_is_the_largest_power_of_ten),
		cmocka_unit_test(test_money__quotients_as_text),
		cmocka_unit_test(test_money__thousands_apart),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
