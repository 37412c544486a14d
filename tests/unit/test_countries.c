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
	};
	struct err e = ERR_INIT;
	struct countries *c = countries_load("data/reference", &e);
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str s = STR_INIT;
		countries_nearest(c, cases[i].name, &s);
		if (strncmp(str_text(&s), cases[i].nearest, strlen(cases[i].nearest)) != 0 ||
		    (!cases[i].nearest[0] && s.len > 0))
			fail_msg("%s: %s", cases[i].name, str_text(&s));
		str_release(&s);
	}
	countries_free(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_countries__finds_names_as_people_write_them),
		cmocka_unit_test(test_countries__names_the_nearest),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
