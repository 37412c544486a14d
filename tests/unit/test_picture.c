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

static void test_picture__groups_that_draw_nothing_go(void **state)
{
	static const struct { const char *why, *body, *left; } cases[] = {
		{ "one", "<g color=\"a\">\n</g>\n<path/>\n", "<path/>\n" },
		{ "two in a row", "<g color=\"a\">\n</g>\n<g color=\"b\">\n</g>\n<path/>\n", "<path/>\n" },
		{ "one that draws stays", "<g color=\"a\">\n<path/></g>\n", "<g color=\"a\">\n<path/></g>\n" },
		{ "before one that draws", "<g color=\"a\">\n</g>\n<g color=\"b\">\n<path/></g>\n",
		  "<g color=\"b\">\n<path/></g>\n" },
		{ "brackets before a >, which XML does not allow", "<text>a ]]> b ]]]></text>\n",
		  "<text>a ]]&gt; b ]]]&gt;</text>\n" },
		{ "one with a title stays", "<g id=\"x\"><title>t</title></g>\n", "<g id=\"x\"><title>t</title></g>\n" },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str drawn = STR_INIT, out = STR_INIT, expected = STR_INIT;
		str_printf(&drawn, "<svg >\n<title></title>\n<desc></desc>\n%s</svg>\n", cases[i].body);
		str_printf(&expected, "<svg role=\"img\" >\n<title>t</title>\n<desc>d</desc>\n%s</svg>\n",
		           cases[i].left);
		assert_true(picture_dress_svg(str_text(&drawn), "t", "d", &out));
		if (strcmp(str_text(&out), str_text(&expected)) != 0)
			fail_msg("%s: found %s", cases[i].why, str_text(&out));
		str_release(&drawn);
		str_release(&out);
		str_release(&expected);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_picture__groups_that_draw_nothing_go),
		cmocka_unit_test(test_picture__an_svg_gets_our_title_and_role),
		cmocka_unit_test(test_picture__half_a_picture_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
