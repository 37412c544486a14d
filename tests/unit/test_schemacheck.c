#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "aid/schemacheck.h"

static void test_schemacheck__values_of_each_type(void **state)
{
	static const struct {
		enum column_type type;
		const char *text;
		bool is;
		const char *why;
	} cases[] = {
		{ COLUMN_TEXT, "any, \"text\"", true, "a text is any" },
		{ COLUMN_DATE, "2022-11-14", true, "day" },
		{ COLUMN_DATE, "2022-Q4", true, "quarter" },
		{ COLUMN_DATE, "FY2022", true, "fiscal year" },
		{ COLUMN_DATE, "2023-02-29", false, "not in the calendar" },
		{ COLUMN_DATE, "", false, "empty is no date" },
		{ COLUMN_DAY, "2022-11-14", true, "day" },
		{ COLUMN_DAY, "2022-11", false, "a month is no day" },
		{ COLUMN_MONTH, "2022-11", true, "month" },
		{ COLUMN_MONTH, "2022-Q4", false, "a quarter is no month" },
		{ COLUMN_YEAR, "2022", true, "year" },
		{ COLUMN_YEAR, "FY2022", false, "a fiscal year is no year" },
		{ COLUMN_MONEY, "-1234.50", true, "negative" },
		{ COLUMN_MONEY, "1234.5", false, "one decimal" },
		{ COLUMN_MONEY, "1234", false, "no decimals" },
		{ COLUMN_MONEY, "1,234.50", false, "separator" },
		{ COLUMN_NUMBER, "0.0001", true, "decimals" },
		{ COLUMN_NUMBER, "12", true, "whole" },
		{ COLUMN_NUMBER, "1e5", false, "exponent" },
		{ COLUMN_NUMBER, "nan", false, "no number" },
		{ COLUMN_NUMBER, "5.", false, "a point without decimals" },
		{ COLUMN_NUMBER, ".5", false, "a point without digits before it" },
		{ COLUMN_NUMBER, "-", false, "a sign alone" },
		{ COLUMN_INTEGER, "0", true, "zero" },
		{ COLUMN_INTEGER, "7.0", false, "decimals" },
		{ COLUMN_BOOL, "1", true, "yes" },
		{ COLUMN_BOOL, "true", false, "a word" },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (schemacheck_value(cases[i].type, cases[i].text) != cases[i].is)
			fail_msg("\"%s\": %s", cases[i].text, cases[i].why);
}

/* Every definition can be told apart and read: names once, a sentence each, a key. */
static void check_definition(const struct schema *s)
{
	bool has_key = false;

	for (size_t i = 0; i < s->n; i++) {
		const struct column *c = &s->columns[i];
		if (schema_column(s, c->name) != i || !c->description[0] || c->rule > COLUMN_KEY)
			fail_msg("%s: column %s stands twice, or lacks its meaning", s->name, c->name);
		has_key = has_key || c->rule & COLUMN_KEY_OR_EMPTY;
	}
	if (!has_key)
		fail_msg("%s has no key", s->name);
}

static void test_schemacheck__definitions_are_whole(void **state)
{
	const struct schema *s;
	size_t n = 0;
	(void)state;

	for (size_t i = 0; (s = schema_table(i)); i++, n++)
		check_definition(s);
	for (size_t i = 0; (s = schema_shape(i)); i++, n++)
		check_definition(s);
	assert_true(n >= 20);
	assert_int_equal(schema_column(&schema_flows, "no such column"), SIZE_MAX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_schemacheck__values_of_each_type),
		cmocka_unit_test(test_schemacheck__definitions_are_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
