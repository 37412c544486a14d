/*
 * Values, on random ones: dates and amounts are read back as they were written, periods nest,
 * bounds hold the amount, constant prices scale. test_properties_values [SEED]
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "aid/date.h"
#include "aid/deflators.h"
#include "aid/money.h"
#include "aid/qualifiers.h"
#include "random_values.h"

static void dates(struct random *r, uint64_t seed)
{
	struct date d = random_date(r), back, outer;
	char text[DATE_TEXT_MAX], period[DATE_TEXT_MAX];

	date_format(&d, text);
	HOLDS(seed, date_parse_own(text, &back) && memcmp(&d, &back, sizeof d) == 0,
	      "\"%s\" is not read back", text);
	if (d.precision == DATE_NONE)
		return;
	HOLDS(seed, date_first_day(&d) <= date_last_day(&d), "\"%s\" ends before it begins", text);
	for (enum date_period p = PERIOD_DAY; p <= PERIOD_FISCAL_YEAR; p++) {
		date_period(&d, p, period);
		HOLDS(seed, date_parse_own(period, &outer) &&
		      date_first_day(&outer) <= date_first_day(&d) &&
		      date_last_day(&outer) >= date_last_day(&d),
		      "\"%s\" does not lie in its period \"%s\"", text, period);
	}
}

static void test_properties_values__dates_are_read_back_and_nest(void **state)
{
	for_seeds(dates, state);
}

static void amounts(struct random *r, uint64_t seed)
{
	int decimals = (int)random_below(r, 5);
	int64_t minor = (int64_t)random_next(r), back = 0;
	char text[MONEY_TEXT_MAX], grouped[MONEY_TEXT_MAX];
	struct number_format commas = { '.', ',', false };
	struct number_error why;

	minor >>= random_below(r, 64);
	money_format(text, minor, decimals);
	HOLDS(seed, money_parse(text, NULL, 1, 1, decimals, &back, &why) && back == minor,
	      "%s is not read back", text);
	strcpy(grouped, text);
	money_group(grouped);
	HOLDS(seed, money_parse(grouped, &commas, 1, 1, decimals, &back, &why) && back == minor,
	      "%s is not read back", grouped);
	money_format_quotient(grouped, minor, 1, 0);
	money_format(text, minor, 0);
	assert_string_equal(grouped, text);
}

static void test_properties_values__amounts_are_read_back(void **state)
{
	for_seeds(amounts, state);
}

static struct qualifiers *qualifiers;
static struct deflators *deflators;

static void bounds(struct random *r, uint64_t seed)
{
	static const char *const kinds[] = { "flow", "stock" };
	static const char *const wordings[] = { "exact", "about", "at_least", "at_most" };
	const char *kind = RANDOM_PICK(r, kinds), *wording = RANDOM_PICK(r, wordings);
	int64_t minor = random_amount(r);
	int decimals = (int)random_below(r, 4);
	money_wide low, high;

	if (minor < 0)
		minor = -minor;
	HOLDS(seed, qualifiers_bounds(qualifiers, kind, wording, minor, decimals, &low, &high),
	      "no rule for a %s that is %s", kind, wording);
	HOLDS(seed, low <= 2 * (money_wide)minor && 2 * (money_wide)minor <= high,
	      "the bounds of a %s that is %s do not hold the amount", kind, wording);
	HOLDS(seed, low >= 0, "a lower bound falls below 0");
	HOLDS(seed, strcmp(kind, "flow") != 0 || strcmp(wording, "exact") != 0 || low == high,
	      "an exact flow has bounds apart");
}

static void test_properties_values__bounds_hold_the_amount(void **state)
{
	for_seeds(bounds, state);
}

/* k times the amount is k times the price, but for k halves of a cent; in the base year's own
 * prices nothing changes. */
static void prices(struct random *r, uint64_t seed)
{
	struct date d = random_date(r), base = { .year = 2023, .precision = DATE_YEAR };
	int64_t amount = random_amount(r), k = random_between(r, 2, 9), one = 0, many = 0;
	money_wide num, den;

	if (deflators_find(deflators, &d, &num, &den, NULL) == DEFLATOR_FOUND) {
		HOLDS(seed, money_scale(amount, num, den, &one) &&
		      money_scale(amount * k, num, den, &many), "an amount does not fit");
		int64_t apart = many - k * one;
		HOLDS(seed, apart <= k / 2 && -apart <= k / 2, "prices do not scale: %lld apart",
		      (long long)apart);
	}
	HOLDS(seed, deflators_find(deflators, &base, &num, &den, NULL) == DEFLATOR_FOUND &&
	      money_scale(amount, num, den, &one) && one == amount,
	      "the base year's prices change");
}

static void test_properties_values__prices_scale(void **state)
{
	for_seeds(prices, state);
}

static int load(void **state)
{
	struct err e = ERR_INIT;
	(void)state;

	qualifiers = qualifiers_load("data/reference", &e);
	deflators = deflators_load("data/reference", "gdp", 2023, &e);
	return qualifiers && deflators ? 0 : -1;
}

static int unload(void **state)
{
	(void)state;
	qualifiers_free(qualifiers);
	deflators_free(deflators);
	return 0;
}

int main(int argc, char **argv)
{
	void *seed = only_seed(argc, argv);
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(test_properties_values__dates_are_read_back_and_nest, seed),
		cmocka_unit_test_prestate(test_properties_values__amounts_are_read_back, seed),
		cmocka_unit_test_prestate(test_properties_values__bounds_hold_the_amount, seed),
		cmocka_unit_test_prestate(test_properties_values__prices_scale, seed),
	};

	return cmocka_run_group_tests(tests, load, unload);
}
