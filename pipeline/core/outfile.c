/* Linux: files without a name (O_TMPFILE), and names that change places (renameat2). */
#define _GNU_SOURCE
#include "aid/outfile.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "aid/str.h"
#include "aid/xmem.h"

struct outfile {
	char *path, *temporary;
	int fd;
	bool on_disk;   /* the temporary exists */
	bool attached;  /* not ours to close or rename */
	bool nameless;  /* it has no name yet, so that nothing is left if the process dies */
	bool created;   /* committed where no file was */
	bool exchanged; /* committed; the temporary is what was there before */
	int error;      /* errno of the first failure, or 0 */
	size_t used;
	char buffer[1 << 16];
};

#define SCRATCH ".scratch."

struct outset {
	size_t n;
	struct outfile **files;
};

struct outset *outset_new(void)
{
	return xcalloc(1, sizeof(struct outset));
}

/* Beside the target, so that the rename stays inside one file system. */
static char *temporary_name(const char *path)
{
	struct str s = STR_INIT;

	str_printf(&s, "%s.tmp.%ld", path, (long)getpid());
	return str_take(&s);
}

/* A file in the folder of the path; with the temporary's name where the file system knows no other. */
static int open_temporary(const char *path, const char *temporary, bool *nameless)
{
	const char *slash = strrchr(path, '/');
	char *folder = slash == path ? xstrdup("/") : slash ? xstrndup(path, (size_t)(slash - path))
	                                                    : xstrdup(".");
	int fd = open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);

	free(folder);
	*nameless = fd >= 0;
	if (fd >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != ENOENT))
		return fd;
	/* One of our own number is from a process that is gone. */
	unlink(temporary);
	return open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
}

struct outfile *outset_open(struct outset *s, const char *path, struct err *e)
{
	char *temporary = temporary_name(path);
	bool nameless;
	int fd = open_temporary(path, temporary, &nameless);

	if (fd < 0) {
		err_system(e, path, "cannot be written");
		free(temporary);
		return NULL;
	}
	struct outfile *f = xcalloc(1, sizeof *f);
	f->path = xstrdup(path);
	f->temporary = temporary;
	f->fd = fd;
	f->on_disk = !nameless;
	f->nameless = nameless;
	s->files = xrealloc(s->files, (s->n + 1) * sizeof(struct outfile *));
	s->files[s->n++] = f;
	return f;
}

struct outfile *outset_attach(struct outset *s, int fd, const char *name)
{
	struct outfile *f = xcalloc(1, sizeof *f);

	f->path = xstrdup(name);
	f->fd = fd;
	f->attached = true;
	s->files = xrealloc(s->files, (s->n + 1) * sizeof(struct outfile *));
	s->files[s->n++] = f;
	return f;
}

static void write_all(struct outfile *f, const char *bytes, size_t n)
{
	while (n > 0 && !f->error) {
		ssize_t done = write(f->fd, bytes, n);
		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0) {
			f->error = done < 0 ? errno : EIO;
			return;
		}
		bytes += done;
		n -= (size_t)done;
	}
}

static void flush(struct outfile *f)
{
	write_all(f, f->buffer, f->used);
	f->used = 0;
}

void outfile_write(struct outfile *f, const void *bytes, size_t n)
{
	if (n > sizeof f->buffer - f->used)
		flush(f);
	if (n > sizeof f->buffer) {
		write_all(f, bytes, n);
		return;
	}
	if (n > 0)
		memcpy(f->buffer + f->used, bytes, n);
	f->used += n;
}

void outfile_text(struct outfile *f, const char *text)
{
	outfile_write(f, text, strlen(text));
}

void outfile_printf(struct outfile *f, const char *fmt, ...)
{
	struct str s = STR_INIT;
	va_list args;

	va_start(args, fmt);
	str_vprintf(&s, fmt, args);
	va_end(args);
	outfile_write(f, str_text(&s), s.len);
	str_release(&s);
}

/* Gives the file the temporary's name. */
static void give_name(struct outfile *f)
{
	char self[64];

	snprintf(self, sizeof self, "/proc/self/fd/%d", f->fd);
	unlink(f->temporary);
	if (linkat(AT_FDCWD, self, AT_FDCWD, f->temporary, AT_SYMLINK_FOLLOW) != 0)
		f->error = errno;
	else
		f->on_disk = true;
}

/* On disk and closed, or the reason in *e. */
static bool settle(struct outfile *f, struct err *e)
{
	flush(f);
	if (!f->attached && !f->error && fsync(f->fd) != 0 && errno != EINVAL)
		f->error = errno;
	if (f->nameless && !f->error)
		give_name(f);
	if (!f->attached && close(f->fd) != 0 && !f->error)
		f->error = errno;
	f->fd = -1;
	if (!f->error)
		return true;
	errno = f->error;
	return err_system(e, f->path, "writing failed");
}

static bool same_bytes(FILE *a, FILE *b)
{
	char x[1 << 14], y[1 << 14];

	for (;;) {
		size_t n = fread(x, 1, sizeof x, a), m = fread(y, 1, sizeof y, b);
		if (n != m || memcmp(x, y, n) != 0)
			return false;
		if (n == 0)
			return !ferror(a) && !ferror(b);
	}
}

