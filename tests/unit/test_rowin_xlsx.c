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
#include "zipmake.h"

#define BOOK(extra) \
	"<workbook xmlns:r='u'>" extra "<sheets><sheet name='ReadMe' r:id='r1'/>" \
	"<sheet name='Main Data' r:id='r2'/></sheets></workbook>"
#define RELATIONS \
	"<Relationships><Relationship Id='r1' Target='worksheets/sheet1.xml'/>" \
	"<Relationship Id='r2' Target='/xl/worksheets/sheet2.xml'/></Relationships>"
#define STYLES \
	"<styleSheet><numFmts><numFmt numFmtId='165' formatCode='dd/mm/yyyy'/></numFmts>" \
	"<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>" \
	"<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='165'/></cellXfs></styleSheet>"
#define STRINGS \
	"<sst><si><t>name</t></si><si><r><t>two </t></r><r><t>runs</t></r><rPh><t>no</t></rPh></si>" \
	"<si><t>a\nbreak</t></si></sst>"
#define HEADER \
	"<row r='2'><c r='A2' t='s'><v>0</v></c><c r='B2' t='inlineStr'><is><t>day</t></is></c>" \
	"<c r='D2' t='str'><v>a&#10;b</v></c></row>"
#define SHEET(rows) "<worksheet><sheetData>" rows "</sheetData></worksheet>"

static const char path[] = "file.xlsx"; /* in own_folder */

static struct rowin *open_book(const char *book, const char *sheet, const char *name, struct err *e)
{
	const struct zip_part parts[] = {
		{ "xl/workbook.xml", book, 1, NULL }, { "xl/_rels/workbook.xml.rels", RELATIONS, 1, NULL },
		{ "xl/styles.xml", STYLES, 1, NULL }, { "xl/sharedStrings.xml", STRINGS, 1, NULL },
		{ "xl/worksheets/sheet2.xml", sheet, 1, NULL }, { NULL, NULL, 0, NULL },
	};
	struct rowin_options o = { .shape = rowin_shape("xlsx"), .sheet = name };

	zipmake(path, parts);
	struct rowin *in = rowin_open(path, &o, e);
	unlink(path);
	return in;
}

/* All rows, as line:field|field|…; then the first problem. */
static void read_all(const char *book, const char *sheet, struct str *s)
{
	struct err e = ERR_INIT;
	struct csvrow row;
	enum csvin_status status = CSVIN_END;
	struct rowin *in = open_book(book, sheet, "main data", &e);

	for (; in && (status = rowin_next(in, &row, &e)) != CSVIN_END && status != CSVIN_STOP;) {
		str_printf(s, "%zu:", row.line);
		for (size_t i = 0; status == CSVIN_ROW && i < row.n; i++)
			str_printf(s, "%s|", row.fields[i].text);
		str_add(s, status == CSVIN_ROW ? "\n" : "bad\n");
	}
	if (e.n_problems > 0)
		str_add(s, e.problems[0]);
	rowin_close(in);
	err_release(&e);
}

