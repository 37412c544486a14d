/*
 * memo: remembers a small number for each text met before. Made for the fields of bulk files, where
 * few texts come millions of times: 32 bytes and the length decide nearly always, and the
 * entries lie close together, so that they stay in the processor's caches. What makes the processor stumble is a branch that goes now this
 * way, now that: so short and long texts are compared alike, and a search seldom goes on past its first
 * place, as places are few-fold more than texts and, while texts are few, factors of the hash are tried until
 * each stands in its first place.
 */
#ifndef AID_MEMO_H
#define AID_MEMO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* So many bytes beyond a text must be readable. */
enum { MEMO_PADDING = 32, MEMO_HALF = MEMO_PADDING / 2, MEMO_MOST = 1 << 16 };
/* No text's value. */
#define MEMO_NONE UINT32_MAX

/* The first 32 bytes of a text, with zeros behind its end; of a longer one the first and the last 16. */
typedef uint64_t memo_half __attribute__((vector_size(16)));
struct memo_key {
	memo_half low, high;
};

struct memo_entry {
	struct memo_key key;
	char *text;          /* owned */
	uint32_t len;
	uint32_t value;
};

struct memo {
	uint32_t *slots;     /* open addressing, mask + 1 of them: number of an entry, or 0 */
	size_t mask, n, cap;
	struct memo_entry *entries; /* n of them from number 1 on; number 0 is like no text */
	uint64_t factor;     /* of the hash; odd */
};

/* An empty memo is all zero. Remembers the value (not MEMO_NONE) for the text; a full memo forgets to. */
void memo_put(struct memo *m, const char *text, size_t len, uint32_t value);
/* As memo_find below, for a text that nothing readable follows. */
uint32_t memo_get(const struct memo *m, const char *text, size_t len);
void memo_release(struct memo *m);

static inline memo_half memo_load_half(const void *text)
{
	memo_half half;

	memcpy(&half, text, sizeof half);
	return half;
}

/* Without a branch: lengths differ from text to text, and a wrong guess of the processor costs more than the
 * look-up. */
static inline struct memo_key memo_key(const char *text, size_t len)
{
	static const unsigned char window[2 * MEMO_PADDING] = {
		255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
		255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255
	};
	const unsigned char *from = window + MEMO_PADDING - (len < MEMO_PADDING ? len : MEMO_PADDING);
	size_t last = len < MEMO_PADDING ? MEMO_HALF : len - MEMO_HALF;

	return (struct memo_key){ memo_load_half(text) & memo_load_half(from),
	                          memo_load_half(text + last) & memo_load_half(from + MEMO_HALF) };
}

static inline bool memo_same(const struct memo_key *x, const struct memo_key *y)
{
	memo_half differ = (x->low ^ y->low) | (x->high ^ y->high);

	return (differ[0] | differ[1]) == 0;
}

/* Where the search for a text begins. */
static inline size_t memo_home(const struct memo *m, const struct memo_key *k, size_t len)
{
	memo_half mixed = k->low ^ k->high << 1;
	uint64_t h = (mixed[0] ^ (mixed[1] * 0x9e3779b97f4a7c15u) ^ len) * m->factor;

	return (size_t)(h >> 32) & m->mask;
}

/* The search, for what does not stand in its first place, is longer than its key, or is not there. */
uint32_t memo_search(const struct memo *m, const char *text, size_t len);

/* The value remembered for the text, or MEMO_NONE. */
__attribute__((always_inline))
static inline uint32_t memo_find(const struct memo *m, const char *text, size_t len)
{
	struct memo_key k = memo_key(text, len);

	if (!m->slots)
		return MEMO_NONE;
	const struct memo_entry *e = &m->entries[m->slots[memo_home(m, &k, len)]];
	if (memo_same(&e->key, &k) && e->len == len && len <= MEMO_PADDING)
		return e->value;
	return memo_search(m, text, len);
}

#endif
