#include "aid/gnuplot.h"

#include <errno.h>
#include <spawn.h>
#include <stdlib.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>

#include "aid/escape.h"
#include "aid/str.h"
#include "aid/xmem.h"

static const char *const environment[] = { "PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8", NULL };

bool gnuplot_run(const char *folder, char *const *scripts, size_t n, struct err *e)
{
	struct str set = STR_INIT;
	char **argv = xcalloc(n + 5, sizeof *argv);
	pid_t pid;
	int status = 0;

	str_add(&set, "folder = ");
	escape_gnuplot(&set, folder);
	argv[0] = xstrdup("gnuplot");
	argv[1] = xstrdup("-d");
	argv[2] = xstrdup("-e");
	argv[3] = set.text;
	for (size_t i = 0; i < n; i++)
		argv[4 + i] = scripts[i];
	/* Nothing is written to it: NOLINTNEXTLINE(performance-no-int-to-ptr) */
	errno = posix_spawnp(&pid, argv[0], NULL, NULL, argv, (char **)(uintptr_t)environment);
	bool ok = errno == 0 || err_system(e, "gnuplot", "cannot be started (is gnuplot-nox installed?)");
	if (ok) {
		while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
			;
		errno = 0;
		ok = status == 0 || err_system(e, "gnuplot", "failed; its message stands above; the "
		                               "old charts stay");
	}
	for (int i = 0; i < 3; i++)
		free(argv[i]);
	free(argv);
	str_release(&set);
	return ok;
}
