#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "aid/colour.h"

static struct colour of(const char *text)
{
	struct colour c;

	assert_true(colour_parse(text, &c));
	return c;
}

static void test_colour__only_six_hex_digits_are_a_colour(void **state)
{
	static const char *const bad[] = { "", "#fff", "#12345g", "0072B2", "#0072B2 ", "red" };
	struct colour c;
	char text[COLOUR_TEXT];
	(void)state;

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(colour_parse(bad[i], &c));
	colour_format(of("#d55E00"), text);
	assert_string_equal(text, "#D55E00");
}

static void test_colour__contrast_is_that_of_wcag(void **state)
{
	(void)state;
	assert_true(colour_contrast(of("#000000"), of("#ffffff")) > 20.99);
	assert_true(colour_contrast(of("#ffffff"), of("#ffffff")) < 1.01);
	/* #767676 is known as the lightest grey that passes on white. */
	assert_true(colour_contrast(of("#767676"), of("#ffffff")) >= 4.5);
	assert_true(colour_contrast(of("#777777"), of("#ffffff")) < 4.5);
}

static void test_colour__deficient_vision_confuses_what_it_should(void **state)
{
	struct colour red = of("#D00000"), green = of("#4A7A00"), blue = of("#0072B2");
	(void)state;

	double full = colour_distance(red, green);
	double deutan = colour_distance(colour_seen(red, VISION_DEUTERANOPIA),
	                                colour_seen(green, VISION_DEUTERANOPIA));
	assert_true(full > 80 && deutan < full / 2);
	assert_true(colour_distance(colour_seen(red, VISION_PROTANOPIA),
	                            colour_seen(blue, VISION_PROTANOPIA)) > 40);
	struct colour grey = colour_seen(blue, VISION_GREY);
	assert_true(grey.r == grey.g && grey.g == grey.b);
	assert_true(colour_distance(of("#808080"), colour_seen(of("#808080"), VISION_TRITANOPIA)) < 1);
}

static void test_colour__distance_is_that_of_cielab(void **state)
{
	(void)state;
	/* Black to white is 100 in lightness. */
	assert_true(colour_distance(of("#000000"), of("#ffffff")) > 99.9);
	assert_true(colour_distance(of("#000000"), of("#ffffff")) < 100.1);
	/* Red and blue of sRGB: 176.3 (Lindbloom's calculator). */
	assert_true(colour_distance(of("#ff0000"), of("#0000ff")) > 175.5);
	assert_true(colour_distance(of("#ff0000"), of("#0000ff")) < 177);
}

static void test_colour__ink_is_dark_enough_and_a_tint_lighter(void **state)
{
	(void)state;
	assert_true(colour_contrast(colour_ink(of("#F0E442")), of("#ffffff")) >= 4.5);
	assert_true(colour_distance(colour_ink(of("#111111")), of("#111111")) < 0.01);
	assert_true(colour_distance(colour_tint(of("#0072B2"), 1), of("#ffffff")) < 0.01);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_colour__only_six_hex_digits_are_a_colour),
		cmocka_unit_test(test_colour__contrast_is_that_of_wcag),
		cmocka_unit_test(test_colour__deficient_vision_confuses_what_it_should),
		cmocka_unit_test(test_colour__distance_is_that_of_cielab),
		cmocka_unit_test(test_colour__ink_is_dark_enough_and_a_tint_lighter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
