/* Every item has its turn once, whatever the threads and steps. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "aid/parallel.h"

enum { MOST = 1000 };

static void count(void *context, size_t begin, size_t end)
{
	unsigned char *turns = context;

	for (size_t i = begin; i < end; i++)
		turns[i]++;
}

static void test_parallel__each_item_has_one_turn(void **state)
{
	static const struct {
		size_t threads, n, step;
		const char *why;
	} runs[] = {
		{ 1, 100, 7, "one thread does all" }, { 2, MOST, 1, "items one by one" },
		{ 5, MOST, 64, "the last range is shorter" }, { 3, MOST, MOST, "one range" },
		{ 8, 3, 1, "fewer items than threads" }, { 4, 0, 10, "nothing to do" },
		{ 2, 10, 100, "a step above all" }, { 0, 10, 3, "no thread is the caller's" },
	};

	(void)state;
	for (size_t r = 0; r < sizeof runs / sizeof *runs; r++) {
		unsigned char turns[MOST + 1] = { 0 };
		parallel_ranges(runs[r].threads, runs[r].n, runs[r].step, count, turns);
		for (size_t i = 0; i <= MOST; i++)
			if (turns[i] != (i < runs[r].n))
				print_error("%s: item %zu had %u turns\n", runs[r].why, i, turns[i]), fail();
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_parallel__each_item_has_one_turn),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
