#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "aid/linein.h"
#include "pieces.h"

#define TEXT(literal) literal, sizeof(literal) - 1

static void assert_next(struct linein *in, size_t number, const char *text)
{
	struct err e = ERR_INIT;
	struct textline line;

	assert_int_equal(linein_next(in, &line, &e), text != NULL);
	assert_int_equal(e.kind, ERR_NONE);
	if (!text)
		return;
	assert_int_equal(line.number, number);
	assert_int_equal(line.len, strlen(text));
	assert_memory_equal(line.text, text, line.len);
}

static void test_linein__hands_out_each_line_once(void **state)
{
	(void)state;
	for (size_t chunk = 1; chunk < 12; chunk++) {
		struct bytes b = { TEXT("\xEF\xBB\xBF" "a\r\n\nbc"), 0, chunk };
		struct err e = ERR_INIT;
		struct linein *in = linein_new(read_bytes, &b, "f");
		assert_true(linein_skip_mark(in, &e));
		assert_next(in, 1, "a\r\n");
		assert_next(in, 2, "\n");
		assert_next(in, 3, "bc");
		assert_next(in, 3, NULL);
		assert_next(in, 3, NULL);
		assert_false(linein_failed(in));
		linein_free(in);
	}
	linein_free(NULL);
}

/* Given back after the end, before it, and while lines given back before are left. */
static void test_linein__lines_given_back_come_again(void **state)
{
	(void)state;
	for (size_t chunk = 1; chunk < 12; chunk++) {
		struct bytes b = { TEXT("1\n2\n3\n4"), 0, chunk };
		struct str some = STR_INIT;
		struct linein *in = linein_new(read_bytes, &b, "f");
		assert_next(in, 1, "1\n");
		assert_next(in, 2, "2\n");
		assert_next(in, 3, "3\n");
		str_add(&some, "2\n3\n");
		linein_give_back(in, &some, 1);
		assert_next(in, 2, "2\n");
		str_clear(&some);
		str_add(&some, "2\n");
		linein_give_back(in, &some, 1);
		assert_next(in, 2, "2\n");
		assert_next(in, 3, "3\n");
		assert_next(in, 4, "4");
		assert_next(in, 4, NULL);
		str_clear(&some);
		str_add(&some, "3\n4");
		linein_give_back(in, &some, 2);
		assert_next(in, 3, "3\n");
		assert_next(in, 4, "4");
		assert_next(in, 4, NULL);
		linein_free(in);
		str_release(&some);
	}
}

static void test_linein__refuses_utf16(void **state)
{
	static const char *const marks[] = { "\xFF\xFE" "a", "\xFE\xFF" "a", "\xFF\xFE" };
	(void)state;

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		struct bytes b = { marks[i], strlen(marks[i]), 0, 1 };
		struct err e = ERR_INIT;
		struct linein *in = linein_new(read_bytes, &b, "f");
		assert_false(linein_skip_mark(in, &e));
		assert_string_equal(e.problems[0], "f:1:1: found UTF-16; expected UTF-8; declare "
		                    "encoding = utf-16, or convert it: iconv -f UTF-16 -t UTF-8");
		linein_free(in);
		err_release(&e);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_linein__hands_out_each_line_once),
		cmocka_unit_test(test_linein__lines_given_back_come_again),
		cmocka_unit_test(test_linein__refuses_utf16),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
