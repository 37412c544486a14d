#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "aid/palette.h"

static struct table *palette(void)
{
	struct err e = ERR_INIT;
	struct table *t = table_read("data/reference/palette.csv", &e);

	assert_non_null(t);
	assert_true(palette_check(t, &e));
	return t;
}

static void test_palette__every_text_colour_has_contrast(void **state)
{
	struct table *t = palette();
	struct colour ink, white = { 1, 1, 1 };
	(void)state;

	for (size_t row = 0; row < table_rows(t); row++) {
		struct look look = palette_look(t, table_text(t, row, 0), "");
		assert_true(colour_parse(look.ink, &ink));
		if (colour_contrast(ink, white) < 4.5)
			fail_msg("%s: %s on white", table_text(t, row, 0), look.ink);
	}
	table_free(t);
}

/* Colours that stand together in a chart, seen in five ways. What looks alike to somebody must
 * differ in its marker, and, where it fills areas, not look alike at all. */
static void test_palette__colours_used_together_can_be_told_apart(void **state)
{
	static const struct { const char *keys[16]; double least; const char *why; } groups[] = {
		{ { "PDA", "USAI", "FMF" }, 9, "programmes, as areas" },
		{ { "military", "financial", "humanitarian" }, 9, "types, as areas" },
		{ { "europe", "USA", "others" }, 7, "blocs, as areas" },
		{ { "with_aid", "without_aid" }, 15, "the model" },
		{ { "USA", "EUU", "DEU", "GBR", "NOR", "DNK", "NLD", "SWE", "JPN", "CAN", "FRA", "POL" }, 0,
		  "donors, as lines" },
	};
	struct table *t = palette();
	(void)state;

	for (size_t g = 0; g < sizeof groups / sizeof *groups; g++)
		for (size_t i = 0; groups[g].keys[i]; i++)
			for (size_t j = 0; j < i; j++) {
				struct look a = palette_look(t, groups[g].keys[i], "");
				struct look b = palette_look(t, groups[g].keys[j], "");
				struct colour x, y;
				assert_true(colour_parse(a.colour, &x) && colour_parse(b.colour, &y));
				for (int v = 0; v < N_VISIONS; v++) {
					double d = colour_distance(colour_seen(x, (enum colour_vision)v),
					                           colour_seen(y, (enum colour_vision)v));
					if (d < groups[g].least || (d < 15 && a.marker == b.marker))
						fail_msg("%s: %s and %s, vision %d: %.1f", groups[g].why,
						         groups[g].keys[i], groups[g].keys[j], v, d);
				}
			}
	table_free(t);
}

static void test_palette__an_unknown_key_is_grey_with_its_own_name(void **state)
{
	struct table *t = palette();
	(void)state;

	struct look look = palette_look(t, "ATL", "Atlantis");
	assert_string_equal(look.label, "Atlantis");
	assert_string_equal(look.colour, "#767676");
	assert_string_equal(palette_look(t, "EUU", "EU (Commission and Council)").label, "EU institutions");
	table_free(t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_palette__every_text_colour_has_contrast),
		cmocka_unit_test(test_palette__colours_used_together_can_be_told_apart),
		cmocka_unit_test(test_palette__an_unknown_key_is_grey_with_its_own_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
