/* The properties and worked examples of docs/model.md. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "aid/bargain_model.h"

enum { N = 12 };

#define assert_near(got, expected, tolerance)                                             \
	do {                                                                              \
		double got_ = (got), expected_ = (expected);                              \
		if (!(fabs(got_ - expected_) <= (tolerance))) {                           \
			print_error("%s = %.9f, expected %.9f\n", #got, got_, expected_); \
			fail();                                                           \
		}                                                                         \
	} while (0)
#define assert_six(got, expected) assert_near(got, expected, 0.5000001e-6)

static const double strengths[] = { 1, 7.5, 64.8, 100 };
static const double decisiveness[] = { 0.25, 0.5, 1, 2, 2.5 };
#define EACH(x, values) \
	for (const double *x = (values); x < (values) + sizeof(values) / sizeof *(values); x++)

static const struct bargain_parameters plain = { {
	[BARGAIN_G] = 1,
	[BARGAIN_U] = 0.8,
	[BARGAIN_L] = 1,
	[BARGAIN_D] = 0.1,
	[BARGAIN_CA] = 0.1,
	[BARGAIN_CB] = 0.15,
	[BARGAIN_PI] = 1,
	[BARGAIN_F] = 0,
} };

static struct bargain_parameters with(enum bargain_parameter p, double value)
{
	struct bargain_parameters changed = plain;

	changed.value[p] = value;
	return changed;
}

/* Uneven inputs, with aid in some quarters. */
static void fill(struct bargain_quarter *q, double aid, double financial)
{
	static const double shape[N] = { 0, 0, 1, 3, 0, 2, 5, 0, 0, 1, 0, 0 };

	for (size_t t = 0; t < N; t++)
		q[t] = (struct bargain_quarter){ 10 + (double)t, 25, aid * shape[t], financial };
}

static void run(const struct bargain_quarter *q, const struct bargain_parameters *p,
                enum bargain_form form, struct bargain_point *points)
{
	struct bargain_series s = { N, q, 9, 20, 2 };

	bargain_model_run(&s, p, form, points);
}

static void test_bargain_model__shares_of_the_two_sides_are_one(void **state)
{
	(void)state;
	EACH(a, strengths) EACH(b, strengths) EACH(g, decisiveness)
	{
		double p = bargain_model_ratio(*a, *b, *g);

		assert_true(p > 0 && p < 1);
		assert_near(p + bargain_model_ratio(*b, *a, *g), 1, 1e-15);
		assert_true(bargain_model_ratio(*a, *a, *g) == 0.5);
		assert_true(bargain_model_logit(*a, *a, *g) == 0.5);
	}
	assert_true(bargain_model_ratio(0, 5, 1) == 0);
	assert_true(bargain_model_ratio(5, 0, 1) == 1);
	assert_true(bargain_model_ratio(0, 0, 1) == 0.5);
}

static void test_bargain_model__own_resources_raise_p_at_the_stated_slope(void **state)
{
	const double h = 1e-5;
	(void)state;

	EACH(a, strengths) EACH(b, strengths) EACH(g, decisiveness)
	{
		double p = bargain_model_ratio(*a, *b, *g);
		double up = bargain_model_ratio(*a + h, *b, *g);
		double down = bargain_model_ratio(*a - h, *b, *g);

		assert_true(up > p && down < p);
		assert_true(bargain_model_ratio(*a, *b + h, *g) < p);
		assert_near((up - down) / (2 * h), *g * p * (1 - p) / *a, 1e-7);
	}
}

static void test_bargain_model__each_form_has_its_own_invariance(void **state)
{
	(void)state;
	assert_near(bargain_model_ratio(3 * 7, 3 * 11, 1.5), bargain_model_ratio(7, 11, 1.5),
	            1e-15);
	assert_near(bargain_model_logit(7 + 3, 11 + 3, 0.1), bargain_model_logit(7, 11, 0.1),
	            1e-15);
	assert_true(fabs(bargain_model_ratio(10, 14, 1.5) - bargain_model_ratio(7, 11, 1.5)) >
	            1e-3);
	assert_true(fabs(bargain_model_logit(21, 33, 0.1) - bargain_model_logit(7, 11, 0.1)) >
	            1e-3);
}

