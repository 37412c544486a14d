#define _DEFAULT_SOURCE /* flock */
#include "aid/scratch.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "aid/str.h"
#include "aid/xmem.h"

#define SCRATCH ".scratch."

/* Asks for no memory that it could not do without: see scratch_new. */
static void remove_folder(const char *folder, int fd)
{
	struct dirent *entry;
	DIR *dir = opendir(folder);

	while (dir && (entry = readdir(dir)) != NULL)
		unlinkat(fd, entry->d_name, 0); /* fails, as it should, for "." and ".." */
	if (dir)
		closedir(dir);
	rmdir(folder);
}

/* A folder in use is locked by its process; the lock ends with the process, however that ends. */
static int lock_folder(const char *folder, int how)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd >= 0 && flock(fd, how) != 0) {
		close(fd);
		return -1;
	}
	return fd;
}

/* Removes the scratch folders of processes that were killed. */
static void sweep(const char *parent)
{
	struct str path = STR_INIT;
	struct dirent *entry;
	DIR *dir = opendir(parent);

	while (dir && (entry = readdir(dir)) != NULL) {
		if (strncmp(entry->d_name, SCRATCH, sizeof SCRATCH - 1) != 0)
			continue;
		str_clear(&path);
		str_printf(&path, "%s/%s", parent, entry->d_name);
		int fd = lock_folder(str_text(&path), LOCK_EX | LOCK_NB);
		if (fd < 0)
			continue;
		remove_folder(str_text(&path), fd);
		close(fd);
	}
	if (dir)
		closedir(dir);
	str_release(&path);
}

/* The lock of a folder just made; -1 if a sweep of another process took it for a dead one's. */
static int lock_new(const char *folder)
{
	struct stat locked, named;
	int fd = lock_folder(folder, LOCK_EX);

	if (fd >= 0 && fstat(fd, &locked) == 0 && stat(folder, &named) == 0 &&
	    locked.st_ino == named.st_ino)
		return fd;
	if (fd >= 0)
		close(fd);
	return -1;
}

/* All that takes memory is done before the folder is made: the end of memory is the end of the program. */
struct scratch *scratch_new(const char *parent, struct err *e)
{
	enum { TRIES = 100 };
	struct scratch *s = xmalloc(sizeof *s);
	struct str path = STR_INIT;

	sweep(parent);
	str_printf(&path, "%s/" SCRATCH "XXXXXX/", parent);
	size_t end = path.len - 1, random = end - strlen("XXXXXX");
	*s = (struct scratch){ str_take(&path), -1 };
	for (int i = 0; s->fd < 0 && i < TRIES; i++) {
		memcpy(s->path + random, "XXXXXX", strlen("XXXXXX"));
		s->path[end] = '\0';
		if (!mkdtemp(s->path))
			break;
		s->fd = lock_new(s->path);
	}
	if (s->fd < 0) {
		err_system(e, s->path, "cannot be made");
		free(s->path);
		free(s);
		return NULL;
	}
	s->path[end] = '/';
	return s;
}

void scratch_free(struct scratch *s)
{
	if (!s)
		return;
	remove_folder(s->path, s->fd);
	close(s->fd);
	free(s->path);
	free(s);
}
