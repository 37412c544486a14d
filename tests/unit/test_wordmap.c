#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "aid/wordmap.h"

#define TEXT(literal) ((char *)(literal))

static void test_wordmap__finds_words_and_patterns(void **state)
{
	static struct ini_entry entries[] = {
		{ TEXT("720*"), TEXT("humanitarian"), 2 },
		{ TEXT("7*"), TEXT("other"), 3 },
		{ TEXT("73010"), TEXT("rebuilding"), 4 },
		{ TEXT("*, Government of"), TEXT("*"), 5 },
		{ TEXT("FY*tq"), TEXT("*-Q3"), 6 },
		{ TEXT("*; 2018*"), TEXT("*"), 7 },
		{ TEXT("none"), TEXT("\"\""), 7 },
	};
	struct ini_section map = { TEXT("map x"), 1, 7, entries };
	static const struct { const char *why, *word, *ours; } cases[] = {
		{ "the beginning", "72010", "humanitarian" },
		{ "* may be nothing", "720", "humanitarian" },
		{ "an earlier pattern first", "7205", "humanitarian" },
		{ "a later one", "74020", "other" },
		{ "the word itself before any pattern", "73010", "rebuilding" },
		{ "what * stood for", "Luxembourg, Government of", "Luxembourg" },
		{ "in the middle", "FY1976tq", "1976-Q3" },
		{ "no value", "none", "" },
		{ "two stars", "2017; 2018; 2019", "2017" },
		{ "unknown", "8", NULL },
		{ "shorter than the pattern", "FYt", NULL },
		{ "case counts", "NONE", NULL },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str ours = STR_INIT;
		bool found = wordmap_find(&map, cases[i].word, &ours);
		if (found != (cases[i].ours != NULL) ||
		    (found && strcmp(str_text(&ours), cases[i].ours) != 0))
			fail_msg("%s: %s became \"%s\"", cases[i].why, cases[i].word, str_text(&ours));
		str_release(&ours);
	}
}

static void test_wordmap__any_number_of_stars(void **state)
{
	static const struct { const char *pattern, *text, *any; } cases[] = {
		{ "a*b*c", "axbyc", "x" }, { "a*b*c", "abbc", "" }, { "a*b*c", "acb", NULL },
		{ "a*b*c", "axbxbcc", "x" }, { "*b", "abab", "aba" }, { "*b*", "xxbb", "xx" },
		{ "**", "x", "" }, { "***x", "yx", "" }, { "ab*ba", "aba", NULL }, { "a*bc*c", "abc", NULL },
		/* Tried place by place, this took half a minute. */
		{ "a*a*b*******c@",
		  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
		  NULL },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *any = NULL;
		size_t len = 0;
		bool found = wordmap_match(cases[i].pattern, cases[i].text, &any, &len);
		if (found != (cases[i].any != NULL) ||
		    (found && (len != strlen(cases[i].any) || memcmp(any, cases[i].any, len) != 0)))
			fail_msg("%s over %s: %s \"%.*s\"", cases[i].pattern, cases[i].text,
			         found ? "found" : "not found", found ? (int)len : 0, found ? any : "");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_wordmap__finds_words_and_patterns),
		cmocka_unit_test(test_wordmap__any_number_of_stars),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
