/* Words of a state's lines come back as they were, and what is no number is none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "aid/partial_text.h"

static void test_partial_text__any_word_comes_back(void **state)
{
	static const char *const words[] = { "", "plain", "a|b", "back\\slash", "\\p", "tab\there",
	                                     "two\nlines", "|", "\\", "T\xC3\xBCrkiye" };
	enum { N = sizeof words / sizeof *words };
	struct str line = STR_INIT;
	char *found[N + 1];

	(void)state;
	str_add(&line, "key");
	for (size_t i = 0; i < N; i++)
		partial_put(&line, words[i]);
	assert_null(strpbrk(line.text, "\t\n"));
	assert_int_equal(partial_cut(line.text, found, N + 1), N + 1);
	assert_string_equal(found[0], "key");
	for (size_t i = 0; i < N; i++)
		assert_string_equal(found[i + 1], words[i]);
	str_release(&line);
}

static void test_partial_text__too_many_words_are_counted(void **state)
{
	char text[] = "a|b|c|d";
	char *words[2];

	(void)state;
	assert_int_equal(partial_cut(text, words, 2), 4);
	assert_string_equal(words[1], "b");
}

static void test_partial_text__numbers_come_back(void **state)
{
	const money_wide largest = ((money_wide)INT64_MAX << 63) + INT64_MAX;
	const money_wide numbers[] = { 0, 1, -1, INT64_MIN, largest, -largest };

	(void)state;
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		struct str s = STR_INIT;
		money_wide back = 7;
		partial_put_wide(&s, numbers[i]);
		assert_true(partial_wide(s.text + 1, &back));
		assert_true(back == numbers[i]);
		str_release(&s);
	}
}

static void test_partial_text__what_is_no_number_is_refused(void **state)
{
	static const struct {
		const char *text, *why;
	} bad[] = {
		{ "", "nothing" }, { "-", "a sign alone" }, { "1x", "a letter" }, { " 1", "a blank" }, { "+1", "a plus" },
		{ "999999999999999999999999999999999999999999", "above 128 bits" },
	};
	uint64_t n;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		money_wide wide;
		if (partial_wide(bad[i].text, &wide))
			print_error("\"%s\" was read: %s\n", bad[i].text, bad[i].why), fail();
	}
	assert_false(partial_count("-1", &n));
	assert_false(partial_count("18446744073709551616", &n));
	assert_true(partial_count("18446744073709551615", &n));
	assert_true(n == UINT64_MAX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_partial_text__any_word_comes_back),
		cmocka_unit_test(test_partial_text__too_many_words_are_counted),
		cmocka_unit_test(test_partial_text__numbers_come_back),
		cmocka_unit_test(test_partial_text__what_is_no_number_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
