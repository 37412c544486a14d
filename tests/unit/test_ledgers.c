#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "aid/ledgers.h"
#include "own_folder.h"

static struct ledgers *load(const char *text, struct err *e)
{
	FILE *f = fopen("ledgers.csv", "w");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
	struct ledgers *l = ledgers_load(".", e);
	unlink("ledgers.csv");
	return l;
}

static void test_ledgers__have_the_name_of_their_row(void **state)
{
	struct err e = ERR_INIT;
	struct ledgers *l = load("ledger,name\nparcels,Parcels sent\nletters,Letters\n", &e);
	(void)state;

	assert_non_null(l);
	assert_string_equal(ledgers_name(l, "letters"), "Letters");
	assert_string_equal(ledgers_name(l, "parcels"), "Parcels sent");
	assert_string_equal(ledgers_name(l, "telegrams"), "telegrams");
	ledgers_free(l);
}

static void test_ledgers__are_named_once(void **state)
{
	struct err e = ERR_INIT;
	(void)state;

	assert_null(load("ledger,name\nparcels,Parcels sent\nparcels,Boxes\nletters,\n", &e));
	assert_int_equal(e.kind, ERR_DATA);
	assert_int_equal(e.n_problems, 2);
	assert_non_null(strstr(e.problems[0], "ledgers.csv:3:1: "));
	assert_non_null(strstr(e.problems[0], "found parcels twice"));
	assert_non_null(strstr(e.problems[1], "ledgers.csv:4:2: "));
	assert_non_null(strstr(e.problems[1], "found no name"));
	err_release(&e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ledgers__have_the_name_of_their_row),
		cmocka_unit_test(test_ledgers__are_named_once),
	};
	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
