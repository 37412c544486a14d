/*
 * What the plan adds is what source and converter make of the same rows: groups, sums, amounts and
 * counts, and whatever it does not know it asks about.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "planreader.h"

static const char known[] = "2022-03-01,Poland,P,0,USD,a\n2022-04-02,Denmark,\"Q, R\",0,EUR,b\n";

static void test_plan__asks_once_for_each_word(void **state)
{
	static const struct {
		const char *why, *rows;
		size_t asked, again; /* when the rows come again: only of what a look cannot tell */
	} cases[] = {
		{ "all was met", "2022-04-02,Poland,P,1,EUR,z\n2022-03-01,Denmark,\"Q, R\",2,USD,\n", 0, 0 },
		{ "a column that nothing is made of", "2022-03-01,Poland,P,1,USD,\"new, here\"\n", 0, 0 },
		{ "a word in quotes is the same word", "\"2022-03-01\",\"Poland\",\"P\",\"1\",\"USD\",\n", 0, 0 },
		{ "a new donor", "2022-03-01,Spain,P,1,USD,\n", 1, 0 },
		{ "another spelling of one", "2022-03-01,Kingdom of Denmark,P,1,USD,\n", 1, 0 },
		{ "a new programme", "2022-03-01,Poland,S,1,USD,\n", 1, 0 },
		{ "a programme that begins like another", "2022-03-01,Poland,PP,1,USD,\n", 1, 0 },
		{ "two that differ at the end only", "2022-03-01,Poland,0123456789abcdef0123456789abcdefA,1,USD,\n"
		  "2022-03-01,Poland,0123456789abcdef0123456789abcdefB,2,USD,\n", 2, 0 },
		{ "two quotes in one, one in the other",
		  "2022-03-01,Poland,\"a\"\"\"\"b\",1,USD,\n2022-03-01,Poland,\"a\"\"b\",2,USD,\n", 2, 2 },
		{ "a new day", "2022-03-02,Poland,P,1,USD,\n", 1, 0 },
		{ "a date without a day", "2022-03,Poland,P,1,USD,\n", 1, 0 },
		{ "a new currency", "2022-03-01,Poland,P,1,JPY,\n", 1, 0 },
	};
	struct world w = world_open(monthly, descriptor);
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *texts[] = { known, cases[i].rows, cases[i].rows };
		size_t asked;
		compare(&w, header, texts, 2, cases[i].why, &asked, NULL);
		if (asked != cases[i].asked)
			print_error("%s: asked %zu times\n", cases[i].why, asked), fail();
		compare(&w, header, texts, 3, cases[i].why, &asked, NULL);
		if (asked != cases[i].again)
			print_error("%s: asked again %zu times\n", cases[i].why, asked), fail();
	}
	world_close(&w);
}

/* What cannot be taken is asked about each time, so that each time it is refused. */
static void test_plan__asks_again_for_what_is_refused(void **state)
{
	static const char *const rows[] = {
		"2022-03-01,Atlantis,P,1,USD,\n", "2022-02-30,Poland,P,1,USD,\n", "2022-13-01,Poland,P,1,USD,\n",
		"20220301,Poland,P,1,USD,\n", "2022-03-01,Poland,P,1,XQX,\n", "2022-03-01,Poland,P,1 ,USD,\n",
		"2022-03-01,Poland,P,1,,\n", "2022-03-01,,P,1,USD,\n", "2022-03-01,Poland,P,92233720368547758.08,USD,\n",
		"2022-03-01,Poland,P,-,USD,\n", "2022-03-01,Poland,P,12,5,\n",
	};
	struct world w = world_open(monthly, descriptor);
	(void)state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *texts[] = { known, rows[i], rows[i], rows[i] };
		size_t asked;
		compare(&w, header, texts, 4, rows[i], &asked, NULL);
		assert_int_equal(asked, 1);
	}
	world_close(&w);
}

