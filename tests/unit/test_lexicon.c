/* Numbers of tuples in order of appearance, and their places in the order of their texts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "aid/lexicon.h"
#include "aid/strpool.h"

static void test_lexicon__numbers_by_appearance_and_ranks_by_text(void **state)
{
	static const char *const pairs[][2] = {
		{ "USA", "PDA" }, { "DEU", "" }, { "USA", "" }, { "", "USA" }, { "DEU", "CAP" },
	};
	static const uint32_t ranks[] = { 4, 1, 3, 0, 2 };
	struct strpool *pool = strpool_new();
	struct lexicon *l = lexicon_new(2);

	(void)state;
	for (size_t again = 0; again < 2; again++) {
		for (size_t i = 0; i < 5; i++) {
			const char *texts[2] = { strpool_text(pool, pairs[i][0]),
			                         strpool_text(pool, pairs[i][1]) };
			assert_int_equal(lexicon_number(l, texts), i);
			assert_string_equal(lexicon_texts(l, i)[1], pairs[i][1]);
		}
	}
	assert_int_equal(lexicon_count(l), 5);
	uint32_t *found = lexicon_ranks(l);
	assert_memory_equal(found, ranks, sizeof ranks);
	free(found);
	lexicon_free(l);
	strpool_free(pool);
}

static void test_lexicon__many_keep_their_numbers(void **state)
{
	enum { MANY = 1000 };
	struct strpool *pool = strpool_new();
	struct lexicon *l = lexicon_new(1);
	char text[16];

	(void)state;
	for (int i = 0; i < MANY; i++) {
		snprintf(text, sizeof text, "%03d", MANY - 1 - i);
		const char *interned = strpool_text(pool, text);
		assert_int_equal(lexicon_number(l, &interned), i);
	}
	uint32_t *ranks = lexicon_ranks(l);
	for (int i = 0; i < MANY; i++)
		assert_int_equal(ranks[i], MANY - 1 - i);
	free(ranks);
	lexicon_free(l);
	strpool_free(pool);
}

static void test_lexicon__of_nothing_is_no_order(void **state)
{
	struct lexicon *l = lexicon_new(3);

	(void)state;
	free(lexicon_ranks(l));
	assert_int_equal(lexicon_count(l), 0);
	lexicon_free(l);
	lexicon_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lexicon__numbers_by_appearance_and_ranks_by_text),
		cmocka_unit_test(test_lexicon__many_keep_their_numbers),
		cmocka_unit_test(test_lexicon__of_nothing_is_no_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