static void test_bargain_model__decisiveness_favours_the_stronger(void **state)
{
	(void)state;
	EACH(a, strengths) EACH(b, strengths) EACH(g, decisiveness)
	{
		double step =
			bargain_model_ratio(*a, *b, *g + 0.1) - bargain_model_ratio(*a, *b, *g);

		assert_near(bargain_model_ratio(*a, *b, 1e-9), 0.5, 1e-8);
		if (*a == *b)
			assert_true(step == 0);
		else
			assert_true((step > 0) == (*a > *b));
	}
}

static void test_bargain_model__no_aid_leaves_no_trace(void **state)
{
	struct bargain_quarter q[N];
	struct bargain_point points[N];
	(void)state;

	fill(q, 0, 7);
	for (int form = BARGAIN_RATIO; form <= BARGAIN_LOGIT; form++) {
		run(q, &plain, (enum bargain_form)form, points);
		for (size_t t = 0; t < N; t++) {
			assert_memory_equal(&points[t].sa0, &points[t].sa1, sizeof(double));
			assert_memory_equal(&points[t].p0, &points[t].p1, sizeof(double));
		}
	}
}

static void test_bargain_model__aid_never_lowers_p(void **state)
{
	static const double depreciations[] = { 0, 0.1, 0.5, 1 };
	static const double freed[] = { 0, 0.5, 1 };
	struct bargain_quarter q[N];
	struct bargain_point points[N];
	(void)state;

	fill(q, 2, 3);
	EACH(d, depreciations) EACH(f, freed)
	{
		struct bargain_parameters p = with(BARGAIN_D, *d);
		bool helped = false;

		p.value[BARGAIN_F] = *f;
		run(q, &p, BARGAIN_RATIO, points);
		for (size_t t = 0; t < N; t++) {
			helped = points[t].d > 0 || (helped && *d < 1);
			assert_true(points[t].p1 >= points[t].p0);
			assert_true(!helped || points[t].p1 > points[t].p0);
			assert_true(points[t].p1 - points[t].p0 < 1 - points[t].p0);
		}
	}
}

static void test_bargain_model__more_aid_never_lowers_p1(void **state)
{
	struct bargain_quarter q[N];
	struct bargain_point before[N], after[N];
	struct bargain_parameters worth = with(BARGAIN_U, 0.9);
	(void)state;

	fill(q, 2, 0);
	run(q, &plain, BARGAIN_RATIO, before);
	run(q, &worth, BARGAIN_RATIO, after);
	for (size_t t = 0; t < N; t++)
		assert_true(after[t].p1 >= before[t].p1);
	for (size_t raised = 0; raised < N; raised++) {
		fill(q, 2, 0);
		q[raised].aid += 1;
		run(q, &plain, BARGAIN_RATIO, after);
		for (size_t t = 0; t < N; t++) {
			assert_true(after[t].p1 >= before[t].p1);
			assert_true(t < raised || after[t].p1 > before[t].p1);
		}
	}
}

static void test_bargain_model__the_range_is_as_wide_as_the_costs(void **state)
{
	static const double chances[] = { 0, 0.02, 0.3, 0.5, 0.97, 1 };
	static const double costs[] = { 0, 0.05, 0.3 };
	(void)state;

	EACH(p, chances) EACH(ca, costs) EACH(cb, costs)
	{
		struct bargain_range r = bargain_model_range(*p, *ca, *cb);

		assert_near(r.hi - r.lo, *ca + *cb, 1e-15);
		assert_true(r.lo_clipped >= 0 && r.hi_clipped <= 1);
		assert_true(r.lo_clipped <= r.hi_clipped);
		bool whole = *ca <= *p && *cb <= 1 - *p;
		assert_true(whole == (r.lo_clipped == r.lo && r.hi_clipped == r.hi));
		if (*ca == *cb)
			assert_true(r.mid == *p);
	}
}

