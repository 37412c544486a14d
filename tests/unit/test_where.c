#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "aid/where.h"

static struct table *donors(void)
{
	static const char *const cells[][2] = { { "DEU", "2022-Q1" }, { "", "2022-Q2" }, { "USA", "2023" },
	                                        { "NOR", "" } };
	struct table *t = table_new("donors");

	table_add_column(t, "donor");
	table_add_column(t, "period");
	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
		table_add_cell(t, cells[i][0]);
		table_add_cell(t, cells[i][1]);
	}
	return t;
}

static void test_where__rules_choose_rows(void **state)
{
	static const struct { const char *key, *value, *taken, *why; } cases[] = {
		{ "where donor", "DEU | USA", "1010", "words" },
		{ "where donor", "DE", "0000", "a whole word, not its beginning" },
		{ "where donor", "\"\"", "0100", "an empty cell" },
		{ "where donor", "from E", "0011", "from a word" },
		{ "where period", "until 2022-Q1", "1000", "until a word, but no empty cell" },
		{ "where nothing", "x", "0000", "a column that is not there takes none" },
		{ "donor", "DEU", "1111", "no such key, no rule" },
	};
	struct table *t = donors();
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct ini_entry entry = { strdup(cases[i].key), strdup(cases[i].value), 1 };
		struct ini_section s = { NULL, 1, 1, &entry };
		for (size_t row = 0; row < 4; row++)
			if (where_takes(&s, t, row) != (cases[i].taken[row] == '1'))
				fail_msg("%s, row %zu", cases[i].why, row);
		free(entry.key);
		free(entry.value);
	}
	table_free(t);
}

static void test_where__rows_become_a_table_and_columns_are_checked(void **state)
{
	struct table *t = donors();
	char where[] = "where donor", value[] = "USA", wrong[] = "where doner", name[] = "x", path[] = "f.ini";
	struct ini_entry entry = { where, value, 7 };
	struct ini_section s = { name, 6, 1, &entry };
	struct ini ini = { path, 1, &s };
	struct err e = ERR_INIT;
	(void)state;

	struct table *taken = where_rows(&s, t);
	assert_int_equal(table_rows(taken), 1);
	assert_string_equal(table_text(taken, 0, 1), "2023");
	assert_true(where_check(&ini, &s, t, &e));
	entry.key = wrong;
	assert_false(where_check(&ini, &s, t, &e));
	assert_string_equal(e.problems[0], "f.ini:7: found the column \"doner\" in [x]; expected a column of the "
	                    "table");
	s.n = 0;
	assert_null(where_rows(&s, t));
	err_release(&e);
	table_free(taken);
	table_free(t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_where__rules_choose_rows),
		cmocka_unit_test(test_where__rows_become_a_table_and_columns_are_checked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
