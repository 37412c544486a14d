#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "aid/ini.h"
#include "aid/str.h"

static char folder[] = "/tmp/test_ini.XXXXXX";
static char path[sizeof folder + sizeof "/t.ini"];

static int make_folder(void **state)
{
	(void)state;
	if (!mkdtemp(folder))
		return -1;
	snprintf(path, sizeof path, "%s/t.ini", folder);
	return 0;
}

static int remove_folder(void **state)
{
	(void)state;
	unlink(path);
	return rmdir(folder);
}

static struct ini *read_text(const char *text, struct err *e)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
	return ini_read(path, e);
}

/* The sections and entries with their lines; then the problems without the file's name. */
static void describe(const char *text, struct str *s)
{
	struct err e = ERR_INIT;
	struct ini *ini = read_text(text, &e);

	for (size_t i = 0; ini && i < ini->n; i++) {
		const struct ini_section *section = &ini->sections[i];
		str_printf(s, "%zu[%s]", section->line, section->name);
		for (size_t j = 0; j < section->n; j++)
			str_printf(s, " %zu %s<%s>", section->entries[j].line,
			           section->entries[j].key, section->entries[j].value);
		str_add(s, "\n");
	}
	for (size_t i = 0; i < e.n_problems; i++)
		str_printf(s, "%s\n", e.problems[i] + strlen(path) + 1);
	ini_free(ini);
	err_release(&e);
}

static void check(const char *why, const char *text, const char *expected)
{
	struct str s = STR_INIT;

	describe(text, &s);
	if (strncmp(str_text(&s), expected, strlen(expected)) != 0 ||
	    (strlen(expected) == 0 && s.len > 0))
		fail_msg("%s: found\n%sexpected\n%s", why, str_text(&s), expected);
	str_release(&s);
}

