#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "aid/sniff_column.h"

struct seen {
	struct sniff_hints hints;
	struct countries *countries;
	struct currencies *currencies;
	struct sniff_context x;
	struct sniff_column c;
};

/* A column of these cells, told apart by ~. */
static void see(struct seen *s, const char *cells)
{
	struct err e = ERR_INIT;
	char copy[512];

	assert_true(sniff_hints_load("data/reference", &s->hints, &e));
	s->countries = countries_load("data/reference", &e);
	s->currencies = currencies_load("data/reference", &e);
	s->x = (struct sniff_context){ &s->hints, s->countries, s->currencies };
	sniff_column_init(&s->c, "a");
	strcpy(copy, cells);
	for (char *cell = strtok(copy, "~"); cell; cell = strtok(NULL, "~"))
		sniff_column_add(&s->c, &s->x, cell);
}

static void release(struct seen *s)
{
	sniff_column_release(&s->c);
	countries_free(s->countries);
	currencies_free(s->currencies);
	sniff_hints_release(&s->hints);
}

static void test_sniff_column__dates_by_as_few_forms_as_fit(void **state)
{
	static const struct { const char *why, *cells, *forms; size_t fitted; } cases[] = {
		{ "one form", "2022-01-31~2022-02-28", "YYYY-MM-DD", 2 },
		{ "two", "2022-01-31~2022-02~2022-03", "YYYY-MM YYYY-MM-DD", 3 },
		{ "the day says which", "3/4/2022~31/4/2022~30/4/2022", "D/M/YYYY", 2 },
		{ "either", "3/4/2022~5/6/2022", "M/D/YYYY", 2 },
		{ "a month by name", "01SEP2024~30Nov2024", "DDMONYYYY", 2 },
		{ "none", "soon~later", "", 0 },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct seen s;
		struct str found = STR_INIT;
		size_t forms[DATE_FORMS_MAX], n;
		see(&s, cases[i].cells);
		size_t fitted = sniff_column_forms(&s.c, forms, &n);
		for (size_t k = 0; k < n; k++)
			str_printf(&found, "%s%s", k > 0 ? " " : "", s.hints.dates.form[forms[k]]);
		if (strcmp(str_text(&found), cases[i].forms) != 0 || fitted != cases[i].fitted)
			fail_msg("%s: %zu by %s", cases[i].why, fitted, str_text(&found));
		str_release(&found);
		release(&s);
	}
}

static void test_sniff_column__numbers_in_the_plainest_way(void **state)
{
	static const struct { const char *why, *cells; char decimal, group; size_t n; } cases[] = {
		{ "plain", "1~-2.50~1000", '.', 0, 3 },
		{ "thousands", "1,234.5~12,000", '.', ',', 2 },
		{ "a decimal comma", "1,5~2,25", ',', 0, 2 },
		{ "both", "1.234,5~2", ',', '.', 2 },
		{ "not all", "1~much~3", '.', 0, 2 },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct seen s;
		size_t n;
		see(&s, cases[i].cells);
		const struct number_format *f = &sniff_numbers[sniff_column_number(&s.c, &n)];
		if (f->decimal != cases[i].decimal || f->group != cases[i].group || n != cases[i].n)
			fail_msg("%s: %zu with %c and %c", cases[i].why, n, f->decimal, f->group ? f->group : '0');
		release(&s);
	}
}

static void test_sniff_column__names_once_each_and_missing_apart(void **state)
{
	struct seen s;
	(void)state;

	see(&s, "France~France~NULL~Atlantis~ITALY~n/a");
	assert_int_equal(s.c.n_cells, 6);
	assert_int_equal(s.c.n_filled, 4);
	assert_int_equal(s.c.n_distinct, 3);
	assert_int_equal(s.c.n_known, 2);
	assert_int_equal(s.c.n_currencies, 0);
	assert_true(s.c.missing != 0);
	release(&s);
	see(&s, "EUR~USD~EUR");
	assert_int_equal(s.c.n_currencies, 2);
	assert_int_equal(s.c.n_words, 2);
	release(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sniff_column__dates_by_as_few_forms_as_fit),
		cmocka_unit_test(test_sniff_column__numbers_in_the_plainest_way),
		cmocka_unit_test(test_sniff_column__names_once_each_and_missing_apart),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
