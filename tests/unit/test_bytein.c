/* A file that gets shorter while it is read is no file at its end; an archive of one file is that file. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "aid/bytein.h"
#include "zipmake.h"

static const char path[] = "test_bytein.tmp";

static void write_file(size_t size)
{
	static const char text[4096] = "text";
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);

	assert_true(fd >= 0);
	for (; size > 0; size -= size < sizeof text ? size : sizeof text)
		assert_true(write(fd, text, size < sizeof text ? size : sizeof text) > 0);
	close(fd);
}

static uint64_t read_all(struct bytein *in, ssize_t *last)
{
	char buffer[1000];
	uint64_t sum = 0;

	while ((*last = bytein_read(in, buffer, sizeof buffer)) > 0)
		sum += (uint64_t)*last;
	return sum;
}

static void test_bytein__reads_all_of_a_file(void **state)
{
	static const size_t sizes[] = { 0, 1, 3, 4096, 300000 };
	struct err e = ERR_INIT;
	ssize_t last;
	(void)state;

	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		write_file(sizes[i]);
		struct bytein *in = bytein_open(path, &e);
		assert_non_null(in);
		assert_int_equal(bytein_size(in), sizes[i]);
		assert_int_equal(read_all(in, &last), sizes[i]);
		assert_int_equal(last, 0);
		assert_true(bytein_explain(in, &e));
		bytein_close(in);
	}
	unlink(path);
}

static void test_bytein__sees_a_file_get_shorter(void **state)
{
	struct err e = ERR_INIT;
	char buffer[100000];
	ssize_t last;
	(void)state;

	write_file(1000000);
	struct bytein *in = bytein_open(path, &e);
	assert_true(bytein_read(in, buffer, sizeof buffer) > 0);
	assert_int_equal(truncate(path, 500000), 0);
	read_all(in, &last);
	assert_int_equal(last, -1);
	assert_true(bytein_is_damaged(in));
	assert_false(bytein_explain(in, &e));
	assert_int_equal(e.kind, ERR_SYSTEM);
	assert_string_equal(e.problems[0], "test_bytein.tmp: the file became shorter while it was "
	                    "read; start again when nobody writes it");
	assert_int_equal(bytein_read(in, buffer, sizeof buffer), -1);
	err_release(&e);
	bytein_close(in);
	unlink(path);
}

/* Folders and what macOS adds are passed over; of several files none is chosen. */
static void test_bytein__reads_an_archive_of_one_file(void **state)
{
	static const struct {
		const char *why;
		struct zip_part parts[4];
		uint64_t size;
		const char *problem;
	} cases[] = {
		{ "one file", { { "a.csv", "a,b\n1,2\n", 50000, NULL } }, 400000, NULL },
		{ "a file in a folder", { { "d/", "", 0, NULL }, { "d/a.csv", "x", 7, NULL } }, 7, NULL },
		{ "what macOS adds", { { "a.csv", "x", 3, NULL }, { "__MACOSX/._a.csv", "y", 9, NULL } }, 3, NULL },
		{ "an empty file", { { "a.csv", "", 0, NULL } }, 0, NULL },
		{ "two files", { { "a.csv", "x", 1, NULL }, { "b.csv", "y", 1, NULL } }, 0,
		  "test_bytein.tmp: found a ZIP archive of 2 files; expected text, or an archive of one file; unpack it and name "
		  "the file (of a workbook, write a descriptor with shape = xlsx and its sheet, or save the sheet as CSV)" },
		{ "a folder only", { { "d/", "", 0, NULL } }, 0,
		  "test_bytein.tmp: found a ZIP archive of 0 files; expected text, or an archive of one file; unpack it and name "
		  "the file (of a workbook, write a descriptor with shape = xlsx and its sheet, or save the sheet as CSV)" },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct err e = ERR_INIT;
		ssize_t last = 0;
		zipmake(path, cases[i].parts);
		struct bytein *in = bytein_open(path, &e);
		if (cases[i].problem) {
			assert_null(in);
			assert_int_equal(e.kind, ERR_DATA);
			assert_string_equal(e.problems[0], cases[i].problem);
		} else {
			assert_non_null(in);
			if (read_all(in, &last) != cases[i].size || last != 0)
				print_error("%s\n", cases[i].why), fail();
			assert_int_equal(bytein_used(in), bytein_size(in));
		}
		err_release(&e);
		bytein_close(in);
	}
	unlink(path);
}

static void test_bytein__tells_of_a_file_that_is_not_there(void **state)
{
	struct err e = ERR_INIT;
	(void)state;

	assert_null(bytein_open("/no/such/file", &e));
	assert_int_equal(e.kind, ERR_SYSTEM);
	err_release(&e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bytein__reads_all_of_a_file),
		cmocka_unit_test(test_bytein__sees_a_file_get_shorter),
		cmocka_unit_test(test_bytein__reads_an_archive_of_one_file),
		cmocka_unit_test(test_bytein__tells_of_a_file_that_is_not_there),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
