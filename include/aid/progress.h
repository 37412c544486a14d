/*
 * progress: how a long loop in the library tells the program how far it is. The library
 * knows neither clock nor terminal; the program decides whether to show it.
 */
#ifndef AID_PROGRESS_H
#define AID_PROGRESS_H

#include <stddef.h>
#include <stdint.h>

struct progress {
	void (*tick)(void *context, const char *what, uint64_t done);
	void *context;
	/* The same where it is known how many bytes of how many (0: unknown) are behind. */
	void (*bytes)(void *context, const char *what, uint64_t rows, uint64_t done, uint64_t all);
};

/* Call every so many rows; p or p->tick may be NULL. */
static inline void progress_tick(const struct progress *p, const char *what, uint64_t done)
{
	if (p && p->tick)
		p->tick(p->context, what, done);
}

/* Call every so many bytes; p or p->bytes may be NULL. One call at a time. */
static inline void progress_bulk(const struct progress *p, const char *what, uint64_t rows,
                                 uint64_t done, uint64_t all)
{
	if (p && p->bytes)
		p->bytes(p->context, what, rows, done, all);
}

#endif
