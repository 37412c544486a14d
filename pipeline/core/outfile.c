#include "aid/outfile.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "aid/str.h"
#include "aid/xmem.h"

struct outfile {
	char *path, *temporary;
	int fd;
	bool on_disk;   /* the temporary exists */
	bool attached;  /* not ours to close or rename */
	int error;      /* errno of the first failure, or 0 */
	size_t used;
	char buffer[1 << 16];
};

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

struct outfile *outset_open(struct outset *s, const char *path, struct err *e)
{
	char *temporary = temporary_name(path);
	int fd = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_TRUNC | O_CLOEXEC, 0666);

	if (fd < 0) {
		err_system(e, path, "cannot be written");
		free(temporary);
		return NULL;
	}
	struct outfile *f = xcalloc(1, sizeof *f);
	f->path = xstrdup(path);
	f->temporary = temporary;
	f->fd = fd;
	f->on_disk = true;
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

/* On disk and closed, or the reason in *e. */
static bool settle(struct outfile *f, struct err *e)
{
	flush(f);
	if (!f->attached && !f->error && fsync(f->fd) != 0 && errno != EINVAL)
		f->error = errno;
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

static bool publish(struct outfile *f, struct err *e)
{
	if (f->attached || unchanged(f))
		return true; /* outset_free removes the temporary */
	if (rename(f->temporary, f->path) != 0)
		return err_system(e, f->path, "cannot be replaced");
	f->on_disk = false;
	return true;
}

bool outset_commit(struct outset *s, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < s->n; i++)
		ok = settle(s->files[i], e) && ok;
	for (size_t i = 0; ok && i < s->n; i++)
		ok = publish(s->files[i], e);
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
		if (f->on_disk)
			unlink(f->temporary);
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

char *outfile_scratch(const char *dir, struct err *e)
{
	struct str path = STR_INIT;

	str_printf(&path, "%s/.scratch.%ld/", dir, (long)getpid());
	if (outfile_mkdirs(dir, e) && (mkdir(str_text(&path), 0777) == 0 ||
	                               err_system(e, str_text(&path), "cannot be made")))
		return str_take(&path);
	str_release(&path);
	return NULL;
}

void outfile_scratch_free(char *folder)
{
	struct str path = STR_INIT;
	struct dirent *entry;
	DIR *dir = folder ? opendir(folder) : NULL;

	while (dir && (entry = readdir(dir)) != NULL) {
		str_clear(&path);
		str_printf(&path, "%s%s", folder, entry->d_name);
		unlink(str_text(&path)); /* fails, as it should, for "." and ".." */
	}
	if (dir)
		closedir(dir);
	if (folder)
		rmdir(folder);
	str_release(&path);
	free(folder);
}