static void test_bargain_model__each_cost_moves_its_own_end(void **state)
{
	struct bargain_range r = bargain_model_range(0.4, 0.1, 0.15);
	struct bargain_range a = bargain_model_range(0.4, 0.2, 0.15);
	struct bargain_range b = bargain_model_range(0.4, 0.1, 0.25);
	struct bargain_parameters dear = with(BARGAIN_CA, 0.3);
	struct bargain_quarter q[N];
	struct bargain_point cheap_run[N], dear_run[N];
	(void)state;

	assert_near(a.lo, r.lo - 0.1, 1e-15);
	assert_near(a.mid, r.mid - 0.05, 1e-15);
	assert_true(a.hi == r.hi);
	assert_near(b.hi, r.hi + 0.1, 1e-15);
	assert_near(b.mid, r.mid + 0.05, 1e-15);
	assert_true(b.lo == r.lo);
	dear.value[BARGAIN_CB] = 0.3;
	fill(q, 2, 3);
	run(q, &plain, BARGAIN_RATIO, cheap_run);
	run(q, &dear, BARGAIN_RATIO, dear_run);
	for (size_t t = 0; t < N; t++)
		assert_true(cheap_run[t].p0 == dear_run[t].p0 && cheap_run[t].p1 == dear_run[t].p1);
}

static void test_bargain_model__what_is_allocated_is_delivered_or_under_way(void **state)
{
	static const double delays[] = { 0, 0.25, 1, 3 };
	struct bargain_quarter q[N];
	struct bargain_point points[N];
	(void)state;

	fill(q, 2, 0);
	EACH(delay, delays)
	{
		struct bargain_parameters p = with(BARGAIN_L, *delay);
		double released = 0, allocated = 0;

		run(q, &p, BARGAIN_RATIO, points);
		for (size_t t = 0; t < N; t++) {
			released += points[t].released;
			allocated += q[t].aid;
			if (*delay == 0)
				assert_true(points[t].released == q[t].aid);
		}
		assert_near(released + points[N - 1].pipeline, allocated, 1e-12);
	}
}

static void test_bargain_model__flow_and_cumulative_are_ends_of_stock(void **state)
{
	struct bargain_quarter q[N];
	struct bargain_point points[N];
	struct bargain_parameters flow = with(BARGAIN_D, 1), cumulative = with(BARGAIN_D, 0);
	double sum = 0;
	(void)state;

	assert_true(bargain_model_depreciation(BARGAIN_FLOW, 0.1) == 1);
	assert_true(bargain_model_depreciation(BARGAIN_STOCK, 0.1) == 0.1);
	assert_true(bargain_model_depreciation(BARGAIN_CUMULATIVE, 0.1) == 0);
	fill(q, 2, 0);
	run(q, &flow, BARGAIN_RATIO, points);
	for (size_t t = 0; t < N; t++) {
		assert_true(points[t].sa0 == q[t].own_a);
		assert_near(points[t].sa1, q[t].own_a + points[t].d, 1e-12);
	}
	run(q, &cumulative, BARGAIN_RATIO, points);
	for (size_t t = 0; t < N; t++) {
		sum += q[t].own_a;
		assert_near(points[t].sa0, sum, 1e-12);
	}
}

static void test_bargain_model__log_odds_gain_forgets_the_opponent(void **state)
{
	(void)state;
	EACH(a, strengths) EACH(b, strengths) EACH(g, decisiveness)
	{
		double p0 = bargain_model_ratio(*a, *b, *g),
		       p1 = bargain_model_ratio(*a + 9, *b, *g);

		assert_near(log(p1 / (1 - p1)) - log(p0 / (1 - p0)), *g * log((*a + 9) / *a), 1e-9);
	}
}

