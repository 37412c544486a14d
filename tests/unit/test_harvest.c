/* However records are shared out among harvests, joined they are one; what is told is told in the order of rows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "aid/harvest.h"
#include "world.h"

static const char tables[] = "[daily]\nshape = period\nperiod = day\nkeys = ledger donor programme aid_type stage\n"
                             "[summary]\nshape = summary\nkeys = ledger donor stage\n";
static const char descriptor[] =
	"[source]\nkind = flow\nledger = l\nstage = committed\n[format]\ndate = YYYY-MM-DD\n[fields]\ndate = date\n"
	"donor = donor\naid_type = \"military\"\namount = amount\ncurrency = \"EUR\"\nqualifier = \"exact\"\n";

static struct world world;

static int open_world(void **state)
{
	return world_set_up(state, &world, tables, descriptor);
}

static int close_world(void **state)
{
	return world_tear_down(state, &world);
}

/* Record number i, of one of two sources: flows of every kind, stated totals, and one in 40 that cannot be converted. */
static struct record record_of(size_t i)
{
	static const char *const donors[] = { "Germany", "Poland", "Spain", "Denmark" };
	static const char *const currencies[] = { "EUR", "USD", "JPY" };
	static const char *const words[] = { "exact", "about", "at_least" };
	struct record r = {
		.id = i == 333 ? "u:out" : "t:1", .source = i % 5 ? "t" : "u", .line = 2 + i, .donor = donors[i % 4],
		.recipient = "Ukraine", .programme = i % 7 ? "P" : "", .aid_type = "military", .stage = "committed",
		.kind = i % 50 == 49 ? "stock" : "flow", .amount = { (int64_t)(i * i * 7919) - 100000, i % 11 != 0 },
		.decimals = i % 3 == 2 ? 0 : 2, .currency = currencies[i % 3], .qualifier = words[i % 13 % 3],
		.verification = "", .source_url = "", .ledger = "l", .agency = "", .source_title = "",
	};
	struct date since;

	assert_true(date_parse_own(i % 17 ? i % 2 ? "2022-03-15" : "2023-11" : "", &r.date));
	assert_true(date_parse_own("2022-02-24", &since));
	if (strcmp(r.kind, "stock") == 0) {
		r.since = since;
		assert_true(date_parse_own("2025-01-20", &r.date));
	} else if (i % 40 == 13) {
		r.donor = i % 80 == 13 ? "Atlantis" : "Lemuria";
	}
	return r;
}

enum { RECORDS = 700 };

/* The records by turns to so many harvests, which are joined to the first. `last_first`: each gets its own in the
 * opposite order. */
static struct str deal(size_t n, bool last_first)
{
	struct harvest *h[7];
	struct flow f;

	for (size_t i = 0; i < n; i++)
		h[i] = world_harvest(&world);
	for (size_t i = 0; i < RECORDS; i++) {
		size_t k = last_first ? RECORDS - 1 - i : i, source = k % 5 == 0;
		struct harvest *own = h[k % n];
		struct record r = record_of(k);
		struct tally one = { 1, 1, 0, 0 };
		struct reject reject = { r.source, r.line, "amount", "x", "found \"x\"; expected a number", false };
		tally_add(&own->sources[source].read, &one);
		harvest_record(own, source, &r, source ? "u.csv" : "t.csv", &f);
		if (k % 60 == 7)
			rejects_add(own->rejects, &reject);
	}
	for (size_t i = 1; i < n; i++)
		harvest_merge(h[0], h[i]);
	struct str s = world_state(&world, h[0]);
	for (size_t i = 0; i < n; i++)
		harvest_free(h[i]);
	return s;
}

static void test_harvest__parts_join_to_the_whole(void **state)
{
	struct str whole = deal(1, false);
	(void)state;

	assert_non_null(strstr(whole.text, "\nS|t|"));
	assert_non_null(strstr(whole.text, "\nX|"));
	assert_non_null(strstr(whole.text, "\nV|"));
	for (size_t n = 1; n <= 7; n++)
		for (int turned = 0; turned < 2; turned++) {
			struct str parts = deal(n, turned);
			world_same(&whole, &parts, turned ? "turned round" : "in order");
			str_release(&parts);
		}
	str_release(&whole);
}

