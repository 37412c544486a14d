#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "aid/quantity.h"

static struct quantity_rules rules;

static int load_rules(void **state)
{
	static const struct { const char *name, *text; } tables[] = {
		{ "qualifiers", "kind,qualifier,low_half_units,high_half_units,meaning\nstock,exact,-1,1,\n"
		  "stock,about,-2,2,\nstock,at_least,0,2,\nstock,at_most,-2,0,\n" },
		{ "currencies", "currency,name,minor_units\nUSD,US Dollar,2\nEUR,Euro,2\nNOK,Krone,2\n"
		  "JPY,Yen,0\nGBP,Pound,2\n" },
		{ "units", "unit,name,minor_units\nTIV,trend indicator,2\n" },
	};
	char folder[] = "/tmp/test_quantity.XXXXXX", path[64];
	struct err e = ERR_INIT;
	FILE *f;
	(void)state;

	if (!mkdtemp(folder))
		return -1;
	for (size_t i = 0; i < 3; i++) {
		snprintf(path, sizeof path, "%s/%s.csv", folder, tables[i].name);
		f = fopen(path, "w");
		fputs(tables[i].text, f);
		fclose(f);
	}
	rules.qualifiers = qualifiers_load(folder, &e);
	rules.currencies = currencies_load(folder, &e);
	for (size_t i = 0; i < 3; i++) {
		snprintf(path, sizeof path, "%s/%s.csv", folder, tables[i].name);
		unlink(path);
	}
	rmdir(folder);
	return rules.qualifiers && rules.currencies ? 0 : -1;
}

static int free_rules(void **state)
{
	(void)state;
	qualifiers_free((struct qualifiers *)rules.qualifiers);
	currencies_free((struct currencies *)rules.currencies);
	return 0;
}

static void test_quantity__sentences_begin_with_a_figure(void **state)
{
	static const struct { const char *text, *unit; int64_t value, low, high; const char *rest; } cases[] = {
		/* values and bounds in cents, or in millionths of a percent */
		{ "66.5 bn USD since 2021", "USD bn", 6650000000000, 6645000000000, 6655000000000, " since 2021" },
		{ "about $12.1 billion USAI", "USD bn", 1210000000000, 1200000000000, 1220000000000, " USAI" },
		{ "more than 60 billion dollars", "USD bn", 6000000000000, 6000000000000, 6100000000000, "" },
		{ "nearly EUR 1.3 bn CAP", "EUR bn", 130000000000, 120000000000, 130000000000, " CAP" },
		{ "350 m", "USD m", 35000000000, 34500000000, 35500000000, "" },
		{ "99 percent x", "percent", 99000000, 98500000, 99500000, " x" },
		{ "99.3 % x", "percent", 99300000, 99250000, 99350000, " x" },
		{ "NOK 7 bn CAP", "NOK bn", 700000000000, 650000000000, 750000000000, " CAP" },
		{ "7 bn NOK CAP", "NOK bn", 700000000000, 650000000000, 750000000000, " CAP" },
		{ "\xc2\xa3" "150 m PURL", "GBP m", 15000000000, 14500000000, 15500000000, " PURL" },
		{ "2 million JPY", "JPY m", 200000000, 150000000, 250000000, "" },
		/* three letters that are no currency are the first word of the sentence */
		{ "350 m PDA", "USD m", 35000000000, 34500000000, 35500000000, " PDA" },
		{ "350 m TIV", "USD m", 35000000000, 34500000000, 35500000000, " TIV" },
		{ "100 percent", "percent", 100000000, 99500000, 100500000, "" },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *rest = cases[i].text;
		struct quantity q;
		struct str why = STR_INIT;
		if (!quantity_parse(&rest, &rules, &q, &why))
			fail_msg("%s: %s", cases[i].text, str_text(&why));
		assert_string_equal(q.unit.name, cases[i].unit);
		assert_string_equal(rest, cases[i].rest);
		assert_true(q.value == cases[i].value);
		if (!quantity_holds(&q, cases[i].low) || !quantity_holds(&q, cases[i].high) ||
		    quantity_holds(&q, cases[i].low - 1) || quantity_holds(&q, cases[i].high + 1))
			fail_msg("%s: bounds are not %lld and %lld", cases[i].text,
			         (long long)cases[i].low, (long long)cases[i].high);
	}
}

static void test_quantity__what_is_none_says_what_is(void **state)
{
	static const char *const cases[] = { "", "bn", "66.5", "66.5 USD", "sixty bn", "1,200 bn", "-" };
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *rest = cases[i];
		struct quantity q;
		struct str why = STR_INIT;
		assert_false(quantity_parse(&rest, &rules, &q, &why));
		assert_non_null(strstr(str_text(&why), "expected a figure and its unit first"));
		str_release(&why);
	}
}

static bool set(const char *figure, const char *unit, const char *qualifier, struct quantity *q)
{
	struct quantity_unit u;

	return quantity_unit(unit, rules.currencies, &u) &&
	       quantity_set(figure, &u, qualifier, rules.qualifiers, q);
}

static void test_quantity__years_and_counts_are_exact(void **state)
{
	struct quantity q;
	(void)state;

	assert_true(set("2010", "year", "", &q));
	assert_true(quantity_holds(&q, 2010));
	assert_false(quantity_holds(&q, 2011));
	assert_true(set("1", "ratio above 1", "", &q));
	assert_false(quantity_holds(&q, 1000000));
	assert_true(quantity_holds(&q, 1000001));
	assert_false(set("12.x", "USD bn", "", &q));
	assert_false(set("12", "USD bn", "perhaps", &q));
}

static void test_quantity__units_are_known_by_name(void **state)
{
	static const char *const known[] = { "USD bn", "JPY m", "percent", "countries" };
	static const char *const unknown[] = { "rupees", "USD", "USD ", "USD tn", "XYZ bn", "TIV bn", "" };
	struct quantity_unit u;
	(void)state;

	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		assert_true(quantity_unit(known[i], rules.currencies, &u));
		assert_string_equal(u.name, known[i]);
	}
	for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
		if (quantity_unit(unknown[i], rules.currencies, &u))
			fail_msg("\"%s\" is taken as a unit", unknown[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_quantity__sentences_begin_with_a_figure),
		cmocka_unit_test(test_quantity__what_is_none_says_what_is),
		cmocka_unit_test(test_quantity__years_and_counts_are_exact),
		cmocka_unit_test(test_quantity__units_are_known_by_name),
	};

	return cmocka_run_group_tests(tests, load_rules, free_rules);
}
