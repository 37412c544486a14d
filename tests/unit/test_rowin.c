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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rowin__passes_over_declared_tag_rows),
		cmocka_unit_test(test_rowin__knows_the_place_of_a_field),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
