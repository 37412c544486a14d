#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "aid/flow.h"
#include "aid/outfile.h"
#include "aid/schema.h"

static char folder[] = "/tmp/test_flow.XXXXXX";

static const char *table(void)
{
	static char path[64];

	snprintf(path, sizeof path, "%s/table.csv", folder);
	return path;
}

static int make_folder(void **state)
{
	(void)state;
	return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
	(void)state;
	unlink(table());
	return rmdir(folder);
}

static struct date date(const char *text)
{
	struct date d;

	assert_true(date_parse_own(text, &d));
	return d;
}

static struct flow sample(const char *when)
{
	return (struct flow){
		.record_id = "s:a,\"b\"\n2", .source = "s", .line = 12, .ledger = "l",
		.date = date(when), .donor = "TUR", .donor_name = "Türkiye", .recipient = "",
		.programme = "P", .aid_type = "military", .stage = "committed",
		.amount_usd = { 0, true }, .low_usd = { -5, true }, .high_usd = { INT64_MAX, true },
		.amount = { 12345, true }, .decimals = 3, .currency = "KWD", .rate = "3.25",
		.source_url = "https://example.org/?a=1,2", .qualifier = "about",
		.verification = "primary", .source_title = " blanks kept ",
	};
}

static void write_flows(const struct flow *flows, size_t n)
{
	struct err e = ERR_INIT;
	struct outset *s = outset_new();
	struct outfile *f = outset_open(s, table(), &e);
	struct csvout o;

	assert_non_null(f);
	csvout_init(&o, f);
	schema_header(&schema_flows, &o);
	for (size_t i = 0; i < n; i++)
		flow_write(&flows[i], &o);
	assert_true(outset_commit(s, &e));
	outset_free(s);
}

static void assert_money(struct money a, struct money b)
{
	assert_int_equal(a.known, b.known);
	assert_int_equal(a.minor, b.minor);
}

static void assert_same(const struct flow *a, const struct flow *b)
{
	assert_string_equal(a->record_id, b->record_id);
	assert_string_equal(a->source, b->source);
	assert_int_equal(a->line, b->line);
	assert_string_equal(a->ledger, b->ledger);
	assert_memory_equal(&a->date, &b->date, sizeof a->date);
	assert_string_equal(a->donor, b->donor);
	assert_string_equal(a->donor_name, b->donor_name);
	assert_string_equal(a->recipient, b->recipient);
	assert_string_equal(a->programme, b->programme);
	assert_string_equal(a->aid_type, b->aid_type);
	assert_string_equal(a->stage, b->stage);
	assert_money(a->amount_usd, b->amount_usd);
	assert_money(a->low_usd, b->low_usd);
	assert_money(a->high_usd, b->high_usd);
	assert_money(a->reannounced_usd, b->reannounced_usd);
	assert_money(a->constant_usd, b->constant_usd);
	assert_money(a->amount, b->amount);
	assert_int_equal(a->decimals, b->decimals);
	assert_string_equal(a->currency, b->currency);
	assert_string_equal(a->rate, b->rate);
	assert_string_equal(a->source_url, b->source_url);
	assert_string_equal(a->qualifier, b->qualifier);
	assert_string_equal(a->verification, b->verification);
	assert_string_equal(a->source_title, b->source_title);
}

static void test_flow__what_was_written_is_read(void **state)
{
	static const char *const dates[] = { "2022-11-14", "2022-11", "2022-Q4", "2022", "FY2023", "" };
	enum { N = sizeof dates / sizeof *dates };
	struct flow flows[N], back;
	struct strpool *pool = strpool_new();
	struct err e = ERR_INIT;
	(void)state;

	for (size_t i = 0; i < N; i++)
		flows[i] = sample(dates[i]);
	write_flows(flows, N);
	struct flow_reader *r = flow_reader_open(table(), pool, &e);
	assert_non_null(r);
	for (size_t i = 0; i < N; i++) {
		assert_int_equal(flow_reader_next(r, &back, &e), CSVIN_ROW);
		assert_same(&flows[i], &back);
	}
	assert_int_equal(flow_reader_next(r, &back, &e), CSVIN_END);
	assert_int_equal(e.kind, ERR_NONE);
	flow_reader_close(r);
	strpool_free(pool);
}

