#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "aid/exclusions.h"

static struct exclusions *load(const char *rows, struct err *e)
{
	char folder[] = "/tmp/test_exclusions.XXXXXX", path[64];
	FILE *f;

	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/exclusions.csv", folder);
	f = fopen(path, "w");
	assert_non_null(f);
	fprintf(f, "record,scope,reason,evidence\n%s", rows);
	fclose(f);
	struct exclusions *x = exclusions_load(folder, e);
	unlink(path);
	rmdir(folder);
	return x;
}

static void test_exclusions__find_whole_names_and_remember(void **state)
{
	struct err e = ERR_INIT;
	struct exclusions *x = load("s:B,all sums,why,u\ns:A,all sums,\"because, so\",\n", &e);
	const struct exclusion *found;
	(void)state;

	assert_non_null(x);
	assert_null(exclusions_find(x, "s:"));
	assert_null(exclusions_find(x, "s:AB"));
	assert_null(exclusions_find(x, "s:C"));
	found = exclusions_find(x, "s:A");
	assert_non_null(found);
	assert_string_equal(found->reason, "because, so");
	assert_true(exclusions_item(x, 0)->used);
	assert_int_equal(exclusions_place(x, 0).line, 3);
	assert_false(exclusions_item(x, 1)->used);
	assert_int_equal(exclusions_place(x, 1).line, 2);
	assert_null(exclusions_item(x, 2));
	exclusions_free(x);
}

static void test_exclusions__faults_are_told_together(void **state)
{
	struct err e = ERR_INIT;
	(void)state;

	assert_null(load("s:A,all sums,why,u\ns:B,some sums,,\ns:A,all sums,why,u\n", &e));
	assert_int_equal(e.n_problems, 3);
	err_release(&e);
}

static void test_exclusions__none_is_fine(void **state)
{
	struct err e = ERR_INIT;
	struct exclusions *x = load("", &e);
	(void)state;

	assert_non_null(x);
	assert_null(exclusions_find(x, "s:A"));
	assert_null(exclusions_item(x, 0));
	exclusions_free(x);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_exclusions__find_whole_names_and_remember),
		cmocka_unit_test(test_exclusions__faults_are_told_together),
		cmocka_unit_test(test_exclusions__none_is_fine),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
