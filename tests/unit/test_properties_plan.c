/* The plan adds any rows as source alone does, in batches of any size. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "planreader.h"
#include "property.h"

/* Up to 17 digits and 9 decimals; many of them half a cent, or just below. */
static void random_amount(struct random *r, char *text)
{
	static const char *const odd[] = { "", "n/a", "..", "x", "-", "1e5", "\"12,5\"", "5.", ".5", "+5", "\"1\"" };
	static const char *const decimals[] = { "005000000", "015000000", "004999999", "500000000", "123456789", "000000000" };
	size_t len = 0;

	if (random_below(r, 30) == 0) {
		strcpy(text, RANDOM_PICK(r, odd));
		return;
	}
	if (random_below(r, 4) == 0)
		text[len++] = '-';
	for (size_t n = 1 + random_below(r, random_below(r, 9) ? 8 : 17); n > 0; n--)
		text[len++] = (char)('0' + random_below(r, 10));
	text[len] = '\0';
	if (random_below(r, 3) > 0)
		snprintf(text + len, 12, ".%.*s", 1 + (int)random_below(r, 9), RANDOM_PICK(r, decimals));
}

/* Two amounts stand in a row, and the last column is the second. */
static bool two;

static void random_row(struct random *r, char *text, size_t size)
{
	static const char *const dates[] = { "2022-03-01", "2022-03-31", "2022-12-31", "2014-01-01", "2013-12-31",
	                                     "2025-01-15", "2022-03", "2022-Q1", "2022", "FY2022", "", "1999-05-05",
	                                     "2022-02-30" };
	static const char *const donors[] = { "Poland", "Germany", "\"Germany\"", "DE", "Atlantis", "T\xC3\xBCrkiye",
	                                      "\"Sp\"\"ain\"" };
	static const char *const programmes[] = { "", "P", "\"P\"", "a longer programme by far", "\"with \"\"quotes\"\"\"" };
	static const char *const currencies[] = { "USD", "EUR", "JPY", "KRW", "GBP", "XQX" };
	static const char *const states[] = { "", "plan", "\"plan\"", "a", "target", "b" };
	const char *date = RANDOM_PICK(r, dates), *donor = RANDOM_PICK(r, donors);
	const char *programme = RANDOM_PICK(r, programmes), *currency = RANDOM_PICK(r, currencies);
	const char *flag = RANDOM_PICK(r, states);
	char amount[60], second[60];

	random_amount(r, amount);
	random_amount(r, second);
	snprintf(text, size, "%s,%s,%s,%s,%s,%s\n", date, donor, programme, two && random_below(r, 3) == 0 ? "" : amount, currency,
	         !two ? flag : random_below(r, 3) == 0 ? "" : second);
}

static struct world any;

/* Any rows, in batches of any size. */
static void same_sums(struct random *r, uint64_t seed)
{
	enum { TEXTS = 6, MOST = 200, ROW = 200 };
	static char text[TEXTS][MOST * ROW];
	const char *texts[TEXTS];
	char why[40];

	for (size_t i = 0; i < TEXTS; i++) {
		size_t n = 1 + random_below(r, MOST), len = 0;
		texts[i] = text[i];
		for (; n > 0; n--, len += strlen(text[i] + len))
			random_row(r, text[i] + len, ROW);
	}
	snprintf(why, sizeof why, "seed %llu", (unsigned long long)seed);
	compare(&any, header, texts, TEXTS, why, NULL, NULL);
}

static void test_properties_plan__adds_any_rows_as_source_does(void **state)
{
	any = world_open(monthly, descriptor);
	for_seeds(same_sums, state);
	world_close(&any);
}

static void test_properties_plan__adds_any_rows_that_filters_keep(void **state)
{
	char text[sizeof descriptor + sizeof filters];

	snprintf(text, sizeof text, "%s%s", descriptor, filters);
	any = world_open(daily, text);
	for_seeds(same_sums, state);
	world_close(&any);
}

/* A commitment and a disbursement, one of them, or neither. */
static void test_properties_plan__makes_several_records_of_a_row(void **state)
{
	static const char stage[] = "stage = committed\n", amount[] = "amount = amount\n";
	static const char records[] = "[record given]\nstage = \"disbursed\"\namount = state x 1000\n"
	                              "[record promised]\nstage = \"committed\"\namount = amount\n";
	char text[sizeof descriptor + sizeof records];
	const char *a = strstr(descriptor, stage), *b = strstr(descriptor, amount);

	snprintf(text, sizeof text, "%.*s%.*s%s%s", (int)(a - descriptor), descriptor,
	         (int)(b - a - (ptrdiff_t)strlen(stage)), a + strlen(stage), b + strlen(amount), records);
	any = world_open(monthly, text);
	two = true;
	for_seeds(same_sums, state);
	two = false;
	world_close(&any);
}

int main(int argc, char **argv)
{
	void *seed = only_seed(argc, argv);
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(test_properties_plan__adds_any_rows_as_source_does, seed),
		cmocka_unit_test_prestate(test_properties_plan__adds_any_rows_that_filters_keep, seed),
		cmocka_unit_test_prestate(test_properties_plan__makes_several_records_of_a_row, seed),
	};
	return cmocka_run_group_tests(tests, world_begin, remove_folder);
}
