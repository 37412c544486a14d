/* Files are made of a harvest only if nothing in it was refused, and what was is told in order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "world.h"

static const char tables[] = "[monthly]\nshape = period\nperiod = month\nkeys = ledger donor stage\n"
                             "[summary]\nshape = summary\nkeys = ledger donor stage\n";
static const char descriptor[] =
	"[source]\nkind = flow\nledger = l\nstage = committed\non_error = reject\n[format]\ndate = YYYY-MM-DD\n"
	"[fields]\ndate = date\ndonor = donor\naid_type = \"military\"\namount = amount\ncurrency = \"USD\"\n"
	"qualifier = \"exact\"\n";

static struct world world;

static int open_world(void **state)
{
	return world_set_up(state, &world, tables, descriptor);
}

static int close_world(void **state)
{
	return world_tear_down(state, &world);
}

static struct record record_of(const char *id, uint64_t line, const char *donor, const char *kind)
{
	struct record r = {
		.id = id, .source = id[0] == 't' ? "t" : "u", .line = line, .donor = donor, .recipient = "", .programme = "",
		.aid_type = "military", .stage = "committed", .kind = kind, .amount = { 12345, true }, .decimals = 2,
		.currency = "USD", .qualifier = "exact", .verification = "", .source_url = "", .ledger = "l", .agency = "",
		.source_title = "",
	};

	assert_true(date_parse_own("2022-03-15", &r.date));
	if (strcmp(kind, "stock") == 0)
		assert_true(date_parse_own("2022-02-24", &r.since));
	return r;
}

static void add(struct harvest *h, const char *id, uint64_t line, const char *donor, const char *kind)
{
	const struct record r = record_of(id, line, donor, kind);
	size_t source = id[0] == 'u';
	struct tally one = { 1, 1, 0, 0 };
	struct flow f;

	tally_add(&h->sources[source].read, &one);
	harvest_record(h, source, &r, source ? "u.csv" : "t.csv", &f);
}

/* A row that was refused in reading, by a source that stops (told) or one that goes on (only listed). */
static void refuse(struct harvest *h, size_t source, uint64_t line)
{
	const struct reject reject = { source ? "u" : "t", line, "amount", "x", "found \"x\"; expected a number", false };
	const struct place at = { "u.csv", (size_t)line, 3, "amount" };
	struct tally one = { 1, 0, 0, 1 };
	struct err e = ERR_INIT;

	tally_add(&h->sources[source].read, &one);
	rejects_add(h->rejects, &reject);
	if (source == 0)
		return;
	err_data(&e, &at, "%s", reject.reason);
	harvest_faults(&h->read, source, line, &e);
}

static struct str read_out(const char *name)
{
	char path[100], buffer[4096];
	struct str s = STR_INIT;

	snprintf(path, sizeof path, "out/%s", name);
	FILE *f = fopen(path, "r");
	assert_non_null(f);
	for (size_t n; (n = fread(buffer, 1, sizeof buffer, f)) > 0;)
		str_add_n(&s, buffer, n);
	fclose(f);
	return s;
}

static bool is_there(const char *name)
{
	char path[100];

	snprintf(path, sizeof path, "out/%s", name);
	return access(path, F_OK) == 0;
}

/* Checks, writes, and frees the harvest. */
static bool gather(struct harvest *h, struct err *e)
{
	struct gather g = world_gather(&world, h);
	struct outset *out = outset_new();

	world_remove("out");
	assert_true(outfile_mkdirs("out", e));
	bool ok = gather_check(&g, e) && gather_tables(&g, out, e) && outset_commit(out, e);
	outset_free(out);
	harvest_free(h);
	return ok;
}