static bool unchanged(const struct outfile *f)
{
	struct stat old, new;
	bool same = false;

	if (stat(f->path, &old) != 0 || stat(f->temporary, &new) != 0 ||
	    !S_ISREG(old.st_mode) || old.st_size != new.st_size)
		return false;
	FILE *a = fopen(f->path, "rb"), *b = fopen(f->temporary, "rb");
	if (a && b)
		same = same_bytes(a, b);
	if (a)
		fclose(a);
	if (b)
		fclose(b);
	return same;
}

/* Puts the new file in the place of the old one, which keeps the temporary's name until all is well. Where
 * there is no old one, or the file system cannot exchange, it is a plain rename. */
static bool publish(struct outfile *f, struct err *e)
{
	if (f->attached || unchanged(f))
		return true; /* outset_free removes the temporary */
	f->exchanged = renameat2(AT_FDCWD, f->temporary, AT_FDCWD, f->path, RENAME_EXCHANGE) == 0;
	if (f->exchanged)
		return true;
	f->created = errno == ENOENT;
	if ((f->created || errno == EINVAL || errno == ENOSYS) && rename(f->temporary, f->path) == 0) {
		f->on_disk = false;
		return true;
	}
	f->created = false;
	return err_system(e, f->path, "cannot be replaced");
}

/* Takes back what was published before another file of the set could not be. */
static void take_back(struct outset *s)
{
	for (size_t i = 0; i < s->n; i++) {
		struct outfile *f = s->files[i];
		if (f->exchanged)
			renameat2(AT_FDCWD, f->temporary, AT_FDCWD, f->path, RENAME_EXCHANGE);
		else if (f->created)
			unlink(f->path);
	}
}

static void drop_temporary(struct outfile *f)
{
	if (f->on_disk)
		unlink(f->temporary);
	f->on_disk = false;
}

bool outset_commit(struct outset *s, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < s->n; i++)
		ok = settle(s->files[i], e) && ok;
	for (size_t i = 0; ok && i < s->n; i++)
		ok = publish(s->files[i], e);
	if (!ok)
		take_back(s);
	for (size_t i = 0; i < s->n; i++)
		drop_temporary(s->files[i]);
	return ok;
}

void outset_free(struct outset *s)
{
	if (!s)
		return;
	for (size_t i = 0; i < s->n; i++) {
		struct outfile *f = s->files[i];
		if (f->fd >= 0 && !f->attached)
			close(f->fd);
		drop_temporary(f);
		free(f->path);
		free(f->temporary);
		free(f);
	}
	free(s->files);
	free(s);
}

int outfile_unnamed(const char *folder, struct err *e)
{
	struct str path = STR_INIT;

	str_printf(&path, "%s/.spill.XXXXXX", folder);
	int fd = mkstemp(path.text), error = errno;
	if (fd >= 0)
		unlink(path.text);
	else
		err_system(e, folder, "a file cannot be made there");
	str_release(&path);
	errno = error;
	return fd;
}

bool outfile_mkdirs(const char *path, struct err *e)
{
	char *p = xstrdup(path);
	bool ok = true;

	for (char *slash = p + 1; ok; slash++) {
		char c = *slash;
		if (c != '/' && c != '\0')
			continue;
		*slash = '\0';
		if (mkdir(p, 0777) != 0 && errno != EEXIST)
			ok = err_system(e, p, "directory cannot be made");
		*slash = c;
		if (c == '\0')
			break;
	}
	free(p);
	return ok;
}

static void remove_folder(const char *folder)
{
	struct str path = STR_INIT;
	struct dirent *entry;
	DIR *dir = opendir(folder);

	while (dir && (entry = readdir(dir)) != NULL) {
		str_clear(&path);
		str_printf(&path, "%s/%s", folder, entry->d_name);
		unlink(str_text(&path)); /* fails, as it should, for "." and ".." */
	}
	if (dir)
		closedir(dir);
	rmdir(folder);
	str_release(&path);
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
		remove_folder(str_text(&path));
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

struct scratch *outfile_scratch(const char *parent, struct err *e)
{
	enum { TRIES = 100 };
	struct scratch s = { NULL, -1 };
	struct str path = STR_INIT;

	if (!outfile_mkdirs(parent, e))
		return NULL;
	sweep(parent);
	for (int i = 0; s.lock < 0 && i < TRIES; i++) {
		str_clear(&path);
		str_printf(&path, "%s/" SCRATCH "XXXXXX", parent);
		if (!mkdtemp(path.text))
			break;
		s.lock = lock_new(path.text);
	}
	if (s.lock < 0) {
		err_system(e, str_text(&path), "cannot be made");
		str_release(&path);
		return NULL;
	}
	str_add_char(&path, '/');
	s.path = str_take(&path);
	struct scratch *made = xmalloc(sizeof *made);
	*made = s;
	return made;
}

void outfile_scratch_free(struct scratch *s)
{
	if (!s)
		return;
	remove_folder(s->path);
	close(s->lock);
	free(s->path);
	free(s);
}
