/* Equal keys have one number, in order of appearance, whether or not room was made before. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "aid/groups.h"

static void test_groups__numbers_keys(void **state)
{
	enum { MANY = 5000 };

	(void)state;
	for (size_t room = 0; room <= MANY; room += MANY) {
		struct groups *g = groups_new(2);
		bool fresh;
		if (room > 0)
			groups_reserve(g, room);
		for (uint32_t i = 0; i < 2 * MANY; i++) {
			uint32_t key[2] = { i % MANY * 7919, i % MANY / 3 };
			assert_int_equal(groups_number(g, key, &fresh), i % MANY);
			assert_int_equal(fresh, i < MANY);
		}
		assert_int_equal(groups_key(g, 6)[1], 2);
		groups_free(g);
	}
}

static void test_groups__room_in_between_loses_none(void **state)
{
	struct groups *g = groups_new(1);
	bool fresh;

	(void)state;
	for (uint32_t i = 0; i < 300; i++) {
		groups_number(g, &i, &fresh);
		if (i % 100 == 50)
			groups_reserve(g, i);
	}
	for (uint32_t i = 0; i < 300; i++) {
		assert_int_equal(groups_number(g, &i, &fresh), i);
		assert_false(fresh);
	}
	groups_free(g);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_groups__numbers_keys),
		cmocka_unit_test(test_groups__room_in_between_loses_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
