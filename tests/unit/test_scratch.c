#define _DEFAULT_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "aid/scratch.h"
#include "own_folder.h"

/* Begins work in a folder of its own, and dies; its path goes through the pipe. */
static void die_at_work(int pipe)
{
	struct err e = ERR_INIT;
	struct scratch *s = scratch_new(folder, &e);
	char file[256];

	snprintf(file, sizeof file, "%sbegun", s->path);
	FILE *f = fopen(file, "w");
	if (f && write(pipe, s->path, strlen(s->path) + 1) > 0)
		raise(SIGKILL);
	_exit(1);
}

static void test_scratch__what_a_killed_process_left_is_removed(void **state)
{
	struct err e = ERR_INIT;
	char left[256] = "";
	int ends[2], status;
	(void)state;

	assert_int_equal(pipe(ends), 0);
	pid_t child = fork();
	if (child == 0)
		die_at_work(ends[1]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
	assert_true(read(ends[0], left, sizeof left) > 0);
	assert_int_equal(access(left, F_OK), 0);
	struct scratch *s = scratch_new(folder, &e);
	assert_non_null(s);
	assert_int_not_equal(access(left, F_OK), 0);
	assert_int_equal(access(s->path, F_OK), 0);
	scratch_free(s);
	close(ends[0]);
	close(ends[1]);
}

static void test_scratch__a_folder_in_use_is_spared(void **state)
{
	struct err e = ERR_INIT;
	(void)state;

	struct scratch *one = scratch_new(folder, &e), *other = scratch_new(folder, &e);
	assert_non_null(one);
	assert_non_null(other);
	assert_string_not_equal(one->path, other->path);
	assert_int_equal(access(one->path, F_OK), 0);
	scratch_free(other);
	scratch_free(one);
}

static void test_scratch__says_where_no_folder_can_be_made(void **state)
{
	struct err e = ERR_INIT;
	(void)state;

	assert_null(scratch_new("/proc/none", &e));
	assert_int_equal(e.kind, ERR_SYSTEM);
	assert_non_null(strstr(e.problems[0], "/proc/none/.scratch."));
	err_release(&e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_scratch__what_a_killed_process_left_is_removed),
		cmocka_unit_test(test_scratch__a_folder_in_use_is_spared),
		cmocka_unit_test(test_scratch__says_where_no_folder_can_be_made),
	};
	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
