#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "aid/currencies.h"

static void test_currencies__know_their_decimals(void **state)
{
	static const struct { const char *why, *code; int decimals; } cases[] = {
		{ "dollars have cents", "USD", 2 }, { "euros too", "EUR", 2 },
		{ "yen have none", "JPY", 0 }, { "won", "KRW", 0 }, { "kronur", "ISK", 0 },
		{ "CFA francs", "XOF", 0 }, { "fils", "KWD", 3 }, { "millimes", "TND", 3 },
		{ "unidad de fomento", "CLF", 4 }, { "a currency of the past", "HRK", 2 }, { "a unit", "TIV", 2 },
		{ "case counts", "usd", -1 }, { "no such code", "XYZ", -1 }, { "nothing", "", -1 },
	};
	struct err e = ERR_INIT;
	struct currencies *c = currencies_load("data/reference", &e);
	(void)state;

	assert_non_null(c);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (currencies_decimals(c, cases[i].code) != cases[i].decimals)
			fail_msg("%s: %d", cases[i].why, currencies_decimals(c, cases[i].code));
	assert_true(currencies_is_money(c, "USD"));
	assert_false(currencies_is_money(c, "TIV"));
	currencies_free(c);
	assert_null(currencies_load("data/nowhere", &e));
	assert_int_equal(e.kind, ERR_SYSTEM);
	err_release(&e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_currencies__know_their_decimals),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
