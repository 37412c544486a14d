#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "aid/layout.h"

static void add(struct layout *l, double left, double top, double right, double bottom,
                const char *text)
{
	layout_add(l, (struct layout_box){ left, top, right, bottom, NULL }, text);
}

static void test_layout__overlaps_and_edges_are_found(void **state)
{
	struct layout l;
	struct str why = STR_INIT;
	(void)state;

	layout_init(&l, 100, 100);
	add(&l, 10, 10, 50, 20, "first");
	add(&l, 50, 10, 90, 20, "beside it");
	add(&l, 20, 30, 60, 40, NULL);
	add(&l, 30, 35, 70, 45, NULL);
	assert_true(layout_check(&l, &why));
	add(&l, 40, 15, 60, 25, "on both");
	assert_false(layout_check(&l, &why));
	assert_non_null(strstr(str_text(&why), "\"first\" (10,10 to 50,20) covers \"on both\""));
	assert_non_null(strstr(str_text(&why), "\"beside it\" (50,10 to 90,20) covers \"on both\""));
	str_clear(&why);
	layout_release(&l);
	add(&l, 50, 50, 100.6, 60, "out");
	assert_false(layout_check(&l, &why));
	assert_non_null(strstr(str_text(&why), "leaves the picture"));
	layout_release(&l);
	str_clear(&why);
	add(&l, 10, 10, 20, 20, NULL);
	add(&l, 5, 5, 30, 30, "over a mark");
	assert_false(layout_check(&l, &why));
	layout_release(&l);
	str_release(&why);
}

static void test_layout__spread_moves_as_little_as_it_must(void **state)
{
	static const struct {
		const char *why;
		double low, high;
		size_t n;
		double wanted[4], got[4];
	} cases[] = {
		{ "far apart: nobody moves", 0, 100, 3, { 10, 50, 90 }, { 10, 50, 90 } },
		{ "two on one spot move both, alike", 0, 100, 2, { 50, 50 }, { 45, 55 } },
		{ "a block around its mean", 0, 100, 3, { 50, 52, 57 }, { 43, 53, 63 } },
		{ "two blocks meet and become one", 0, 100, 4, { 48, 48, 52, 52 }, { 35, 45, 55, 65 } },
		{ "against the lower edge", 0, 100, 3, { 2, 3, 4 }, { 5, 15, 25 } },
		{ "against the upper edge", 0, 100, 2, { 99, 99 }, { 85, 95 } },
		{ "exactly full", 0, 40, 4, { 1, 1, 1, 1 }, { 5, 15, 25, 35 } },
	};
	static const double sizes[4] = { 10, 10, 10, 10 };
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		double places[4];
		memcpy(places, cases[i].wanted, sizeof places);
		assert_true(layout_spread(places, sizes, cases[i].n, cases[i].low, cases[i].high));
		for (size_t k = 0; k < cases[i].n; k++)
			if (places[k] < cases[i].got[k] - 1e-9 || places[k] > cases[i].got[k] + 1e-9)
				fail_msg("%s: %g instead of %g", cases[i].why, places[k], cases[i].got[k]);
	}
	double places[4] = { 1, 2, 3, 4 };
	assert_false(layout_spread(places, sizes, 4, 0, 39));
	assert_true(places[0] == 1 && places[3] == 4);
}

/* For many sets of lines: no two texts on a row meet, and no line crosses a text. */
static void test_layout__flags_never_touch_or_cross(void **state)
{
	uint32_t random = 7;
	(void)state;

	for (size_t round = 0; round < 300; round++) {
		struct layout_flag f[6];
		size_t n = 1 + round % 6;
		double x = 20;
		for (size_t i = 0; i < n; i++) {
			random = random * 1664525 + 1013904223;
			x += (double)(random >> 8 & 127);
			f[i] = (struct layout_flag){ .x = x, .width = 60 + (double)(random >> 16 & 127) };
		}
		if (!layout_flags(f, n, 0, 700))
			continue;
		for (size_t i = 0; i < n; i++) {
			double left = f[i].left ? f[i].x - f[i].width : f[i].x, right = left + f[i].width;
			assert_true(left >= 0 && right <= 700);
			for (size_t j = 0; j < n; j++) {
				double other = f[j].left ? f[j].x - f[j].width : f[j].x;
				if (i == j)
					continue;
				if (i < j && f[i].row == f[j].row)
					assert_false(left < other + f[j].width && other < right);
				if (f[j].row >= f[i].row)
					assert_false(left < f[j].x && f[j].x < right);
			}
		}
	}
}

static void test_layout__flags_take_one_row_where_they_can(void **state)
{
	struct layout_flag f[2] = { { .x = 100, .width = 90 }, { .x = 300, .width = 90 } };
	(void)state;

	assert_true(layout_flags(f, 2, 0, 400));
	assert_true(f[0].row == 0 && f[1].row == 0 && !f[0].left && !f[1].left);
	f[1].x = 350; /* no room on the right */
	assert_true(layout_flags(f, 2, 0, 400));
	assert_true(f[1].left && f[1].row == 0);
	f[0].width = 500;
	assert_false(layout_flags(f, 2, 0, 400));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_layout__overlaps_and_edges_are_found),
		cmocka_unit_test(test_layout__spread_moves_as_little_as_it_must),
		cmocka_unit_test(test_layout__flags_never_touch_or_cross),
		cmocka_unit_test(test_layout__flags_take_one_row_where_they_can),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