static void test_bargain_model__equal_steps_add_less_beyond_the_turn(void **state)
{
	(void)state;
	EACH(g, decisiveness)
	{
		double turn = *g > 1 ? 50 * pow((*g - 1) / (*g + 1), 1 / *g) : 0;

		for (double a = 1; a < 200; a += 3) {
			double first =
				bargain_model_ratio(a + 1, 50, *g) - bargain_model_ratio(a, 50, *g);
			double second = bargain_model_ratio(a + 2, 50, *g) -
			                bargain_model_ratio(a + 1, 50, *g);

			if (a > turn)
				assert_true(second < first);
			else if (a + 2 < turn)
				assert_true(second > first);
		}
	}
}

static void test_bargain_model__local_prices_are_worth_of_aid(void **state)
{
	struct bargain_quarter q[N];
	struct bargain_point local[N], worth[N];
	struct bargain_parameters pi = with(BARGAIN_PI, 2.6), u = with(BARGAIN_U, 0.8 / 2.6);
	(void)state;

	fill(q, 2, 0);
	run(q, &pi, BARGAIN_RATIO, local);
	run(q, &u, BARGAIN_RATIO, worth);
	for (size_t t = 0; t < N; t++) {
		assert_near(local[t].p0, worth[t].p0, 1e-12);
		assert_near(local[t].p1, worth[t].p1, 1e-12);
	}
}

static void test_bargain_model__fast_shift_is_faster_than_the_costs(void **state)
{
	(void)state;
	assert_true(bargain_model_fast_shift(0.5, 0.25, 0.1, 0.1));
	assert_true(bargain_model_fast_shift(0.25, 0.5, 0.1, 0.1));
	assert_false(bargain_model_fast_shift(0.5, 0.75, 0.125, 0.125));
}

/* E1 */
static void test_bargain_model__static_example(void **state)
{
	static const struct {
		double u, g, p0, p1, dp, lo0, hi0, lo1, hi1, mid0, mid1;
	} cases[] = {
		{ 1, 1, 0.372842, 0.477969, 0.105127, 0.272842, 0.522842, 0.377969, 0.627969,
		  0.397842, 0.502969 },
		{ 1, 2, 0.261134, 0.456024, 0.194890, 0.161134, 0.411134, 0.356024, 0.606024,
		  0.286134, 0.481024 },
		{ 0.8, 1, 0.372842, 0.459861, 0.087019, 0.272842, 0.522842, 0.359861, 0.609861,
		  0.397842, 0.484861 },
		{ 0.8, 2, 0.261134, 0.420237, 0.159103, 0.161134, 0.411134, 0.320237, 0.570237,
		  0.286134, 0.445237 },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		double p0 = bargain_model_ratio(64.8, 109, cases[i].g);
		double p1 = bargain_model_ratio(64.8 + cases[i].u * 35, 109, cases[i].g);
		struct bargain_range r0 = bargain_model_range(p0, 0.10, 0.15);
		struct bargain_range r1 = bargain_model_range(p1, 0.10, 0.15);

		assert_six(p0, cases[i].p0);
		assert_six(p1, cases[i].p1);
		assert_six(p1 - p0, cases[i].dp);
		assert_six(r0.lo, cases[i].lo0);
		assert_six(r0.hi, cases[i].hi0);
		assert_six(r1.lo, cases[i].lo1);
		assert_six(r1.hi, cases[i].hi1);
		assert_six(r0.mid, cases[i].mid0);
		assert_six(r1.mid, cases[i].mid1);
		if (cases[i].u == 1)
			assert_six(log(p1 / (1 - p1)) - log(p0 / (1 - p0)),
			           cases[i].g == 1 ? 0.431863 : 0.863725);
	}
}

static void test_bargain_model__static_example_in_logit_form(void **state)
{
	static const double expected[2][2] = { { 0.375515, 0.473557 }, { 0.265561, 0.447262 } };
	struct bargain_quarter q = { 64.8, 109, 35, 0 };
	struct bargain_series s = { 1, &q, 0, 0, 0 };
	(void)state;

	assert_six(1 / 86.9, 0.011507);
	for (int g = 1; g <= 2; g++) {
		struct bargain_parameters p = with(BARGAIN_G, g);
		struct bargain_point point;

		p.value[BARGAIN_D] = 1;
		p.value[BARGAIN_L] = 0;
		p.value[BARGAIN_U] = 1;
		bargain_model_run(&s, &p, BARGAIN_LOGIT, &point);
		assert_six(point.p0, expected[g - 1][0]);
		assert_six(point.p1, expected[g - 1][1]);
	}
}

