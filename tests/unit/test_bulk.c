/* A file read by any number of threads, wherever its blocks end, is what one strict reader sees. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "bulkreader.h"

enum { MEBIBYTE = 1 << 20 };

static const char tables[] = "[monthly]\nshape = period\nperiod = month\nkeys = ledger donor programme aid_type stage\n"
                             "[spread]\nshape = spread\nperiod = quarter\nkeys = ledger donor stage\n";
static const char descriptor[] =
	"[source]\nkind = flow\nledger = l\nstage = committed\non_error = reject\n"
	"[format]\ndate = YYYY-MM-DD\n[fields]\ndate = date\ndonor = donor\nprogramme = \"P\"\n"
	"aid_type = \"military\"\namount = amount\ncurrency = \"EUR\"\nqualifier = \"exact\"\n";
static const char header[] = "date,donor,amount,note\n", plain[] = "2022-03-05,Poland,12.5,plain\n";

static struct world world;

static int open_world(void **state)
{
	return world_set_up(state, &world, tables, descriptor);
}

static int close_world(void **state)
{
	unlink("t.csv");
	return world_tear_down(state, &world);
}

/* t.csv as n threads read it. */
static void compare_with(const struct str *expected, size_t n, const char *why)
{
	struct err e = ERR_INIT;
	struct str found = bulk_state(&world, n, false, NULL, &e);

	world_same(expected, &found, why);
	str_release(&found);
	err_release(&e);
}

/* The text, read by one strict reader and by 1, 2, 3 and 7 threads. */
static void compare(const char *text, size_t len, const char *why)
{
	static const size_t threads[] = { 1, 2, 3, 7 };
	struct err e = ERR_INIT;

	world_write("t.csv", text, len);
	struct str expected = bulk_state(&world, 1, true, NULL, &e);
	for (size_t i = 0; i < sizeof threads / sizeof *threads; i++)
		compare_with(&expected, threads[i], why);
	str_release(&expected);
	err_release(&e);
}

static void test_bulk__reads_small_files(void **state)
{
	static const struct {
		const char *why, *rows;
	} cases[] = {
		{ "a header only", "" }, { "an empty line", "\n" }, { "one row", "2022-03-01,Poland,1,x\n" },
		{ "no newline at the end", "2022-03-01,Poland,1,x\n2022-03-02,Poland,2,y" },
		{ "a quoted field at the end", "2022-03-01,Poland,1,\"x\"" }, { "a field that is not closed", "2022-03-01,Poland,1,\"x" },
		{ "CRLF", "2022-03-01,Poland,1,x\r\n2022-03-02,Poland,2,y\r\n" }, { "a carriage return", "2022-03-01,Poland,1,x\r" },
		{ "a row too short", "2022-03-01,Poland\n2022-03-01,Poland,3,x\n" }, { "bad bytes", "2022-03-01,Poland,1,\xFF\n" },
		{ "no regular row", "a\"b,c,d,e\na\"b,c,d,e\n" }, { "lines in quotes", "2022-03-01,Poland,1,\"\n\n\"\n2022-13-01,Poland,1,\n" },
	};
	static const char *const files[] = {
		"", "\n", "date,donor,amount,note", "date,donor,amount\n2022-03-01,Poland,1\n", "date\n2022-03-01\n",
		"\xEF\xBB\xBF\"date\",donor,amount,note\r\n2022-03-01,Poland,1,\r\n",
	};
	char text[400];
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		snprintf(text, sizeof text, "%s%s", header, cases[i].rows);
		compare(text, strlen(text), cases[i].why);
	}
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		compare(files[i], strlen(files[i]), files[i]);
}

/* Rows of the same text, behind one with a note of `pad` letters, before one whose line is told. */
static struct str file_of(size_t rows, size_t pad, const char *row)
{
	size_t len = strlen(row);
	struct str s = STR_INIT;

	str_add(&s, header);
	str_printf(&s, "2022-04-01,Denmark,7,%0*d\n", (int)pad, 0);
	str_reserve(&s, rows * len);
	for (size_t i = 0; i < rows; i++)
		str_add_n(&s, row, len);
	str_add(&s, "2022-13-01,Poland,1,no month\n");
	return s;
}

