/* Chains keep every amount once, through joins and past the limit of memory. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "aid/chain.h"

enum { CHAINS = 700, AMOUNTS = 400000 };

static int64_t sum_of(const struct chain *c)
{
	int64_t *values = malloc((chain_count(c) + 1) * sizeof *values), sum = 0;
	size_t n = chain_copy(c, values);

	assert_int_equal(n, chain_count(c));
	for (size_t i = 0; i < n; i++)
		sum += values[i];
	free(values);
	return sum;
}

static void fill_and_check(struct chainstore *s)
{
	static struct chain chains[CHAINS];
	static int64_t sums[CHAINS];
	struct err e = ERR_INIT;

	memset(chains, 0, sizeof chains);
	memset(sums, 0, sizeof sums);
	for (int64_t i = 0; i < AMOUNTS; i++) {
		size_t at = (size_t)(i * i % CHAINS);
		chain_add(s, &chains[at], i - 5);
		sums[at] += i - 5;
	}
	for (size_t i = 0; i < CHAINS; i++)
		assert_int_equal(sum_of(&chains[i]), sums[i]);
	for (size_t i = 1; i < CHAINS; i++) {
		chain_join(&chains[0], &chains[i]);
		sums[0] += sums[i];
		assert_int_equal(chain_count(&chains[i]), 0);
	}
	assert_int_equal(chain_count(&chains[0]), AMOUNTS);
	assert_int_equal(sum_of(&chains[0]), sums[0]);
	chain_add(s, &chains[0], 7);
	assert_int_equal(sum_of(&chains[0]), sums[0] + 7);
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
