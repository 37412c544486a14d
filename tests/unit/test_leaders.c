#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "aid/leaders.h"

enum { MOST = 5 };

/* A table of one number and one name a row; a NULL ends it. */
static struct table *table_of(const char *const cells[MOST][2])
{
	struct table *t = table_new("t");

	table_add_column(t, "number");
	table_add_column(t, "name");
	for (size_t i = 0; i < MOST && cells[i][0]; i++) {
		table_add_cell(t, cells[i][0]);
		table_add_cell(t, cells[i][1]);
	}
	return t;
}

static void test_leaders__all_that_are_equally_large(void **state)
{
	static const struct {
		const char *cells[MOST][2], *names;
		bool dates;
		const char *why;
	} cases[] = {
		{ { { "1", "A" }, { "3", "B" }, { "2", "C" } }, "B", false, "one" },
		{ { { "3.0", "A" }, { "1", "B" }, { "3", "C" } }, "A | C", false, "equal, however written" },
		{ { { "2.1234", "A" }, { "2.1235", "B" } }, "B", false, "as exact as the table" },
		{ { { "2", "A" }, { "2", "B" }, { "2", "A" } }, "A | B", false, "each text once" },
		{ { { "-2", "A" }, { "-1", "B" }, { "", "C" } }, "B", false, "unknown is not zero" },
		{ { { "", "A" }, { "x", "B" } }, "", false, "no number, no leader" },
		{ { { NULL, NULL } }, "", false, "no row" },
		{ { { "2025-12-03", "A" }, { "2025-Q3", "B" } }, "A", true, "a day after the quarter" },
		{ { { "2025-12-03", "A" }, { "2025", "B" } }, "B", true, "a year reaches to its end" },
		{ { { "2025-12-31", "A" }, { "2025-12", "B" } }, "A | B", true, "they end together" },
		{ { { "", "A" }, { "2022", "B" } }, "B", true, "no date" },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct table *t = table_of(cases[i].cells);
		struct leaders l = { 0 };
		struct str names = STR_INIT;
		for (size_t row = 0; row < table_rows(t); row++)
			(cases[i].dates ? leaders_take_latest : leaders_take)(&l, t, row, 0);
		leaders_texts(&l, t, 1, &names);
		if (strcmp(str_text(&names), cases[i].names) != 0)
			fail_msg("%s: found %s", cases[i].why, str_text(&names));
		str_release(&names);
		leaders_release(&l);
		table_free(t);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_leaders__all_that_are_equally_large) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
