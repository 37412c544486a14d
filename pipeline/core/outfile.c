/* Linux: files without a name (O_TMPFILE), and names that change places (renameat2). */
#define _GNU_SOURCE
#include "aid/outfile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "aid/parallel.h"
#include "aid/scratch.h"
#include "aid/str.h"
#include "aid/xmem.h"

enum { DISK_THREADS = 8 };

struct outfile {
	char *path, *folder;  /* the target, and where it lies */
	struct scratch *room; /* where the temporary has its name, or NULL */
	char name[24];        /* there */
	int fd;
	bool on_disk;   /* the temporary exists under its name */
	bool attached;  /* not ours to close or rename */
	bool nameless;  /* it has no name yet, so that nothing is left if the process dies */
	bool same;      /* the target has these bytes already */
	bool created;   /* committed where no file was */
	bool exchanged; /* committed; the temporary is what was there before */
	int error;      /* errno of the first failure, or 0 */
	size_t used;
	char buffer[1 << 16];
};

/* Where temporaries of the files in one folder have their names. */
struct room {
	const char *folder; /* of its first file */
	struct scratch *scratch;
};

struct outset {
	size_t n, n_rooms;
	struct outfile **files;
	struct room *rooms; /* place for one a file */
};

struct outset *outset_new(void)
{
	return xcalloc(1, sizeof(struct outset));
}

char *outfile_folder(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == path ? xstrdup("/") : slash ? xstrndup(path, (size_t)(slash - path)) : xstrdup(".");
}

/* The scratch folder inside a folder, so that renames stay inside one file system. Once it is made nothing more
 * asks for memory, whose end would leave it there. */
static struct scratch *room_in(struct outset *s, const char *folder, struct err *e)
{
	for (size_t i = 0; i < s->n_rooms; i++)
		if (strcmp(s->rooms[i].folder, folder) == 0)
			return s->rooms[i].scratch;
	struct scratch *scratch = scratch_new(folder, e);
	if (scratch)
		s->rooms[s->n_rooms++] = (struct room){ folder, scratch };
	return scratch;
}

/* The temporary's name, the number-th of its set; false with the reason in *e. */
static bool choose_name(struct outset *s, struct outfile *f, size_t number, struct err *e)
{
	snprintf(f->name, sizeof f->name, "%zu", number);
	f->room = room_in(s, f->folder, e);
	return f->room != NULL;
}

