/*
 * faults: a library to preload that makes one call of one kind fail, as a machine does that runs out of memory
 * or of disk. FAULT names the kind (alloc, open, read, write, close, fsync, rename), FAULT_AT the call, from 1.
 * With FAULT_COUNT, a file's name, nothing fails; the number of calls is written there at the end.
 *
 * Only calls of the program itself count, not those of what it starts (gnuplot): the environment is
 * passed on cleaned by the programs.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static const char *kind;
static unsigned long at, calls;

__attribute__((constructor)) static void begin(void)
{
	const char *n = getenv("FAULT_AT");

	at = n ? strtoul(n, NULL, 10) : 0;
	kind = getenv("FAULT");
}

__attribute__((destructor)) static void end(void)
{
	const char *path = getenv("FAULT_COUNT");
	char text[32];

	kind = NULL;
	if (!path)
		return;
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
	int n = snprintf(text, sizeof text, "%lu\n", calls);
	if (fd >= 0 && write(fd, text, (size_t)n) == n)
		close(fd);
}

/* True if this call is the one to fail. */
static bool fails(const char *what, int error)
{
	if (!kind || strcmp(kind, what) != 0 || ++calls != at)
		return false;
	errno = error;
	return true;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t n, size_t size);
extern void *__libc_realloc(void *p, size_t size);

void *malloc(size_t size)
{
	return fails("alloc", ENOMEM) ? NULL : __libc_malloc(size);
}

void *calloc(size_t n, size_t size)
{
	return fails("alloc", ENOMEM) ? NULL : __libc_calloc(n, size);
}

void *realloc(void *p, size_t size)
{
	return fails("alloc", ENOMEM) ? NULL : __libc_realloc(p, size);
}

int open(const char *path, int flags, ...)
{
	va_list args;

	va_start(args, flags);
	mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(args, mode_t) : 0;
	va_end(args);
	return fails("open", EACCES) ? -1 : REAL(open)(path, flags, mode);
}

FILE *fopen(const char *path, const char *mode)
{
	return fails("open", EACCES) ? NULL : REAL(fopen)(path, mode);
}

ssize_t read(int fd, void *buffer, size_t n)
{
	return fails("read", EIO) ? -1 : REAL(read)(fd, buffer, n);
}

/* The C library reads streams without read(2) being seen: the stream's own read fails. */
size_t fread(void *buffer, size_t size, size_t n, FILE *f)
{
	if (!fails("read", EIO))
		return REAL(fread)(buffer, size, n, f);
	f->_flags |= 0x20; /* _IO_ERR_SEEN: what ferror asks for */
	return 0;
}

ssize_t write(int fd, const void *buffer, size_t n)
{
	return fails("write", ENOSPC) ? -1 : REAL(write)(fd, buffer, n);
}

int close(int fd)
{
	if (!fails("close", EIO))
		return REAL(close)(fd);
	REAL(close)(fd);
	errno = EIO;
	return -1;
}

int fsync(int fd)
{
	return fails("fsync", EIO) ? -1 : REAL(fsync)(fd);
}

int rename(const char *from, const char *to)
{
	return fails("rename", EACCES) ? -1 : REAL(rename)(from, to);
}

int renameat2(int a, const char *from, int b, const char *to, unsigned flags)
{
	return fails("rename", EACCES) ? -1 : REAL(renameat2)(a, from, b, to, flags);
}

int linkat(int a, const char *from, int b, const char *to, int flags)
{
	return fails("rename", EACCES) ? -1 : REAL(linkat)(a, from, b, to, flags);
}
