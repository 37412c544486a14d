#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "aid/converter.h"

/* Expected cents were computed apart, with exact fractions, from the reference tables. */

static struct converter *normalizer;
static struct strpool *pool;

static int load(void **state)
{
	const struct converter_options o = { .reference_dir = "data/reference", .deflator = "gdp",
	                                     .price_year = 2024 };
	struct err e = ERR_INIT;
	(void)state;

	pool = strpool_new();
	normalizer = converter_new(&o, &e);
	return normalizer ? 0 : -1;
}

static int unload(void **state)
{
	(void)state;
	converter_free(normalizer);
	strpool_free(pool);
	return 0;
}

static struct record record(const char *date, const char *currency, int decimals, int64_t minor)
{
	struct record r = {
		.id = "s:1", .source = "s", .line = 2, .donor = "Germany", .recipient = "Ukraine",
		.programme = "P", .aid_type = "military", .stage = "committed", .kind = "flow",
		.amount = { minor, true }, .decimals = decimals, .currency = currency,
		.qualifier = "exact", .verification = "", .source_url = "", .ledger = "l",
		.agency = "", .source_title = "",
	};

	assert_true(date_parse_own(date, &r.date));
	return r;
}

static bool normalize(const struct record *r, struct flow *f, struct gaps *gaps, struct err *e)
{
	const struct place at = { "raw/s.csv", 2, 0, NULL };

	return converter_flow(normalizer, r, &at, pool, f, gaps, e);
}

static void assert_refused(const struct record *r, const char *message)
{
	struct gaps gaps = GAPS_INIT;
	struct err e = ERR_INIT;
	struct flow f;

	assert_false(normalize(r, &f, &gaps, &e));
	assert_int_equal(e.kind, ERR_DATA);
	assert_int_equal(e.n_problems, 1);
	assert_string_equal(e.problems[0], message);
	err_release(&e);
	gaps_release(&gaps);
}

static void test_converter__converts_with_one_rounding(void **state)
{
	static const struct {
		const char *why, *date, *currency;
		int decimals;
		int64_t minor, usd, constant;
		const char *rate;
	} cases[] = {
		{ "dollars stay", "2022-11-14", "USD", 2, 12500000000, 12500000000, 13046934814, "1" },
		{ "zero is a value", "2022-11-14", "EUR", 2, 0, 0, 0, "1.0201273" },
		{ "a quarter takes the mean of its months", "2022-Q1", "EUR", 2, 6530000000,
		  7329997483, 7985521184, "1.12251110" },
		{ "a year takes the mean of twelve", "2023", "NOK", 2, 120000000000, 11370872760,
		  11653328708, "0.09475727" },
		{ "a fiscal year runs from October", "FY2023", "EUR", 2, 100000000, 106776321,
		  110157998, "1.06776321" },
		{ "yen have no cents", "2022-11-14", "JPY", 0, 1000001, 703003, 733763,
		  "0.0070300234" },
		{ "half a cent to the even one above", "2022-02", "EUR", 2, 50000, 56710, 61782,
		  "1.13419" },
		{ "half a cent to the even one below", "2022-02-24", "EUR", 2, 150000, 170128, 185343,
		  "1.13419" },
		{ "money taken back", "2022-02", "EUR", 2, -50000, -56710, -61782, "1.13419" },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct record r = record(cases[i].date, cases[i].currency, cases[i].decimals,
		                         cases[i].minor);
		struct gaps gaps = GAPS_INIT;
		struct err e = ERR_INIT;
		struct flow f;
		if (!normalize(&r, &f, &gaps, &e))
			fail_msg("%s: %s", cases[i].why, e.problems[0]);
		if (f.amount_usd.minor != cases[i].usd || f.constant_usd.minor != cases[i].constant ||
		    strcmp(f.rate, cases[i].rate) != 0)
			fail_msg("%s: %lld, %lld, rate %s", cases[i].why,
			         (long long)f.amount_usd.minor, (long long)f.constant_usd.minor, f.rate);
		assert_true(f.amount_usd.known && f.constant_usd.known && f.low_usd.known);
		assert_false(f.reannounced_usd.known);
		assert_int_equal(f.low_usd.minor, f.amount_usd.minor);
		assert_int_equal(f.high_usd.minor, f.amount_usd.minor);
		assert_string_equal(f.donor, "DEU");
		assert_string_equal(f.donor_name, "Germany");
		assert_string_equal(f.recipient, "UKR");
	}
}

static void test_converter__bounds_are_taken_in_the_stated_currency(void **state)
{
	struct record r = record("2022-02", "EUR", 2, 50000);
	struct gaps gaps = GAPS_INIT;
	struct err e = ERR_INIT;
	struct flow f;
	(void)state;

	/* 500 EUR is printed to 100 EUR: 400 to 600 EUR, each converted and rounded once. */
	r.qualifier = "about";
	r.reannounced = (struct money){ 150000, true };
	assert_true(normalize(&r, &f, &gaps, &e));
	assert_int_equal(f.low_usd.minor, 45368);
	assert_int_equal(f.high_usd.minor, 68051);
	assert_true(f.reannounced_usd.known);
	assert_int_equal(f.reannounced_usd.minor, 170128);
}

