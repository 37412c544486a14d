#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "aid/date.h"

static struct date own(const char *text)
{
	struct date d;

	if (!date_parse_own(text, &d))
		fail_msg("\"%s\" is no date of ours", text);
	return d;
}

static void test_date__declared_forms(void **state)
{
	static const struct { const char *why, *form, *text, *expected; } cases[] = {
		{ "ISO", "YYYY-MM-DD", "2022-11-14", "2022-11-14" },
		{ "the first form that fits all of it", "YYYY-MM-DD | YYYY-MM | YYYY", "2022-11", "2022-11" },
		{ "a form must fit all of it", "YYYY-MM | YYYY", "2022-11-14", NULL },
		{ "US government", "DDMONYYYY", "30SEP2022", "2022-09-30" },
		{ "month names in any case", "DDMONYYYY", "30sep2022", "2022-09-30" },
		{ "no such month", "DDMONYYYY", "30SPT2022", NULL },
		{ "points", "DD.MM.YYYY", "01.02.2023", "2023-02-01" },
		{ "quarter", "YYYY-Qn", "2022-Q4", "2022-Q4" },
		{ "quarter first", "Qn YYYY", "Q1 2022", "2022-Q1" },
		{ "quarter five", "YYYY-Qn", "2022-Q5", NULL },
		{ "quarter nought", "YYYY-Qn", "2022-Q0", NULL },
		{ "fiscal year", "FYYYYY", "FY2022", "FY2022" },
		{ "leap day", "YYYY-MM-DD", "2024-02-29", "2024-02-29" },
		{ "no leap day", "YYYY-MM-DD", "2023-02-29", NULL },
		{ "centuries are no leap years", "YYYY-MM-DD", "1900-02-29", NULL },
		{ "but every fourth is", "YYYY-MM-DD", "2000-02-29", "2000-02-29" },
		{ "30 February", "YYYY-MM-DD", "2024-02-30", NULL },
		{ "month 13", "YYYY-MM", "2024-13", NULL },
		{ "month 0", "YYYY-MM", "2024-00", NULL },
		{ "day 0", "YYYY-MM-DD", "2024-01-00", NULL },
		{ "too early", "YYYY", "1899", NULL },
		{ "too late", "YYYY", "2101", NULL },
		{ "the range", "YYYY", "2100", "2100" },
		{ "one digit", "YYYY-MM-DD", "2024-1-02", NULL },
		{ "blank before", "YYYY", " 2024", NULL },
		{ "more after", "YYYY", "2024a", NULL },
		{ "nothing", "YYYY", "", NULL },
		{ "one digit or two", "M/D/YYYY", "3/14/2022", "2022-03-14" },
		{ "days come after months there", "M/D/YYYY", "14/3/2022", NULL },
		{ "years of this century", "M/D/YY", "3/4/22", "2022-03-04" },
		{ "two columns joined", "YYYY-M", "2022-2", "2022-02" },
		{ "words before it", "\"until \"M/D/YYYY", "until 7/27/2022", "2022-07-27" },
		{ "other words", "\"until \"M/D/YYYY", "since 7/27/2022", NULL },
		{ "month only", "\"not specified, \"MM/YY", "not specified, 03/22", "2022-03" },
		{ "any text after it", "\"between \"M/D/YY\" & \"*", "between 3/4/22 & 3/11/22", "2022-03-04" },
		{ "a time after it", "YYYY-MM-DD\"T00:00:00Z\"", "2022-03-04T00:00:00Z", "2022-03-04" },
		{ "a spreadsheet's day number", "SERIAL", "44616", "2022-02-24" },
		{ "the day after its false leap day", "SERIAL", "61", "1900-03-01" },
		{ "its false leap day", "SERIAL", "60", NULL },
		{ "no day number", "SERIAL", "44616.5", NULL },
		{ "month 1", "N(2022-01)", "1", "2022-01" },
		{ "month 50", "N(2022-01)", "50", "2026-02" },
		{ "counted from November", "N(2021-11)", "3", "2022-01" },
		{ "no month nought", "N(2022-01)", "0", NULL },
		{ "a year of four digits", "M/D/YYYY", "3/14/22", NULL },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct date_forms forms;
		struct date d;
		char text[DATE_TEXT_MAX] = "";
		assert_true(date_forms_parse(cases[i].form, &forms));
		bool ok = date_parse(cases[i].text, &forms, &d);
		if (ok)
			date_format(&d, text);
		if (ok != !!cases[i].expected || (ok && strcmp(text, cases[i].expected) != 0))
			fail_msg("%s: \"%s\" gave \"%s\"", cases[i].why, cases[i].text, text);
	}
}

static void test_date__unknown_forms_are_refused(void **state)
{
	static const char *const bad[] = {
		"", "|", "YYYY |", "YYYY-MM-TT", "MM-DD", "YYYY-m", "Y", "YYYY\"open", "*YYYY", "N(2022-1)",
		"YYYY|YYYY|YYYY|YYYY|YYYY|YYYY|YYYY|YYYY|YYYY|YYYY|YYYY|YYYY|YYYY|YYYY|YYYY|YYYY|YYYY",
		"YYYY------------------------------------------------MM",
		"YYYY YYYY", "FYYYYY-YY", "SERIAL/YYYY",
	};
	struct date_forms forms;
	(void)state;

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		if (date_forms_parse(bad[i], &forms))
			fail_msg("\"%s\" was taken", bad[i]);
}

