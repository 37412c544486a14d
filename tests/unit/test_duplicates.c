#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "aid/duplicates.h"

static void see(struct duplicates *d, size_t line, const char *a, const char *b)
{
	const struct csvfield fields[] = { { a, strlen(a), line }, { b, strlen(b), line } };
	const struct csvrow row = { line, 2, fields };

	duplicates_see(d, &row);
}

static void test_duplicates__names_rows_like_an_earlier_one(void **state)
{
	struct duplicates *d = duplicates_new();
	struct err e = ERR_INIT;
	(void)state;

	duplicates_note(d, "s", &e);
	assert_int_equal(e.n_notes, 0);
	see(d, 2, "a", "b");
	see(d, 3, "ab", "");      /* the fields differ where the text joined is the same */
	see(d, 4, "", "ab");
	see(d, 5, "a", "b ");     /* a blank is a difference */
	see(d, 6, "12345678", "12345678x");
	see(d, 7, "12345678", "12345678y");
	see(d, 8, "", "");
	see(d, 9, "", "");        /* an empty row is like every other, which says nothing */
	assert_int_equal(duplicates_count(d), 0);
	see(d, 10, "a", "b");
	see(d, 11, "12345678", "12345678x");
	assert_int_equal(duplicates_count(d), 2);
	duplicates_note(d, "s", &e);
	assert_string_equal(e.notes[0], "ingest: s: 2 rows are exactly like an earlier row, and kept: line 10 "
	                    "(as 2), 11 (as 6); if one was entered twice, remove it");
	err_release(&e);
	duplicates_free(d);
}

static void test_duplicates__finds_each_of_many(void **state)
{
	enum { MANY = 5000 };
	struct duplicates *d = duplicates_new();
	char text[16];
	(void)state;

	for (size_t i = 0; i < 2 * MANY; i++) {
		snprintf(text, sizeof text, "%zu", i % MANY);
		see(d, i + 2, text, "x");
		assert_int_equal(duplicates_count(d), i < MANY ? 0 : i - MANY + 1);
	}
	duplicates_free(d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_duplicates__names_rows_like_an_earlier_one),
		cmocka_unit_test(test_duplicates__finds_each_of_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
