#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "aid/blocs.h"

static const char countries_csv[] =
	"iso2,iso3,name,aliases,kind,eu_member_from,eu_member_to,nato_member,nato_from,g7,europe,"
	"dac_code,source\n"
	"DE,DEU,Germany,,country,1958-01-01,,1,,1,1,,\n"
	"GB,GBR,United Kingdom,,country,1973-01-01,2020-01-31,1,,1,1,,\n"
	"FI,FIN,Finland,,country,1995-01-01,,1,,0,1,,\n"
	"CH,CHE,Switzerland,,country,,,0,,0,1,,\n";

static void write_file(const char *folder, const char *name, const char *text)
{
	char path[128];
	FILE *f;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	f = fopen(path, "w");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static void remove_file(const char *folder, const char *name)
{
	char path[128];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	unlink(path);
}

static struct blocs *load(const char *rows, struct err *e)
{
	char folder[] = "/tmp/test_blocs.XXXXXX", text[1024];

	assert_non_null(mkdtemp(folder));
	snprintf(text, sizeof text, "bloc,label,member,from,until,source\n%s", rows);
	write_file(folder, "blocs.csv", text);
	write_file(folder, "countries.csv", countries_csv);
	write_file(folder, "joined.csv", "iso3,day\nDEU,1955-05-06\nFIN,2023-04-04\n");
	struct countries *c = countries_load(folder, e);
	assert_non_null(c);
	struct blocs *b = blocs_load(folder, c, e);
	countries_free(c);
	remove_file(folder, "blocs.csv");
	remove_file(folder, "countries.csv");
	remove_file(folder, "joined.csv");
	rmdir(folder);
	return b;
}

static void test_blocs__dates_stand_for_their_last_day(void **state)
{
	static const struct { const char *bloc, *donor, *at; bool in; const char *why; } cases[] = {
		{ "pact", "FIN", "2023-04-03", false, "the day before" },
		{ "pact", "FIN", "2023-04-04", true, "the day itself" },
		{ "pact", "FIN", "2023-Q1", false, "a quarter before" },
		{ "pact", "FIN", "2023-Q2", true, "a quarter that straddles" },
		{ "pact", "FIN", "2022", false, "a year before" },
		{ "pact", "FIN", "2023", true, "a year that straddles" },
		{ "pact", "FIN", "", true, "undated: a member without end" },
		{ "pact", "CHE", "2023-Q2", false, "in no row" },
		{ "union", "GBR", "2020-01-31", true, "its last day" },
		{ "union", "GBR", "2020-02-01", false, "the day after" },
		{ "union", "GBR", "2020-01", true, "a month that ends with it" },
		{ "union", "GBR", "2020", false, "left before the year's last day" },
		{ "union", "GBR", "", false, "undated: left" },
		{ "seven", "GBR", "1960", true, "a flag knows no date" },
		{ "seven", "FIN", "2023", false, "a flag of 0" },
		{ "wide", "GBR", "2023", true, "by its own row" },
		{ "wide", "DEU", "1957", false, "by the bloc it holds, at its dates" },
		{ "wide", "CHE", "2022-02-23", false, "before its own date" },
		{ "wide", "CHE", "2022-02-24", true, "at its own date" },
	};
	struct err e = ERR_INIT;
	struct blocs *b = load("pact,The Pact,joined.csv,day,,\n"
	                       "union,The Union,countries.csv,eu_member_from,eu_member_to,\n"
	                       "seven,Seven,countries.csv,g7,,\n"
	                       "wide,Wide,union,,,\n"
	                       "wide,Wide,GBR,,,\nwide,Wide,CHE,2022-02-24,,\n", &e);
	(void)state;

	assert_non_null(b);
	assert_int_equal(blocs_count(b), 4);
	assert_string_equal(blocs_label(b, blocs_find(b, "wide")), "Wide");
	assert_true(blocs_find(b, "nobody") == SIZE_MAX);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct date at;
		assert_true(date_parse_own(cases[i].at, &at));
		if (blocs_member(b, blocs_find(b, cases[i].bloc), cases[i].donor, &at) !=
		    cases[i].in)
			fail_msg("%s %s at \"%s\": expected %d (%s)", cases[i].bloc, cases[i].donor,
			         cases[i].at, cases[i].in, cases[i].why);
	}
	blocs_free(b);
}

static void test_blocs__founders_and_size(void **state)
{
	struct err e = ERR_INIT;
	struct blocs *b = load("union,The Union,countries.csv,eu_member_from,eu_member_to,\n"
	                       "seven,Seven,countries.csv,g7,,\n"
	                       "both,Both,union,,,\nboth,Both,seven,,,\n", &e);
	struct date day, early, late;
	struct str codes = STR_INIT;
	size_t n;
	(void)state;

	assert_true(date_parse_own("1975", &early) && date_parse_own("2024-05", &late));
	assert_true(blocs_founded(b, blocs_find(b, "union"), &day, &n, &codes));
	assert_int_equal(n, 1);
	assert_string_equal(str_text(&codes), "DEU");
	assert_int_equal(day.year, 1958);
	assert_false(blocs_founded(b, blocs_find(b, "seven"), &day, &n, NULL));
	assert_int_equal(blocs_size(b, blocs_find(b, "union"), &early), 2);
	assert_int_equal(blocs_size(b, blocs_find(b, "union"), &late), 2);
	/* Germany is in both: one member. */
	assert_int_equal(blocs_size(b, blocs_find(b, "both"), &late), 3);
	str_release(&codes);
	blocs_free(b);
}

static void test_blocs__faults_name_the_cell(void **state)
{
	static const struct { const char *rows, *says; size_t n; } cases[] = {
		{ "x,X,FRA,,,\n", "found \"FRA\"; expected a code of countries.csv", 1 },
		{ "x,X,x,,,\n", "found \"x\"; expected a code", 1 },
		{ "x,X,DEU,someday,,\n", "found \"someday\"; expected a date", 1 },
		{ "x,X,joined.csv,when,,\n", "found \"when\"; expected a column of", 1 },
		{ "x,X,countries.csv,kind,,\n", "found \"country\"; expected a date", 4 },
		{ "x,X,nowhere.csv,day,,\n", "nowhere.csv", 1 },
		{ "x,X,FRA,,,\nx,X,DEU,someday,never,\n", "found \"FRA\"", 3 },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct err e = ERR_INIT;
		assert_null(load(cases[i].rows, &e));
		assert_int_equal(e.n_problems, cases[i].n);
		if (!strstr(e.problems[0], cases[i].says))
			fail_msg("found \"%s\"; expected \"%s\" in it", e.problems[0], cases[i].says);
		err_release(&e);
	}
}

static void test_blocs__shared_means_at_one_time(void **state)
{
	struct err e = ERR_INIT;
	struct blocs *b = load("early,Early,DEU,1950,1959,\nlate,Late,DEU,1960,,\n"
	                       "all,All,DEU,,,\nswiss,Swiss,CHE,,,\n", &e);
	(void)state;

	assert_non_null(b);
	assert_string_equal(blocs_shared(b, 0, 2), "DEU");
	assert_null(blocs_shared(b, 0, 1));
	assert_null(blocs_shared(b, 2, 3));
	assert_true(blocs_ever(b, 0, "DEU"));
	assert_false(blocs_ever(b, 0, "CHE"));
	blocs_free(b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_blocs__dates_stand_for_their_last_day),
		cmocka_unit_test(test_blocs__founders_and_size),
		cmocka_unit_test(test_blocs__faults_name_the_cell),
		cmocka_unit_test(test_blocs__shared_means_at_one_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
