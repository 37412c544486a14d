#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "aid/sniff_hints.h"
#include "aid/str.h"

static struct sniff_hints load(void)
{
	struct sniff_hints h;
	struct err e = ERR_INIT;

	if (!sniff_hints_load("data/reference", &h, &e))
		fail_msg("%s", e.problems[0]);
	return h;
}

static void test_sniff_hints__weigh_whole_words_of_a_name(void **state)
{
	static const struct { const char *why, *field, *name; int sign; } cases[] = {
		{ "a word", "date", "Transaction Date", 1 },
		{ "with signs", "amount", "usd_commitment", 1 },
		{ "with capitals", "amount", "amountUSD", 1 },
		{ "a part of a word", "date", "mandate", 0 },
		{ "against outweighs for", "amount", "Constant Dollar Amount", -1 },
		{ "another field", "donor", "Recipient", -1 },
		{ "no letters", "date", " #", 0 },
		{ "nothing", "date", "", 0 },
	};
	struct sniff_hints h = load();
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int weight = sniff_hints_weigh(&h, cases[i].field, cases[i].name);
		if ((weight > 0) - (weight < 0) != cases[i].sign)
			fail_msg("%s: %s weighs %d", cases[i].why, cases[i].name, weight);
	}
	sniff_hints_release(&h);
}

static void test_sniff_hints__translate(void **state)
{
	struct sniff_hints h = load();
	(void)state;

	assert_string_equal(sniff_hints_of_name(&h, "scales", "Amount (EUR m)"), "1000000");
	assert_string_equal(sniff_hints_of_name(&h, "currencies", "amountUSD"), "USD");
	assert_null(sniff_hints_of_name(&h, "scales", "amount"));
	assert_string_equal(sniff_hints_word(&h, "stage", "Disbursements"), "disbursed");
	assert_string_equal(sniff_hints_word(&h, "aid_type", "HUMANITARIAN "), "humanitarian");
	assert_null(sniff_hints_word(&h, "stage", "President's Budget"));
	sniff_hints_release(&h);
}

static void test_sniff_hints__refuses_a_file_without_forms(void **state)
{
	struct sniff_hints h;
	struct err e = ERR_INIT;
	(void)state;

	assert_false(sniff_hints_load("tests", &h, &e));
	assert_int_equal(e.kind, ERR_SYSTEM);
	sniff_hints_release(&h);
	err_release(&e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sniff_hints__weigh_whole_words_of_a_name),
		cmocka_unit_test(test_sniff_hints__translate),
		cmocka_unit_test(test_sniff_hints__refuses_a_file_without_forms),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
