#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "aid/textsize.h"

static const struct textfont plain = { 2048, false }, bold = { 2048, true };

static void test_textsize__widths_are_the_fonts(void **state)
{
	static const struct { const char *text; int regular, bold; const char *why; } cases[] = {
		{ "", 0, 0, "nothing" },
		{ "Hello", 1479 + 1139 + 455 + 455 + 1139, 1479 + 1139 + 569 + 569 + 1251, "letters" },
		{ "$1.5 bn", 1139 * 3 + 569 * 2 + 1139 * 2, 1139 * 3 + 569 * 2 + 1251 * 2, "money" },
		{ "Å", 1366, 1479, "Latin-1 is one letter of two bytes" },
		{ "−5", 1196 + 1139, 1196 + 1139, "minus sign" },
		{ "日本", 4096, 4096, "squares" },
		{ "e\xCC\x81", 1139, 1139, "a combining mark takes no room" },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		if ((int)textsize_width(cases[i].text, plain) != cases[i].regular ||
		    (int)textsize_width(cases[i].text, bold) != cases[i].bold)
			fail_msg("%s: %s", cases[i].text, cases[i].why);
	}
}

/* Whatever the text and the width: lines fit, none is empty, nothing is lost before the dots. */
static void test_textsize__lines_fit_at_every_width(void **state)
{
	static const char *const texts[] = {
		"US packages add up to $70.7 bn, more than what officials state",
		"Bundesausbildungsförderungsgesetz", "日本国際協力機構日本国際協力機構", "a", "a  b", " lead",
	};
	struct textfont font = { 16, false };
	(void)state;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		for (double width = 30; width < 400; width += 7) {
			struct textlines l = textsize_wrap(texts[i], font, width, 3);
			assert_true(l.n <= 3);
			for (size_t k = 0; k < l.n; k++)
				assert_true(textsize_width(l.lines[k], font) <= width + 0.01);
			assert_int_equal(l.whole, l.n == 0 || strstr(l.lines[l.n - 1], "…") == NULL);
			textlines_release(&l);
		}
}

static void test_textsize__a_number_stays_with_its_unit(void **state)
{
	struct textfont font = { 16, false };
	double width = textsize_width("it comes to $70.7", font) + 1;
	struct textlines l = textsize_wrap("it comes to $70.7 bn in all", font, width, 3);
	(void)state;

	assert_string_equal(l.lines[0], "it comes to");
	assert_string_equal(l.lines[1], "$70.7 bn in all");
	textlines_release(&l);
}

static void test_textsize__shortening_keeps_the_beginning(void **state)
{
	struct textfont font = { 16, false };
	char *same = textsize_shorten("Norway", font, 100), *cut = textsize_shorten("Norwegian Ministry",
	                                                                           font, 60);
	(void)state;

	assert_string_equal(same, "Norway");
	assert_string_equal(cut, "Norw…");
	free(same);
	free(cut);
}

static void test_textsize__words_are_counted(void **state)
{
	(void)state;
	assert_int_equal(textsize_words(""), 0);
	assert_int_equal(textsize_words("  one  "), 1);
	assert_int_equal(textsize_words("at $7 bn, in all"), 5);
}

/* As narrow as the longest word, no narrower: a name is not broken to make lines alike. */
static void test_textsize__balance_breaks_no_word(void **state)
{
	struct textfont font = { 16, false };
	struct textlines l = textsize_balance("Netherlands 66.7", font, 110, 2);
	(void)state;

	assert_int_equal(l.n, 2);
	assert_string_equal(l.lines[0], "Netherlands");
	assert_string_equal(l.lines[1], "66.7");
	textlines_release(&l);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_textsize__balance_breaks_no_word),
		cmocka_unit_test(test_textsize__widths_are_the_fonts),
		cmocka_unit_test(test_textsize__lines_fit_at_every_width),
		cmocka_unit_test(test_textsize__a_number_stays_with_its_unit),
		cmocka_unit_test(test_textsize__shortening_keeps_the_beginning),
		cmocka_unit_test(test_textsize__words_are_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