/* A file in the folder of the path; with the temporary's name where the file system knows no other. */
static bool open_temporary(struct outset *s, struct outfile *f, struct err *e)
{
	f->fd = open(f->folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0666);
	f->nameless = f->fd >= 0;
	if (!f->nameless && (errno == EOPNOTSUPP || errno == EISDIR)) {
		if (!choose_name(s, f, s->n, e))
			return false;
		f->fd = openat(f->room->fd, f->name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
		f->on_disk = f->fd >= 0;
	}
	return f->fd >= 0 || err_system(e, f->path, "cannot be written");
}

static void free_file(struct outfile *f)
{
	free(f->path);
	free(f->folder);
	free(f);
}

static struct outfile *add_file(struct outset *s, struct outfile *f)
{
	s->files = xrealloc(s->files, (s->n + 1) * sizeof(struct outfile *));
	s->files[s->n++] = f;
	return f;
}

struct outfile *outset_open(struct outset *s, const char *path, struct err *e)
{
	struct outfile *f = xcalloc(1, sizeof *f);

	f->path = xstrdup(path);
	f->folder = outfile_folder(path);
	s->rooms = xrealloc(s->rooms, (s->n + 1) * sizeof *s->rooms);
	if (open_temporary(s, f, e))
		return add_file(s, f);
	free_file(f);
	return NULL;
}

struct outfile *outset_attach(struct outset *s, int fd, const char *name)
{
	struct outfile *f = xcalloc(1, sizeof *f);

	f->path = xstrdup(name);
	f->fd = fd;
	f->attached = true;
	return add_file(s, f);
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

/* Gives a file without a name the temporary's. */
static bool give_name(struct outset *s, struct outfile *f, size_t number, struct err *e)
{
	char self[64];

	if (!choose_name(s, f, number, e))
		return false;
	snprintf(self, sizeof self, "/proc/self/fd/%d", f->fd);
	f->on_disk = linkat(AT_FDCWD, self, f->room->fd, f->name, AT_SYMLINK_FOLLOW) == 0;
	if (!f->on_disk)
		f->error = errno;
	return true;
}

/* So many bytes from there, or up to the end; -1 if reading failed. */
static ssize_t read_at(int fd, char *buffer, size_t n, off_t at)
{
	size_t got = 0;

	while (got < n) {
		ssize_t some = pread(fd, buffer + got, n - got, at + (off_t)got);
		if (some < 0 && errno == EINTR)
			continue;
		if (some <= 0)
			return some < 0 ? -1 : (ssize_t)got;
		got += (size_t)some;
	}
	return (ssize_t)got;
}

static bool same_bytes(int a, int b)
{
	char x[1 << 14], y[1 << 14];

	for (off_t at = 0;; at += (off_t)sizeof x) {
		ssize_t n = read_at(a, x, sizeof x, at), m = read_at(b, y, sizeof y, at);
		if (n < 0 || n != m || memcmp(x, y, (size_t)n) != 0)
			return false;
		if (n < (ssize_t)sizeof x)
			return true;
	}
}

static bool is_unchanged(const struct outfile *f)
{
	struct stat old, new;

	if (stat(f->path, &old) != 0 || fstat(f->fd, &new) != 0 || !S_ISREG(old.st_mode) ||
	    old.st_size != new.st_size)
		return false;
	int fd = open(f->path, O_RDONLY | O_CLOEXEC);
	bool same = fd >= 0 && same_bytes(f->fd, fd);
	if (fd >= 0)
		close(fd);
	return same;
}

/* Writes out what is left. What is as it was does not need the disk again. */
static void finish(struct outfile *f)
{
	flush(f);
	f->same = !f->attached && !f->error && is_unchanged(f);
}

static void put_on_disk(void *context, size_t begin, size_t end)
{
	struct outset *s = context;

	for (size_t i = begin; i < end; i++) {
		struct outfile *f = s->files[i];
		if (!f->attached && !f->same && !f->error && fsync(f->fd) != 0 && errno != EINVAL)
			f->error = errno;
	}
}

/* Named and closed, or the reason in *e. */
static bool settle(struct outset *s, size_t number, struct err *e)
{
	struct outfile *f = s->files[number];
	bool named = true;

	if (f->nameless && !f->same && !f->error)
		named = give_name(s, f, number, e);
	if (!f->attached && close(f->fd) != 0 && !f->error)
		f->error = errno;
	f->fd = -1;
	if (!f->error)
		return named;
	errno = f->error;
	return err_system(e, f->path, "writing failed");
}

/* Changes places with what has the target's name. */
static bool exchange(const struct outfile *f)
{
	return renameat2(f->room->fd, f->name, AT_FDCWD, f->path, RENAME_EXCHANGE) == 0;
}

/* Puts the new file in the place of the old one, which keeps the temporary's name until all is well. Where
 * there is no old one, or the file system cannot exchange, it is a plain rename. */
static bool publish(struct outfile *f, struct err *e)
{
	if (f->attached || f->same)
		return true; /* outset_free removes the temporary */
	f->exchanged = exchange(f);
	if (f->exchanged)
		return true;
	f->created = errno == ENOENT;
	if ((f->created || errno == EINVAL || errno == ENOSYS) &&
	    renameat(f->room->fd, f->name, AT_FDCWD, f->path) == 0) {
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
			exchange(f);
		else if (f->created)
			unlink(f->path);
	}
}

static void drop_temporary(struct outfile *f)
{
	if (f->on_disk)
		unlinkat(f->room->fd, f->name, 0);
	f->on_disk = false;
}

static void leave_rooms(struct outset *s)
{
	for (size_t i = 0; i < s->n; i++)
		drop_temporary(s->files[i]);
	for (size_t i = 0; i < s->n_rooms; i++)
		scratch_free(s->rooms[i].scratch);
	s->n_rooms = 0;
}

bool outset_commit(struct outset *s, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < s->n; i++)
		finish(s->files[i]);
	/* A disk takes several at once nearly as fast as one. */
	parallel_ranges(DISK_THREADS, s->n, 1, put_on_disk, s);
	for (size_t i = 0; i < s->n; i++)
		ok = settle(s, i, e) && ok;
	for (size_t i = 0; ok && i < s->n; i++)
		ok = publish(s->files[i], e);
	if (!ok)
		take_back(s);
	leave_rooms(s);
	return ok;
}

void outset_free(struct outset *s)
{
	if (!s)
		return;
	leave_rooms(s);
	for (size_t i = 0; i < s->n; i++) {
		if (s->files[i]->fd >= 0 && !s->files[i]->attached)
			close(s->files[i]->fd);
		free_file(s->files[i]);
	}
	free(s->rooms);
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
