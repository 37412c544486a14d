/* Every input is read at every chunk size from one byte up; the events must be the same. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "aid/csvin.h"
#include "aid/str.h"
#include "pieces.h"

static void add_row(struct str *s, const struct csvrow *row)
{
	str_printf(s, "%zu", row->line);
	for (size_t i = 0; i < row->n; i++)
		str_printf(s, "|%s", row->fields[i].text);
	str_add(s, "\n");
}

/* All that is seen: rows with their lines, and problems, in order. */
static void events(const char *text, size_t len, size_t chunk, const struct csvin_options *o,
                   struct str *s)
{
	struct bytes b = { text, len, 0, chunk };
	struct err e = ERR_INIT;
	struct csvrow row;
	enum csvin_status status = CSVIN_END;
	struct csvin *in = csvin_open_reader(read_bytes, &b, "f", o, &e);

	if (in)
		add_row(s, csvin_header(in));
	while (in && (status = csvin_next(in, &row, &e)) != CSVIN_END) {
		if (status == CSVIN_ROW)
			add_row(s, &row);
		else
			str_printf(s, "bad %zu\n", row.line);
	}
	for (size_t i = 0; i < e.n_problems; i++)
		str_printf(s, "%s\n", e.problems[i]);
	csvin_close(in);
	err_release(&e);
}

static void check_bytes(const char *why, const char *text, size_t len,
                        const struct csvin_options *o, const char *expected)
{
	for (size_t chunk = 1; chunk <= len + 1; chunk++) {
		struct str s = STR_INIT;
		events(text, len, chunk, o, &s);
		if (strstr(str_text(&s), expected) != str_text(&s))
			fail_msg("%s, chunks of %zu: found\n%sexpected\n%s", why, chunk, str_text(&s),
			         expected);
		str_release(&s);
	}
}

static void check(const char *why, const char *text, const struct csvin_options *o,
                  const char *expected)
{
	check_bytes(why, text, strlen(text), o, expected);
}

#define QUOTE_ADVICE "expected quotes only around a whole field, doubled inside it; write \"a \"\"b\"\" c\"\n"

