/*
 * chain: lists of amounts that grow at their end, by the hundred thousand side by side, as exact
 * quantiles need every amount of every group. Appending is one store into the group's newest
 * block; blocks double from 5 to 509 amounts, so that a group wastes at most half of its own.
 *
 * Blocks are cut from a chainstore. Past its limit they lie in an unnamed file that is mapped
 * to memory, so that the kernel keeps in memory what is in use: many amounts, little memory.
 * Chains of several stores may be joined without copying; all stores must live as long.
 */
#ifndef AID_CHAIN_H
#define AID_CHAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aid/err.h"

struct chainstore;

/* An empty chain is all zero. */
struct chain {
	int64_t *next, *end; /* where the next amount goes; the newest block's foot */
};

/* A store that keeps up to `limit` bytes in memory and the rest in a file in `folder` (borrowed;
 * NULL: memory only). Caller frees. */
struct chainstore *chainstore_new(size_t limit, const char *folder);
/* False with the reason in *e if the store could not keep all amounts (a full disk). */
bool chainstore_check(const struct chainstore *s, struct err *e);
void chainstore_free(struct chainstore *s);

/* Begins a new block; only for chain_add. */
void chain_grow(struct chainstore *s, struct chain *c);

static inline void chain_add(struct chainstore *s, struct chain *c, int64_t amount)
{
	if (c->next == c->end)
		chain_grow(s, c);
	*c->next++ = amount;
}

/* Moves all amounts of *from to *into; *from is empty after. */
void chain_join(struct chain *into, struct chain *from);
uint64_t chain_count(const struct chain *c);
/* Copies the amounts to *values, which has room; returns how many. Their order means nothing. */
size_t chain_copy(const struct chain *c, int64_t *values);

#endif