static void test_harvest__counts_what_becomes_of_records(void **state)
{
	struct harvest *h = world_harvest(&world);
	struct record kept = record_of(1), stock = record_of(49), out = record_of(333), refused = record_of(13);
	struct flow f;
	(void)state;

	assert_true(harvest_record(h, 0, &kept, "t.csv", &f));
	assert_string_equal(f.donor, "POL");
	assert_false(harvest_record(h, 1, &stock, "u.csv", &f));
	assert_false(harvest_record(h, 1, &out, "u.csv", &f));
	assert_false(harvest_record(h, 0, &refused, "t.csv", &f));
	const struct tally *t = &h->sources[0].converted, *u = &h->sources[1].converted;
	assert_int_equal(t->rows_in, 2);
	assert_int_equal(t->kept, 1);
	assert_int_equal(t->refused, 1);
	assert_int_equal(u->rows_in, 2);
	assert_int_equal(u->kept, 1);
	assert_int_equal(u->excluded, 1);
	assert_int_equal(h->stocks.n, 1);
	assert_int_equal(h->excluded.n, 1);
	assert_string_equal(h->excluded.items[0].cells, "u:out");
	assert_int_equal(h->converted.n, 1);
	assert_int_equal(h->converted.items[0].line, refused.line);
	assert_int_equal(cube_count(h->cube), 1);
	harvest_free(h);
}

/* Problems of a row, "s.csv:LINE: what". */
static void add_fault(struct faults *f, size_t source, uint64_t line, const char *what)
{
	const struct place at = { source ? "u.csv" : "t.csv", (size_t)line, 0, NULL };
	struct err e = ERR_INIT;

	err_data(&e, &at, "%s", what);
	harvest_faults(f, source, line, &e);
	assert_int_equal(e.kind, ERR_NONE);
}

static void test_harvest__tells_faults_in_the_order_of_rows(void **state)
{
	static const char *const expected[] = { "t.csv:2: a", "t.csv:10: b", "t.csv:10: c", "t.csv:4000000000: d",
	                                        "u.csv:1: e" };
	struct harvest *h = world_harvest(&world), *other = world_harvest(&world);
	struct err e = ERR_INIT;
	(void)state;

	add_fault(&h->read, 1, 1, "e");
	add_fault(&other->read, 0, 4000000000u, "d");
	add_fault(&h->read, 0, 10, "c");
	add_fault(&other->read, 0, 10, "b");
	add_fault(&other->read, 0, 2, "a");
	harvest_merge(h, other);
	harvest_tell(&h->read, &e);
	assert_int_equal(e.n_problems, 5);
	for (size_t i = 0; i < 5; i++)
		assert_string_equal(e.problems[i], expected[i]);
	err_release(&e);
	/* What the machine did is no fault of a row. */
	err_system(&e, "t.csv", "reading failed");
	harvest_faults(&h->read, 0, 3, &e);
	assert_int_equal(e.kind, ERR_SYSTEM);
	assert_int_equal(h->read.n, 5);
	err_release(&e);
	harvest_free(other);
	harvest_free(h);
}

static void test_harvest__sorts_rows_by_source_and_line(void **state)
{
	static const struct {
		size_t source;
		uint64_t line;
		char cells[4];
	} rows[] = { { 1, 2, "f" }, { 0, 10, "d" }, { 0, 9, "c" }, { 0, 2, "a" }, { 0, 4000000000u, "e" }, { 0, 9, "b" } };
	struct harvest *h = world_harvest(&world), *other = world_harvest(&world);
	size_t n = sizeof rows / sizeof *rows;
	(void)state;

	for (size_t i = 0; i < n; i++)
		harvest_add_row(i % 2 ? &h->stocks : &other->stocks, rows[i].source, rows[i].line, rows[i].cells,
		                sizeof rows[i].cells);
	harvest_merge(h, other);
	harvest_sort_rows(&h->stocks);
	assert_int_equal(h->stocks.n, n);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(h->stocks.items[i].cells[0], "abcdef"[i]);
	harvest_free(other);
	harvest_free(h);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_harvest__parts_join_to_the_whole),
		cmocka_unit_test(test_harvest__counts_what_becomes_of_records),
		cmocka_unit_test(test_harvest__tells_faults_in_the_order_of_rows),
		cmocka_unit_test(test_harvest__sorts_rows_by_source_and_line),
	};
	return cmocka_run_group_tests(tests, open_world, close_world);
}
