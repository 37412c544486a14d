#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "aid/gaps.h"

static void add(struct gaps *g, const char *date)
{
	struct date d;

	assert_true(date_parse_own(date, &d));
	gaps_add_undeflated(g, &d, 1);
}

static void test_gaps__periods_are_sorted_and_counted(void **state)
{
	static const struct { const char *period; uint64_t n; } expected[] = {
		{ "2013", 1 }, { "2026-Q1", 3 }, { "2026-Q2", 1 }, { "undated", 2 },
	};
	struct gaps g = GAPS_INIT;
	(void)state;

	add(&g, "2026-Q2");
	add(&g, "");
	add(&g, "2026-01-31");
	add(&g, "2013");
	add(&g, "2026-03");
	add(&g, "");
	add(&g, "2026-Q1");
	assert_int_equal(g.no_deflator, 7);
	assert_int_equal(g.n_periods, 4);
	for (size_t i = 0; i < 4; i++) {
		assert_string_equal(g.periods[i].period, expected[i].period);
		assert_int_equal(g.periods[i].n, expected[i].n);
	}
	gaps_release(&g);
	assert_int_equal(g.n_periods, 0);
}

static void test_gaps__nothing_to_say_says_nothing(void **state)
{
	struct gaps g = GAPS_INIT;
	struct err e = ERR_INIT;
	(void)state;

	gaps_note(&g, NULL, &e);
	assert_int_equal(e.n_notes, 0);
	gaps_release(&g);
}

static void test_gaps__a_long_list_is_cut_and_says_so(void **state)
{
	struct err e = ERR_INIT;
	struct deflators *f = deflators_load("data/reference", "gdp", 2024, &e);
	struct gaps g = GAPS_INIT;
	(void)state;

	assert_non_null(f);
	for (int year = 1990; year < 2010; year++) {
		char text[DATE_TEXT_MAX];
		snprintf(text, sizeof text, "%d", year);
		add(&g, text);
	}
	gaps_note(&g, f, &e);
	assert_int_equal(e.n_notes, 1);
	assert_non_null(strstr(e.notes[0], ": 20, of 1990 (1), 1991 (1), "));
	assert_non_null(strstr(e.notes[0], "2001 (1) and 8 more periods"));
	err_release(&e);
	gaps_release(&g);
	deflators_free(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_gaps__periods_are_sorted_and_counted),
		cmocka_unit_test(test_gaps__nothing_to_say_says_nothing),
		cmocka_unit_test(test_gaps__a_long_list_is_cut_and_says_so),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
