#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "aid/axis.h"
#include "aid/date.h"

/* The labels of all ticks, between blanks. */
static const char *labels(const struct axis *a, char *text)
{
	text[0] = '\0';
	for (size_t i = 0; i < a->n; i++)
		if (a->ticks[i].text[0])
			strcat(strcat(text, text[0] ? " " : ""), a->ticks[i].text);
	return text;
}

static void test_axis__linear_scales_hold_the_data_and_zero(void **state)
{
	static const struct { double low, high; const char *ticks; const char *why; } cases[] = {
		{ 0, 70.7, "0 20 40 60 80", "billions" },
		{ 0, 6, "0 2 4 6", "the highest value may be the end" },
		{ 12, 13, "0 5 10 15", "bars begin at zero" },
		{ -3, 8, "−5 0 5 10", "corrections" },
		{ -7, -2, "−8 −6 −4 −2 0", "only corrections" },
		{ 0, 0, "0.0 0.2 0.4 0.6 0.8 1.0", "all zero" },
		{ 0, 1526, "0 500 1,000 1,500 2,000", "thousands" },
		{ 0, 1e12, "0 200,000,000,000 400,000,000,000 600,000,000,000 800,000,000,000 "
		  "1,000,000,000,000", "a trillion" },
		{ 0, 0.003, "0.000 0.001 0.002 0.003", "small" },
	};
	struct axis a;
	char text[600];
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		axis_linear(&a, cases[i].low, cases[i].high, 5);
		if (strcmp(labels(&a, text), cases[i].ticks) != 0)
			fail_msg("%s: %s instead of %s", cases[i].why, text, cases[i].ticks);
		assert_true(a.low <= cases[i].low && a.high >= cases[i].high && a.low <= 0);
	}
	axis_linear_free(&a, 12, 13, 5);
	assert_string_equal(labels(&a, text), "12.0 12.2 12.4 12.6 12.8 13.0");
	axis_linear_free(&a, 5, 5, 5);
	assert_true(a.low < 5 && a.high > 5);
}

static void test_axis__log_scales_are_round(void **state)
{
	static const struct { double low, high, px; const char *ticks, *why; } cases[] = {
		{ 0.5, 3000, 500, "0.1 1 10 100 1,000 10,000", "three decades and more: powers of ten" },
		{ 50, 6000, 500, "50 100 200 500 1,000 2,000 5,000 10,000", "fewer: 1, 2 and 5 times them" },
		{ 50, 6000, 200, "10 100 1,000 10,000", "without room for these: powers" },
		{ 5, 500, 500, "5 10 20 50 100 200 500", "the ends may be the values" },
		{ 0.03, 0.4, 500, "0.02 0.05 0.1 0.2 0.5", "below one" },
		{ 7, 7, 500, "5 10", "one value" },
		{ 5, 5, 500, "5 10", "one round value" },
		{ 1, 999.9, 600, "1 2 5 10 20 50 100 200 500 1,000", "nearly three decades" },
		{ 1, 1e12, 600, "1 1,000 1,000,000 1,000,000,000 1,000,000,000,000", "as many as have room" },
		{ 1, 1e12, 20, "1", "no room but for one" },
	};
	struct axis a;
	char text[600];
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		axis_log(&a, cases[i].low, cases[i].high, cases[i].px);
		if (strcmp(labels(&a, text), cases[i].ticks) != 0)
			fail_msg("%s: %s instead of %s", cases[i].why, text, cases[i].ticks);
		assert_true(a.kind == AXIS_LOG && a.low <= cases[i].low && a.high >= cases[i].high && a.low < a.high);
	}
	axis_log(&a, 0.5, 3000, 500);
	axis_place(&a, 0, 500);
	assert_true(axis_px(&a, 1) > 99.9 && axis_px(&a, 1) < 100.1);
	assert_true(axis_value(&a, 100) > 0.999 && axis_value(&a, 100) < 1.001);
	axis_log(&a, 0, 5, 500);
	assert_int_equal(a.kind, AXIS_LINEAR);
}

static int32_t day(const char *text)
{
	struct date d;

	assert_true(date_parse_own(text, &d));
	return date_first_day(&d);
}

static void test_axis__time_is_named_by_span(void **state)
{
	static const struct { const char *first, *last, *ticks, *why; } cases[] = {
		{ "2022-02-01", "2025-03-04", "2022 2023 2024", "a year of two months has no room" },
		{ "2022-01-01", "2026-06-30", "2022 2023 2024 2025 2026", "half a year has room" },
		{ "2023-01-01", "2023-12-31", "Q1 2023 Q2 2023 Q3 2023 Q4 2023", "one year" },
		{ "2023-01-01", "2023-03-31", "Jan 2023 Feb 2023 Mar 2023", "one quarter" },
		{ "2023-05-04", "2023-05-04", "2023-05-04", "one day" },
		{ "1960-01-01", "2023-12-31", "1960 1970 1980 1990 2000 2010 2020", "decades" },
	};
	struct axis a;
	char text[600];
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		axis_time(&a, day(cases[i].first), day(cases[i].last), 500);
		if (strcmp(cases[i].why, "one day") == 0) {
			assert_true(a.n > 0 && a.high > a.low);
			continue;
		}
		if (strcmp(labels(&a, text), cases[i].ticks) != 0)
			fail_msg("%s: %s instead of %s", cases[i].why, text, cases[i].ticks);
	}
}

static void test_axis__numbers_as_people_print_them(void **state)
{
	static const struct { double value; const char *text; } cases[] = {
		{ 0, "0" }, { 1234.5, "1,234" }, { 123, "123" }, { 99.94, "99.9" }, { 99.96, "100" },
		{ 12.34, "12.3" }, { 1, "1.0" }, { 0.996, "1.0" }, { 0.47, "0.47" }, { 0.0031, "0.0031" },
		{ -4.5, "−4.5" }, { -0.00001, ">−0.001" }, { 0.0000001, "<0.001" }, { 1e12, "1,000,000,000,000" },
	};
	char text[AXIS_TEXT_MAX];
	const char *name;
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		axis_short(text, cases[i].value);
		assert_string_equal(text, cases[i].text);
	}
	axis_number(text, -0.01, 1);
	assert_string_equal(text, "0.0");
	assert_true(axis_unit(66.9e9, NULL, &name) == 1e9 && strstr(name, "billion"));
	assert_true(axis_unit(1.5e9, NULL, &name) == 1e6 && strstr(name, "million"));
	assert_true(axis_unit(66.9e9, "million", &name) == 1e6);
	assert_true(axis_unit(1, NULL, &name) == 1);
	assert_string_equal(name, "US$");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_axis__linear_scales_hold_the_data_and_zero),
		cmocka_unit_test(test_axis__log_scales_are_round),
		cmocka_unit_test(test_axis__time_is_named_by_span),
		cmocka_unit_test(test_axis__numbers_as_people_print_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
