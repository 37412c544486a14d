#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "aid/candidates.h"

enum { M = 100000000 }; /* a million in cents */

static struct date day(const char *text)
{
	struct date d;

	assert_true(date_parse_own(text, &d));
	return d;
}

static struct flow flow(const char *id, const char *date, int64_t m, int64_t reannounced_m)
{
	return (struct flow){
		.record_id = id, .ledger = "us", .programme = "P", .date = day(date),
		.amount_usd = { m * M, true },
		.reannounced_usd = { reannounced_m * M, reannounced_m != 0 },
	};
}

static struct table *sources(void)
{
	static const char *const cells[] = { "us", "", "events", "us" };
	struct table *t = table_new("sources.csv");

	table_add_column(t, "ledger");
	table_add_column(t, "overlaps");
	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
		table_add_cell(t, cells[i]);
	return t;
}

/* Statements of 2024-03-15 and 2024-05-10; the bounds allow 10 m either way. */
static const struct { const char *why; int64_t step_m; bool passing; const char *ids; } cases[] = {
	{ "between the two, not held", -1000, false, "between" },
	{ "within the bounds of it", -995, false, "between" },
	{ "outside them", -980, false, "" },
	{ "of the wrong sign", 1000, false, "" },
	{ "of the very day, not yet held", -70, false, "very day" },
	{ "of the day before, caught up", 60, false, "day before" },
	{ "announced again: counted with what was announced before", 33, false, "again" },
	{ "before both: of neither", -5000, false, "" },
	{ "after both", -7000, false, "" },
	{ "a revaluation of an overlapping ledger", -600, false, "revaluation" },
	{ "a month that ends after the day may be held already", 300, false, "month" },
	{ "a pair, only where no single record fits", -1070, false, "between; very day" },
	{ "a pair of positive effects", 93, false, "day before; again" },
	{ "undone by the next: its own day alone", -70, true, "very day" },
	{ "undone by the next: no other day", -1000, true, "" },
};

static void test_candidates__effects_are_signed_and_dated(void **state)
{
	struct flow flows[] = {
		flow("earlier", "2024-01-10", 5000, 0), flow("day before", "2024-03-15", 60, 0),
		flow("between", "2024-04-24", 1000, 0), flow("again", "2024-05-02", 33, 33),
		flow("very day", "2024-05-10", 70, 0), flow("month", "2024-05", 300, 0),
		flow("later", "2024-06-01", 7000, 0), flow("revaluation", "2024-04-01", 600, 600),
	};
	struct stock before = { .total_of = "us", .programme = "", .date = day("2024-03-15"),
	                        .since = day("2022-02-24") };
	struct stock at = before;
	struct book b = { .n_flows = sizeof flows / sizeof *flows, .flows = flows,
	                  .sources = sources() };
	(void)state;

	flows[7].ledger = "events";
	at.date = day("2024-05-10");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct step s = { &before, &at, cases[i].step_m * M, (cases[i].step_m - 10) * M,
		                  (cases[i].step_m + 10) * M, cases[i].passing };
		const struct flow *late = NULL;
		struct str text = STR_INIT, ids = STR_INIT;
		bool found = candidates_explain(&b, &s, &late, &text, &ids);
		if (found != (cases[i].ids[0] != '\0') || strcmp(str_text(&ids), cases[i].ids) != 0)
			fail_msg("%s: found \"%s\"; expected \"%s\"", cases[i].why, str_text(&ids),
			         cases[i].ids);
		str_release(&text);
		str_release(&ids);
	}
	table_free(b.sources);
}

/* A record of the very day explains one step, its arrival a part of the next. */
static void test_candidates__late_record_is_carried(void **state)
{
	struct flow flows[] = { flow("late", "2024-03-15", 2400, 0) };
	struct stock before = { .total_of = "us", .programme = "", .date = day("2024-01-15"),
	                        .since = day("2022-02-24") };
	struct stock at = before, next = before;
	struct book b = { .n_flows = 1, .flows = flows, .sources = sources() };
	struct step away = { &before, &at, -2400LL * M, -2450LL * M, -2350LL * M, false };
	struct step back = { &at, &next, 2875LL * M, 2800LL * M, 2950LL * M, false };
	const struct flow *late = NULL;
	struct str text = STR_INIT, ids = STR_INIT;
	(void)state;

	at.date = day("2024-03-15");
	next.date = day("2024-05-10");
	assert_true(candidates_explain(&b, &away, &late, &text, &ids));
	assert_ptr_equal(late, &flows[0]);
	str_clear(&text);
	str_clear(&ids);
	assert_true(candidates_explain(&b, &back, &late, &text, &ids));
	assert_string_equal(str_text(&ids), "late");
	assert_non_null(strstr(str_text(&text), "it leaves +$475 m, unexplained"));
	assert_null(late);
	str_release(&text);
	str_release(&ids);
	table_free(b.sources);
}

/* Where the bounds are wide, many records fit: that is said, and the nearest are named. */
static void test_candidates__many_are_counted(void **state)
{
	struct flow flows[] = {
		flow("a", "2024-04-01", 700, 0), flow("b", "2024-04-02", 800, 0),
		flow("c", "2024-04-03", 900, 0), flow("d", "2024-04-04", 1000, 0),
	};
	struct stock before = { .total_of = "us", .programme = "P", .date = day("2024-03-15"),
	                        .since = day("2022-02-24") };
	struct stock at = before;
	struct book b = { .n_flows = 4, .flows = flows, .sources = sources() };
	struct step s = { &before, &at, -880LL * M, -1880LL * M, -100LL * M, false };
	const struct flow *late = NULL;
	struct str text = STR_INIT, ids = STR_INIT;
	(void)state;

	at.date = day("2024-05-10");
	assert_true(candidates_explain(&b, &s, &late, &text, &ids));
	assert_string_equal(str_text(&ids), "c; b; d");
	assert_non_null(strstr(str_text(&text), "4 records fit what the bounds leave open"));
	str_release(&text);
	str_release(&ids);
	table_free(b.sources);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_candidates__effects_are_signed_and_dated),
		cmocka_unit_test(test_candidates__late_record_is_carried),
		cmocka_unit_test(test_candidates__many_are_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
