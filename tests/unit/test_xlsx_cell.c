#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "aid/xlsx_cell.h"

static void test_xlsx_cell__numbers_are_those_shown(void **state)
{
	static const struct { const char *why, *in, *out; } cases[] = {
		{ "whole", "35000000", "35000000" },
		{ "a binary fraction", "1.1499999999999999", "1.15" },
		{ "0.1 + 0.2", "0.30000000000000004", "0.3" },
		{ "15 digits stay", "123456789.012345", "123456789.012345" },
		{ "the 16th is rounded", "23456872.863749079", "23456872.8637491" },
		{ "halves go up", "1.0000000000000050", "1.00000000000001" },
		{ "through all nines", "9.9999999999999999", "10" },
		{ "nines before the point", "999999999999999.9", "1000000000000000" },
		{ "negative", "-0.5", "-0.5" },
		{ "no minus nought", "-0", "0" },
		{ "needless zeros", "007.500", "7.5" },
		{ "an exponent", "1.2E-5", "0.000012" },
		{ "a large one", "1.5E+9", "1500000000" },
		{ "of small letters", "2e3", "2000" },
		{ "digits past the last one shown", "12345678901234567", "12345678901234600" },
		{ "more than 30 places", "1E-31", NULL },
		{ "more than 30 digits", "1E+31", NULL },
		{ "no exponent", "1E", NULL },
		{ "a large exponent", "1E99999999999999999999", NULL },
		{ "two points", "1.2.3", NULL },
		{ "no digits", ".", NULL },
		{ "nothing", "", NULL },
		{ "letters", "12x", NULL },
		{ "blank", " 1", NULL },
		{ "no number", "nan", NULL },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str out = STR_INIT;
		bool ok = xlsx_number(cases[i].in, &out);
		if (ok != (cases[i].out != NULL) ||
		    (ok && strcmp(str_text(&out), cases[i].out) != 0))
			fail_msg("%s: %s became \"%s\"", cases[i].why, cases[i].in, str_text(&out));
		str_release(&out);
	}
}

static void test_xlsx_cell__day_numbers_are_dates(void **state)
{
	static const struct { const char *why, *in; bool from_1904; const char *out; } cases[] = {
		{ "a day", "44616", false, "2022-02-24" },
		{ "with a time", "44616.395833333336", false, "2022-02-24T09:30:00" },
		{ "the last second rounds up", "44616.999999", false, "2022-02-25" },
		{ "the first", "1", false, "1900-01-01" },
		{ "before the false leap day", "59", false, "1900-02-28" },
		{ "the false leap day", "60", false, "1900-02-29" },
		{ "after it", "61", false, "1900-03-01" },
		{ "a typing error is kept", "373319", false, "2922-02-09" },
		{ "the last", "2958465", false, "9999-12-31" },
		{ "one more", "2958466", false, NULL },
		{ "from 1904", "43154", true, "2022-02-24" },
		{ "its first", "0", true, "1904-01-01" },
		{ "no day", "0", false, NULL },
		{ "a time alone", "0.5", false, NULL },
		{ "negative", "-1", true, NULL },
		{ "text", "soon", false, NULL },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str out = STR_INIT;
		bool ok = xlsx_date(cases[i].in, cases[i].from_1904, &out);
		if (ok != (cases[i].out != NULL) ||
		    (ok && strcmp(str_text(&out), cases[i].out) != 0))
			fail_msg("%s: %s became \"%s\"", cases[i].why, cases[i].in, str_text(&out));
		str_release(&out);
	}
}

static void test_xlsx_cell__formats_that_show_dates(void **state)
{
	static const struct { int id; const char *code; bool is_date; } cases[] = {
		{ 0, NULL, false }, { 13, NULL, false }, { 14, NULL, true }, { 22, NULL, true }, { 23, NULL, false },
		{ 26, NULL, false }, { 27, NULL, true }, { 36, NULL, true }, { 37, NULL, false }, { 44, NULL, false },
		{ 45, NULL, true }, { 47, NULL, true }, { 48, NULL, false }, { 49, NULL, false }, { 50, NULL, true },
		{ 58, NULL, true }, { 59, NULL, false }, { 165, "yy\\", true }, { 165, "\"yy", false }, { 165, "[y", false },
		{ 165, "yyyy\\-mm\\-dd", true }, { 165, "[$-409]d\\-mmm\\-yy;@", true },
		{ 165, "General", false }, { 165, "#,##0.00", false },
		{ 165, "#,##0\\ \"days\"", false }, { 165, "0.0%;[Red]-0.0%", false },
		{ 165, "_-* #,##0.00\\ [$EUR]_-", false }, { 165, "", false },
		{ 165, "_d0", false }, { 165, "[h]:mm", true },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (xlsx_format_is_date(cases[i].id, cases[i].code) != cases[i].is_date)
			fail_msg("%d %s", cases[i].id, cases[i].code ? cases[i].code : "built in");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_xlsx_cell__numbers_are_those_shown),
		cmocka_unit_test(test_xlsx_cell__day_numbers_are_dates),
		cmocka_unit_test(test_xlsx_cell__formats_that_show_dates),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
