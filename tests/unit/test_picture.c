#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "aid/picture.h"

static const char svg[] =
	"<?xml version=\"1.0\"?>\n<svg \n width=\"720\">\n<title>Gnuplot</title>\n<desc>Produced by GNUPLOT"
	"</desc>\n<g font-family=\"Liberation Sans\" font-size=\"15\"><text>a</text></g>\n</svg>\n";

static void test_picture__an_svg_gets_our_title_and_role(void **state)
{
	struct str out = STR_INIT;
	(void)state;

	assert_true(picture_dress_svg(svg, "A < B & \"C\"", "what it shows", &out));
	assert_non_null(strstr(str_text(&out), "<svg role=\"img\""));
	assert_non_null(strstr(str_text(&out), "<title>A &lt; B &amp; &quot;C&quot;</title>"));
	assert_non_null(strstr(str_text(&out), "<desc>what it shows</desc>"));
	assert_non_null(strstr(str_text(&out), "\"Liberation Sans, Arial, Helvetica, sans-serif\""));
	assert_null(strstr(str_text(&out), "GNUPLOT"));
	assert_non_null(strstr(str_text(&out), "</svg>\n"));
	str_release(&out);
}

static void test_picture__half_a_picture_is_refused(void **state)
{
	struct str out = STR_INIT;
	char half[sizeof svg];
	(void)state;

	for (size_t n = 0; n + 8 < sizeof svg; n++) {
		memcpy(half, svg, n);
		half[n] = '\0';
		assert_false(picture_dress_svg(half, "t", "d", &out));
		str_clear(&out);
	}
	str_release(&out);
	assert_false(picture_is_png(NULL, 0));
	assert_false(picture_is_png("\x89PNG\r\n\x1a\n", 8));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_picture__an_svg_gets_our_title_and_role),
		cmocka_unit_test(test_picture__half_a_picture_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
