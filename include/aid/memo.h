/*
 * memo: remembers a small number for each text met before. Made for the fields of bulk files, where
 * few texts come millions of times: the first 16 bytes and the length decide nearly always, and the
 * entries lie close together, so that they stay in the processor's caches. A search that goes on past its
 * first place makes the processor stumble; so places are few-fold more than texts, and while texts are few,
 * factors of the hash are tried until each stands in its first place.
 */
#ifndef AID_MEMO_H
#define AID_MEMO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* So many bytes beyond a text must be readable. */
enum { MEMO_PADDING = 16, MEMO_MOST = 1 << 16 };

struct memo_entry {
	uint64_t low, high;  /* the first 16 bytes, zeros behind the text's end */
	char *text;          /* owned */
	uint32_t len;
	uint32_t value;
};

struct memo {
	uint32_t *slots;     /* open addressing, mask + 1 of them: number of an entry + 1, or 0 */
	size_t mask, n, cap;
	struct memo_entry *entries;
	uint64_t factor;     /* of the hash; odd */
};

/* An empty memo is all zero. Remembers the value for the text; a full memo forgets to. */
void memo_put(struct memo *m, const char *text, size_t len, uint32_t value);
/* As memo_find below, for a text that nothing readable follows; *value (unless NULL) if found. */
bool memo_get(const struct memo *m, const char *text, size_t len, uint32_t *value);
void memo_release(struct memo *m);

struct memo_key {
	uint64_t low, high;
};

/* The first 16 bytes with zeros behind the text's end, without a branch: lengths differ from text to
 * text, and a wrong guess of the processor costs more than the look-up. */
static inline struct memo_key memo_key(const char *text, size_t len)
{
	static const unsigned char window[32] = {
		255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255
	};
	const unsigned char *from = window + 16 - (len < 16 ? len : 16);
	struct memo_key k, mask;

	memcpy(&k.low, text, 8);
	memcpy(&k.high, text + 8, 8);
	memcpy(&mask.low, from, 8);
	memcpy(&mask.high, from + 8, 8);
	return (struct memo_key){ k.low & mask.low, k.high & mask.high };
}

/* Where the search for a text begins. */
static inline size_t memo_home(const struct memo *m, struct memo_key k, size_t len)
{
	uint64_t h = (k.low ^ (k.high * 0x9e3779b97f4a7c15u) ^ len) * m->factor;

	return (size_t)(h >> 32) & m->mask;
}

/* The value remembered for the text, or NULL. */
static inline const uint32_t *memo_find(const struct memo *m, const char *text, size_t len)
{
	struct memo_key k = memo_key(text, len);

	if (!m->slots)
		return NULL;
	for (size_t i = memo_home(m, k, len);; i = (i + 1) & m->mask) {
		if (m->slots[i] == 0)
			return NULL;
		const struct memo_entry *e = &m->entries[m->slots[i] - 1];
		if (e->low == k.low && e->high == k.high && e->len == len &&
		    (len <= 16 || memcmp(e->text + 16, text + 16, len - 16) == 0))
			return &e->value;
	}
}

#endif
