/* Every donor falls into one part at every date, whatever the blocs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "aid/partition.h"

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

static struct partition *read_words(const char *words, struct err *e)
{
	static const char *const names[] = { "countries.csv", "blocs.csv" };
	static const struct place at = { "tables.ini", 7, 0, NULL };
	char folder[] = "/tmp/test_partition.XXXXXX", path[128];

	assert_non_null(mkdtemp(folder));
	write_file(folder, "countries.csv",
	           "iso2,iso3,name,aliases,kind,eu_member_from,eu_member_to,nato_member,nato_from,"
	           "g7,europe,dac_code,source\n"
	           "DE,DEU,Germany,,country,,,1,,1,1,,\nFI,FIN,Finland,,country,,,1,,0,1,,\n"
	           "US,USA,United States,,country,,,1,,1,0,,\n");
	write_file(folder, "blocs.csv", "bloc,label,member,from,until,source\n"
	           "pact,The Pact,DEU,,,\npact,The Pact,FIN,2023-04-04,,\n"
	           "west,The West,DEU,,,\nwest,The West,USA,,,\n");
	struct partition *p = partition_read(folder, words, &at, e);
	for (size_t i = 0; i < 2; i++) {
		snprintf(path, sizeof path, "%s/%s", folder, names[i]);
		unlink(path);
	}
	rmdir(folder);
	return p;
}

static void test_partition__one_part_for_each_donor_and_date(void **state)
{
	static const struct { const char *donor, *at, *part, *label; } cases[] = {
		{ "DEU", "2022", "pact", "The Pact" },
		{ "FIN", "2023-04-03", "others", "Others" },
		{ "FIN", "2023-04-04", "pact", "The Pact" },
		{ "USA", "2022", "USA", "United States" },
		{ "JPN", "", "others", "Others" },
	};
	struct err e = ERR_INIT;
	struct partition *p = read_words("pact | USA", &e);
	(void)state;

	assert_non_null(p);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct date at;
		const char *label;
		assert_true(date_parse_own(cases[i].at, &at));
		assert_string_equal(partition_part(p, cases[i].donor, &at, &label), cases[i].part);
		assert_string_equal(label, cases[i].label);
	}
	partition_free(p);
}

static void test_partition__refuses_what_is_no_partition(void **state)
{
	static const struct { const char *words, *says; } cases[] = {
		{ "pact | west", "tables.ini:7: found \"pact\" and \"west\", which share DEU" },
		{ "west | USA", "found \"west\" and \"USA\", which share USA" },
		{ "FIN | pact", "found \"FIN\" and \"pact\", which share FIN" },
		{ "USA | USA", "which share USA" },
		{ "pact | usa", "found the bloc \"usa\"; expected one of blocs.csv (pact, west)" },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct err e = ERR_INIT;
		assert_null(read_words(cases[i].words, &e));
		assert_int_equal(e.n_problems, 1);
		if (!strstr(e.problems[0], cases[i].says))
			fail_msg("found \"%s\"; expected \"%s\" in it", e.problems[0], cases[i].says);
		err_release(&e);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_partition__one_part_for_each_donor_and_date),
		cmocka_unit_test(test_partition__refuses_what_is_no_partition),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