/* Of an amount in dollars: the cents, rounded once, half to even. `plain`: the plan must know it by itself. */
static void test_plan__reads_amounts_as_source_does(void **state)
{
	static const struct {
		const char *text;
		int64_t cents;
		bool plain;
	} cases[] = {
		{ "0", 0, true }, { "-0", 0, true }, { "0.00", 0, true }, { "7", 700, true }, { "-7", -700, true },
		{ "12.3", 1230, true }, { "12.34", 1234, true }, { "-12.34", -1234, true },
		{ "0.005", 0, true }, { "0.015", 2, true }, { "0.025", 2, true }, { "0.035", 4, true },
		{ "-0.005", 0, true }, { "-0.015", -2, true }, { "-0.025", -2, true }, { "0.0051", 1, true },
		{ "0.0049999", 0, true }, { "1.1250", 112, true }, { "1.12500", 112, true }, { "1.125001", 113, true },
		{ "1.1350000", 114, true }, { "1.13499999", 113, true }, { "-1.13500001", -114, true },
		{ "123456789.12345678", 12345678912, true }, { "00012.5", 1250, true }, { "1.125000001", 113, false },
		{ "12345678", 1234567800, true }, { "123456789", 12345678900, true },
		{ "1234567890123456", 123456789012345600, true }, { "9999999999999999.99", 999999999999999999, true },
		{ "12345678901234567", 1234567890123456700, false },
		{ "80000000000000000.01", 8000000000000000001, false }, { "-80000000000000000.01", -8000000000000000001, false },
		{ "9999999999.99999999", 1000000000000, false },
	};
	struct world w = world_open(monthly, descriptor);
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char row[100];
		const char *texts[] = { known, row };
		size_t asked;
		money_wide cents;
		snprintf(row, sizeof row, "2022-03-01,Poland,P,%s,USD,\n", cases[i].text);
		compare(&w, header, texts, 2, cases[i].text, &asked, &cents);
		if (cents != cases[i].cents)
			print_error("%s: %lld cents\n", cases[i].text, (long long)cents), fail();
		if (cases[i].plain && asked > 0)
			print_error("%s: asked\n", cases[i].text), fail();
	}
	world_close(&w);
}

static void test_plan__knows_marks_of_unknown_amounts(void **state)
{
	const char *texts[] = { known, "2022-03-01,Poland,P,,USD,\n2022-03-01,Poland,P,n/a,USD,\n"
	                        "2022-03-01,Poland,P,..,USD,\n2022-03-01,Poland,P,\"\",USD,\n2022-03-01,Poland,P,5,USD,\n" };
	struct world w = world_open(monthly, descriptor);
	money_wide cents;
	size_t asked;
	(void)state;

	compare(&w, header, texts, 2, "missing", &asked, &cents);
	assert_int_equal(asked, 0);
	assert_int_equal(cents, 500);
	world_close(&w);
}

/* Sums of one group that pass 64 bits, up and down: those in constant prices first, those of the day, either alone. */
static void test_plan__sums_pass_64_bits(void **state)
{
	static const char *const dates[] = { "2022-03-01", "2025-01-15", "2013-01-01" };
	struct world w = world_open(monthly, descriptor);
	(void)state;

	for (size_t i = 0; i < 6; i++) {
		char text[20000], first[60];
		const char *texts[] = { first, text, text };
		size_t len = 0, asked;
		money_wide cents;
		snprintf(first, sizeof first, "%s,Poland,P,0,USD,\n", dates[i / 2]);
		for (int row = 0; row < 100; row++)
			len += (size_t)snprintf(text + len, sizeof text - len, "%s,Poland,P,%s9999999999999999.99,USD,\n",
			                        dates[i / 2], i % 2 ? "-" : "");
		compare(&w, header, texts, 3, dates[i / 2], &asked, &cents);
		assert_int_equal(asked, 0);
		assert_true(cents == (i % 2 ? -200 : 200) * (money_wide)999999999999999999);
	}
	world_close(&w);
}

/* How many groups rows of such dates come to, where tables have months or days. */
static void test_plan__groups_by_day_or_month(void **state)
{
	static const struct {
		const char *dates[4];
		size_t months, days;
	} cases[] = {
		{ { "2022-03-01", "2022-03-31", "2022-03-15", "2022-03-01" }, 1, 3 },
		{ { "2022-03-01", "2022-03", "2022-03", "2022-03-31" }, 1, 3 },
		{ { "2022-03", "2022-Q1", "2022", "FY2022" }, 4, 4 },
		{ { "", "", "2022-03-01", "" }, 2, 2 },
		{ { "1969-12-31", "1970-01-01", "1900-01-01", "1969-12-30" }, 3, 4 },
		{ { "1899-12-31", "2100-12-31", "2101-01-01", "2024-02-29" }, 2, 2 },
		{ { "2013-Q4", "2014-Q1", "2013", "2013-12-31" }, 4, 4 },
	};
	(void)state;

	for (size_t by_day = 0; by_day < 2; by_day++) {
		struct world w = world_open(by_day ? daily : monthly, descriptor);
		for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
			struct reader r;
			char rows[4][60], *text[8];
			for (size_t j = 0; j < 8; j++) {
				snprintf(rows[j % 4], sizeof rows[0], "%s,Poland,P,1.01,USD,\n", cases[i].dates[j % 4]);
				text[j] = rows[j % 4];
			}
			compare(&w, header, (const char *const *)text, 8, cases[i].dates[0], NULL, NULL);
			reader_open(&r, &w, header, true);
			for (size_t j = 0; j < 8; j++)
				reader_add(&r, text[j]);
			struct harvest *h = reader_close(&r);
			size_t groups = cube_count(h->cube);
			if (groups != (by_day ? cases[i].days : cases[i].months))
				print_error("%s …: %zu groups\n", cases[i].dates[0], groups), fail();
			harvest_free(h);
		}
		world_close(&w);
	}
}