static void test_date__own_forms_come_back(void **state)
{
	static const char *const texts[] = { "2022-11-14", "2022-11", "2022-Q4", "2022", "FY2022", "" };
	(void)state;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct date d = own(texts[i]);
		char text[DATE_TEXT_MAX];
		assert_int_equal(date_format(&d, text), strlen(texts[i]));
		assert_string_equal(text, texts[i]);
	}
}

static void test_date__first_and_last_day(void **state)
{
	static const struct { const char *date, *first, *last; } cases[] = {
		{ "2022-11-14", "2022-11-14", "2022-11-14" }, { "2024-02", "2024-02-01", "2024-02-29" },
		{ "2022-Q1", "2022-01-01", "2022-03-31" }, { "2022-Q4", "2022-10-01", "2022-12-31" },
		{ "2022", "2022-01-01", "2022-12-31" }, { "FY2023", "2022-10-01", "2023-09-30" },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct date d = own(cases[i].date), day;
		char text[DATE_TEXT_MAX];
		day = date_of_day(date_first_day(&d));
		date_format(&day, text);
		assert_string_equal(text, cases[i].first);
		day = date_of_day(date_last_day(&d));
		date_format(&day, text);
		assert_string_equal(text, cases[i].last);
	}
}

static void test_date__every_day_of_the_range_comes_back(void **state)
{
	struct date first = own("1900-01-01"), last = own("2100-12-31");
	struct date before = first;
	(void)state;

	assert_int_equal(date_first_day(&first), -25567);
	for (int32_t day = date_first_day(&first) + 1; day <= date_first_day(&last); day++) {
		struct date d = date_of_day(day);
		bool next = d.day == before.day + 1 || (d.day == 1 && before.day >= 28);
		if (date_first_day(&d) != day || !next)
			fail_msg("day %d is %d-%d-%d", (int)day, d.year, d.month, d.day);
		before = d;
	}
	assert_int_equal(before.year, 2100);
	assert_int_equal(before.month, 12);
	assert_int_equal(before.day, 31);
}

static void test_date__periods_are_never_finer_than_known(void **state)
{
	static const struct { const char *why, *date; enum date_period period; const char *text; } cases[] = {
		{ "a day's day", "2022-11-14", PERIOD_DAY, "2022-11-14" },
		{ "a day's month", "2022-11-14", PERIOD_MONTH, "2022-11" },
		{ "a day's quarter", "2022-11-14", PERIOD_QUARTER, "2022-Q4" },
		{ "a day's year", "2022-11-14", PERIOD_YEAR, "2022" },
		{ "a quarter in a month table", "2022-Q1", PERIOD_MONTH, "2022-Q1" },
		{ "a year in a month table", "2022", PERIOD_MONTH, "2022" },
		{ "a year in a quarter table", "2022", PERIOD_QUARTER, "2022" },
		{ "a fiscal year in a quarter table", "FY2022", PERIOD_QUARTER, "FY2022" },
		{ "a month in a day table", "2022-11", PERIOD_DAY, "2022-11" },
		{ "the last day of a fiscal year", "2022-09-30", PERIOD_FISCAL_YEAR, "FY2022" },
		{ "the first day of the next", "2022-10-01", PERIOD_FISCAL_YEAR, "FY2023" },
		{ "September", "2022-09", PERIOD_FISCAL_YEAR, "FY2022" },
		{ "October", "2022-10", PERIOD_FISCAL_YEAR, "FY2023" },
		{ "the third quarter", "2022-Q3", PERIOD_FISCAL_YEAR, "FY2022" },
		{ "the fourth quarter", "2022-Q4", PERIOD_FISCAL_YEAR, "FY2023" },
		{ "a calendar year is in two fiscal ones", "2022", PERIOD_FISCAL_YEAR, "2022" },
		{ "a fiscal year is in two calendar ones", "FY2022", PERIOD_YEAR, "FY2022" },
		{ "undated", "", PERIOD_MONTH, "undated" },
		{ "all", "", PERIOD_ALL, "all" },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct date d = own(cases[i].date);
		char text[DATE_TEXT_MAX];
		date_period(&d, cases[i].period, text);
		if (strcmp(text, cases[i].text) != 0)
			fail_msg("%s: \"%s\"", cases[i].why, text);
	}
}

static void test_date__knows_no_more_than_it_says(void **state)
{
	static const struct { const char *date; int year, quarter, fiscal_year; const char *precision; } cases[] = {
		{ "2022-10-01", 2022, 4, 2023, "day" }, { "2022-09", 2022, 3, 2022, "month" },
		{ "2022-Q4", 2022, 4, 2023, "quarter" }, { "2022", 2022, 0, 0, "year" },
		{ "FY2022", 0, 0, 2022, "fiscal_year" }, { "", 0, 0, 0, "none" },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct date d = own(cases[i].date);
		assert_int_equal(date_year(&d), cases[i].year);
		assert_int_equal(date_quarter(&d), cases[i].quarter);
		assert_int_equal(date_fiscal_year(&d), cases[i].fiscal_year);
		assert_string_equal(date_precision_name((enum date_precision)d.precision),
		                    cases[i].precision);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_date__declared_forms),
		cmocka_unit_test(test_date__unknown_forms_are_refused),
		cmocka_unit_test(test_date__own_forms_come_back),
		cmocka_unit_test(test_date__first_and_last_day),
		cmocka_unit_test(test_date__every_day_of_the_range_comes_back),
		cmocka_unit_test(test_date__periods_are_never_finer_than_known),
		cmocka_unit_test(test_date__knows_no_more_than_it_says),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
