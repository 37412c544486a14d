#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "aid/fold.h"

static void test_fold__drops_case_accents_and_blanks_around(void **state)
{
	static const struct { const char *why, *text, *folded; } cases[] = {
		{ "case", "GERMANY", "germany" }, { "accents", "Türkiye", "turkiye" },
		{ "accents written as marks", "Tu\xcc\x88rkiye", "turkiye" },
		{ "blanks at the ends", " \tCôte d'Ivoire ", "cote d'ivoire" },
		{ "blanks inside stay", "United  States", "united  states" },
		{ "sharp s", "Straße", "strasse" }, { "full width", "ＵＳＡ", "usa" },
		{ "Cyrillic", "УКРАЇНА", "украіна" }, { "nothing", "", "" }, { "only blanks", "  ", "" },
		{ "not UTF-8 is left alone", "A\xff", "A\xff" },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *folded = fold_text(cases[i].text);
		if (strcmp(folded, cases[i].folded) != 0)
			fail_msg("%s: \"%s\"", cases[i].why, folded);
		free(folded);
	}
}

static void test_fold__distance_counts_code_points(void **state)
{
	static const struct { const char *why, *a, *b; size_t distance; } cases[] = {
		{ "the same", "germany", "germany", 0 }, { "one left out", "germny", "germany", 1 },
		{ "one too many", "germmany", "germany", 1 }, { "one other", "gernany", "germany", 1 },
		{ "two swapped", "untied", "united", 1 }, { "from nothing", "", "abc", 3 },
		{ "to nothing", "abc", "", 3 }, { "nothing at all", "", "", 0 },
		{ "two bytes are one letter", "ö", "o", 1 },
		{ "three bytes too", "a€b", "ab", 1 },
		{ "swapped letters of two bytes", "öü", "üö", 1 },
		{ "the classic", "kitten", "sitting", 3 },
		{ "a swapped pair is not changed again", "ca", "abc", 3 },
		{ "a cut letter is a byte", "\xc3", "a", 1 },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (fold_distance(cases[i].a, cases[i].b) != cases[i].distance)
			fail_msg("%s: %zu", cases[i].why, fold_distance(cases[i].a, cases[i].b));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fold__drops_case_accents_and_blanks_around),
		cmocka_unit_test(test_fold__distance_counts_code_points),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
