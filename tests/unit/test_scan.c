/* The scanner with csvin behind it must see what csvin alone sees, in every variant: rows, fields,
 * lines and messages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "scanwalk.h"

/* A copy at an odd address, whose padding is full of signs that mean something elsewhere. */
static void compare(const char *text, size_t len)
{
	char *copy = malloc(len + SCAN_PADDING + 1), *at = copy + 1;
	struct str strict;

	memcpy(at, text, len);
	for (size_t i = 0; i < SCAN_PADDING; i++)
		at[len + i] = "\",\n\r\xFF"[i % 5];
	strict = scanwalk_strict(at, len);
	for (size_t v = 0; scan_variants[v]; v++) {
		if (!scan_variants[v]->supported())
			continue;
		struct str scanned = scanwalk_scanned(scan_variants[v], at, len);
		if (strcmp(str_text(&strict), str_text(&scanned)) != 0)
			print_error("%s reads \"%.*s\" as\n%scsvin as\n%s", scan_variants[v]->name,
			         (int)len, at, str_text(&scanned), str_text(&strict)), fail();
		str_release(&scanned);
	}
	str_release(&strict);
	free(copy);
}

static const char *const texts[] = {
	"a,b\n1,2\n", "a,b\n1,2", "a,b\r\n1,2\r\n", "a,b\n1,\n,2\n", "a,b\n\"x,\"\"y\"\"\",2\n",
	"a,b\n\"x\ny\",2\n3,4\n", "a,b\n\n1,2\n\n", "\xEF\xBB\xBF\"a\",b\n1,2\n",
	"a,b\nT\xC3\xBCrkiye,\xE2\x82\xAC\n", "a,b\n\"\",\n,\"\"\n", "a,b\r\n\"x\r\ny\",2\r\n",
	"a,b\n\"\n\n\",2\n3,4\n", "a,b\n1,\"2\"", "a,b\n1\n1,2,3\n4,5\n", "a,b\n1,x\"y\n3,4\n",
	"a,b\n\"1\"x,2\n3,4\n", "a,b\n1,2\n\"3,4\n5,6\n", "a,b\n\"1,2\n3,\"4\"\n5,6\n",
	"a,b\n1,\x01\n3,4\n", "a,b\n1,2\r3,4\n5,6\n", "a,b\n\xFF,2\n3,4\n", "a,b\n\xC3\n1,2\n",
	"a,b\n1,\xE2\x82", "a,b\n1, \"2\"\n3,4\n", "a,b\n\"1\" ,2\n3,4\n", "a,b\n\"1\"\r,2\n3,4\n",
	"a,b\n\"x\n\x01\ny\",2\n3,4\n", "a,b\n\"\x01,2\n3,4\n", "a,b\n1,\"x\n2,y\n3,\"z\n",
	"a,b,c\n\"x\ny\",z\"z,1\n", "a,b\n1,2\r", "a,b\n1,\"2\"\r", "a,b\n\r\n1,2\n", "a,b\n\"\"\"\",2\n",
	"a,b\n\"\"x,2\n", "a,b\n\t,\t\n", "a,b\n1,\x7F\n",
};

static void test_scan__sees_what_csvin_sees(void **state)
{
	(void)state;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		compare(texts[i], strlen(texts[i]));
	compare("a,b\n1,\0002\n3,4\n", 13);
}

/* The same with so many bytes of regular rows before it that it meets each place of 64 bytes. */
static void test_scan__sees_it_at_every_place(void **state)
{
	char text[512];
	(void)state;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		const char *body = strchr(texts[i], '\n') + 1;
		for (size_t pad = 1; pad < 130; pad++) {
			size_t n = (size_t)(body - texts[i]);
			memcpy(text, texts[i], n);
			memset(text + n, 'x', pad);
			text[n + pad / 2] = ',';
			n += pad;
			text[n++] = '\n';
			memcpy(text + n, body, strlen(body));
			compare(text, n + strlen(body));
		}
	}
}

/* A fixed sequence: tests know no chance. */
static uint32_t next(uint64_t *state)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*state >> 33);
}

/* Texts of the signs that matter, in every mixture. */
static void test_scan__sees_it_in_any_mixture(void **state)
{
	static const char signs[] = "\"\"\"\",,,,\n\n\n\r\nab \t\xC3\xBC\xE2\x82\xAC\x01\xFF\r";
	uint64_t seed = 1;
	char text[600];
	(void)state;

	for (int round = 0; round < 6000; round++) {
		size_t len = 4 + next(&seed) % 300, kinds = 4 + next(&seed) % (sizeof signs - 4);
		memcpy(text, "a,b\n", 4);
		for (size_t i = 4; i < len; i++)
			text[i] = next(&seed) % 3 ? 'x' : signs[next(&seed) % kinds];
		compare(text, len);
	}
}

/* Regular rows, a few bytes of which are changed. */
static void test_scan__sees_it_after_any_change(void **state)
{
	static const char row[] = "2022-03-01,\"Korea, Republic of\",12.5,\"a \"\"b\"\" c\"\r\n"
	                          "2023,T\xC3\xBCrkiye,,\"two\nlines\"\n";
	static const char signs[] = "\",\n\r\0x\xFF\xC3";
	uint64_t seed = 7;
	char text[4 * sizeof row + 20];
	(void)state;

	for (int round = 0; round < 4000; round++) {
		size_t len = 8;
		memcpy(text, "a,b,c,d\n", len);
		for (int i = 0; i < 4; i++, len += sizeof row - 1)
			memcpy(text + len, row, sizeof row - 1);
		for (uint32_t changes = next(&seed) % 4; changes > 0; changes--)
			text[8 + next(&seed) % (len - 8)] = signs[next(&seed) % (sizeof signs - 1)];
		compare(text, len - next(&seed) % 60);
	}
}

static void test_scan__tells_long_rows(void **state)
{
	static const char text[] = "12345,1\n1234567,1\n1,2\n\0" ",,,";
	char padded[sizeof text + SCAN_PADDING] = { 0 };
	struct scan_options o = { ',', 2, 9, false };
	(void)state;

	memcpy(padded, text, sizeof text);
	for (size_t v = 0; scan_variants[v]; v++) {
		struct scan s = { 0 };
		if (!scan_variants[v]->supported())
			continue;
		scan_variants[v]->scan(&s, &o, padded, 22);
		assert_int_equal(s.n_rows, 3);
		assert_int_equal(s.n_odd, 1);
		assert_int_equal(s.odd[0], 1);
		assert_int_equal(s.length, 22);
		scan_release(&s);
	}
}

static void test_scan__takes_quotes_as_letters_if_told(void **state)
{
	char padded[64 + SCAN_PADDING] = "a\"b,\"c\n\",\"\n";
	struct scan_options o = { ',', 2, 1000, true };
	(void)state;

	for (size_t v = 0; scan_variants[v]; v++) {
		struct scan s = { 0 };
		if (!scan_variants[v]->supported())
			continue;
		scan_variants[v]->scan(&s, &o, padded, 11);
		assert_int_equal(s.n_rows, 2);
		assert_int_equal(s.n_odd, 0);
		assert_false(s.irregular);
		scan_release(&s);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_scan__sees_what_csvin_sees),
		cmocka_unit_test(test_scan__sees_it_at_every_place),
		cmocka_unit_test(test_scan__sees_it_in_any_mixture),
		cmocka_unit_test(test_scan__sees_it_after_any_change),
		cmocka_unit_test(test_scan__tells_long_rows),
		cmocka_unit_test(test_scan__takes_quotes_as_letters_if_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
