#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "aid/html.h"

/* Compares what was written, and empties it. */
static void expect(struct str *s, const char *text)
{
	assert_string_equal(str_text(s), text);
	str_clear(s);
}

static void test_html__text_stays_text(void **state)
{
	struct str s = STR_INIT;
	(void)state;

	html_element(&s, "p class=\"x\"", "<script>alert(1)</script> & \"'\x01");
	expect(&s, "<p class=\"x\">&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;&#39; </p>\n");
	html_attribute(&s, "title", "\" onload=\"x");
	expect(&s, " title=\"&quot; onload=&quot;x\"");
	html_id(&s, "us_pda:A/\" 1");
	expect(&s, "us_pda-A---1");
	str_release(&s);
}

static void test_html__figures_keep_their_units(void **state)
{
	struct str s = STR_INIT;
	(void)state;

	html_figures(&s, "$188 bn, 8.0 points & 2 big 9 men in 2024 m.");
	expect(&s, "$188\xc2\xa0" "bn, 8.0\xc2\xa0points &amp; 2 big 9 men in 2024\xc2\xa0m.");
	html_figures(&s, " bn 5 ");
	expect(&s, " bn 5 ");
	str_release(&s);
}

static void test_html__only_plain_links_are_links(void **state)
{
	static const struct {
		const char *href;
		bool is;
	} cases[] = {
		{ "https://www.nato.int/x", true },
		{ "http://a.example", true },
		{ "#id", true },
		{ "../data/x.csv", true },
		{ "x.csv?a=b:c", true },
		{ "", false },
		{ "javascript:alert(1)", false },
		{ " javascript:alert(1)", false },
		{ "data:text/html,x", false },
		{ "//evil.example/x", false },
	};
	struct str s = STR_INIT;
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (html_is_link(cases[i].href) != cases[i].is)
			fail_msg("%s", cases[i].href);
	html_link(&s, "https://a.example/?a=1&b=\"", "<b>");
	expect(&s, "<a href=\"https://a.example/?a=1&amp;b=&quot;\">&lt;b&gt;</a>");
	html_link(&s, "javascript:x", "y");
	expect(&s, "y");
	html_host(&s, "https://www.nato.int/cps/x");
	expect(&s, "nato.int");
	str_release(&s);
}

static void test_html__a_picture_keeps_its_ids_to_itself(void **state)
{
	static const char picture[] =
		"<?xml version=\"1.0\"?>\n<svg role=\"img\" \n width=\"9\" viewBox=\"0 0 9 6\">\n"
		"<title>Ours</title>\n\t<g id=\"a\" ><title>$data using 1:2</title>\n"
		"<use xlink:href='#p' filter=\"url(#f)\"/></g>\n</svg>\n";
	struct str s = STR_INIT;
	(void)state;

	html_svg(&s, picture, "pic", (struct html_band){ 0, 0 });
	expect(&s, "<svg role=\"img\" xmlns=\"http://www.w3.org/2000/svg\" "
	       "xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 9 6\">\n"
	       "<title>Ours</title>\n<g id=\"pic-a\" >\n"
	       "<use xlink:href='#pic-p' filter=\"url(#pic-f)\"/></g>\n</svg>\n");
	html_svg(&s, "no picture", "pic", (struct html_band){ 0, 0 });
	expect(&s, "");
	str_release(&s);
}

static void test_html__a_picture_is_shown_without_what_stands_above_and_below(void **state)
{
	static const char picture[] =
		"<svg viewBox=\"0 0 720 540\"><g transform=\"translate(22.00,30.00)\"><text>Title</text></g>"
		"<g transform=\"translate(22.00,200.00)\"><text>Label</text></g>"
		"<g transform=\"translate(22.00,530.00)\"><text>Source</text></g></svg>";
	struct str s = STR_INIT;
	(void)state;

	html_svg(&s, picture, "pic", (struct html_band){ 100, 500 });
	expect(&s, "<svg role=\"img\" xmlns=\"http://www.w3.org/2000/svg\" "
	       "xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 100 720 400\">"
	       "<g transform=\"translate(22.00,200.00)\"><text>Label</text></g></svg>");
	str_release(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_html__text_stays_text),
		cmocka_unit_test(test_html__figures_keep_their_units),
		cmocka_unit_test(test_html__only_plain_links_are_links),
		cmocka_unit_test(test_html__a_picture_is_shown_without_what_stands_above_and_below),
		cmocka_unit_test(test_html__a_picture_keeps_its_ids_to_itself),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
