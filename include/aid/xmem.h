/*
 * xmem: allocation that cannot return NULL. A stage out of memory can do nothing better
 * than stop, so these print one line and exit with ERR_SYSTEM (3); all output goes to
 * temporaries first (outfile.h), so no target is ever half-written.
 */
#ifndef AID_XMEM_H
#define AID_XMEM_H

#include <stddef.h>

void *xmalloc(size_t size);
void *xcalloc(size_t n, size_t size);
void *xrealloc(void *p, size_t size);
/* For large tables that are reached all over: begins at a page of 2 MiB, and the system is asked for
 * such pages, which cost less to find and to provide. Not cleared; freed with free. */
void *xmalloc_huge(size_t size);
char *xstrdup(const char *s);
char *xstrndup(const char *s, size_t n);

/* Grows *items so that index n is valid, doubling; *cap counts items of the given size. */
void *xgrow_more(void *items, size_t n, size_t *cap, size_t size);
static inline void *xgrow(void *items, size_t n, size_t *cap, size_t size)
{
	return n < *cap ? items : xgrow_more(items, n, cap, size);
}

/* Grows the array `items` (any pointer) with its capacity variable for item number n. */
#define XGROW(items, n, cap) ((items) = xgrow((items), (n), &(cap), sizeof *(items)))

/* Ends the program as the others do: for libraries that say they got no memory. */
_Noreturn void xmem_out(size_t size);

#endif
