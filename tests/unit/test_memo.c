/* Texts of every length around the first 32 bytes, among many that differ in one byte. */
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
	char text[128];
	(void)state;

	for (int i = 0; i < 5000; i++) {
		int n = snprintf(text, sizeof text, "%.*s%d", i % 45, "a very long beginning of texts that goes on", i);
		assert_int_equal(memo_get(&m, text, (size_t)n), MEMO_NONE);
		memo_put(&m, text, (size_t)n, (uint32_t)i);
		memo_put(&m, text, (size_t)n, 7); /* the first value stays */
	}
	for (int i = 0; i < 5000; i++) {
		int n = snprintf(text, sizeof text, "%.*s%d", i % 45, "a very long beginning of texts that goes on", i);
		memset(text + n, '#', sizeof text - (size_t)n);
		assert_int_equal(memo_find(&m, text, (size_t)n), i);
		assert_int_equal(memo_find(&m, text, (size_t)n + 1), MEMO_NONE);
	}
	assert_int_equal(memo_get(&m, "", 0), MEMO_NONE);
	memo_put(&m, "", 0, 3);
	assert_int_equal(memo_get(&m, "", 0), 3);
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
	assert_int_equal(memo_get(&m, "65535", 5), 1);
	assert_int_equal(memo_get(&m, "65536", 5), MEMO_NONE);
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
