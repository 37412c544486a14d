#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "aid/columns.h"

#define TEXT(literal) ((char *)(literal))

static struct csvfield names[] = {
	{ "ID", 2, 1 }, { "Total ", 6, 1 }, { "Sub-type of item", 16, 1 }, { "", 0, 1 },
	{ "amount", 6, 1 }, { "Amount", 6, 1 }, { "sub-type of item", 16, 1 },
	{ "Sub-type of item", 16, 1 }, { " ", 1, 1 },
};
static struct ini_entry entries[] = {
	{ TEXT("money"), TEXT("Current Dollar Amount | total"), 3 },
	{ TEXT("either"), TEXT("id | total"), 4 },
	{ TEXT("perhaps"), TEXT("Transaction Date | \"\""), 5 },
	{ TEXT("item"), TEXT("#8 \"Sub-type of item\""), 6 },
	{ TEXT("blank"), TEXT("#4 \"\""), 7 },
	{ TEXT("moved"), TEXT("#5 \"ID\""), 8 },
	{ TEXT("beyond"), TEXT("#10 \"\""), 9 },
	{ TEXT("bare"), TEXT("#4"), 10 },
	{ TEXT("gone"), TEXT("a | b"), 11 },
	{ TEXT("zeroth"), TEXT("#0 \"ID\""), 12 },
	{ TEXT("wordy"), TEXT("#one \"ID\""), 13 },
	{ TEXT("unquoted"), TEXT("#1 ID"), 14 },
	{ TEXT("open"), TEXT("#1 \"ID"), 15 },
	{ TEXT("half"), TEXT("#1 \""), 16 },
	{ TEXT("double"), TEXT("gone | Sub-type of item"), 17 },
	{ TEXT("twofold"), TEXT("total | TOTAL"), 18 },
};

static void test_columns__finds_or_says_why_not(void **state)
{
	static const struct { const char *why, *name; size_t column; const char *message; } cases[] = {
		{ "as it is", "ID", 0, NULL },
		{ "another case", "id", 0, NULL },
		{ "blanks at its end", "total", 1, NULL },
		{ "the one spelled alike", "Amount", 5, NULL },
		{ "two that differ in case", "AMOUNT", 0, "found the column \"AMOUNT\" again, as in "
		  "column 5" },
		{ "twice", "Sub-type of item", 0, "again, as in column 3; expected one of that name "
		  "because d.ini:2 names it; name the one that is meant by its place in [columns]: "
		  "ours = #8 \"Sub-type of item\"" },
		{ "none", "other", 0, "the column \"other\" is missing" },
		{ "a spelling of several", "money", 1, NULL },
		{ "two spellings are there", "either", 0, "found both columns \"id\" and \"total\"" },
		{ "may be absent", "perhaps", SIZE_MAX, NULL },
		{ "no spelling is there", "gone", 0, "f.csv:1:1: the column a | b is missing" },
		{ "by place", "item", 7, NULL },
		{ "a blank header", "blank", 3, NULL },
		{ "another name at the place", "moved", 0, "the column #5 \"ID\" is missing" },
		{ "no such place", "beyond", 0, "the column #10 \"\" is missing" },
		{ "a place without a name", "bare", 0, "d.ini:10: found #4; expected a place with" },
		{ "before the first place", "zeroth", 0, "the column #0 \"ID\" is missing" },
		{ "a place in words", "wordy", 0, "found #one \"ID\"; expected a place with" },
		{ "a name without quotes", "unquoted", 0, "found #1 ID; expected a place with" },
		{ "a name not closed", "open", 0, "found #1 \"ID; expected a place with" },
		{ "a quote alone", "half", 0, "found #1 \"; expected a place with" },
		{ "a spelling that stands twice", "double", 0, "again, as in column 3" },
		{ "two spellings of one column", "twofold", 1, NULL },
	};
	const struct csvrow header = { 1, sizeof names / sizeof *names, names };
	const struct ini_section aliases = { TEXT("columns"), 2,
	                                     sizeof entries / sizeof *entries, entries };
	const struct ini ini = { TEXT("d.ini"), 0, NULL };
	const struct columns c = { "f.csv", &header, &ini, &aliases };
	const struct place at = { "d.ini", 2, 0, NULL };
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct err e = ERR_INIT;
		size_t column;
		bool ok = columns_find(&c, cases[i].name, &at, &column, &e);
		const char *said = e.n_problems > 0 ? e.problems[0] : "";
		if (ok != (cases[i].message == NULL) || (ok && column != cases[i].column) ||
		    (!ok && !strstr(said, cases[i].message)))
			fail_msg("%s: column %zu, %s", cases[i].why, column, said);
		err_release(&e);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_columns__finds_or_says_why_not),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
