#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "aid/rowin.h"

/* Opens a text as a file of a shape. */
static struct rowin *open_text(const char *text, const struct rowin_options *o, struct err *e)
{
	static char path[] = "/tmp/test_rowin.XXXXXX";

	strcpy(path + sizeof path - 7, "XXXXXX");
	int fd = mkstemp(path);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	close(fd);
	struct rowin *in = rowin_open(path, o, e);
	unlink(path);
	return in;
}

static void expect_row(struct rowin *in, size_t line, const char *first)
{
	struct err e = ERR_INIT;
	struct csvrow row;

	assert_int_equal(rowin_next(in, &row, &e), CSVIN_ROW);
	assert_int_equal(row.line, line);
	assert_string_equal(row.fields[0].text, first);
}

static void test_rowin__passes_over_declared_tag_rows(void **state)
{
	struct rowin_options o = { .tag_rows = 1 };
	struct err e = ERR_INIT;
	struct csvrow row;
	struct rowin *in = open_text("date,amount\n#date,#value\n2022,1\n2023,2\n", &o, &e);
	(void)state;

	assert_non_null(in);
	assert_string_equal(rowin_header(in)->fields[1].text, "amount");
	expect_row(in, 3, "2022");
	expect_row(in, 4, "2023");
	assert_int_equal(rowin_next(in, &row, &e), CSVIN_END);
	rowin_close(in);
	err_release(&e);
}

static void test_rowin__knows_the_place_of_a_field(void **state)
{
	struct rowin_options o = { .csv = { .delimiter = ';' } };
	struct err e = ERR_INIT;
	struct csvrow row;
	struct rowin *in = open_text("a;b\n\"x\ny\";z\n", &o, &e);
	(void)state;

	assert_non_null(in);
	assert_int_equal(rowin_next(in, &row, &e), CSVIN_ROW);
	struct place at = rowin_place(in, &row, 1);
	assert_int_equal(at.line, 3);
	assert_int_equal(at.column, 2);
	assert_string_equal(at.name, "b");
	assert_string_equal(at.file, rowin_name(in));
	rowin_close(in);
	err_release(&e);
}

static void test_rowin__tells_tags_from_data(void **state)
{
	static const struct { const char *why, *text, *first; size_t line; } cases[] = {
		{ "a row of tags", "a,b\n#x,#y+z\n1,2\n", "1", 3 },
		{ "with gaps", "a,b\n,#y\n1,2\n", "1", 3 },
		{ "no tags", "a,b\n1,2\n3,4\n", "1", 2 },
		{ "one word is none", "a,b\n#x,2\n3,4\n", "#x", 2 },
		{ "nothing is none", "a,b\n,\n3,4\n", "", 2 },
		{ "only the first row may be", "a,b\n#x,#y\n#1,#2\n", "#1", 3 },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct rowin_options o = { .tag_mark = '#' };
		struct err e = ERR_INIT;
		struct csvrow row;
		struct rowin *in = open_text(cases[i].text, &o, &e);
		assert_non_null(in);
		if (rowin_next(in, &row, &e) != CSVIN_ROW || row.line != cases[i].line ||
		    strcmp(row.fields[0].text, cases[i].first) != 0)
			fail_msg("%s: line %zu", cases[i].why, row.line);
		rowin_close(in);
		err_release(&e);
	}
}

static void test_rowin__turns_columns_into_rows(void **state)
{
	static const struct { size_t line, column; const char *code, *period, *value; } rows[] = {
		{ 2, 2, "UKR", "2021", "1" }, { 2, 4, "UKR", "2022", "" },
		{ 3, 2, "MDA", "2021", "-3" }, { 3, 4, "MDA", "2022", "4" },
	};
	struct rowin_options o = { .shape = rowin_shape("wide") };
	struct err e = ERR_INIT;
	struct csvrow row;
	(void)state;

	assert_true(date_forms_parse("YYYY", &o.wide));
	struct rowin *in = open_text("code,2021,2021 note,2022\nUKR,1,x,\nMDA,-3,,4\n", &o, &e);
	assert_non_null(in);
	assert_int_equal(rowin_header(in)->n, 4);
	assert_string_equal(rowin_header(in)->fields[2].text, "(column)");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_int_equal(rowin_next(in, &row, &e), CSVIN_ROW);
		assert_int_equal(row.line, rows[i].line);
		assert_string_equal(row.fields[0].text, rows[i].code);
		assert_string_equal(row.fields[2].text, rows[i].period);
		assert_string_equal(row.fields[3].text, rows[i].value);
		struct place at = rowin_place(in, &row, 3);
		assert_int_equal(at.column, rows[i].column);
		assert_string_equal(at.name, rows[i].period);
		assert_int_equal(rowin_place(in, &row, 1).column, 3);
	}
	assert_int_equal(rowin_next(in, &row, &e), CSVIN_END);
	rowin_close(in);
	assert_null(open_text("code,name\nUKR,x\n", &o, &e));
	assert_non_null(strstr(e.problems[0], "found no column whose name is a date written YYYY"));
	err_release(&e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rowin__passes_over_declared_tag_rows),
		cmocka_unit_test(test_rowin__turns_columns_into_rows),
		cmocka_unit_test(test_rowin__tells_tags_from_data),
		cmocka_unit_test(test_rowin__knows_the_place_of_a_field),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
