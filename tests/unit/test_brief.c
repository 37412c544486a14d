/* Sums in short: the same as whole ones, whatever is merged in which order, and short where that is promised. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "aid/brief.h"
#include "property.h"

static struct money known(int64_t cents)
{
	return (struct money){ cents, true };
}

static struct flow exact(int64_t cents, int month)
{
	return (struct flow){
		.date = { .year = 2023, .month = (uint8_t)month, .precision = month ? DATE_MONTH : DATE_NONE },
		.amount_usd = known(cents), .low_usd = known(cents), .high_usd = known(cents),
		.constant_usd = known(cents / 2),
	};
}

/* One in four is awkward: a bound, no bound, no amount, announced before, no date, or close to 64 bits. */
static struct flow any_flow(struct random *r)
{
	struct flow f = exact(random_between(r, -1000, 1000), (int)random_between(r, 1, 12));

	switch (random_below(r, 24)) {
	case 0: f.low_usd = known(f.amount_usd.minor - 5); break;
	case 1: f.high_usd.known = false; break;
	case 2: f.amount_usd.known = f.low_usd.known = f.high_usd.known = f.constant_usd.known = false; break;
	case 3: f.reannounced_usd = known(7); break;
	case 4: f.date = (struct date){ .precision = DATE_NONE }; break;
	case 5: f = exact(INT64_MAX, 6); f.constant_usd = known(1); break;
	case 9: f = exact(0, 0); f.amount_usd.known = f.low_usd.known = f.high_usd.known = false; break;
	case 8: f.constant_usd = known(INT64_MAX); break;
	case 6: f.constant_usd.known = false; break;
	case 7: f.date = (struct date){ .year = 2023, .precision = DATE_YEAR }; break;
	default: break;
	}
	return f;
}

static bool same(const struct brief *b, const struct acc *a)
{
	struct acc found = brief_acc(b);
	bool equal = found.n == a->n && brief_n(b) == a->n && found.n_undated == a->n_undated &&
	             found.undated_cents == a->undated_cents && brief_amount(b).n == a->sum[ACC_AMOUNT].n &&
	             brief_amount(b).cents == a->sum[ACC_AMOUNT].cents &&
	             memcmp(&found.first, &a->first, sizeof a->first) == 0 &&
	             memcmp(&found.last, &a->last, sizeof a->last) == 0;

	for (size_t m = 0; m < N_ACC_MEASURES; m++)
		equal = equal && found.sum[m].cents == a->sum[m].cents && found.sum[m].n == a->sum[m].n;
	return equal;
}

static void however_shared_out(struct random *r, uint64_t seed)
{
	enum { SHARES = 3 };
	struct brief share[SHARES] = { { 0 } };
	struct acc all = { 0 };
	size_t n = random_below(r, 12);

	for (size_t i = 0; i < n; i++) {
		struct flow f = any_flow(r);
		struct acc one = { 0 };
		acc_add(&one, &f);
		acc_add(&all, &f);
		struct brief b = brief_of(&one);
		HOLDS(seed, same(&b, &one), "of one flow");
		brief_merge(&share[random_below(r, SHARES)], &b);
		brief_release(&b);
	}
	for (size_t i = 1; i < SHARES; i++) {
		brief_merge(&share[0], &share[i]);
		brief_release(&share[i]);
	}
	HOLDS(seed, same(&share[0], &all), "of %zu flows", n);
	brief_release(&share[0]);
	share[0] = brief_of(&all);
	HOLDS(seed, same(&share[0], &all), "of %zu flows at once", n);
	brief_release(&share[0]);
}

static void test_brief__is_what_acc_is_however_flows_are_shared_out(void **state)
{
	for_seeds(however_shared_out, state);
}

static void test_brief__stays_brief_where_all_is_exact(void **state)
{
	struct brief b = { 0 }, undated = { 0 };

	(void)state;
	for (int i = 0; i < 1000; i++) {
		struct flow f = exact(i, 1 + i % 12), g = exact(i, 0);
		struct acc one = { 0 }, other = { 0 };
		acc_add(&one, &f);
		acc_add(&other, &g);
		struct brief more = brief_of(&one), without = brief_of(&other);
		brief_merge(&b, &more);
		brief_merge(&undated, &without);
	}
	assert_null(b.whole);
	assert_null(undated.whole);
	assert_int_equal(brief_acc(&undated).n_undated, 1000);
	assert_true(brief_acc(&undated).undated_cents == 499500);
}

static void test_brief__counts_beyond_32_bits(void **state)
{
	struct acc many = { .n = UINT32_MAX }, more = { .n = (uint64_t)UINT32_MAX + 5 };

	(void)state;
	many.sum[ACC_AMOUNT] = many.sum[ACC_LOW] = many.sum[ACC_HIGH] = (struct acc_sum){ 10, UINT32_MAX };
	many.n_undated = many.n;
	many.undated_cents = 10;
	more.n_undated = more.n;
	struct brief a = brief_of(&many), b = brief_of(&many), c = brief_of(&more);
	assert_null(a.whole);
	assert_non_null(c.whole);
	brief_merge(&a, &b);
	brief_merge(&a, &c);
	acc_merge(&many, &(struct acc){ .n = many.n, .n_undated = many.n, .undated_cents = 10,
	                                .sum = { [ACC_AMOUNT] = many.sum[ACC_AMOUNT], [ACC_LOW] = many.sum[ACC_LOW],
	                                         [ACC_HIGH] = many.sum[ACC_HIGH] } });
	acc_merge(&many, &more);
	assert_true(same(&a, &many));
	brief_release(&a);
	brief_release(&b);
	brief_release(&c);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(test_brief__is_what_acc_is_however_flows_are_shared_out, only_seed(argc, argv)),
		cmocka_unit_test(test_brief__stays_brief_where_all_is_exact),
		cmocka_unit_test(test_brief__counts_beyond_32_bits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
