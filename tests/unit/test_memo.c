/* Texts of every length around the first 16 bytes, among many that differ in one byte. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "aid/memo.h"


static void test_memo__tells_texts_apart(void **state)
{
	struct memo m = { 0 };
	char text[64];
	(void)state;

	for (int i = 0; i < 5000; i++) {
		int n = snprintf(text, sizeof text, "%.*s%d", i % 25, "a long beginning of texts", i);
		assert_false(memo_get(&m, text, (size_t)n, NULL));
		memo_put(&m, text, (size_t)n, (uint32_t)i);
		memo_put(&m, text, (size_t)n, 7); /* the first value stays */
	}
	for (int i = 0; i < 5000; i++) {
		int n = snprintf(text, sizeof text, "%.*s%d", i % 25, "a long beginning of texts", i);
		memset(text + n, '#', sizeof text - (size_t)n);
		const uint32_t *found = memo_find(&m, text, (size_t)n);
		assert_non_null(found);
		assert_int_equal(*found, i);
		assert_null(memo_find(&m, text, (size_t)n + 1));
	}
	assert_false(memo_get(&m, "", 0, NULL));
	memo_put(&m, "", 0, 3);
	assert_true(memo_get(&m, "", 0, NULL));
	memo_release(&m);
}

static void test_memo__forgets_what_is_too_much(void **state)
{
	struct memo m = { 0 };
	char text[64];
	(void)state;

	for (int i = 0; i < MEMO_MOST + 10; i++)
		memo_put(&m, text, (size_t)snprintf(text, sizeof text, "%d", i), 1);
	assert_int_equal(m.n, MEMO_MOST);
	assert_true(memo_get(&m, "65535", 5, NULL));
	assert_false(memo_get(&m, "65536", 5, NULL));
	memo_release(&m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_memo__tells_texts_apart),
		cmocka_unit_test(test_memo__forgets_what_is_too_much),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
