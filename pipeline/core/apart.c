#include "aid/apart.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "aid/str.h"

/* The child: tells its problems, a line each. Streams are the parent's to flush, hence _exit. */
_Noreturn static void work_and_end(apart_work *work, void *context, int told)
{
	struct err e = ERR_INIT;
	bool ok = work(context, &e);

	for (size_t i = 0; i < e.n_problems; i++)
		dprintf(told, "%s\n", e.problems[i]);
	_exit(ok ? ERR_NONE : ERR_SYSTEM);
}

static void listen_to(int told, struct str *text)
{
	char buffer[512];

	for (ssize_t n; (n = read(told, buffer, sizeof buffer)) != 0;) {
		if (n > 0)
			str_add_n(text, buffer, (size_t)n);
		else if (errno != EINTR)
			break;
	}
}

static int end_of(pid_t child)
{
	int status = -1;

	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	errno = 0;
	return status;
}

static bool add_problems(const char *file, struct str *text, int status, struct err *e)
{
	char *rest = NULL;

	if (WIFSIGNALED(status))
		return err_system(e, file, "cannot be made: what makes it was ended by signal %d (is memory out?)",
		                  WTERMSIG(status));
	if (text->len == 0)
		return err_system(e, file, "cannot be made: what makes it ended early (is memory out?)");
	for (char *line = strtok_r(text->text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest))
		err_system(e, NULL, "%s", line);
	return false;
}

bool apart_run(const char *file, apart_work *work, void *context, struct err *e)
{
	struct str text = STR_INIT;
	int ends[2];

	if (pipe(ends) != 0)
		return err_system(e, file, "cannot be made");
	pid_t child = fork();
	if (child == 0)
		work_and_end(work, context, ends[1]);
	close(ends[1]);
	if (child > 0)
		listen_to(ends[0], &text);
	close(ends[0]);
	if (child < 0)
		return err_system(e, file, "cannot be made");
	int status = end_of(child);
	bool ok = status == 0 || add_problems(file, &text, status, e);
	str_release(&text);
	return ok;
}
