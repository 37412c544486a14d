#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "aid/rowin.h"
#include "aid/str.h"
#include "own_folder.h"

static const char path[] = "file.xml"; /* in own_folder */

/* The fields so named of all rows, as line:field|field|…; then the first problem. */
static void read_fields(const char *text, const char *const *shown, size_t n_shown, struct str *s)
{
	struct rowin_options o = { .shape = rowin_shape("iati-xml") };
	struct err e = ERR_INIT;
	struct csvrow row;
	enum csvin_status status = CSVIN_END;
	FILE *f = fopen(path, "wb");

	fwrite(text, 1, strlen(text), f);
	fclose(f);
	struct rowin *in = rowin_open(path, &o, &e);
	while (in && (status = rowin_next(in, &row, &e)) != CSVIN_END && status != CSVIN_STOP) {
		str_printf(s, "%zu:", row.line);
		for (size_t i = 0; i < n_shown && status == CSVIN_ROW; i++)
			for (size_t c = 0; c < row.n; c++)
				if (strcmp(rowin_header(in)->fields[c].text, shown[i]) == 0)
					str_printf(s, "%s|", row.fields[c].text);
		str_add(s, "\n");
	}
	if (e.n_problems > 0)
		str_add(s, strchr(e.problems[0], ':') + 1);
	rowin_close(in);
	unlink(path);
	err_release(&e);
}

/* line:type|currency|provider|receiver|country|region|share */
static void read_all(const char *text, struct str *s)
{
	static const char *const shown[] = {
		"transaction-type", "value", "currency", "provider-org-ref", "receiver-org",
		"recipient-country-code", "recipient-region-code", "recipient-percentage",
	};

	read_fields(text, shown, sizeof shown / sizeof *shown, s);
}

#define ACTIVITY(before, inside) \
	"<iati-activities><iati-activity default-currency='EUR'><reporting-org ref='R'/>" before \
	"\n<transaction><transaction-type code='3'/><value>1</value>" inside "</transaction>"
#define END "</iati-activity></iati-activities>"

static void test_rowin_iati__inherits(void **state)
{
	static const struct { const char *why, *text, *expected; } cases[] = {
		{ "from the activity", ACTIVITY("<recipient-country code='UA'/>", "") END,
		  "2:3|1|EUR|R||UA||100|\n" },
		{ "but its own goes first", ACTIVITY("<recipient-country code='UA'/>",
		  "<provider-org ref='P'/><recipient-region code='89'/>") END, "2:3|1|EUR|P|||89|100|\n" },
		{ "shares", ACTIVITY("<recipient-country code='UA' percentage='70'/>"
		  "<recipient-region code='89' percentage='30'/>", "") END,
		  "2:3|1|EUR|R||UA||70|\n2:3|1|EUR|R|||89|30|\n" },
		{ "a share of the only one", ACTIVITY("<recipient-country code='UA' percentage='70'/>", "")
		  END, "2:3|1|EUR|R||UA||70|\n" },
		{ "no recipient", ACTIVITY("", "") END, "2:3|1|EUR|R||||100|\n" },
		{ "nothing from the activity before", ACTIVITY("<recipient-country code='UA'/>", "")
		  "</iati-activity><iati-activity>\n<transaction><value>2</value></transaction>" END,
		  "2:3|1|EUR|R||UA||100|\n3:|2||||||100|\n" },
		{ "values of other elements", ACTIVITY("<budget><value currency='USD'>9</value></budget>",
		  "<receiver-org><narrative> A </narrative><narrative>B</narrative></receiver-org>") END,
		  "2:3|1|EUR|R|A|||100|\n" },
		{ "without shares", ACTIVITY("<recipient-country code='UA'/><recipient-country code='PL'/>",
		  "") END, "2:\n2:17: column \"recipient-percentage\": found 2 recipients without their "
		  "shares; expected a percentage for each of several; state them, or the recipient of the "
		  "transaction" },
		{ "out of order", ACTIVITY("", "") "\n<recipient-country code='UA'/>" END,
		  "2:3|1|EUR|R||||100|\n3: found what transactions inherit after a transaction; expected the "
		  "order of IATI 2.0x, recipients, sectors and defaults first; sort the activity's elements" },
		{ "cut off", ACTIVITY("", ""), "2:3|1|EUR|R||||100|\n2: found XML that cannot be read (no "
		  "element found); expected well-formed XML; get the file again" },
		{ "another kind of XML", "<kml><a/></kml>", "1: found another kind of XML; expected "
		  "<iati-activities>, an IATI activity file" },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str s = STR_INIT;
		read_all(cases[i].text, &s);
		if (strcmp(str_text(&s), cases[i].expected) != 0)
			fail_msg("%s: found\n%s\nexpected\n%s", cases[i].why, str_text(&s),
			         cases[i].expected);
		str_release(&s);
	}
}

