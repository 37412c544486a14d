#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "aid/str.h"
#include "aid/swarm.h"

enum { MOST_POINTS = 200 };

static void test_swarm__lanes_fill_from_the_middle(void **state)
{
	static const struct { double places[6]; size_t n; int most; const char *lanes, *why; } cases[] = {
		{ { 0 }, 0, 6, "", "no point" },
		{ { 50 }, 1, 6, "0", "one point" },
		{ { 0, 8, 16 }, 3, 6, "0 0 0", "far enough apart: the middle" },
		{ { 7, 7, 7, 7, 7 }, 5, 6, "0 2 -2 4 -4", "equal ones about the middle" },
		{ { 0, 7, 14 }, 3, 6, "0 1 0", "a little aside, and the middle again as soon as it is free" },
		{ { 7, 7, 7, 7 }, 4, 2, "0 2 -2 1", "more than have room: one over another" },
		{ { 1, 2, 3, 5 }, 4, 0, "0 0 0 0", "one lane" },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int lanes[6];
		struct str s = STR_INIT;
		swarm_lanes(cases[i].places, cases[i].n, 8, cases[i].most, lanes);
		for (size_t k = 0; k < cases[i].n; k++)
			str_printf(&s, "%s%d", k > 0 ? " " : "", lanes[k]);
		if (strcmp(str_text(&s), cases[i].lanes) != 0)
			fail_msg("%s: lanes %s instead of %s", cases[i].why, str_text(&s), cases[i].lanes);
		str_release(&s);
	}
}

static bool lie_apart(const double *places, const int *lanes, size_t n, double size)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < i; k++)
			if (hypot(places[i] - places[k], size / 2 * (lanes[i] - lanes[k])) < size - 1e-6)
				return false;
	return true;
}

/* What it says of overlaps is so, for crowds of any density. */
static void test_swarm__says_whether_points_overlap(void **state)
{
	double places[MOST_POINTS];
	int lanes[MOST_POINTS];
	bool fitted = false, crowded = false;
	(void)state;

	for (unsigned step = 1; step < 12; step++) {
		double at = 0;
		for (size_t i = 0; i < MOST_POINTS; i++)
			places[i] = at += (double)(i * i % 7) * step / 8;
		for (int most = 0; most < 12; most++) {
			bool apart = swarm_lanes(places, MOST_POINTS, 8, most, lanes);
			assert_int_equal(apart, lie_apart(places, lanes, MOST_POINTS, 8));
			for (size_t i = 0; i < MOST_POINTS; i++)
				assert_in_range(lanes[i] + most, 0, 2 * most);
			fitted = fitted || apart;
			crowded = crowded || !apart;
		}
	}
	assert_true(fitted && crowded);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_swarm__lanes_fill_from_the_middle),
		cmocka_unit_test(test_swarm__says_whether_points_overlap),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
