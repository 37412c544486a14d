#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "aid/textcheck.h"

/* Every sequence of two and three bytes: those taken are as many as there are letters of that length, of Unicode
 * without surrogates. What does not begin with one is of length 0. */
static void test_textcheck__takes_every_letter_and_no_other_bytes(void **state)
{
	size_t n_of[5] = { 0 };
	(void)state;

	for (unsigned a = 0; a < 256; a++)
		for (unsigned b = 0; b < 256; b++) {
			char two[] = { (char)a, (char)b };
			n_of[textcheck_utf8(two, 2)]++;
			for (unsigned c = 0; a >= 0xE0 && c < 256; c++) {
				char three[] = { (char)a, (char)b, (char)c };
				size_t n = textcheck_utf8(three, 3);
				n_of[3] += n == 3;
				assert_true(n == 3 || n == 0);
			}
		}
	assert_int_equal(n_of[1], 128 * 256);
	assert_int_equal(n_of[2], 0x800 - 0x80);
	assert_int_equal(n_of[3], 0x10000 - 0x800 - 0x800);
	assert_int_equal(n_of[4], 0);
}

static void test_textcheck__letters_of_four_bytes_end_with_unicode(void **state)
{
	static const struct {
		const char *text;
		bool ok;
		const char *why;
	} cases[] = {
		{ "\xF0\x90\x80\x80", true, "U+10000" },      { "\xF0\x8F\xBF\xBF", false, "overlong" },
		{ "\xF4\x8F\xBF\xBF", true, "U+10FFFF" },     { "\xF4\x90\x80\x80", false, "beyond Unicode" },
		{ "\xF3\xBF\xBF\xBF", true, "in between" },   { "\xF5\x80\x80\x80", false, "no first byte" },
		{ "\xF1\x80\x80\xC0", false, "cut by a letter" }, { "\xF1\x80\x41\x80", false, "cut by a letter" },
		{ "\xF1\x41\x80\x80", false, "cut by a letter" },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		if ((textcheck_utf8(cases[i].text, 4) == 4) != cases[i].ok)
			fail_msg("%s", cases[i].why);
		assert_int_equal(textcheck_utf8(cases[i].text, 3), 0);
	}
}

static void test_textcheck__tells_what_is_wrong_and_where(void **state)
{
	static const struct {
		const char *text;
		size_t len, at;
		bool latin1;
		const char *found;
	} cases[] = {
		{ "plain\ttext\n", 11, 0, false, NULL },
		{ "CRLF\r\n", 6, 0, false, NULL },
		{ "the end\r", 8, 0, false, NULL },
		{ "a\rb\n", 4, 1, false, "found a carriage return" },
		{ "a\0b\n", 4, 1, false, "found a NUL byte" },
		{ "ab\x1F", 3, 2, false, "found a control character" },
		{ "ab\x7F", 3, 2, false, "found a control character" },
		{ "\xE9t\xE9", 3, 0, false, "found bytes that are not UTF-8" },
		{ "\xE9t\xE9", 3, 0, true, NULL },
		{ "\x9F\x80", 2, 0, true, NULL },
		{ "\xE9\0", 2, 1, true, "found a NUL byte" },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t at = 99;
		const char *found = textcheck_line(cases[i].text, cases[i].len, cases[i].latin1, &at);
		if (!cases[i].found) {
			assert_null(found);
			continue;
		}
		assert_non_null(found);
		assert_memory_equal(found, cases[i].found, strlen(cases[i].found));
		assert_int_equal(at, cases[i].at);
	}
}

static void test_textcheck__latin1_becomes_utf8(void **state)
{
	struct str s = STR_INIT;
	(void)state;

	textcheck_from_latin1(&s, "a\x7F\x80\xBF\xC0\xFF", 6);
	assert_string_equal(str_text(&s), "a\x7F\xC2\x80\xC2\xBF\xC3\x80\xC3\xBF");
	str_release(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_textcheck__takes_every_letter_and_no_other_bytes),
		cmocka_unit_test(test_textcheck__letters_of_four_bytes_end_with_unicode),
		cmocka_unit_test(test_textcheck__tells_what_is_wrong_and_where),
		cmocka_unit_test(test_textcheck__latin1_becomes_utf8),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
