#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "aid/filter.h"

/* What a filter of this value answers to a text; numbers are written 1.234,5 and (5). */
static enum filter_answer ask(const char *value, const char *text, struct number_error *why)
{
	static const struct number_format numbers = { ',', '.', true };
	char path[] = "some.ini", key[] = "a", name[] = "where x", *copy = strdup(value);
	struct ini_entry entry = { key, copy, 3 };
	struct ini_section section = { name, 2, 1, &entry };
	struct ini ini = { path, 1, &section };
	struct filters filters = { 0, NULL };
	struct marks missing;
	struct err e = ERR_INIT;

	marks_parse("\"\" | n/a", &missing);
	assert_true(filters_add(&filters, true, "x", "a", &ini, &section, &entry, &e));
	filters.items[0].column = 0;
	enum filter_answer answer = filter_ask(&filters.items[0], text, &numbers, &missing, why);
	filters_release(&filters);
	marks_release(&missing);
	free(copy);
	return answer;
}

static void test_filter__asks_for_words_or_compares(void **state)
{
	static const struct { const char *why, *value, *text; enum filter_answer answer; }
	cases[] = {
		{ "a word", "plan | target", "target", FILTER_YES },
		{ "a pattern", "pl*", "planned", FILTER_YES },
		{ "another word", "plan", "target", FILTER_NO },
		{ "above", "> 0", "0,01", FILTER_YES },
		{ "equal is not above", "> 0", "0", FILTER_NO },
		{ "equal is at least", ">= 1.5", "1,50", FILTER_YES },
		{ "below", "< -4", "(5)", FILTER_YES },
		{ "at most, grouped", "<= 1000", "1.000", FILTER_YES },
		{ "a cent more", "<= 1000", "1.000,01", FILTER_NO },
		{ "no blank after the sign", ">0", "1", FILTER_YES },
		{ "30 digits, one apart", "> 123456789012345678901234567890",
		  "123456789012345678901234567891", FILTER_YES },
		{ "too long to be written with the other's decimals", "< 0.000000000001",
		  "-123456789012345678901234567891", FILTER_YES },
		{ "31 digits", "> 0", "1234567890123456789012345678901", FILTER_NO_NUMBER },
		{ "unknown is not zero", "<= 0", "", FILTER_NO },
		{ "another mark of it", "> -1", "n/a", FILTER_NO },
		{ "no number", "> 0", "much", FILTER_NO_NUMBER },
		{ "another way of writing", "> 0", "1.5", FILTER_NO_NUMBER },
		{ "a word in quotes", "\">5 years\"", ">5 years", FILTER_YES },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct number_error why = { NULL, NULL };
		enum filter_answer answer = ask(cases[i].value, cases[i].text, &why);
		if (answer != cases[i].answer || (answer == FILTER_NO_NUMBER) != (why.expected != NULL))
			fail_msg("%s: answered %d", cases[i].why, (int)answer);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_filter__asks_for_words_or_compares),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