/* E2 */
static void test_bargain_model__dynamic_example(void **state)
{
	static const double aid[5] = { 0, 10, 20, 0, 0 };
	static const struct {
		double d, pipeline, sa1, p1, p1_g2;
	} cases[5] = {
		{ 0, 0, 150, 0.375000, 0.264706 },
		{ 4, 5, 154, 0.381188, 0.275077 },
		{ 10, 12.5, 163.6, 0.395551, 0.299837 },
		{ 5, 6.25, 167.24, 0.400824, 0.309157 },
		{ 2.5, 3.125, 168.016, 0.401937, 0.311138 },
	};
	struct bargain_quarter q[5];
	struct bargain_point one[5], two[5];
	struct bargain_parameters g2 = with(BARGAIN_G, 2);
	struct bargain_series s = { 5, q, 15, 25, 0 };
	(void)state;

	for (size_t t = 0; t < 5; t++)
		q[t] = (struct bargain_quarter){ 15, 25, aid[t], 0 };
	bargain_model_run(&s, &plain, BARGAIN_RATIO, one);
	bargain_model_run(&s, &g2, BARGAIN_RATIO, two);
	for (size_t t = 0; t < 5; t++) {
		assert_six(one[t].p0, 0.375);
		assert_six(two[t].p0, 0.264706);
		assert_near(one[t].d, cases[t].d, 1e-12);
		assert_near(one[t].pipeline, cases[t].pipeline, 1e-12);
		assert_near(one[t].sa1, cases[t].sa1, 1e-9);
		assert_six(one[t].p1, cases[t].p1);
		assert_six(two[t].p1, cases[t].p1_g2);
	}
}

/* E3 */
static void test_bargain_model__clipping_example(void **state)
{
	double p = bargain_model_ratio(5, 100, 1);
	struct bargain_range r = bargain_model_range(p, 0.10, 0.15);
	(void)state;

	assert_six(p, 0.047619);
	assert_true(r.lo < 0 && r.lo_clipped == 0);
	assert_six(r.hi_clipped, 0.197619);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bargain_model__shares_of_the_two_sides_are_one),
		cmocka_unit_test(test_bargain_model__own_resources_raise_p_at_the_stated_slope),
		cmocka_unit_test(test_bargain_model__each_form_has_its_own_invariance),
		cmocka_unit_test(test_bargain_model__decisiveness_favours_the_stronger),
		cmocka_unit_test(test_bargain_model__no_aid_leaves_no_trace),
		cmocka_unit_test(test_bargain_model__aid_never_lowers_p),
		cmocka_unit_test(test_bargain_model__more_aid_never_lowers_p1),
		cmocka_unit_test(test_bargain_model__the_range_is_as_wide_as_the_costs),
		cmocka_unit_test(test_bargain_model__each_cost_moves_its_own_end),
		cmocka_unit_test(test_bargain_model__what_is_allocated_is_delivered_or_under_way),
		cmocka_unit_test(test_bargain_model__flow_and_cumulative_are_ends_of_stock),
		cmocka_unit_test(test_bargain_model__log_odds_gain_forgets_the_opponent),
		cmocka_unit_test(test_bargain_model__equal_steps_add_less_beyond_the_turn),
		cmocka_unit_test(test_bargain_model__local_prices_are_worth_of_aid),
		cmocka_unit_test(test_bargain_model__fast_shift_is_faster_than_the_costs),
		cmocka_unit_test(test_bargain_model__static_example),
		cmocka_unit_test(test_bargain_model__static_example_in_logit_form),
		cmocka_unit_test(test_bargain_model__dynamic_example),
		cmocka_unit_test(test_bargain_model__clipping_example),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
