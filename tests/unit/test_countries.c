#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "aid/countries.h"

static void test_countries__finds_names_as_people_write_them(void **state)
{
	static const struct { const char *name, *code; } cases[] = {
		{ "Germany", "DEU" }, { "germany", "DEU" }, { " GERMANY ", "DEU" },
		{ "Turkiye", "TUR" }, { "Türkiye", "TUR" }, { "USA", "USA" },
		{ "EU (Commission and Council)", "EUU" }, { "Germny", NULL }, { "", NULL },
	};
	struct err e = ERR_INIT;
	struct countries *c = countries_load("data/reference", &e);
	(void)state;

	assert_non_null(c);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct country *found = countries_find(c, cases[i].name);
		if (!cases[i].code != !found || (found && strcmp(found->code, cases[i].code) != 0))
			fail_msg("%s: %s", cases[i].name, found ? found->code : "not found");
	}
	countries_free(c);
}

static void test_countries__names_the_nearest(void **state)
{
	static const struct { const char *name, *nearest; } cases[] = {
		{ "Germny", "Germany" }, { "Untied States", "United States" }, { "Xqzwv", "" },
		{ "Norwey", "Norway" }, /* South Korea ("Korea") is much farther */
		{ "Turkiyee", "Türkiye" },
	};
	struct err e = ERR_INIT;
	struct countries *c = countries_load("data/reference", &e);
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str s = STR_INIT;
		countries_nearest(c, cases[i].name, &s);
		if (strcmp(str_text(&s), cases[i].nearest) != 0)
			fail_msg("%s: %s", cases[i].name, str_text(&s));
		str_release(&s);
	}
	countries_free(c);
}

static void test_countries__advise_the_row_to_add(void **state)
{
	static const struct { const char *name, *ending; } cases[] = {
		{ "Germny", ", nearest: Germany; correct it, or add |Germny to the aliases of its row "
		  "there, or the row ,CODE,Germny,,country,,,0,,0,0,,SOURCE" },
		{ "Xqzwv, \"the\"", "; correct it, or add |Xqzwv, \"the\" to the aliases of its row "
		  "there, or the row ,CODE,\"Xqzwv, \"\"the\"\"\",,country,,,0,,0,0,,SOURCE" },
	};
	const char *beginning = "expected a name or alias of countries.csv";
	struct err e = ERR_INIT;
	struct countries *c = countries_load("data/reference", &e);
	(void)state;

	assert_non_null(c);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str s = STR_INIT;
		countries_advise(c, cases[i].name, &s);
		assert_memory_equal(str_text(&s), beginning, strlen(beginning));
		assert_string_equal(str_text(&s) + strlen(beginning), cases[i].ending);
		str_release(&s);
	}
	countries_free(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_countries__finds_names_as_people_write_them),
		cmocka_unit_test(test_countries__names_the_nearest),
		cmocka_unit_test(test_countries__advise_the_row_to_add),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
