/* Chains keep every amount once, through joins and past the limit of memory. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "aid/chain.h"
#include "aid/xmem.h"

enum { CHAINS = 700, AMOUNTS = 400000 };

/* Small ones, and those around the edges of 32 and 64 bits. */
static int64_t amount_of(int64_t i)
{
	static const int64_t edges[] = {
		INT32_MIN, INT32_MAX, (int64_t)INT32_MIN - 1, (int64_t)INT32_MAX + 1, INT64_MIN,
		INT64_MAX, 0, -1, (int64_t)1 << 32, 123456789012
	};

	return i % 17 == 0 ? edges[i / 17 % 10] : i - 5;
}

/* What is known of amounts whatever their order: how many, and a sum of scrambled bits. */
struct print {
	size_t n;
	uint64_t sum;
};

static void add_to(struct print *p, int64_t amount)
{
	uint64_t x = (uint64_t)amount * 0x9e3779b97f4a7c15u;

	p->n++;
	p->sum += (x ^ x >> 29) * 0xff51afd7ed558ccdu;
}

static void check(const struct chain *c, const struct print *expected)
{
	int64_t before = 42, *values = NULL;
	struct print found = { 0, 0 };
	size_t cap = 0;

	values = xgrow(values, 0, &cap, sizeof *values);
	values[0] = before;
	size_t n = chain_read(c, &values, 1, &cap);
	assert_int_equal(values[0], before);
	for (size_t i = 1; i < n; i++)
		add_to(&found, values[i]);
	free(values);
	assert_int_equal(found.n, expected->n);
	assert_int_equal(found.sum, expected->sum);
	assert_int_equal(chain_is_empty(c), expected->n == 0);
}

static void fill_and_check(struct chainstore *s)
{
	static struct chain chains[CHAINS];
	static struct print prints[CHAINS];
	const struct print none = { 0, 0 };
	struct err e = ERR_INIT;

	memset(chains, 0, sizeof chains);
	memset(prints, 0, sizeof prints);
	check(&chains[0], &none);
	for (int64_t i = 0; i < AMOUNTS; i++) {
		size_t at = (size_t)(i * i % CHAINS);
		chain_add(s, &chains[at], amount_of(i));
		add_to(&prints[at], amount_of(i));
	}
	for (size_t i = 0; i < CHAINS; i++)
		check(&chains[i], &prints[i]);
	for (size_t i = 1; i < CHAINS; i++) {
		chain_join(&chains[0], &chains[i]);
		prints[0].n += prints[i].n;
		prints[0].sum += prints[i].sum;
		check(&chains[i], &none);
	}
	check(&chains[0], &prints[0]);
	chain_add(s, &chains[0], 7);
	add_to(&prints[0], 7);
	check(&chains[0], &prints[0]);
	assert_true(chainstore_check(s, &e));
	chainstore_free(s);
}

static void test_chain__keeps_amounts_in_memory(void **state)
{
	(void)state;
	fill_and_check(chainstore_new(SIZE_MAX, NULL));
}

static void test_chain__keeps_amounts_in_a_file(void **state)
{
	(void)state;
	fill_and_check(chainstore_new(1 << 20, "."));
}

static void test_chain__tells_of_a_folder_that_holds_nothing(void **state)
{
	struct chainstore *s = chainstore_new(0, "/proc");
	struct chain c = { NULL, NULL };
	struct err e = ERR_INIT;
	(void)state;

	chain_add(s, &c, 5);
	assert_false(chainstore_check(s, &e));
	assert_int_equal(e.kind, ERR_SYSTEM);
	err_release(&e);
	chainstore_free(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_chain__keeps_amounts_in_memory),
		cmocka_unit_test(test_chain__keeps_amounts_in_a_file),
		cmocka_unit_test(test_chain__tells_of_a_folder_that_holds_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
