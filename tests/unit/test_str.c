#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "aid/str.h"

static void test_str__starts_empty_and_grows(void **state)
{
	struct str s = STR_INIT;
	(void)state;

	assert_string_equal(str_text(&s), "");
	for (int i = 0; i < 100; i++)
		str_printf(&s, "%d,", i % 10);
	assert_int_equal(s.len, 200);
	str_clear(&s);
	assert_string_equal(str_text(&s), "");
	str_add(&s, "a");
	str_add_char(&s, 'b');
	str_add_n(&s, "cde", 2);
	char *text = str_take(&s);
	assert_string_equal(text, "abcd");
	assert_string_equal(str_text(&s), "");
	free(text);
	str_release(&s);
}

static void test_str__trims_both_ends_only(void **state)
{
	char text[] = " \t a b \t";
	(void)state;

	assert_string_equal(str_trim(text), "a b");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_str__starts_empty_and_grows),
		cmocka_unit_test(test_str__trims_both_ends_only),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
