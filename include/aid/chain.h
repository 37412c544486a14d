/*
 * chain: lists of amounts that grow at their end, by the hundred thousand side by side, as exact
 * quantiles need every amount of every group. An amount takes one word of 32 bits, or three if it
 * does not fit (more than 21 million, in cents). Appending is one store into the group's newest block;
 * blocks have 12, 12, 28 … 1,020 words, each as many as all before it, so that a group wastes at most half of its own.
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
	int32_t *next, *end; /* where the next amount goes; the newest block's foot */
};

/* A store that keeps up to `limit` bytes in memory and the rest in a file in `folder` (borrowed;
 * NULL: memory only). Caller frees. */
struct chainstore *chainstore_new(size_t limit, const char *folder);
/* False with the reason in *e if the store could not keep all amounts (a full disk). */
bool chainstore_check(const struct chainstore *s, struct err *e);
void chainstore_free(struct chainstore *s);

/* Only for chain_add: begin a new block; add an amount of three words, the first of which is this. */
enum { CHAIN_LARGE = INT32_MIN };
void chain_grow(struct chainstore *s, struct chain *c);
void chain_add_large(struct chainstore *s, struct chain *c, int64_t amount);

static inline void chain_add(struct chainstore *s, struct chain *c, int64_t amount)
{
	if (amount != (int32_t)amount || amount == CHAIN_LARGE) {
		chain_add_large(s, c, amount);
		return;
	}
	if (c->next == c->end)
		chain_grow(s, c);
	*c->next++ = (int32_t)amount;
}

/* Moves all amounts of *from to *into; *from is empty after. */
void chain_join(struct chain *into, struct chain *from);
bool chain_is_empty(const struct chain *c);
/* Adds the amounts behind the first n of *values, whose room of *cap grows (xgrow); returns how many there
 * are then. Their order means nothing. */
size_t chain_read(const struct chain *c, int64_t **values, size_t n, size_t *cap);

#endif