static void test_rowin_xlsx__reads_cells_as_shown(void **state)
{
	static const struct { const char *why, *book, *sheet, *expected; } cases[] = {
		{ "every kind of cell", BOOK(""), SHEET(HEADER
		  "<row r='3'><c r='A3' t='s'><v>1</v></c><c r='B3' s='1'><v>44616</v></c>"
		  "<c r='C3' t='b'><v>1</v></c><c r='D3'><f>1+1</f><v>1.1499999999999999</v></c></row>"
		  "<row r='4'><c r='A4' t='s'><v>2</v></c><c r='B4' s='2'><v>44617</v></c>"
		  "<c r='C4' t='e'><v>#N/A</v></c><c r='D4' t='n'><v>1E+3</v></c></row>"),
		  "3:two runs|2022-02-24|TRUE|1.15|\n4:a\nbreak|2022-02-25|#N/A|1000|\n" },
		{ "empty cells, rows and text", BOOK(""), SHEET(HEADER
		  "<row r='3'><c r='A3' s='1'/></row><row r='7'><c r='D7'><v>5</v></c></row>"
		  "<row r='8'><c r='A8' t='str'><f>\"\"</f><v></v></c><c r='B8'><v>1</v></c></row>"),
		  "7:|||5|\n8:|1|||\n" },
		{ "without addresses", BOOK(""), SHEET("<row><c t='s'><v>0</v></c></row>"
		  "<row><c><v>7</v></c></row>"), "2:7|\n" },
		{ "days counted from 1904", BOOK("<workbookPr date1904='1'/>"), SHEET(HEADER
		  "<row r='3'><c r='A3' s='1'><v>43154</v></c></row>"), "3:2022-02-24||||\n" },
		{ "the same in a word", BOOK("<workbookPr date1904='true'/>"), SHEET(HEADER
		  "<row r='3'><c r='A3' s='1'><v>43154</v></c></row>"), "3:2022-02-24||||\n" },
		{ "from 1900, as is said", BOOK("<workbookPr date1904='0'/>"), SHEET(HEADER
		  "<row r='3'><c r='A3' s='1'><v>44616</v></c></row>"), "3:2022-02-24||||\n" },
		{ "from 1900, as nothing is said", BOOK("<workbookPr/>"), SHEET(HEADER
		  "<row r='3'><c r='A3' s='1'><v>44616</v></c></row>"), "3:2022-02-24||||\n" },
		{ "no, text in line, without its reading, a style and a type that there are not", BOOK(""), SHEET(HEADER
		  "<row r='3'><c r='A3' t='b'><v>0</v></c><c r='B3' t='inlineStr'><is><t>in </t><t>line</t>"
		  "<rPh sb='0' eb='1'><t>no</t></rPh></is></c><c r='C3' s='99'><v>44616</v></c>"
		  "<c r='D3' t='aTypeThatNoSheetHas'><v>5</v></c></row>"), "3:FALSE|in line|44616|5|\n" },
		{ "a row that no sheet begins with", BOOK(""), SHEET("<row r='0'><c><v>1</v></c></row>"),
		  "file.xlsx(xl/worksheets/sheet2.xml):1: found a row with a number that no "
		  "sheet has; expected 1 to 1048576; the file is damaged" },
		{ "a number that is none stays", BOOK(""), SHEET(HEADER
		  "<row r='3'><c r='A3'><v>many</v></c></row>"), "3:many||||\n" },
		{ "a formula without a value", BOOK(""), SHEET(HEADER
		  "<row r='3'><c r='A3'><f>B1</f></c></row><row r='4'><c r='A4'><v>1</v></c></row>"),
		  "3:bad\n4:1||||\nfile.xlsx:3:1: column \"name\": found a formula whose "
		  "value was not stored; expected a value; open the workbook in a spreadsheet and save it" },
		{ "beyond the header", BOOK(""), SHEET(HEADER "<row r='3'><c r='F3'><v>1</v></c></row>"),
		  "3:bad\nfile.xlsx:3:6: found text in column 6; expected none after "
		  "column 4, the header's last; give the column a name or empty the cell" },
		{ "a shared string that is not there", BOOK(""), SHEET(HEADER
		  "<row r='3'><c r='A3' t='s'><v>99</v></c></row>"),
		  "3:bad\nfile.xlsx:3:1: column \"name\": found the shared string 99; "
		  "expected one that the workbook holds; the file is damaged" },
		{ "no rows", BOOK(""), SHEET(""), "file.xlsx:1: found an empty sheet; "
		  "expected a header row with the columns' names" },
		{ "cut off", BOOK(""), "<worksheet><sheetData>" HEADER "<row r='3'>",
		  "file.xlsx(xl/worksheets/sheet2.xml):1: found XML that cannot be read (no "
		  "element found); expected well-formed XML; get the file again" },
		{ "cells out of order", BOOK(""), SHEET(HEADER
		  "<row r='3'><c r='B3'><v>1</v></c><c r='A3'><v>1</v></c></row>"),
		  "file.xlsx(xl/worksheets/sheet2.xml):1: found a cell out of the order of "
		  "columns; expected A to XFD from left to right; the file is damaged" },
		{ "a column that no sheet has", BOOK(""), SHEET("<row r='1'><c r='ZZZZ1'><v>1</v></c></row>"),
		  "file.xlsx(xl/worksheets/sheet2.xml):1: found a cell out of the order of "
		  "columns; expected A to XFD from left to right; the file is damaged" },
		{ "a row that no sheet has", BOOK(""), SHEET("<row r='1048577'><c><v>1</v></c></row>"),
		  "file.xlsx(xl/worksheets/sheet2.xml):1: found a row with a number that no "
		  "sheet has; expected 1 to 1048576; the file is damaged" },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str s = STR_INIT;
		read_all(cases[i].book, cases[i].sheet, &s);
		if (strcmp(str_text(&s), cases[i].expected) != 0)
			fail_msg("%s: found\n%s\nexpected\n%s", cases[i].why, str_text(&s),
			         cases[i].expected);
		str_release(&s);
	}
}

static void test_rowin_xlsx__header_and_missing_sheet(void **state)
{
	struct err e = ERR_INIT;
	struct rowin *in = open_book(BOOK(""), SHEET(HEADER), "MAIN DATA", &e);
	(void)state;

	assert_non_null(in);
	assert_int_equal(rowin_header(in)->n, 4);
	assert_int_equal(rowin_header(in)->line, 2);
	assert_string_equal(rowin_header(in)->fields[2].text, "");
	assert_string_equal(rowin_header(in)->fields[3].text, "a b");
	rowin_close(in);
	assert_null(open_book(BOOK(""), SHEET(HEADER), "Other", &e));
	assert_string_equal(e.problems[0], "file.xlsx: the sheet \"Other\" is missing; "
	                    "expected it because the descriptor names it; found the sheets \"ReadMe\", "
	                    "\"Main Data\"");
	assert_null(open_book(BOOK(""), SHEET(HEADER), "ReadMe", &e));
	assert_string_equal(e.problems[1], "file.xlsx: found a workbook whose sheet is "
	                    "not in the archive; expected a whole .xlsx file; get the file again");
	err_release(&e);
}

