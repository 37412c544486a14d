/*
 * lexicon: numbers tuples of texts, 0, 1, 2 … in order of first appearance, and afterwards tells
 * the place of each in the order of its texts, so that what carries such numbers is sorted without
 * looking at a text again.
 *
 * Texts must be interned in one strpool: equal ones have the same address.
 */
#ifndef AID_LEXICON_H
#define AID_LEXICON_H

#include <stddef.h>
#include <stdint.h>

struct lexicon;

enum { LEXICON_MOST = 8 };

/* For tuples of `width` texts, at most LEXICON_MOST. Caller frees. */
struct lexicon *lexicon_new(size_t width);
/* The number of a tuple, which is added if it is new. */
size_t lexicon_number(struct lexicon *l, const char *const *texts);
/* The texts of a number; borrowed, and they stay where they are: the same tuple has one address. */
const char *const *lexicon_texts(const struct lexicon *l, size_t number);
size_t lexicon_count(const struct lexicon *l);
/* For each number its place among all, from 0: by bytes of the first text, then of the second … Caller frees. */
uint32_t *lexicon_ranks(const struct lexicon *l);
void lexicon_free(struct lexicon *l);

#endif
