/* A test program that runs in a folder of its own: make_folder and remove_folder as the group's set-up
 * and tear-down. The latter fails if a file was left behind. */
#ifndef TESTS_OWN_FOLDER_H
#define TESTS_OWN_FOLDER_H

#include <stdlib.h>
#include <unistd.h>

static char folder[] = "/tmp/aidflow_test.XXXXXX";

static inline int make_folder(void **state)
{
	(void)state;
	return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static inline int remove_folder(void **state)
{
	(void)state;
	return rmdir(folder);
}

#endif
