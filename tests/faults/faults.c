/*
 * faults: a library to preload that makes one call fail, as a machine does that runs out of memory or of disk.
 * FAULT names the kind (the table below), FAULT_AT the call of that kind, from 1. With FAULT_COUNT, a file's name,
 * nothing fails; a line with each kind and the number of its calls is written there at the end.
 *
 * Requests of memory are hundreds of thousands, most from the same place in the code, and so are lines read and
 * pieces written: they are counted by the path of calls that led to them, each path once. Otherwise every call
 * counts. Only calls of the program itself do, not those of what it starts (gnuplot): programs clean the
 * environment for that.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <pthread.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdio_ext.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum kind { ALLOC, OPEN, READ, SHORT, WRITE, CLOSE, FSYNC, RENAME, MAKE, SPAWN, N_KINDS };
static const char *const names[N_KINDS] = { "alloc", "open", "read", "short", "write", "close",
	                                    "fsync", "rename", "make", "spawn" };

enum { MOST_PATHS = 1 << 16, DEPTH = 16 };

static atomic_bool active;
static bool counting;
static enum kind wanted = N_KINDS;
static unsigned long at;
/* Shared with the copies that the program makes of itself. */
static struct shared {
	atomic_ulong calls[N_KINDS];
	uint64_t paths[MOST_PATHS];
	pthread_mutex_t lock;
} *shared;
static _Thread_local bool inside;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* From here on nothing fails: what follows is the end of the C library and, where coverage is counted, the
 * writing of the counters. */
static void stop(void)
{
	active = false;
}

static int (*program)(int, char **, char **);

static int program_to_its_end(int argc, char **argv, char **environment)
{
	atexit(stop); /* only now: what is registered last runs first */
	return program(argc, argv, environment);
}

/* Stands between the C library and main. */
int __libc_start_main(int (*main)(int, char **, char **), int argc, char **argv, void (*init)(void),
                      void (*fini)(void), void (*loader_fini)(void), void *stack_end)
{
	__typeof__(&__libc_start_main) real = REAL(__libc_start_main);

	program = main;
	return real(program_to_its_end, argc, argv, init, fini, loader_fini, stack_end);
}

__attribute__((constructor)) static void begin(void)
{
	const char *kind = getenv("FAULT"), *n = getenv("FAULT_AT");
	void *warm[1];

	at = n ? strtoul(n, NULL, 10) : 0;
	counting = getenv("FAULT_COUNT") != NULL;
	for (int k = 0; kind && k < N_KINDS; k++)
		if (strcmp(kind, names[k]) == 0)
			wanted = (enum kind)k;
	shared = REAL(mmap)(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (shared == MAP_FAILED)
		abort();
	pthread_mutex_init(&shared->lock, NULL);
	backtrace(warm, 1); /* loads a library the first time */
	active = counting || wanted < N_KINDS;
}

__attribute__((destructor)) static void end(void)
{
	const char *path = getenv("FAULT_COUNT");

	active = false;
	if (!path)
		return;
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
	for (int k = 0; fd >= 0 && k < N_KINDS; k++)
		dprintf(fd, "%s %lu\n", names[k], (unsigned long)shared->calls[k]);
	if (fd >= 0)
		close(fd);
}

/* True the first time that the place of this request is met. */
static bool is_new_path(void)
{
	void *frames[DEPTH];
	int n = backtrace(frames, DEPTH);
	uint64_t hash = 14695981039346656037u;
	bool new = false;

	for (int i = 0; i < n; i++)
		hash = (hash ^ (uint64_t)(uintptr_t)frames[i]) * 1099511628211u;
	pthread_mutex_lock(&shared->lock);
	for (size_t i = hash % MOST_PATHS, tries = 0; tries < MOST_PATHS; i = (i + 1) % MOST_PATHS, tries++) {
		if (shared->paths[i] == hash)
			break;
		if (shared->paths[i] == 0) {
			shared->paths[i] = hash;
			new = true;
			break;
		}
	}
	pthread_mutex_unlock(&shared->lock);
	return new;
}

/* True if this call is the one to fail. */
static bool fails(enum kind kind, int error)
{
	if (!active || (!counting && kind != wanted))
		return false;
	if (atomic_fetch_add(&shared->calls[kind], 1) + 1 != at || counting)
		return false;
	errno = error;
	return true;
}

/* The same, of calls that are counted by their path. */
static bool path_fails(enum kind kind, int error)
{
	if (!active || inside || (!counting && kind != wanted))
		return false;
	inside = true;
	bool new = is_new_path();
	inside = false;
	return new && fails(kind, error);
}

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t n, size_t size);
extern void *__libc_realloc(void *p, size_t size);

void *malloc(size_t size)
{
	return path_fails(ALLOC, ENOMEM) ? NULL : __libc_malloc(size);
}

void *calloc(size_t n, size_t size)
{
	return path_fails(ALLOC, ENOMEM) ? NULL : __libc_calloc(n, size);
}

void *realloc(void *p, size_t size)
{
	return path_fails(ALLOC, ENOMEM) ? NULL : __libc_realloc(p, size);
}

int posix_memalign(void **p, size_t align, size_t size)
{
	return path_fails(ALLOC, ENOMEM) ? ENOMEM : REAL(posix_memalign)(p, align, size);
}

