#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "aid/utf16.h"
#include "pieces.h"

static void test_utf16__becomes_utf8_however_it_arrives(void **state)
{
	static const struct { const char *why, *in; size_t n; const char *out; } cases[] = {
		{ "little-endian", "\xFF\xFE" "a\0\n\0", 6, "a\n" },
		{ "big-endian", "\xFE\xFF" "\0a\0\n", 6, "a\n" },
		{ "without a mark", "a\0,\0", 4, "a," },
		{ "two bytes", "\xFF\xFE\xFC\0", 4, "\xC3\xBC" },
		{ "three bytes", "\xFF\xFE\xAC\x20", 4, "\xE2\x82\xAC" },
		{ "a pair", "\xFF\xFE\x3D\xD8\x00\xDE", 6, "\xF0\x9F\x98\x80" },
		{ "the second half alone", "\xFF\xFE\x00\xDE" "a\0", 6, "\xFF" "a" },
		{ "the first half alone", "\xFF\xFE\x3D\xD8" "a\0", 6, "\xFF" "a" },
		{ "the first half at the end", "\xFF\xFE" "a\0\x3D\xD8", 6, "a\xFF" },
		{ "half a unit at the end", "\xFF\xFE" "a\0b", 5, "a\xFF" },
		{ "nothing", "", 0, "" },
		{ "only a mark", "\xFF\xFE", 2, "" },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		for (size_t step = 1; step <= 6; step++) {
			for (size_t size = 5; size <= 8; size++) {
				struct bytes b = { cases[i].in, cases[i].n, 0, step };
				struct utf16 *u = utf16_new(read_bytes, &b);
				char out[64] = "";
				ssize_t n;
				size_t at = 0;
				while ((n = utf16_read(u, out + at, size)) > 0)
					at += (size_t)n;
				if (n < 0 || at != strlen(cases[i].out) ||
				    memcmp(out, cases[i].out, at) != 0)
					fail_msg("%s (%zu bytes at a time): \"%s\"", cases[i].why,
					         step, out);
				utf16_free(u);
			}
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_utf16__becomes_utf8_however_it_arrives),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