static void test_converter__a_stock_has_the_bounds_of_its_printed_precision(void **state)
{
	const struct place at = { "raw/s.csv", 2, 0, NULL };
	struct record r = record("2025-01-20", "USD", 2, 6650000000000);
	struct gaps gaps = GAPS_INIT;
	struct err e = ERR_INIT;
	struct stock s;
	(void)state;

	r.kind = "stock";
	r.donor = ""; /* a total has none */
	assert_true(date_parse_own("2021-01-20", &r.since));
	assert_true(converter_stock(normalizer, &r, &at, &s, &gaps, &e));
	assert_int_equal(s.total_usd.minor, 6650000000000);
	assert_int_equal(s.low_usd.minor, 6645000000000);
	assert_int_equal(s.high_usd.minor, 6655000000000);
	assert_string_equal(s.total_of, "l");
	assert_int_equal(s.since.year, 2021);
	/* What has no dollars is counted for stocks too. */
	r = record("", "EUR", 2, 100);
	r.kind = "stock";
	assert_true(converter_stock(normalizer, &r, &at, &s, &gaps, &e));
	assert_false(s.total_usd.known);
	assert_int_equal(gaps.no_rate, 1);
}

static void test_converter__unknown_is_kept_empty_and_counted(void **state)
{
	struct gaps gaps = GAPS_INIT;
	struct err e = ERR_INIT;
	struct record r = record("", "EUR", 2, 100);
	struct flow f;
	(void)state;

	assert_true(normalize(&r, &f, &gaps, &e));
	assert_false(f.amount_usd.known || f.low_usd.known || f.constant_usd.known);
	assert_string_equal(f.rate, "");
	assert_true(f.amount.known);
	assert_int_equal(gaps.no_rate, 1);
	r = record("2022-11", "USD", 2, 0);
	r.amount.known = false;
	assert_true(normalize(&r, &f, &gaps, &e));
	assert_false(f.amount_usd.known || f.low_usd.known || f.constant_usd.known);
	assert_int_equal(gaps.unknown_amount, 1);
	assert_int_equal(gaps.no_deflator, 0);
	r = record("", "USD", 2, 100);
	assert_true(normalize(&r, &f, &gaps, &e));
	assert_true(f.amount_usd.known && f.amount_usd.minor == 100);
	assert_false(f.constant_usd.known);
	r = record("2026-05-01", "USD", 2, 100);
	assert_true(normalize(&r, &f, &gaps, &e));
	r = record("2026-06", "USD", 2, 100);
	assert_true(normalize(&r, &f, &gaps, &e));
	gaps_note(&gaps, converter_deflators(normalizer), &e);
	assert_int_equal(e.n_notes, 3);
	assert_string_equal(e.notes[2], "normalize: without an amount in constant prices, as the US "
	                    "GDP deflator covers 2014-Q1 to 2025-Q4: 3, of 2026-Q2 (2), undated (1)");
	assert_int_equal(e.kind, ERR_NONE);
	err_release(&e);
	gaps_release(&gaps);
}

static void test_converter__what_would_be_a_guess_is_refused(void **state)
{
	struct record r = record("2022-11-14", "USD", 2, 100);
	(void)state;

	r.donor = "Germny";
	assert_refused(&r, "raw/s.csv:2: found \"Germny\"; expected a name or alias of "
	               "countries.csv, nearest: Germany; correct it, or add |Germny "
	               "to the aliases of its row there, or the row ,CODE,Germny,,country,,,0,,0,0,,"
	               "SOURCE");
	r = record("2017-12-31", "ISK", 0, 100);
	assert_refused(&r, "raw/s.csv:2: no exchange rate for ISK 2017-12; expected one for each "
	               "month in exchange_rates.csv; add its row there");
	r = record("2022-11-14", "USD", 2, 100);
	r.qualifier = "roughly";
	assert_refused(&r, "raw/s.csv:2: found the qualifier \"roughly\" of a flow; expected one of "
	               "qualifiers.csv");
	r = record("2022-02", "EUR", 2, INT64_MAX);
	assert_refused(&r, "raw/s.csv:2: found 92233720368547758.07 EUR; expected an amount that "
	               "fits 64 bits of US cents; check its unit");
	r = record("2022-11-14", "JPY", 0, INT64_MIN);
	struct gaps gaps = GAPS_INIT;
	struct err e = ERR_INIT;
	struct flow f;
	assert_true(normalize(&r, &f, &gaps, &e));
}

static void test_converter__all_reasons_of_a_record_are_told(void **state)
{
	struct record r = record("2017-12", "ISK", 0, 100);
	struct gaps gaps = GAPS_INIT;
	struct err e = ERR_INIT;
	struct flow f;
	(void)state;

	r.donor = "Atlantis";
	r.recipient = "Lemuria";
	assert_false(normalize(&r, &f, &gaps, &e));
	assert_int_equal(e.n_problems, 3);
	err_release(&e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_converter__converts_with_one_rounding),
		cmocka_unit_test(test_converter__bounds_are_taken_in_the_stated_currency),
		cmocka_unit_test(test_converter__a_stock_has_the_bounds_of_its_printed_precision),
		cmocka_unit_test(test_converter__unknown_is_kept_empty_and_counted),
		cmocka_unit_test(test_converter__what_would_be_a_guess_is_refused),
		cmocka_unit_test(test_converter__all_reasons_of_a_record_are_told),
	};
	return cmocka_run_group_tests(tests, load, unload);
}