void *mmap(void *p, size_t size, int protection, int flags, int fd, off_t from)
{
	return path_fails(ALLOC, ENOMEM) ? MAP_FAILED : REAL(mmap)(p, size, protection, flags, fd, from);
}

int open(const char *path, int flags, ...)
{
	va_list args;

	va_start(args, flags);
	mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(args, mode_t) : 0;
	va_end(args);
	return fails(OPEN, EACCES) ? -1 : REAL(open)(path, flags, mode);
}

FILE *fopen(const char *path, const char *mode)
{
	return fails(OPEN, EACCES) ? NULL : REAL(fopen)(path, mode);
}

FILE *fopen64(const char *path, const char *mode)
{
	return fails(OPEN, EACCES) ? NULL : REAL(fopen64)(path, mode);
}

int openat(int folder, const char *path, int flags, ...)
{
	va_list args;

	va_start(args, flags);
	mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(args, mode_t) : 0;
	va_end(args);
	return fails(OPEN, EACCES) ? -1 : REAL(openat)(folder, path, flags, mode);
}

FILE *fdopen(int fd, const char *mode)
{
	return fails(OPEN, EMFILE) ? NULL : REAL(fdopen)(fd, mode);
}

DIR *opendir(const char *path)
{
	return fails(OPEN, EACCES) ? NULL : REAL(opendir)(path);
}

ssize_t read(int fd, void *buffer, size_t n)
{
	if (fails(READ, EIO))
		return -1;
	/* What a reader sees of a file that was cut off there while it was read. */
	return fails(SHORT, 0) ? 0 : REAL(read)(fd, buffer, n);
}

/* The C library's own reads and writes of streams pass by read(2) and write(2) unseen: the stream's call
 * fails, and leaves what ferror asks for (_IO_ERR_SEEN). */
static bool stream_fails(enum kind kind, int error, FILE *f)
{
	if (!path_fails(kind, error))
		return false;
	f->_flags |= 0x20;
	return true;
}

size_t fread(void *buffer, size_t size, size_t n, FILE *f)
{
	return stream_fails(READ, EIO, f) ? 0 : REAL(fread)(buffer, size, n, f);
}

ssize_t getline(char **line, size_t *n, FILE *f)
{
	return stream_fails(READ, EIO, f) ? -1 : REAL(getline)(line, n, f);
}

ssize_t write(int fd, const void *buffer, size_t n)
{
	return fails(WRITE, ENOSPC) ? -1 : REAL(write)(fd, buffer, n);
}

size_t fwrite(const void *buffer, size_t size, size_t n, FILE *f)
{
	return stream_fails(WRITE, ENOSPC, f) ? 0 : REAL(fwrite)(buffer, size, n, f);
}

int fflush(FILE *f)
{
	bool full = f && __fpending(f) > 0 && stream_fails(WRITE, ENOSPC, f);

	return full ? EOF : REAL(fflush)(f);
}

int posix_fallocate(int fd, off_t from, off_t n)
{
	return fails(WRITE, ENOSPC) ? ENOSPC : REAL(posix_fallocate)(fd, from, n);
}

int close(int fd)
{
	if (!fails(CLOSE, EIO))
		return REAL(close)(fd);
	REAL(close)(fd);
	errno = EIO;
	return -1;
}

int fclose(FILE *f)
{
	if (!fails(CLOSE, EIO))
		return REAL(fclose)(f);
	REAL(fclose)(f);
	errno = EIO;
	return EOF;
}

int fsync(int fd)
{
	return fails(FSYNC, EIO) ? -1 : REAL(fsync)(fd);
}

int rename(const char *from, const char *to)
{
	return fails(RENAME, EACCES) ? -1 : REAL(rename)(from, to);
}

int renameat(int a, const char *from, int b, const char *to)
{
	return fails(RENAME, EACCES) ? -1 : REAL(renameat)(a, from, b, to);
}

int renameat2(int a, const char *from, int b, const char *to, unsigned flags)
{
	return fails(RENAME, EACCES) ? -1 : REAL(renameat2)(a, from, b, to, flags);
}

int linkat(int a, const char *from, int b, const char *to, int flags)
{
	return fails(RENAME, EACCES) ? -1 : REAL(linkat)(a, from, b, to, flags);
}

int mkdir(const char *path, mode_t mode)
{
	return fails(MAKE, EACCES) ? -1 : REAL(mkdir)(path, mode);
}

char *mkdtemp(char *path)
{
	return fails(MAKE, EACCES) ? NULL : REAL(mkdtemp)(path);
}

int mkstemp(char *path)
{
	return fails(MAKE, EACCES) ? -1 : REAL(mkstemp)(path);
}

int posix_spawnp(pid_t *pid, const char *file, const posix_spawn_file_actions_t *actions,
                 const posix_spawnattr_t *attributes, char *const argv[], char *const environment[])
{
	return fails(SPAWN, EAGAIN) ? EAGAIN
	                            : REAL(posix_spawnp)(pid, file, actions, attributes, argv, environment);
}

pid_t fork(void)
{
	return fails(SPAWN, EAGAIN) ? -1 : REAL(fork)();
}

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *), void *p)
{
	return fails(SPAWN, EAGAIN) ? EAGAIN : REAL(pthread_create)(thread, attributes, run, p);
}
