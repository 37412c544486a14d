#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "aid/apart.h"

static bool go_well(void *context, struct err *e)
{
	(void)e;
	*(int *)context = 2; /* in the copy */
	return true;
}

static bool tell_two_problems(void *context, struct err *e)
{
	(void)context;
	err_data(e, NULL, "one");
	return err_data(e, NULL, "two");
}

static bool die(void *context, struct err *e)
{
	(void)context;
	(void)e;
	return raise(SIGKILL) == 0;
}

static bool leave(void *context, struct err *e)
{
	(void)context;
	(void)e;
	_exit(3);
}

static void test_apart__works_in_a_copy_of_the_process(void **state)
{
	struct err e = ERR_INIT;
	int value = 1;
	(void)state;

	assert_true(apart_run("file", go_well, &value, &e));
	assert_int_equal(value, 1);
	assert_int_equal(e.n_problems, 0);
}

static void test_apart__hands_the_problems_on(void **state)
{
	struct err e = ERR_INIT;
	(void)state;

	assert_false(apart_run("file", tell_two_problems, NULL, &e));
	assert_int_equal(e.kind, ERR_SYSTEM);
	assert_int_equal(e.n_problems, 2);
	assert_string_equal(e.problems[0], "one");
	assert_string_equal(e.problems[1], "two");
	err_release(&e);
}

static void test_apart__says_that_the_work_was_killed_or_left(void **state)
{
	struct err e = ERR_INIT;
	(void)state;

	assert_false(apart_run("one", die, NULL, &e));
	assert_false(apart_run("two", leave, NULL, &e));
	assert_int_equal(e.kind, ERR_SYSTEM);
	assert_int_equal(e.n_problems, 2);
	assert_string_equal(e.problems[0],
	                    "one: cannot be made: what makes it was ended by signal 9 (is memory out?)");
	assert_string_equal(e.problems[1], "two: cannot be made: what makes it ended early (is memory out?)");
	err_release(&e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_apart__works_in_a_copy_of_the_process),
		cmocka_unit_test(test_apart__hands_the_problems_on),
		cmocka_unit_test(test_apart__says_that_the_work_was_killed_or_left),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
