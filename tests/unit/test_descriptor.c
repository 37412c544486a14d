#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "aid/descriptor.h"

static const char good[] =
	"[source]\ntitle = T\nkind = flow\nledger = l\nstage = committed\n"
	"[format]\ndelimiter = |\ndate = YYYY-MM-DD | DDMONYYYY\nmissing = \"\" | n/a\n"
	"[fields]\ndate = when\ndonor = \"France\"\namount = a x 1000000\ncurrency = \"EUR\"\n"
	"qualifier = \"exact\"\nid = a + \"-\" + b | c\n"
	"[map stage]\npaid = disbursed\n[exclude plans are no money]\nstate = plan | target\n";

static struct descriptor *read_text(const char *text, struct err *e)
{
	char path[] = "/tmp/test_descriptor.XXXXXX";
	int fd = mkstemp(path);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	close(fd);
	struct descriptor *d = descriptor_read(path, e);
	unlink(path);
	return d;
}

static void test_descriptor__reads_every_section(void **state)
{
	struct err e = ERR_INIT;
	struct descriptor *d = read_text(good, &e);
	(void)state;

	assert_non_null(d);
	assert_false(d->stock);
	assert_string_equal(d->ledger, "l");
	assert_int_equal(d->rows.csv.delimiter, '|');
	assert_int_equal(d->dates.n, 2);
	assert_int_equal(d->missing.n, 2);
	assert_string_equal(d->missing.texts[0], "");
	assert_true(d->fields[FIELD_AMOUNT].scale_num / d->fields[FIELD_AMOUNT].scale_den == 1000000);
	assert_int_equal(d->fields[FIELD_ID].n, 2);
	assert_int_equal(d->fields[FIELD_ID].alternatives[0].n, 3);
	assert_true(d->fields[FIELD_DONOR].alternatives[0].terms[0].constant);
	assert_non_null(d->maps[FIELD_STAGE]);
	assert_int_equal(d->filters.n, 1);
	assert_string_equal(d->filters.items[0].reason, "plans are no money");
	assert_int_equal(d->filters.items[0].values.n, 2);
	descriptor_free(d);
	err_release(&e);
}

/* Each case puts one text for another in the good descriptor. */
static void test_descriptor__refuses_what_it_does_not_know(void **state)
{
	static const struct { const char *why, *from, *to, *message; } cases[] = {
		{ "no ledger", "ledger = l\n", "", "expected the name of a ledger" },
		{ "a stock needs total_of", "kind = flow", "kind = stock", "total_of" },
		{ "unknown kind", "kind = flow", "kind = flows", "expected flow or stock" },
		{ "unknown key", "title = T", "titel = T", "titel" },
		{ "no amount", "amount = a x 1000000\n", "", "\"amount\" is missing" },
		{ "factor of a text", "donor = \"France\"", "donor = d x 5", "only with amount" },
		{ "factor that is no number", "x 1000000", "x 1e6", "the factor \"1e6\"" },
		{ "unclosed constant", "\"France\"", "\"France", "closed by a quote" },
		{ "unknown date form", "DDMONYYYY", "SOMEDAY", "expected date forms" },
		{ "unknown section", "[map stage]", "[maps stage]", "found the section" },
		{ "map of no field", "[map stage]", "[map stages]", "expected [map FIELD]" },
		{ "unknown shape", "delimiter = |", "shape = cube", "expected csv, wide, xlsx or iati-xml" },
		{ "wide without its form", "delimiter = |", "shape = wide", "the form of the columns" },
		{ "a form without wide", "delimiter = |", "wide = YYYY", "only with shape = wide" },
		{ "tags without a sign", "delimiter = |", "tag_rows = auto", "such as auto #" },
		{ "unknown encoding", "delimiter = |", "encoding = ebcdic", "latin1 or utf-16" },
		{ "unknown quotes", "delimiter = |", "quote = single", "double or none" },
		{ "unknown key of a record", "[map stage]", "[record a]\nsize = 1\n[map stage]", "\"size\"" },
		{ "compared with a word", "state = plan | target", "state = > plan",
		  "\"state = > plan\"; expected a plain number after >" },
		{ "compared with nothing", "state = plan | target", "state = <=", "after <=, such as <= 0" },
		{ "a record where a word is compared", "[map stage]", "[record a]\nwhere b = < c\n[map stage]",
		  "after <, such as < 0" },
		{ "amount of some records", "amount = a x 1000000\n", "[record a]\namount = a\n[record b]\n"
		  "programme = p\n", "\"amount\" is missing" },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct err e = ERR_INIT;
		char text[2048];
		const char *at = strstr(good, cases[i].from);
		assert_non_null(at);
		snprintf(text, sizeof text, "%.*s%s%s", (int)(at - good), good, cases[i].to,
		         at + strlen(cases[i].from));
		assert_null(read_text(text, &e));
		if (e.kind != ERR_DATA || !strstr(e.problems[0], cases[i].message))
			fail_msg("%s: %s", cases[i].why, e.n_problems ? e.problems[0] : "no problem");
		err_release(&e);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_descriptor__reads_every_section),
		cmocka_unit_test(test_descriptor__refuses_what_it_does_not_know),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
