/* What is listed and counted does not depend on how rows were shared out among readers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "aid/rejects.h"

static void add(struct rejects *r, const char *source, uint64_t line, const char *reason,
                bool excluded)
{
	struct reject reject = { source, (size_t)line, "amount", "x", reason, excluded };

	rejects_add(r, &reject);
}

static void test_rejects__counts_kinds_not_values(void **state)
{
	struct rejects *r = rejects_new();
	size_t n;
	(void)state;

	add(r, "a", 2, "found \"x\"; expected a number; write digits", false);
	add(r, "a", 3, "found \"y\"; expected a number; write digits", false);
	add(r, "a", 4, "expected \"x\" left out", true);
	const struct rejects_count *counts = rejects_counts(r, &n);
	assert_int_equal(n, 2);
	assert_true(counts[0].excluded);
	assert_string_equal(counts[0].reason, "expected \"x\" left out");
	assert_string_equal(counts[1].reason, "expected a number");
	assert_int_equal(counts[1].n, 2);
	rejects_free(r);
}

static void test_rejects__numbers_the_reasons_of_a_row(void **state)
{
	struct rejects *r = rejects_new();
	size_t n;
	(void)state;

	add(r, "a", 2, "one", false);
	add(r, "a", 2, "two", false);
	rejects_begin_file(r);
	add(r, "a", 2, "of the next file", false);
	const struct rejects_row *rows = rejects_rows(r, &n);
	assert_int_equal(n, 3);
	assert_string_equal(rows[0].reason, "of the next file");
	assert_string_equal(rows[1].reason, "one");
	assert_string_equal(rows[2].reason, "two");
	assert_int_equal(rows[2].part, 1);
	rejects_free(r);
}

/* Rows of two files, each longer than the list, by one reader or dealt out to three. */
static struct rejects *deal(size_t readers, struct rejects **list)
{
	for (size_t i = 0; i < readers; i++)
		list[i] = rejects_new();
	for (size_t file = 0; file < 2; file++) {
		for (size_t i = 0; i < readers; i++)
			rejects_begin_file(list[i]);
		for (uint64_t line = 2; line < REJECTS_LISTED + 700; line++)
			add(list[line % readers], "a", 2 * line + file, "why", line % 3 == 0);
	}
	for (size_t i = 1; i < readers; i++)
		rejects_merge(list[0], list[i]);
	return list[0];
}

static void test_rejects__are_the_same_from_any_number_of_readers(void **state)
{
	struct rejects *alone[1], *shared[3];
	size_t n, m;
	(void)state;

	const struct rejects_row *a = rejects_rows(deal(1, alone), &n);
	const struct rejects_row *b = rejects_rows(deal(3, shared), &m);
	assert_int_equal(n, m);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(a[i].line, b[i].line);
		assert_int_equal(a[i].excluded, b[i].excluded);
		assert_int_equal(a[i].part, b[i].part);
	}
	const struct rejects_count *c = rejects_counts(alone[0], &n);
	assert_int_equal(n, 2);
	assert_int_equal(c[0].n + c[1].n, 2 * (REJECTS_LISTED + 698));
	rejects_free(alone[0]);
	for (size_t i = 0; i < 3; i++)
		rejects_free(shared[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rejects__counts_kinds_not_values),
		cmocka_unit_test(test_rejects__numbers_the_reasons_of_a_row),
		cmocka_unit_test(test_rejects__are_the_same_from_any_number_of_readers),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