static void expect_refused(const struct zip_part *parts, const char *expected)
{
	struct rowin_options o = { .shape = rowin_shape("xlsx"), .sheet = "Main Data" };
	struct err e = ERR_INIT;
	struct csvrow row;
	enum csvin_status status = CSVIN_STOP;

	zipmake(path, parts);
	struct rowin *in = rowin_open(path, &o, &e);
	while (in && (status = rowin_next(in, &row, &e)) == CSVIN_ROW)
		continue;
	assert_int_equal(status, CSVIN_STOP);
	assert_int_equal(e.kind, ERR_DATA);
	assert_string_equal(e.problems[0], expected);
	rowin_close(in);
	unlink(path);
	err_release(&e);
}


/* Small files that unpack to much: refused before memory grows with them. */
static void test_rowin_xlsx__bombs(void **state)
{
	static char text[1 << 20];
	const struct zip_part strings[] = {
		{ "xl/workbook.xml", BOOK(""), 1, NULL }, { "xl/_rels/workbook.xml.rels", RELATIONS, 1, NULL },
		{ "xl/sharedStrings.xml", text, 80, "<sst><si><t>" }, { "xl/worksheets/sheet2.xml", SHEET(HEADER), 1, NULL },
		{ NULL, NULL, 0, NULL },
	};
	const struct zip_part cells[] = {
		{ "xl/workbook.xml", BOOK(""), 1, NULL }, { "xl/_rels/workbook.xml.rels", RELATIONS, 1, NULL },
		{ "xl/worksheets/sheet2.xml", text, 8, "<worksheet><row><c t='str'><v>" }, { NULL, NULL, 0, NULL },
	};
	(void)state;

	memset(text, 'x', sizeof text - 1);
	expect_refused(strings, "file.xlsx(xl/sharedStrings.xml):1: found more than 64 "
	               "MiB of shared strings; expected a workbook; the file is damaged or made to do "
	               "harm");
	expect_refused(cells, "file.xlsx(xl/worksheets/sheet2.xml):1: found a row of "
	               "more than 4 MiB; expected a plain sheet; the file is damaged or made to do harm");
}

static void test_rowin_xlsx__no_workbook(void **state)
{
	static const struct zip_part other[] = { { "word/document.xml", "<a/>", 1, NULL }, { NULL, NULL, 0, NULL } };
	(void)state;

	expect_refused(other, "file.xlsx: found an archive without xl/workbook.xml; "
	               "expected an Excel workbook (.xlsx)");
}

/* Each byte of a small workbook turned over, and each beginning of it: read or refused, never more. */
static void test_rowin_xlsx__damage_anywhere(void **state)
{
	static char bytes[8192];
	const struct zip_part parts[] = {
		{ "xl/workbook.xml", BOOK(""), 1, NULL }, { "xl/_rels/workbook.xml.rels", RELATIONS, 1, NULL },
		{ "xl/worksheets/sheet2.xml", SHEET(HEADER "<row r='3'><c r='A3'><v>1</v></c></row>"), 1, NULL },
		{ NULL, NULL, 0, NULL },
	};
	struct rowin_options o = { .shape = rowin_shape("xlsx"), .sheet = "Main Data" };
	(void)state;

	zipmake(path, parts);
	FILE *f = fopen(path, "rb");
	size_t n = fread(bytes, 1, sizeof bytes, f);
	fclose(f);
	assert_true(n < sizeof bytes);
	for (size_t i = 0; i < 2 * n; i++) {
		struct err e = ERR_INIT;
		struct csvrow row;
		enum csvin_status status = CSVIN_STOP;
		size_t length = i < n ? i : n;
		bytes[i % n] = (char)(i < n ? bytes[i % n] : ~bytes[i % n]);
		f = fopen(path, "wb");
		fwrite(bytes, 1, length, f);
		fclose(f);
		bytes[i % n] = (char)(i < n ? bytes[i % n] : ~bytes[i % n]);
		struct rowin *in = rowin_open(path, &o, &e);
		while (in && ((status = rowin_next(in, &row, &e)) == CSVIN_ROW || status == CSVIN_BAD))
			continue;
		rowin_close(in);
		if (status == CSVIN_STOP && e.kind == ERR_NONE)
			fail_msg("change %zu was refused without a reason", i);
		if (status == CSVIN_END && i < n)
			fail_msg("%zu bytes of %zu were read as a workbook", i, n);
		err_release(&e);
	}
	unlink(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rowin_xlsx__reads_cells_as_shown),
		cmocka_unit_test(test_rowin_xlsx__header_and_missing_sheet),
		cmocka_unit_test(test_rowin_xlsx__bombs),
		cmocka_unit_test(test_rowin_xlsx__no_workbook),
		cmocka_unit_test(test_rowin_xlsx__damage_anywhere),
	};
	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