static void test_ini__reads_sections_and_entries(void **state)
{
	static const struct { const char *why, *text, *expected; } cases[] = {
		{ "in file order, with lines", "; c\n[b]\nx = 1\n\n[a]\ny=2\n",
		  "2[b] 3 x<1>\n5[a] 6 y<2>\n" },
		{ "no entries", "[a]\n[b]\n", "1[a]\n2[b]\n" },
		{ "nothing", "", "" },
		{ "no newline at the end, CRLF", "[a]\r\nx = 1\r\ny = 2", "1[a] 2 x<1> 3 y<2>\n" },
		{ "trimmed, blanks inside kept", "[ a ]\n  \nx =  1  2 \t\n", "1[a] 3 x<1  2>\n" },
		{ "empty value", "[a]\nx =\n", "1[a] 2 x<>\n" },
		{ "comments", "[a] ; c\n# c\nx = 1 ; c\ny = #2;3\n", "1[a] 3 x<1> 4 y<#2;3>\n" },
		{ "quotes are kept", "[a]\nx = \"a b\" | \"c\"\n", "1[a] 2 x<\"a b\" | \"c\">\n" },
		{ "an = in the value", "[a]\nx = a = b\n", "1[a] 2 x<a = b>\n" },
		{ "continued lines", "[a]\nx = 1\n  2\n\t3 = 4\ny = 5\n", "1[a] 2 x<1 2 3 = 4> 5 y<5>\n" },
		{ "a comment between continued lines", "[a]\nx =\n  1\n; c\n  2 ; c\n",
		  "1[a] 2 x<1 2>\n" },
		{ "a bracket in a continued line", "[a]\nx = 1\n  [2]\n", "1[a] 2 x<1 [2]>\n" },
		{ "byte order mark", "\xEF\xBB\xBF[a]\nx = 1\n", "1[a] 2 x<1>\n" },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		check(cases[i].why, cases[i].text, cases[i].expected);
}

static void test_ini__refuses_what_is_no_entry(void **state)
{
	static const struct { const char *why, *text, *expected; } cases[] = {
		{ "section twice", "[a]\n[b]\n[a]\n", "3: found [a] again; expected each section once; "
		  "it stands in line 1 already\n" },
		{ "key twice", "[a]\nx = 1\nx = 2\n", "3: found \"x\" again in [a]; expected each key "
		  "once; it stands in line 2 already\n" },
		{ "key before any section", "x = 1\n", "1: found \"x\" before any section; " },
		{ "no value", "[a]\nx\n", "2: found \"x\"; expected key = value, [section] or a ; "
		  "comment; write one of them\n" },
		{ "no key", "[a]\n= 1\n", "2: found \"= 1\"; expected key = value" },
		{ "open section", "[a\n", "1: found \"[a\"; expected [name] alone in its line; " },
		{ "text after a section", "[a] b = c\n", "1: found \"[a] b = c\"; expected [name]" },
		{ "section without a name", "[ ]\n", "1: found a section without a name; " },
		{ "comment in quotes", "[a]\nx = \"b ; c\"\n", "2: found \" ;\" in quotes, where a "
		  "comment would begin; " },
		{ "not UTF-8", "[a]\nx = \xFF\n", "2: found bytes that are no UTF-8 text; " },
		{ "control character", "[a]\nx = \x01\n", "2: found bytes that are no UTF-8 text; " },
		{ "all at once", "[a\n[b]\nx\nx = 1\nx = 2\n[b]\n", "1: found \"[a\"; expected [name] "
		  "alone in its line; close it with ] and write nothing after it\n3: found \"x\"; "
		  "expected key = value, [section] or a ; comment; write one of them\n5: found \"x\" "
		  "again in [b]; expected each key once; it stands in line 4 already\n6: found [b] "
		  "again; " },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		check(cases[i].why, cases[i].text, cases[i].expected);
}

/* A line as long as the library can take is kept whole; a longer one is refused, not cut. */
static void test_ini__never_cuts_a_line(void **state)
{
	(void)state;

	for (size_t n = 150; n < 2100; n += n < 250 ? 1 : 200) {
		struct err e = ERR_INIT;
		struct str s = STR_INIT;
		str_add(&s, "[a]\nx = ");
		for (size_t i = 0; i < n; i++)
			str_add_char(&s, 'v');
		str_add(&s, "\n");
		struct ini *ini = read_text(str_text(&s), &e);
		assert_true(ini == NULL ? e.n_problems == 1 && n > 190
		                        : strlen(ini->sections[0].entries[0].value) == n);
		if (!ini)
			assert_non_null(strstr(e.problems[0], ".ini:2: found a line of "));
		ini_free(ini);
		str_release(&s);
		err_release(&e);
	}
}

static void test_ini__a_long_value_goes_on_in_indented_lines(void **state)
{
	struct err e = ERR_INIT;
	struct str s = STR_INIT;
	(void)state;

	str_add(&s, "[a]\nx =\n");
	for (size_t i = 0; i < 200; i++)
		str_add(&s, "  nine more\n");
	struct ini *ini = read_text(str_text(&s), &e);
	assert_non_null(ini);
	assert_int_equal(strlen(ini_get(&ini->sections[0], "x")), 200 * 10 - 1);
	ini_free(ini);
	str_release(&s);
}

static void test_ini__finds_by_name(void **state)
{
	struct err e = ERR_INIT;
	struct ini *ini = read_text("[a]\nx = 1\n[b]\n", &e);
	const struct ini_section *a;
	(void)state;

	assert_non_null(ini);
	a = ini_section(ini, "a");
	assert_ptr_equal(a, &ini->sections[0]);
	assert_null(ini_section(ini, "A"));
	assert_string_equal(ini_get(a, "x"), "1");
	assert_null(ini_get(a, "y"));
	assert_null(ini_entry(&ini->sections[1], "x"));
	assert_int_equal(ini_place(ini, a, ini_entry(a, "x")).line, 2);
	assert_int_equal(ini_place(ini, a, NULL).line, 1);
	assert_string_equal(ini_place(ini, NULL, NULL).file, path);
	ini_free(ini);
	ini_free(NULL);
}

static void test_ini__names_the_nearest_known_key(void **state)
{
	static const char *const known[] = { "period", "keys", "top", NULL }, *const none[] = { NULL };
	static const struct { const char *text, *expected; } cases[] = {
		{ "[a]\nperiod = 1\ntop = 2\n", NULL },
		{ "[a]\nperoid = 1\n", ":2: found the key \"peroid\" in [a]; expected one of period, keys, "
		  "top; write \"period\"" },
		{ "[a]\nkey = 1\n", ":2: found the key \"key\" in [a]; expected one of period, keys, top; "
		  "write \"keys\"" },
		{ "[a]\ncolour = 1\n", ":2: found the key \"colour\" in [a]; expected one of period, keys, "
		  "top" },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct err e = ERR_INIT;
		struct ini *ini = read_text(cases[i].text, &e);
		assert_non_null(ini);
		assert_int_equal(ini_check_keys(ini, &ini->sections[0], known, &e), !cases[i].expected);
		if (cases[i].expected)
			assert_string_equal(e.problems[0] + strlen(path), cases[i].expected);
		assert_int_equal(ini_check_keys(ini, &ini->sections[0], none, &e), false);
		ini_free(ini);
		err_release(&e);
	}
}

static void test_ini__splits_words(void **state)
{
	char **words;
	(void)state;

	size_t n = ini_words(" a, b\tc ,,d", &words);
	assert_int_equal(n, 4);
	assert_string_equal(words[0], "a");
	assert_string_equal(words[3], "d");
	ini_words_free(words, n);
	n = ini_words(" , ", &words);
	assert_int_equal(n, 0);
	ini_words_free(words, n);
}

static void test_ini__tells_when_a_file_cannot_be_read(void **state)
{
	struct err e = ERR_INIT;
	(void)state;

	assert_null(ini_read("/nowhere/t.ini", &e));
	assert_null(ini_read("/", &e));
	assert_int_equal(e.kind, ERR_SYSTEM);
	assert_int_equal(e.n_problems, 2);
	err_release(&e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ini__reads_sections_and_entries),
		cmocka_unit_test(test_ini__refuses_what_is_no_entry),
		cmocka_unit_test(test_ini__never_cuts_a_line),
		cmocka_unit_test(test_ini__a_long_value_goes_on_in_indented_lines),
		cmocka_unit_test(test_ini__finds_by_name),
		cmocka_unit_test(test_ini__names_the_nearest_known_key),
		cmocka_unit_test(test_ini__splits_words),
		cmocka_unit_test(test_ini__tells_when_a_file_cannot_be_read),
	};
	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