/* Whatever a block begins with: the rows are moved byte by byte over the places where blocks end. */
static void test_bulk__blocks_end_anywhere(void **state)
{
	static const char *const rows[] = {
		"2022-03-05,Spain,-1.5,\"T\xC3\xBC\n\"\"q\"\",\n2022-03-05,\"\r\n",
		"2022-03-05,Spain,1,a \" b\n2022-03-06,Spain,2,\"c\" d\n",
	};
	(void)state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str expected = STR_INIT;
		for (size_t pad = 1; pad <= strlen(rows[i]); pad += 1 + 2 * i) { /* the irregular take long */
			struct str s = file_of(9 * MEBIBYTE / 8 / strlen(rows[i]), pad, rows[i]);
			struct err e = ERR_INIT;
			world_write("t.csv", s.text, s.len);
			if (pad == 1)
				expected = bulk_state(&world, 1, true, NULL, &e);
			compare_with(&expected, 1 + pad % 3, rows[i]);
			str_release(&s);
			err_release(&e);
		}
		str_release(&expected);
	}
}

/* Rows of which no block holds one whole, and such as no row may be. */
static void test_bulk__rows_are_longer_than_blocks(void **state)
{
	static const struct {
		const char *why;
		size_t donor, amount, note; /* blanks before the words, letters */
		bool lines;                 /* every 50th letter is a line end */
	} cases[] = {
		{ "a long note", 0, 0, 900000, false }, { "a long note of many lines", 0, 0, 900000, true },
		{ "two long fields", 700000, 0, 700000, false }, { "three, longer than two blocks", 900000, 900000, 900000, false },
		{ "three, one of many lines", 900000, 900000, 900000, true }, { "too long a note", 0, 0, 1300000, false },
		{ "too long a note of many lines", 0, 0, 2500000, true },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str s = file_of(10000, 1, plain);
		for (int times = 0; times < 2; times++) {
			str_printf(&s, "2022-03-06,%*s,%*s,\"", (int)cases[i].donor, "Spain", (int)cases[i].amount, "5");
			for (size_t j = 0; j < cases[i].note; j++)
				str_add_char(&s, cases[i].lines && j % 50 == 0 ? '\n' : 'n');
			str_add(&s, "\"\n2022-03-07,Denmark,6,x\n");
		}
		compare(s.text, s.len, cases[i].why);
		str_release(&s);
	}
}

/* Several blocks inside one quoted text whose lines look like rows, and one that is never closed. */
static void test_bulk__quotes_hide_rows(void **state)
{
	(void)state;

	for (int closed = 0; closed < 2; closed++) {
		struct str s = file_of(30, 1, plain);
		for (int part = 0; part < 4; part++) {
			str_add(&s, "2022-03-06,Spain,5,\"");
			for (int j = 0; j < 25000; j++)
				str_add(&s, "2022-03-05,Poland,12.5,no row\n");
			str_add(&s, closed || part < 3 ? "\"\n" : "\n");
		}
		compare(s.text, s.len, closed ? "closed" : "never closed");
		str_release(&s);
	}
}

/* Cuts the file off once the first block is behind. */
static void cut_off(void *context, const char *what, uint64_t rows, uint64_t done, uint64_t all)
{
	size_t *calls = context;

	(void)what;
	(void)rows;
	if (++*calls == 1) {
		assert_true(done < all);
		assert_int_equal(truncate("t.csv", (off_t)done + 1000), 0);
	}
}

static void test_bulk__a_file_gets_shorter(void **state)
{
	(void)state;

	for (size_t n = 1; n <= 3; n += 2) {
		struct str s = file_of(400000, 1, plain);
		struct err e = ERR_INIT;
		size_t calls = 0;
		const struct progress p = { .context = &calls, .bytes = cut_off };
		world_write("t.csv", s.text, s.len);
		struct str found = bulk_state(&world, n, false, &p, &e);
		assert_true(calls > 0 && calls < 12);
		assert_int_equal(e.kind, ERR_SYSTEM);
		assert_int_equal(e.n_problems, 1);
		assert_string_equal(e.problems[0], "t.csv: the file became shorter while it was read; start again "
		                    "when nobody writes it");
		assert_non_null(strstr(found.text, "\nnot read\n"));
		str_release(&found);
		str_release(&s);
		err_release(&e);
	}
}

static void test_bulk__tells_of_a_file_that_is_not_there(void **state)
{
	struct err e = ERR_INIT;
	(void)state;

	unlink("t.csv");
	struct str found = bulk_state(&world, 2, false, NULL, &e);
	assert_int_equal(e.kind, ERR_SYSTEM);
	assert_non_null(strstr(found.text, "\nnot read\n"));
	str_release(&found);
	err_release(&e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bulk__reads_small_files),
		cmocka_unit_test(test_bulk__blocks_end_anywhere),
		cmocka_unit_test(test_bulk__rows_are_longer_than_blocks),
		cmocka_unit_test(test_bulk__quotes_hide_rows),
		cmocka_unit_test(test_bulk__a_file_gets_shorter),
		cmocka_unit_test(test_bulk__tells_of_a_file_that_is_not_there),
	};
	return cmocka_run_group_tests(tests, open_world, close_world);
}