/* Rows left out are listed as long as there is room, then only counted, without being asked about. */
static void test_plan__leaves_out_what_filters_say(void **state)
{
	enum { ROWS = 500 };
	char text[sizeof descriptor + sizeof filters], rows[ROWS * 40 + 1];
	const char *texts[2 + REJECTS_LISTED / ROWS] = { known };
	size_t asked, n = sizeof texts / sizeof *texts, len = 0;
	(void)state;

	snprintf(text, sizeof text, "%s%s", descriptor, filters);
	struct world w = world_open(monthly, text);
	for (size_t i = 0; i < ROWS; i++)
		len += (size_t)snprintf(rows + len, sizeof rows - len, "2022-03-01,Poland,P,%s,USD,%s\n",
		                        i % 9 == 0 ? "-5000" : "5", i % 9 == 5 ? "a" : i % 2 ? "plan" : "target");
	for (size_t i = 1; i < n; i++)
		texts[i] = rows;
	compare(&w, header, texts, 2, "few", &asked, NULL);
	assert_true(asked > 0 && asked < ROWS);
	compare(&w, header, texts, n, "many", &asked, NULL);
	compare(&w, header, texts, n - 1, "up to the end of the list", NULL, NULL);
	texts[n - 1] = "2022-03-01,Poland,P,5,USD,plan\n2022-03-01,Poland,P,x,USD,a\n2022-03-01,Poland,P,6,USD,b\n";
	compare(&w, header, texts, n, "a number that is none", NULL, NULL);
	world_close(&w);
}

/* A word of two columns: where one ends and the other begins is part of it. */
static void test_plan__joins_columns_to_a_word(void **state)
{
	static const char two[] = "[source]\nkind = flow\nledger = l\nstage = committed\n[format]\ndate = YYYY-MM\n"
	                          "[fields]\ndate = year + \"-\" + month\ndonor = donor\nprogramme = p | q\n"
	                          "aid_type = \"military\"\namount = amount\ncurrency = \"USD\"\nqualifier = \"exact\"\n";
	static const char head[] = "year,month,donor,p,q,amount\n";
	static const char rows[] = "2022,03,Poland,ab,c,1\n2022,03,Poland,a,bc,2\n2022,03,Poland,,abc,3\n"
	                           "2022,03,Poland,abc,,4\n2022,03,Poland,,,5\n2022,04,Poland,\"a\",bc,6\n";
	char longer[700];
	const char *texts[] = { rows, rows, longer, longer };
	size_t asked;
	struct world w = world_open(monthly, two);
	(void)state;

	snprintf(longer, sizeof longer, "2022,03,Poland,%0250d,%0250d,7\n", 1, 2);
	compare(&w, head, texts, 2, "two columns", &asked, NULL);
	assert_int_equal(asked, 0);
	compare(&w, head, texts, 4, "very long words", NULL, NULL);
	world_close(&w);
}

/* Once each kind of record was met, rows of two amounts, one or none are known; what states none is listed by source. */
static void test_plan__makes_several_records_of_a_row(void **state)
{
	static const char two[] = "[source]\nkind = flow\nledger = l\non_error = reject\n[format]\ndate = YYYY\n"
	                          "missing = \"\"\n[fields]\ndate = year\ndonor = donor\naid_type = \"military\"\n"
	                          "currency = \"USD\"\nqualifier = \"exact\"\n"
	                          "[record a]\nstage = \"committed\"\namount = committed x 1000\n"
	                          "[record b]\nstage = \"disbursed\"\namount = disbursed\n";
	static const char head[] = "year,donor,committed,disbursed\n";
	static const struct {
		const char *why, *first, *then;
		size_t asked;
		int64_t cents;
	} cases[] = {
		{ "both", "2022,Poland,1,2\n", "2022,Poland,3,4\n2022,Poland,5,\n2022,Poland,,6\n", 0, 901200 },
		{ "one kind only was met", "2022,Poland,1,\n", "2022,Poland,2,\n2022,Poland,3,4\n", 1, 600400 },
		{ "neither states an amount", "2022,Poland,1,2\n", "2022,Poland,,\n2022,Poland,,\n", 2, 100200 },
		{ "one is refused, and the other taken", "2022,Poland,1,2\n", "2022,Poland,x,4\n2022,Poland,5,x\n", 2, 600600 },
		{ "a new word", "2022,Poland,1,2\n", "2022,Spain,3,4\n", 1, 400600 },
		{ "constants were met where one amount was refused", "2022,Poland,x,2\n", "2022,Poland,,3\n2022,Poland,4,5\n",
		  1, 401000 },
	};
	struct world w = world_open(monthly, two);
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *texts[] = { cases[i].first, cases[i].then };
		size_t asked;
		money_wide cents;
		compare(&w, head, texts, 2, cases[i].why, &asked, &cents);
		if (asked != cases[i].asked || cents != cases[i].cents)
			print_error("%s: asked %zu times, %lld cents\n", cases[i].why, asked, (long long)cents), fail();
	}
	world_close(&w);
}

