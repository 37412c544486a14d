/*
 * strpool: keeps one copy of each text. Donor names repeat a million times; interned texts
 * are compared by pointer and live as long as the pool.
 */
#ifndef AID_STRPOOL_H
#define AID_STRPOOL_H

#include <stdbool.h>
#include <stddef.h>

struct strpool;

struct strpool *strpool_new(void);
/* The one copy of the n bytes at text, NUL-terminated; owned by the pool. */
const char *strpool_intern(struct strpool *p, const char *text, size_t n);
/* As above, for a NUL-terminated text. */
const char *strpool_text(struct strpool *p, const char *text);
/* True if the n bytes are in the pool. */
bool strpool_has(const struct strpool *p, const char *text, size_t n);
void strpool_free(struct strpool *p);

#endif
