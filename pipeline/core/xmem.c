#define _DEFAULT_SOURCE /* madvise */
#include "aid/xmem.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "aid/err.h"

static const size_t HUGE_PAGE = (size_t)1 << 21;

/* The one place in the library that may speak and exit: see xmem.h for why. */
_Noreturn void xmem_out(size_t size)
{
	fprintf(stderr, "aidflow: out of memory (%zu bytes wanted)\n", size);
	exit(ERR_SYSTEM);
}

static void *checked(void *p, size_t size)
{
	if (!p && size > 0)
		xmem_out(size);
	return p;
}

void *xmalloc(size_t size)
{
	return checked(malloc(size), size);
}

void *xcalloc(size_t n, size_t size)
{
	void *p = calloc(n, size);

	if (!p && n > 0 && size > 0)
		xmem_out(n > SIZE_MAX / size ? SIZE_MAX : n * size);
	return p;
}

void *xrealloc(void *p, size_t size)
{
	return checked(realloc(p, size), size);
}

void *xmalloc_huge(size_t size)
{
	void *p = NULL;

	if (size < HUGE_PAGE)
		return xmalloc(size);
	size = (size + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
	if (posix_memalign(&p, HUGE_PAGE, size) != 0)
		xmem_out(size);
#ifdef MADV_HUGEPAGE
	madvise(p, size, MADV_HUGEPAGE);
#endif
	return p;
}

char *xstrdup(const char *s)
{
	return xstrndup(s, strlen(s));
}

char *xstrndup(const char *s, size_t n)
{
	char *copy = xmalloc(n + 1);

	if (n > 0)
		memcpy(copy, s, n);
	copy[n] = '\0';
	return copy;
}

static void *move_huge(void *items, size_t old, size_t size)
{
	void *moved = xmalloc_huge(size);

	if (old > 0)
		memcpy(moved, items, old);
	free(items);
	return moved;
}

void *xgrow_more(void *items, size_t n, size_t *cap, size_t size)
{
	size_t want = *cap < 8 ? 8 : *cap;
	while (want <= n) {
		if (want > SIZE_MAX / 2 / size)
			xmem_out(SIZE_MAX);
		want *= 2;
	}
	if (want * size >= HUGE_PAGE)
		items = move_huge(items, *cap * size, want * size);
	else
		items = xrealloc(items, want * size);
	*cap = want;
	return items;
}
