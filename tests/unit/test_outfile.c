#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "aid/outfile.h"
#include "own_folder.h"

static const char *in_folder(const char *name)
{
	static char path[256];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	return path;
}

static void assert_content(const char *name, const char *expected)
{
	char text[256] = "";
	FILE *f = fopen(in_folder(name), "r");

	assert_non_null(f);
	text[fread(text, 1, sizeof text - 1, f)] = '\0';
	fclose(f);
	assert_string_equal(text, expected);
}

static bool write_text(const char *name, const char *text, struct err *e)
{
	struct outset *s = outset_new();
	struct outfile *f = outset_open(s, in_folder(name), e);
	bool ok = f != NULL;

	if (f)
		outfile_text(f, text);
	ok = ok && outset_commit(s, e);
	outset_free(s);
	return ok;
}

static void test_outfile__commits_all_or_nothing(void **state)
{
	struct err e = ERR_INIT;
	struct outset *s = outset_new();
	(void)state;

	assert_true(write_text("a", "old", &e));
	outfile_text(outset_open(s, in_folder("a"), &e), "new");
	outset_free(s);
	assert_content("a", "old");
	assert_true(write_text("a", "new", &e));
	assert_content("a", "new");
	err_release(&e);
}

static void test_outfile__leaves_the_date_of_unchanged_bytes(void **state)
{
	struct err e = ERR_INIT;
	struct stat before, after;
	(void)state;

	assert_true(write_text("b", "same", &e));
	assert_int_equal(stat(in_folder("b"), &before), 0);
	assert_true(write_text("b", "same", &e));
	assert_int_equal(stat(in_folder("b"), &after), 0);
	assert_true(before.st_ino == after.st_ino);
	assert_true(write_text("b", "not!", &e));
	assert_int_equal(stat(in_folder("b"), &after), 0);
	assert_false(before.st_ino == after.st_ino);
	err_release(&e);
}

static void test_outfile__names_the_file_that_cannot_be_written(void **state)
{
	struct err e = ERR_INIT;
	(void)state;

	assert_false(write_text("missing/c", "x", &e));
	assert_int_equal(e.kind, ERR_SYSTEM);
	assert_non_null(strstr(e.problems[0], "missing/c: cannot be written: No such file"));
	err_release(&e);
}

static int remove_all(void **state)
{
	unlink(in_folder("a"));
	unlink(in_folder("b"));
	return remove_folder(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_outfile__commits_all_or_nothing),
		cmocka_unit_test(test_outfile__leaves_the_date_of_unchanged_bytes),
		cmocka_unit_test(test_outfile__names_the_file_that_cannot_be_written),
	};
	return cmocka_run_group_tests(tests, make_folder, remove_all);
}