static void test_csvin__reads_what_rfc_4180_allows(void **state)
{
	static const struct { const char *why, *text, *expected; } cases[] = {
		{ "plain", "a,b\n1,2\n", "1|a|b\n2|1|2\n" },
		{ "no newline at the end", "a,b\n1,2", "1|a|b\n2|1|2\n" },
		{ "CRLF", "a,b\r\n1,2\r\n", "1|a|b\n2|1|2\n" },
		{ "empty last field", "a,b\n1,\n", "1|a|b\n2|1|\n" },
		{ "quotes, doubled quotes", "a,b\n\"x,\"\"y\"\"\",2\n", "1|a|b\n2|x,\"y\"|2\n" },
		{ "newline in quotes", "a,b\n\"x\ny\",2\n3,4\n", "1|a|b\n2|x\ny|2\n4|3|4\n" },
		{ "blanks belong to the text", "a,b\n x , y\t\n", "1|a|b\n2| x | y\t\n" },
		{ "byte order mark", "\xEF\xBB\xBF\"a\",b\n1,2\n", "1|a|b\n2|1|2\n" },
		{ "blank lines between rows", "a,b\n\n1,2\n\n", "1|a|b\n3|1|2\n" },
		{ "blank line in a file of one column", "a\n\nx\n", "1|a\n2|\n3|x\n" },
		{ "UTF-8", "a,b\nT\xC3\xBCrkiye,\xE2\x82\xAC\n", "1|a|b\n2|T\xC3\xBCrkiye|\xE2\x82\xAC\n" },
		{ "header only", "a,b\n", "1|a|b\n" },
		{ "quotes around nothing", "a,b\n\"\",\n,\"\"\n", "1|a|b\n2||\n3||\n" },
		{ "quotes around nothing in one column", "a\n\"\"\n", "1|a\n2|\n" },
		{ "CRLF in quotes", "a,b\r\n\"x\r\ny\",2\r\n", "1|a|b\n2|x\r\ny|2\n" },
		{ "blank line in quotes", "a,b\n\"\n\n\",2\n3,4\n", "1|a|b\n2|\n\n|2\n5|3|4\n" },
		{ "newline in the header", "a,\"b\nc\"\n1,2\n", "1|a|b\nc\n3|1|2\n" },
		{ "blank lines before the header", "\n\r\na,b\n1,2\n", "3|a|b\n4|1|2\n" },
		{ "blank lines with CRLF", "a,b\r\n\r\n1,2\r\n\r\n", "1|a|b\n3|1|2\n" },
		{ "quote at the very end", "a,b\n1,\"2\"", "1|a|b\n2|1|2\n" },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		check(cases[i].why, cases[i].text, NULL, cases[i].expected);
}

static void test_csvin__refuses_and_goes_on(void **state)
{
	static const struct { const char *why, *text, *expected; } cases[] = {
		{ "ragged rows", "a,b\n1\n1,2,3\n4,5\n",
		  "1|a|b\nbad 2\nbad 3\n4|4|5\n"
		  "f:2:1: found 1 fields; expected 2 as in the header; add what is missing (an empty "
		  "field still needs its delimiter)\n"
		  "f:3:3: found 3 fields; expected 2 as in the header; quote a field that holds the "
		  "delimiter, or remove what is too much\n" },
		{ "stray quote", "a,b\n1,x\"y\n3,4\n",
		  "1|a|b\nbad 2\n3|3|4\nf:2:2: found a quote inside a field; " QUOTE_ADVICE },
		{ "text after a closing quote", "a,b\n\"1\"x,2\n3,4\n",
		  "1|a|b\nbad 2\n3|3|4\nf:2:1: found a quote inside a field; " QUOTE_ADVICE },
		{ "unclosed quote", "a,b\n1,2\n\"3,4\n5,6\n",
		  "1|a|b\n2|1|2\nbad 3\n4|5|6\nf:3:1: found a quote that is never closed; expected a "
		  "closing quote at the end of the field; close it\n" },
		{ "quote closed by a later stray one", "a,b\n\"1,2\n3,\"4\"\n5,6\n",
		  "1|a|b\nbad 2\n3|3|4\n4|5|6\nf:2:1: found a quote that is not closed before the stray "
		  "quote of line 3; expected a closing quote at the end of the field; close it\n" },
		{ "control character", "a,b\n1,\x01\n3,4\n",
		  "1|a|b\nbad 2\n3|3|4\nf:2:2: found a control character; expected text; remove it\n" },
		{ "carriage return alone", "a,b\n1,2\r3,4\n5,6\n",
		  "1|a|b\nbad 2\n3|5|6\nf:2:2: found a carriage return inside a line" },
		{ "not UTF-8", "a,b\n\xFF,2\n3,4\n",
		  "1|a|b\nbad 2\n3|3|4\nf:2:1: found bytes that are not UTF-8" },
		{ "overlong UTF-8", "a,b\n\xC0\xAF,2\n", "1|a|b\nbad 2\nf:2:1: found bytes" },
		{ "surrogate", "a,b\n\xED\xA0\x80,2\n", "1|a|b\nbad 2\nf:2:1: found bytes" },
		{ "blanks around quotes", "a,b\n1, \"2\"\n3,4\n",
		  "1|a|b\nbad 2\n3|3|4\nf:2:2: found a quote inside a field; " QUOTE_ADVICE },
		{ "blanks after quotes", "a,b\n\"1\" ,2\n3,4\n",
		  "1|a|b\nbad 2\n3|3|4\nf:2:1: found a quote inside a field; " QUOTE_ADVICE },
		{ "bad bytes in a row of many lines refuse it once", "a,b\n\"x\n\x01\ny\",2\n3,4\n",
		  "1|a|b\nbad 2\n5|3|4\nf:3:1: found a control character; expected text; remove it\n" },
		{ "bad bytes in a quote that is never closed", "a,b\n\"\x01,2\n3,4\n",
		  "1|a|b\nbad 2\n3|3|4\nf:2:1: found a control character; expected text; remove it\n"
		  "f:2:1: found a quote that is never closed" },
		{ "two quotes that are never closed", "a,b\n1,\"x\n2,y\n3,\"z\n",
		  "1|a|b\nbad 2\n3|2|y\nbad 4\nf:2:2: found a quote that is not closed before the "
		  "stray quote of line 4; " },
		{ "a field that begins in a later line", "a,b,c\n\"x\ny\",z\"z,1\n",
		  "1|a|b|c\nbad 2\nbad 3\nf:3:2: found a quote inside a field; " },
		{ "unclosed quote in the header", "\"a,b\n1,2\n", "f:1:1: found a quote that is never "
		  "closed; " },
		{ "header not UTF-8", "a,\xFF\n1,2\n", "f:1:2: found bytes that are not UTF-8; " },
		{ "nothing but blank lines", "\n\n", "f:1: found an empty file; " },
		{ "a byte order mark alone", "\xEF\xBB\xBF", "f:1: found an empty file; " },
		{ "empty file", "", "f:1: found an empty file; expected a header row" },
		{ "UTF-16", "\xFF\xFE" "a", "f:1:1: found UTF-16; expected UTF-8; declare encoding = utf-16" },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		check(cases[i].why, cases[i].text, NULL, cases[i].expected);
	check_bytes("NUL", "a,b\n1,\0002\n3,4\n", 12, NULL,
	      "1|a|b\nbad 2\n3|3|4\nf:2:2: found a NUL byte");
}

static void test_csvin__reads_what_a_descriptor_declares(void **state)
{
	struct csvin_options pipe = { .delimiter = '|' }, preamble = { .preamble_lines = 2 };
	struct csvin_options trailing = { .trailing_delimiter = true }, latin1 = { .latin1 = true };
	struct csvin_options small = { .max_field = 3 };
	(void)state;

	check("pipes", "a|b\n1,5|2\n", &pipe, "1|a|b\n2|1,5|2\n");
	check("preamble", "x\n\na,b\n1,2\n", &preamble, "3|a|b\n4|1|2\n");
	check("preamble longer than the file", "x\n", &preamble,
	      "f:2: found the end of the file; expected 2 lines before the header\n");
	check("nothing after the preamble", "x\ny\n", &preamble, "f:1: found an empty file; ");
	check("trailing", "a,b,\n1,2,\n", &trailing, "1|a|b\n2|1|2\n");
	check("trailing, CRLF, empty, quoted", "a,b,\r\n1,,\r\n\"2\",\"\",\r\n3,4,", &trailing,
	      "1|a|b\n2|1|\n3|2|\n4|3|4\n");
	check("trailing, but not in every line", "a,b,\n1,2\n3,\"\"\n", &trailing,
	      "1|a|b\n2|1|2\n3|3|\n");
	check("trailing, in quotes", "a,b,\n\"x,\ny\",2,\n", &trailing, "1|a|b\n2|x,\ny|2\n");
	check("Latin-1", "a,b\nT\xFCrk,2\n", &latin1, "1|a|b\n2|T\xC3\xBCrk|2\n");
	check("long field", "a,b\n1234,2\n3,4\n", &small,
	      "1|a|b\nbad 2\n3|3|4\nf:2:1: column \"a\": found a field of 4 bytes");
	check("long field without a newline", "a,b\n1,2345", &small,
	      "1|a|b\nbad 2\nf:2:2: column \"b\": found a field of 4 bytes");
	check("a quote swallows no more than a field", "a,b\n\"12,2\n3,\"4\"\n", &small,
	      "1|a|b\nbad 2\n3|3|4\nf:2:1: found a quoted field longer than 3 bytes; ");
}

static ssize_t fail_to_read(void *context, char *buffer, size_t size)
{
	struct bytes *b = context;

	if (b->at < b->len)
		return read_bytes(context, buffer, size);
	errno = EIO;
	return -1;
}

/* What was read before is no end of the file, and a row cut off there no row. */
static void test_csvin__stops_when_reading_fails(void **state)
{
	static const char text[] = "a,b\n1,2\n3,4";
	(void)state;

	for (size_t len = 0; len < sizeof text; len++) {
		struct bytes b = { text, len, 0, 100 };
		struct err e = ERR_INIT;
		struct csvrow row;
		struct csvin *in = csvin_open_reader(fail_to_read, &b, "f", NULL, &e);
		assert_int_equal(in != NULL, len >= 4);
		if (in && len >= 8)
			assert_int_equal(csvin_next(in, &row, &e), CSVIN_ROW);
		if (in) {
			assert_int_equal(csvin_next(in, &row, &e), CSVIN_STOP);
			assert_int_equal(csvin_next(in, &row, &e), CSVIN_END);
		}
		assert_int_equal(e.kind, ERR_SYSTEM);
		assert_int_equal(e.n_problems, 1);
		assert_string_equal(e.problems[0], "f: reading failed: Input/output error");
		csvin_close(in);
		err_release(&e);
	}
}

static void test_csvin__knows_columns_and_places(void **state)
{
	static const char text[] = "id,name,id\n1,\"x\ny\",2\n";
	struct bytes b = { text, sizeof text - 1, 0, 3 };
	struct err e = ERR_INIT;
	struct csvrow row;
	struct csvin *in = csvin_open_reader(read_bytes, &b, "f", NULL, &e);
	struct place at;
	(void)state;

	assert_non_null(in);
	assert_string_equal(csvin_name(in), "f");
	assert_int_equal(csvin_column(in, "id"), 0);
	assert_int_equal(csvin_column(in, "name"), 1);
	assert_int_equal(csvin_column(in, "Name"), SIZE_MAX);
	assert_int_equal(csvin_next(in, &row, &e), CSVIN_ROW);
	assert_int_equal(row.fields[1].len, 3);
	at = csvin_place(in, &row, 2);
	assert_int_equal(at.line, 3);
	assert_int_equal(at.column, 3);
	assert_string_equal(at.name, "id");
	csvin_close(in);
	csvin_close(NULL);
}

/* A row larger than any buffer, across many reads. */
static void test_csvin__reads_rows_larger_than_its_buffer(void **state)
{
	enum { LINES = 20000 };
	struct str s = STR_INIT;
	struct bytes b = { NULL, 0, 0, 4099 };
	struct err e = ERR_INIT;
	struct csvrow row;
	(void)state;

	str_add(&s, "a,b\n\"");
	for (size_t i = 0; i < LINES; i++)
		str_printf(&s, "%zu\n", i);
	str_add(&s, "\",2\n3,4\n");
	b.text = str_text(&s);
	b.len = s.len;
	struct csvin *in = csvin_open_reader(read_bytes, &b, "f", NULL, &e);
	assert_non_null(in);
	assert_int_equal(csvin_next(in, &row, &e), CSVIN_ROW);
	assert_int_equal(row.fields[0].len, s.len - strlen("a,b\n\"\",2\n3,4\n"));
	assert_memory_equal(row.fields[0].text, b.text + 5, row.fields[0].len);
	assert_int_equal(row.fields[1].line, 2 + LINES);
	assert_int_equal(csvin_next(in, &row, &e), CSVIN_ROW);
	assert_int_equal(row.line, 3 + LINES);
	assert_int_equal(csvin_next(in, &row, &e), CSVIN_END);
	csvin_close(in);
	str_release(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_csvin__reads_what_rfc_4180_allows),
		cmocka_unit_test(test_csvin__refuses_and_goes_on),
		cmocka_unit_test(test_csvin__reads_what_a_descriptor_declares),
		cmocka_unit_test(test_csvin__stops_when_reading_fails),
		cmocka_unit_test(test_csvin__knows_columns_and_places),
		cmocka_unit_test(test_csvin__reads_rows_larger_than_its_buffer),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
