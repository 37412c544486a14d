#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "aid/prose.h"
#include "aid/str.h"

static const struct place at = { "report.ini", 7, 0, NULL };

static struct table *some_facts(void)
{
	struct table *t = table_new("facts");

	table_add_column(t, "fact");
	table_add_column(t, "text");
	table_add_cell(t, "total");
	table_add_cell(t, "$70.7 bn");
	table_add_cell(t, "donor");
	table_add_cell(t, "[x](javascript:alert(1)) {total}");
	return t;
}

/* The runs as one line: <fact>, (text → target), plain. */
static bool show(const char *text, struct str *out, struct err *e)
{
	struct table *facts = some_facts();
	struct prose p = { 0, NULL };
	bool ok = prose_fill(text, facts, &at, &p, e);

	for (size_t i = 0; i < p.n; i++) {
		if (p.runs[i].href)
			str_printf(out, "(%s > %s)", p.runs[i].text, p.runs[i].href);
		else
			str_printf(out, p.runs[i].fact ? "<%s>" : "%s", p.runs[i].text);
	}
	prose_release(&p);
	table_free(facts);
	return ok;
}

static void test_prose__tells_facts_links_and_text_apart(void **state)
{
	static const struct {
		const char *text, *runs, *why;
	} cases[] = {
		{ "", "", "nothing" },
		{ "plain", "plain", "no mark" },
		{ "It is {total}.", "It is <$70.7 bn>.", "a fact" },
		{ "[See](#us) it", "(See > #us) it", "a link at the start" },
		{ "a [b](table:flows)", "a (b > table:flows)", "a link to a table" },
		{ "[{total}](https://a.example/x)", "($70.7 bn > https://a.example/x)",
		  "a fact in a link" },
		{ "a [b] c {total}", "a [b] c <$70.7 bn>", "brackets that are no link" },
		{ "a [b [c](#d)", "a (b [c > #d)", "a bracket in the words of a link" },
		{ "{donor}", "<[x](javascript:alert(1)) {total}>", "marks in a fact are text" },
	};
	struct str out = STR_INIT;
	struct err e = ERR_INIT;
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		str_clear(&out);
		assert_true(show(cases[i].text, &out, &e));
		if (!str_same(str_text(&out), cases[i].runs))
			fail_msg("%s gave %s: %s", cases[i].text, str_text(&out), cases[i].why);
	}
	str_release(&out);
}

static void test_prose__refuses_other_targets_and_unknown_facts(void **state)
{
	struct str out = STR_INIT;
	struct err e = ERR_INIT;
	(void)state;

	assert_false(show("[a](javascript:b) {none}", &out, &e));
	assert_int_equal(e.n_problems, 2);
	assert_string_equal(e.problems[0], "report.ini:7: found the target \"javascript:b\" of a link; "
	                                   "expected #id, https://\xE2\x80\xA6 or table:NAME");
	assert_non_null(strstr(e.problems[1], "{none}"));
	err_release(&e);
	str_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_prose__tells_facts_links_and_text_apart),
		cmocka_unit_test(test_prose__refuses_other_targets_and_unknown_facts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
