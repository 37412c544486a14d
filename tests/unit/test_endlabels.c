#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "aid/endlabels.h"

/* A chart of no section, as far as texts and places go. */
static struct chart chart_of(struct ini_section *s)
{
	struct chart c = { .section = s, .bottom = 500, .right = 700, .unit = 1 };

	layout_init(&c.layout, CHART_WIDTH, CHART_HEIGHT);
	return c;
}


static struct panel panel_of(void)
{
	struct panel p = { .suffix = "", .left = 60, .top = 100, .right = 500, .bottom = 480 };

	axis_linear(&p.y, 0, 100, 5);
	axis_place(&p.x, p.left, p.right);
	axis_place(&p.y, p.bottom, p.top);
	return p;
}

/* However many lines end on whatever places: labels fit, keep the order of the ends, and what has no
 * room is counted. */
static void test_endlabels__any_number_of_ends_fits(void **state)
{
	(void)state;

	for (size_t n = 0; n <= 70; n += 7) {
		struct ini_section s = { NULL, 0, 0, NULL };
		struct chart c = chart_of(&s);
		struct panel p = panel_of();
		struct endlabel ends[70];
		struct str why = STR_INIT;
		for (size_t i = 0; i < n; i++)
			ends[i] = (struct endlabel){ .text = "A donor 1.5", .x = p.right,
				.y = 470 - (double)(i * i % 17), .number = 1 };
		endlabels_draw(&c, &p, ends, n);
		if (!layout_check(&c.layout, &why))
			fail_msg("%zu: %s", n, str_text(&why));
		bool counted = strstr(str_text(&c.body), " others'") != NULL;
		assert_int_equal(counted, n > 21);
		str_release(&why);
		chart_release(&c);
	}
}

/* A name that no two lines hold loses its end, never the figure behind it. */
static void test_endlabels__a_long_name_keeps_its_figure(void **state)
{
	(void)state;
	struct ini_section s = { NULL, 0, 0, NULL };
	struct chart c = chart_of(&s);
	struct panel p = panel_of();
	struct endlabel end = { .text = "The Commonwealth of all the Provinces, Counties and Free Cities of the North 12.5",
	                        .x = p.right, .y = 300, .number = 1 };

	endlabels_draw(&c, &p, &end, 1);
	assert_non_null(strstr(str_text(&c.body), "The Commonwealth"));
	assert_non_null(strstr(str_text(&c.body), "… 12.5'"));
	chart_release(&c);
}

static void test_endlabels__a_label_that_need_not_move_stays(void **state)
{
	struct ini_section s = { NULL, 0, 0, NULL };
	struct chart c = chart_of(&s);
	struct panel p = panel_of();
	struct endlabel ends[2] = { { .text = "low", .x = p.right, .y = 400, .number = 1 },
	                            { .text = "high", .x = p.right, .y = 200, .number = 2 } };
	(void)state;

	endlabels_draw(&c, &p, ends, 2);
	assert_int_equal(c.layout.n, 2);
	/* In the order of their places, from the top. */
	assert_string_equal(c.layout.boxes[0].text, "high");
	assert_true(c.layout.boxes[0].top < 200 && c.layout.boxes[0].bottom > 200);
	assert_true(c.layout.boxes[1].top < 400 && c.layout.boxes[1].bottom > 400);
	chart_release(&c);
}

/* The left side is the right side in a mirror. */
static void test_endlabels__left_of_the_panel_too(void **state)
{
	struct ini_section s = { NULL, 0, 0, NULL };
	struct chart c = chart_of(&s);
	struct panel p = panel_of();
	struct endlabel ends[2] = { { .text = "one", .x = 200, .y = 300, .number = 1 },
	                            { .text = "two", .x = 200, .y = 302, .number = 2 } };
	struct str why = STR_INIT;
	(void)state;

	p.left = 200;
	endlabels_draw_left(&c, &p, ends, 2);
	assert_int_equal(c.layout.n, 2);
	for (size_t i = 0; i < 2; i++)
		assert_true(c.layout.boxes[i].right < p.left && c.layout.boxes[i].right > p.left - 20);
	assert_true(layout_check(&c.layout, &why));
	str_release(&why);
	chart_release(&c);
}

static void test_endlabels__room_is_that_of_the_longest_but_limited(void **state)
{
	const struct chart c = { .narrow = false };
	struct endlabel ends[2] = { { .text = "PDA 33.8" }, { .text = "All programmes 70.7" } };
	struct endlabel endless = { .text = "The United Federation of Very Long Names of Donors and Agencies" };
	double one = endlabels_room(&c, ends, 1), two = endlabels_room(&c, ends, 2);
	(void)state;

	assert_true(one > textsize_width("PDA 33.8", (struct textfont){ TEXT_SIZE, false }));
	assert_true(two > one);
	assert_true(endlabels_room(&c, &endless, 1) < CHART_WIDTH / 3.0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_endlabels__any_number_of_ends_fits),
		cmocka_unit_test(test_endlabels__a_long_name_keeps_its_figure),
		cmocka_unit_test(test_endlabels__a_label_that_need_not_move_stays),
		cmocka_unit_test(test_endlabels__left_of_the_panel_too),
		cmocka_unit_test(test_endlabels__room_is_that_of_the_longest_but_limited),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