#define OF_TYPE(type, inside) \
	"<iati-activities><iati-activity><reporting-org ref='R'><narrative>Reporter</narrative></reporting-org>" \
	"\n<transaction><transaction-type code='" type "'/>" inside "</transaction></iati-activity></iati-activities>"

/* Money that comes in goes to the organisation that reports, other money comes from it; who is named stays. */
static void test_rowin_iati__parties_and_sectors(void **state)
{
	static const char *const parties[] = { "provider-org-ref", "provider-org", "receiver-org-ref", "receiver-org" };
	static const char *const sectors[] = { "sector-code" };
	static const struct { const char *text, *expected; bool sector; } cases[] = {
		{ OF_TYPE("1", ""), "2:||R|Reporter|\n", false },
		{ OF_TYPE("11", ""), "2:||R|Reporter|\n", false },
		{ OF_TYPE("13", ""), "2:||R|Reporter|\n", false },
		{ OF_TYPE("IF", ""), "2:||R|Reporter|\n", false },
		{ OF_TYPE("3", ""), "2:R|Reporter|||\n", false },
		{ OF_TYPE("12", ""), "2:R|Reporter|||\n", false },
		{ OF_TYPE("1", "<receiver-org ref='X'/>"), "2:||X||\n", false },
		{ OF_TYPE("1", "<receiver-org><narrative>X</narrative></receiver-org>"), "2:|||X|\n", false },
		{ OF_TYPE("3", "<provider-org ref='X'/><provider-org ref='Y'/>"), "2:X||||\n", false },
		{ OF_TYPE("3", "<sector code='11110'/><sector vocabulary='1' code='12220'/>"
		  "<sector vocabulary='DAC' code='13000'/><sector vocabulary='99' code='X'/><sector vocabulary='1'/>"),
		  "2:11110;12220;13000|\n", true },
		{ OF_TYPE("3", ""), "2:|\n", true },
	};
	static const char *const late[] = { "<default-aid-type/>", "<recipient-region code='89'/>", "<sector code='1'/>",
	                                    "<reporting-org ref='R'/>", "<iati-identifier>X</iati-identifier>" };
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str s = STR_INIT;
		read_fields(cases[i].text, cases[i].sector ? sectors : parties, cases[i].sector ? 1 : 4, &s);
		if (strcmp(str_text(&s), cases[i].expected) != 0)
			fail_msg("%s: found\n%s\nexpected\n%s", cases[i].text, str_text(&s), cases[i].expected);
		str_release(&s);
	}
	for (size_t i = 0; i < sizeof late / sizeof *late; i++) {
		struct str text = STR_INIT, s = STR_INIT;
		str_printf(&text, "%s%s%s", ACTIVITY("", ""), late[i], END);
		read_fields(str_text(&text), NULL, 0, &s);
		assert_non_null(strstr(str_text(&s), "found what transactions inherit after a transaction"));
		str_release(&text);
		str_release(&s);
	}
}

static void test_rowin_iati__bounds(void **state)
{
	static const struct { const char *head, *fill; size_t times; const char *expected; } cases[] = {
		{ "<iati-activity><title>", "0123456789012345678901234567890123456789", 2000,
		  "found a text longer than 64 KiB where a name or a number is due; expected a plain file; "
		  "it is damaged or made to do harm" },
		{ "<iati-activity>", "<recipient-country code='UA'/>", 1001,
		  "found more than 1000 recipients of one activity; expected a plain file; it is damaged or "
		  "made to do harm" },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str text = STR_INIT, s = STR_INIT;
		str_add(&text, cases[i].head);
		for (size_t n = 0; n < cases[i].times; n++)
			str_add(&text, cases[i].fill);
		read_all(str_text(&text), &s);
		if (!strstr(str_text(&s), cases[i].expected))
			fail_msg("%s", str_text(&s));
		str_release(&text);
		str_release(&s);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rowin_iati__inherits),
		cmocka_unit_test(test_rowin_iati__parties_and_sectors),
		cmocka_unit_test(test_rowin_iati__bounds),
	};
	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