static void test_gather__writes_tables_and_rejects(void **state)
{
	static const char *const names[] = { "monthly.csv", "summary.csv", "facts.csv", "aggregate_tally.csv",
	                                     "aggregate_settings.csv", "rejects.csv", "reject_totals.csv" };
	struct harvest *h = world_harvest(&world);
	struct err e = ERR_INIT;
	(void)state;

	add(h, "t:a", 2, "Poland", "flow");
	refuse(h, 0, 3);
	add(h, "u:b", 2, "Denmark", "flow");
	add(h, "u:out", 3, "Denmark", "flow");
	add(h, "u:c", 4, "", "stock");
	if (!gather(h, &e))
		fail_msg("%s", e.problems[0]);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!is_there(names[i]))
			fail_msg("%s is not there", names[i]);
	struct str monthly = read_out("monthly.csv"), rejects = read_out("rejects.csv");
	struct str totals = read_out("reject_totals.csv");
	assert_non_null(strstr(monthly.text, "l,POL,"));
	assert_non_null(strstr(monthly.text, "l,DNK,"));
	assert_non_null(strstr(monthly.text, ",123.45,"));
	assert_null(strstr(monthly.text, ",246.90,"));
	assert_non_null(strstr(rejects.text, "t,3,"));
	assert_non_null(strstr(totals.text, ",1\n"));
	assert_string_equal(e.notes[0], "ingest: t: 2 in = 1 kept + 0 excluded + 1 refused");
	assert_string_equal(e.notes[1], "ingest: u: 3 in = 3 kept + 0 excluded + 0 refused");
	assert_string_equal(e.notes[2], "ingest: all sources: 5 in = 4 kept + 0 excluded + 1 refused");
	assert_string_equal(e.notes[3], "normalize: 4 in = 3 kept + 1 excluded + 0 refused");
	str_release(&monthly);
	str_release(&rejects);
	str_release(&totals);
	err_release(&e);
	world_remove("out");
}

/* Rows that were refused in reading are told before anything else is looked at. */
static void test_gather__bad_rows_leave_no_tables(void **state)
{
	struct harvest *h = world_harvest(&world);
	struct err e = ERR_INIT;
	(void)state;

	add(h, "t:a", 2, "Atlantis", "flow");
	refuse(h, 1, 10);
	refuse(h, 1, 9);
	assert_false(gather(h, &e));
	assert_int_equal(e.kind, ERR_DATA);
	assert_int_equal(e.n_problems, 2);
	assert_string_equal(e.problems[0], "u.csv:9:3: column \"amount\": found \"x\"; expected a number");
	assert_string_equal(e.problems[1], "u.csv:10:3: column \"amount\": found \"x\"; expected a number");
	assert_true(is_there("rejects.csv") && is_there("reject_totals.csv"));
	assert_false(is_there("monthly.csv") || is_there("aggregate_tally.csv"));
	struct str rejects = read_out("rejects.csv");
	assert_true(strstr(rejects.text, "u,9,") < strstr(rejects.text, "u,10,"));
	str_release(&rejects);
	err_release(&e);
	world_remove("out");
}

/* Records that cannot be converted, then exclusions that met none of theirs. */
static void test_gather__bad_records_leave_no_tables(void **state)
{
	struct harvest *h = world_harvest(&world);
	struct err e = ERR_INIT;
	(void)state;

	add(h, "u:b", 7, "Lemuria", "flow");
	add(h, "u:c", 5, "Denmark", "flow");
	add(h, "t:a", 20, "Atlantis", "flow");
	assert_false(gather(h, &e));
	assert_int_equal(e.kind, ERR_DATA);
	assert_int_equal(e.n_problems, 3);
	assert_non_null(strstr(e.problems[0], "t.csv:20: found \"Atlantis\""));
	assert_non_null(strstr(e.problems[1], "u.csv:7: found \"Lemuria\""));
	assert_non_null(strstr(e.problems[2], "exclusions.csv:2"));
	assert_non_null(strstr(e.problems[2], "\"u:out\""));
	assert_true(is_there("rejects.csv"));
	assert_false(is_there("monthly.csv"));
	err_release(&e);
	world_remove("out");
}

static void test_gather__tells_of_a_folder_that_takes_nothing(void **state)
{
	struct harvest *h = world_harvest(&world);
	struct gather g = world_gather(&world, h);
	struct err e = ERR_INIT;
	(void)state;

	g.output_dir = "t.ini";
	add(h, "u:out", 2, "Denmark", "flow");
	assert_false(gather_check(&g, &e));
	assert_int_equal(e.kind, ERR_SYSTEM);
	assert_non_null(strstr(e.problems[0], "t.ini/"));
	err_release(&e);
	harvest_free(h);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		/* An exclusion is met once and for all: first those of which none was met. */
		cmocka_unit_test(test_gather__bad_rows_leave_no_tables),
		cmocka_unit_test(test_gather__bad_records_leave_no_tables),
		cmocka_unit_test(test_gather__writes_tables_and_rejects),
		cmocka_unit_test(test_gather__tells_of_a_folder_that_takes_nothing),
	};
	return cmocka_run_group_tests(tests, open_world, close_world);
}