/* More programmes than are remembered, and more groups than there is room for at first. */
static void test_plan__takes_more_words_than_it_remembers(void **state)
{
	enum { WORDS = 70000 };
	char *text = malloc(WORDS * 50 + 1);
	const char *texts[] = { text, text };
	size_t len = 0, asked;
	struct world w = world_open(monthly, descriptor);
	(void)state;

	for (int i = 0; i < WORDS; i++)
		len += (size_t)sprintf(text + len, "2022-03-01,Poland,programme %d,%d,USD,\n", i, i);
	compare(&w, header, texts, 2, "many", &asked, NULL);
	assert_true(asked > 0 && asked < WORDS / 10);
	free(text);
	world_close(&w);
}

/* Descriptors of which a row says more than a sum: none of them gets a plan. */
static void test_plan__leaves_what_only_source_can_do(void **state)
{
	static const struct {
		const char *why, *from, *to;
	} cases[] = {
		{ "nothing", "", "" },
		{ "a factor in a column", "amount = amount\n", "amount = amount x state\n" },
		{ "alternatives", "amount = amount\n", "amount = amount | state\n" },
		{ "joined digits", "amount = amount\n", "amount = amount + state\n" },
		{ "always the same amount", "amount = amount\n", "amount = \"5\"\n" },
		{ "reannounced money", "amount = amount\n", "amount = amount\nreannounced = state\n" },
		{ "a missing mark like a number", "n/a", "-9" }, { "a missing mark like another", "n/a", "(none)" },
		{ "a record of some rows", "[fields]\n", "[record a]\nwhere state = a\n[fields]\n" },
		{ "a record with a word of the row", "[fields]\n", "[record a]\nstage = state\n[fields]\n" },
		{ "a word that one record has", "[fields]\n", "[record a]\nstage = \"pledged\"\n[record b]\namount = state\n[fields]\n" },
		{ "a record whose amount is multiplied", "[fields]\n", "[record a]\namount = amount x state\n[fields]\n" },
		{ "a record with reannounced money", "[fields]\n", "[record a]\nreannounced = state\n[fields]\n" },
		{ "a word of five columns", "programme = programme\n",
		  "programme = date + donor + programme + currency + state\n" },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char text[2 * sizeof descriptor];
		const char *at = strstr(descriptor, cases[i].from);
		struct reader r;
		snprintf(text, sizeof text, "%.*s%s%s", (int)(at - descriptor), descriptor, cases[i].to,
		         at + strlen(cases[i].from));
		struct world w = world_open(monthly, text);
		reader_open(&r, &w, header, true);
		if ((r.plan == NULL) == (i == 0))
			print_error("%s: %s plan\n", cases[i].why, r.plan ? "a" : "no"), fail();
		harvest_free(reader_close(&r));
		world_close(&w);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plan__asks_once_for_each_word),
		cmocka_unit_test(test_plan__asks_again_for_what_is_refused),
		cmocka_unit_test(test_plan__reads_amounts_as_source_does),
		cmocka_unit_test(test_plan__knows_marks_of_unknown_amounts),
		cmocka_unit_test(test_plan__sums_pass_64_bits),
		cmocka_unit_test(test_plan__groups_by_day_or_month),
		cmocka_unit_test(test_plan__leaves_out_what_filters_say),
		cmocka_unit_test(test_plan__joins_columns_to_a_word),
		cmocka_unit_test(test_plan__makes_several_records_of_a_row),
		cmocka_unit_test(test_plan__takes_more_words_than_it_remembers),
		cmocka_unit_test(test_plan__leaves_what_only_source_can_do),
	};
	return cmocka_run_group_tests(tests, world_begin, remove_folder);
}
