/* What is written is read back the same, and quotes stand only where they must. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "aid/csvin.h"
#include "aid/csvout.h"

static char folder[] = "/tmp/test_csvout.XXXXXX";
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

/* Row after row of n fields each. */
static void write_rows(const char *const *fields, size_t n_rows, size_t n)
{
	struct err e = ERR_INIT;
	struct outset *s = outset_new();
	struct csvout o;

	csvout_init(&o, outset_open(s, path, &e));
	for (size_t i = 0; i < n_rows; i++) {
		for (size_t j = 0; j < n; j++)
			csvout_text(&o, fields[i * n + j]);
		csvout_end_row(&o);
	}
	assert_true(outset_commit(s, &e));
	outset_free(s);
}

static void assert_written(const char *why, const char *expected)
{
	char text[1024];
	FILE *f = fopen(path, "rb");

	assert_non_null(f);
	text[fread(text, 1, sizeof text - 1, f)] = '\0';
	fclose(f);
	if (strcmp(text, expected) != 0)
		fail_msg("%s: found\n%s\nexpected\n%s", why, text, expected);
}

static void test_csvout__quotes_only_where_needed(void **state)
{
	static const struct { const char *why, *field, *expected; } cases[] = {
		{ "plain", "a b", "a b,x\n" },
		{ "empty", "", ",x\n" },
		{ "none", NULL, ",x\n" },
		{ "delimiter", "a,b", "\"a,b\",x\n" },
		{ "quote", "a\"b", "\"a\"\"b\",x\n" },
		{ "only a quote", "\"", "\"\"\"\",x\n" },
		{ "line feed", "a\nb", "\"a\nb\",x\n" },
		{ "carriage return", "a\r\nb", "\"a\r\nb\",x\n" },
		{ "leading blank", " a", "\" a\",x\n" },
		{ "trailing blank", "a ", "\"a \",x\n" },
		{ "leading tab", "\ta", "\"\ta\",x\n" },
		{ "a tab inside", "a\tb", "a\tb,x\n" },
		{ "other delimiters", "a;b|c", "a;b|c,x\n" },
		{ "UTF-8", "T\xC3\xBCrkiye", "T\xC3\xBCrkiye,x\n" },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		write_rows((const char *[]){ cases[i].field, "x" }, 1, 2);
		assert_written(cases[i].why, cases[i].expected);
	}
}

static void test_csvout__an_empty_row_of_one_field_can_be_read(void **state)
{
	(void)state;
	write_rows((const char *[]){ "a", "", "x", NULL }, 4, 1);
	assert_written("one field", "a\n\"\"\nx\n\"\"\n");
	write_rows((const char *[]){ "", "", "", "" }, 2, 2);
	assert_written("two fields", ",\n,\n");
}

static void test_csvout__writes_numbers_and_dates(void **state)
{
	struct err e = ERR_INIT;
	struct outset *s = outset_new();
	struct csvout o;
	struct date undated = { 0 };
	(void)state;

	csvout_init(&o, outset_open(s, path, &e));
	csvout_money(&o, -123450, 2);
	csvout_known(&o, (struct money){ 5, true }, 2);
	csvout_known(&o, (struct money){ 5, false }, 2);
	csvout_count(&o, UINT64_MAX);
	csvout_date(&o, &undated);
	csvout_end_row(&o);
	csvout_known(&o, (struct money){ 0, false }, 2);
	csvout_end_row(&o);
	assert_true(outset_commit(s, &e));
	outset_free(s);
	assert_written("numbers", "-1234.50,0.05,,18446744073709551615,\n\"\"\n");
}

static void assert_reads_back(const char *const *fields, size_t n_rows, size_t n)
{
	struct err e = ERR_INIT;
	struct csvrow row;

	write_rows(fields, n_rows, n);
	struct csvin *in = csvin_open(path, NULL, &e);
	assert_non_null(in);
	row = *csvin_header(in);
	for (size_t i = 0; i < n_rows; i++) {
		assert_int_equal(row.n, n);
		for (size_t j = 0; j < n; j++)
			assert_string_equal(row.fields[j].text, fields[i * n + j]);
		assert_int_equal(csvin_next(in, &row, &e),
		                 i + 1 < n_rows ? CSVIN_ROW : CSVIN_END);
	}
	assert_int_equal(e.kind, ERR_NONE);
	csvin_close(in);
}

/* Every text of up to five of the characters that matter, three to a row and one to a row. */
static void test_csvout__what_is_written_is_read_back(void **state)
{
	static const char letters[] = "a, \"\n\t";
	enum { LETTERS = sizeof letters - 1, LENGTH = 5, COUNT = 7 * 7 * 7 * 7 * 7 };
	char (*texts)[LENGTH + 1] = calloc(COUNT, sizeof *texts);
	const char **fields = calloc(COUNT + 3, sizeof *fields);
	(void)state;

	assert_true(texts && fields);
	for (size_t i = 0; i < COUNT + 3; i++) {
		char *p = i < COUNT ? texts[i] : NULL;
		fields[i] = p ? p : "";
		for (size_t rest = i; p && rest > 0; rest /= LETTERS + 1)
			if (rest % (LETTERS + 1) > 0)
				*p++ = letters[rest % (LETTERS + 1) - 1];
	}
	assert_reads_back(fields, (COUNT + 2) / 3, 3);
	assert_reads_back(fields, COUNT, 1);
	free(texts);
	free(fields);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_csvout__quotes_only_where_needed),
		cmocka_unit_test(test_csvout__an_empty_row_of_one_field_can_be_read),
		cmocka_unit_test(test_csvout__writes_numbers_and_dates),
		cmocka_unit_test(test_csvout__what_is_written_is_read_back),
	};
	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
