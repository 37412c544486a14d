#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "aid/table.h"

static char folder[] = "/tmp/test_table.XXXXXX";
static char path[sizeof folder + sizeof "/t.csv"];

static int make_folder(void **state)
{
	(void)state;
	if (!mkdtemp(folder))
		return -1;
	snprintf(path, sizeof path, "%s/t.csv", folder);
	return 0;
}

static int remove_folder(void **state)
{
	(void)state;
	unlink(path);
	return rmdir(folder);
}

static struct table *read_text(const char *text, struct err *e)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
	return table_read(path, e);
}

static void test_table__finds_cells_by_name(void **state)
{
	struct err e = ERR_INIT;
	struct table *t = read_text("iso3,name\nUKR,Ukraine\n\n,\"a\nb\"\nUSA,\n", &e);
	size_t name;
	(void)state;

	assert_non_null(t);
	assert_string_equal(table_path(t), path);
	assert_int_equal(table_rows(t), 3);
	assert_int_equal(table_columns(t), 2);
	assert_string_equal(table_column_name(t, 0), "iso3");
	assert_true(table_need(t, "name", &name, &e));
	assert_int_equal(name, 1);
	assert_int_equal(table_find(t, "Name"), SIZE_MAX);
	assert_string_equal(table_text(t, 0, name), "Ukraine");
	assert_string_equal(table_text(t, 1, 0), "");
	assert_string_equal(table_text(t, 1, name), "a\nb");
	assert_string_equal(table_text(t, 2, name), "");
	table_free(t);
}

static void test_table__knows_the_place_of_a_cell(void **state)
{
	struct err e = ERR_INIT;
	struct table *t = read_text("iso3,name\n\nx,\"a\nb\"\nUSA,y\n", &e);
	struct place at;
	(void)state;

	assert_non_null(t);
	at = table_place(t, 1, 1);
	assert_string_equal(at.file, path);
	assert_int_equal(at.line, 5);
	assert_int_equal(at.column, 2);
	assert_string_equal(at.name, "name");
	table_free(t);
}

static void test_table__a_header_alone_is_an_empty_table(void **state)
{
	struct err e = ERR_INIT;
	struct table *t = read_text("iso3\n", &e);
	(void)state;

	assert_non_null(t);
	assert_int_equal(table_rows(t), 0);
	table_free(t);
	table_free(NULL);
}

static void test_table__names_the_columns_when_one_is_missing(void **state)
{
	struct err e = ERR_INIT;
	struct table *t = read_text("iso3,name\n", &e);
	size_t column;
	(void)state;

	assert_non_null(t);
	assert_false(table_need(t, "region", &column, &e));
	assert_int_equal(e.kind, ERR_DATA);
	assert_non_null(strstr(e.problems[0], ":1:1: the column \"region\" is missing; found the "
	                                      "columns iso3, name; restore it"));
	table_free(t);
	err_release(&e);
}

static void test_table__tells_of_every_column_that_is_missing(void **state)
{
	struct err e = ERR_INIT;
	struct table *t = read_text("iso3,name\n", &e);
	size_t a, b, c = 7;
	const struct table_want wanted[] = {
		{ "region", &a }, { "name", &b }, { "capital", &c }, { NULL, NULL },
	};
	(void)state;

	assert_non_null(t);
	assert_false(table_need_all(t, wanted, &e));
	assert_int_equal(e.n_problems, 2);
	assert_non_null(strstr(e.problems[0], "\"region\" is missing"));
	assert_non_null(strstr(e.problems[1], "\"capital\" is missing"));
	assert_int_equal(b, 1);
	err_release(&e);
	c = 7;
	assert_true(table_need_all(t, (const struct table_want[]){ { "name", &b }, { NULL, &c } }, &e));
	assert_int_equal(c, 7);
	table_free(t);
	assert_false(table_need_all(NULL, wanted, &e)); /* as of a file that could not be read */
	assert_int_equal(e.kind, ERR_NONE);
}

static void test_table__tells_all_problems_at_once(void **state)
{
	static const char *const expected[] = {
		":1:3: column \"a\": found the name again; expected each column once",
		":2:1: found 1 fields; expected 3",
		":4:2: found a quote inside a field",
	};
	struct err e = ERR_INIT;
	(void)state;

	assert_null(read_text("a,b,a\n1\n1,2,3\n1,2\"2,3\n", &e));
	assert_int_equal(e.n_problems, 3);
	for (size_t i = 0; i < e.n_problems; i++)
		assert_non_null(strstr(e.problems[i], expected[i]));
	err_release(&e);
}

static void test_table__tells_when_a_file_cannot_be_read(void **state)
{
	struct err e = ERR_INIT;
	(void)state;

	assert_null(table_read("/nowhere/t.csv", &e));
	assert_null(table_read("/", &e));
	assert_int_equal(e.kind, ERR_SYSTEM);
	assert_int_equal(e.n_problems, 2);
	assert_string_equal(e.problems[0], "/nowhere/t.csv: cannot be read: No such file or directory");
	assert_string_equal(e.problems[1], "/: reading failed: Is a directory");
	err_release(&e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table__finds_cells_by_name),
		cmocka_unit_test(test_table__knows_the_place_of_a_cell),
		cmocka_unit_test(test_table__a_header_alone_is_an_empty_table),
		cmocka_unit_test(test_table__names_the_columns_when_one_is_missing),
		cmocka_unit_test(test_table__tells_of_every_column_that_is_missing),
		cmocka_unit_test(test_table__tells_all_problems_at_once),
		cmocka_unit_test(test_table__tells_when_a_file_cannot_be_read),
	};
	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