/* A row of flows.csv with the date, as it stands in the file. */
static void assert_periods(const char *when, const char *expected)
{
	char text[4096];
	struct flow flow = sample(when);
	FILE *f;

	flow.record_id = "s:1";
	write_flows(&flow, 1);
	f = fopen(table(), "r");
	assert_non_null(f);
	text[fread(text, 1, sizeof text - 1, f)] = '\0';
	fclose(f);
	if (!strstr(text, expected))
		fail_msg("%s: no %s in %s", when, expected, text);
}

static void test_flow__a_period_that_the_date_does_not_know_is_empty(void **state)
{
	(void)state;

	assert_periods("2022-09-30", ",l,2022-09-30,day,2022-09,2022-Q3,2022,FY2022,TUR,");
	assert_periods("2022-10-01", ",l,2022-10-01,day,2022-10,2022-Q4,2022,FY2023,TUR,");
	assert_periods("2022-Q4", ",l,2022-Q4,quarter,,2022-Q4,2022,FY2023,TUR,");
	assert_periods("2022", ",l,2022,year,,,2022,,TUR,");
	assert_periods("FY2022", ",l,FY2022,fiscal_year,,,,FY2022,TUR,");
	assert_periods("", ",l,,none,,,,,TUR,");
}

static void write_text(const char *text)
{
	FILE *f = fopen(table(), "w");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static void test_flow__a_table_of_another_shape_is_refused(void **state)
{
	struct strpool *pool = strpool_new();
	struct err e = ERR_INIT;
	(void)state;

	write_text("record_id,source\ns:1,s\n");
	assert_null(flow_reader_open(table(), pool, &e));
	assert_int_equal(e.n_problems, schema_flows.n - 2);
	err_release(&e);
	strpool_free(pool);
}

static void test_flow__stocks_come_back_too(void **state)
{
	const struct stock stock = {
		.record_id = "s:1", .source = "s", .line = 3, .total_of = "l",
		.date = date("2025-01-20"), .since = date("2021-01-20"),
		.total_usd = { 6650000000000, true }, .low_usd = { 6645000000000, true },
		.agency = "DoD", .verification = "primary", .source_url = "u", .stage = "committed",
		.programme = "P", .qualifier = "exact", .source_title = "t",
	};
	struct strpool *pool = strpool_new();
	struct outset *s = outset_new();
	struct err e = ERR_INIT;
	struct stock back;
	struct csvout o;
	(void)state;

	csvout_init(&o, outset_open(s, table(), &e));
	schema_header(&schema_stocks, &o);
	stock_write(&stock, &o);
	assert_true(outset_commit(s, &e));
	outset_free(s);
	struct stock_reader *r = stock_reader_open(table(), pool, &e);
	assert_non_null(r);
	assert_int_equal(stock_reader_next(r, &back, &e), CSVIN_ROW);
	assert_memory_equal(&back.since, &stock.since, sizeof back.since);
	assert_money(back.total_usd, stock.total_usd);
	assert_money(back.low_usd, stock.low_usd);
	assert_money(back.high_usd, stock.high_usd);
	assert_string_equal(back.agency, "DoD");
	assert_string_equal(back.total_of, "l");
	assert_string_equal(back.source_title, "t");
	assert_int_equal(stock_reader_next(r, &back, &e), CSVIN_END);
	stock_reader_close(r);
	strpool_free(pool);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_flow__what_was_written_is_read),
		cmocka_unit_test(test_flow__a_period_that_the_date_does_not_know_is_empty),
		cmocka_unit_test(test_flow__a_table_of_another_shape_is_refused),
		cmocka_unit_test(test_flow__stocks_come_back_too),
	};
	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
