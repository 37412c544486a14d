#include "aid/memo.h"

#include <stdlib.h>

#include "aid/xmem.h"

/* So many texts can each have a place of their own; so many factors are tried for it. */
enum { FEW = 128, TRIES = 16 };

/* Puts an entry into the next free slot; true if that is the first it tries. */
static bool put_slot(struct memo *m, size_t number)
{
	const struct memo_entry *e = &m->entries[number];
	size_t home = memo_home(m, &e->key, e->len), at = home;

	while (m->slots[at])
		at = (at + 1) & m->mask;
	m->slots[at] = (uint32_t)number;
	return at == home;
}

/* True if all entries stand in their first places. */
static bool put_all(struct memo *m)
{
	bool home = true;

	memset(m->slots, 0, (m->mask + 1) * sizeof *m->slots);
	for (size_t i = 1; i <= m->n; i++)
		home = put_slot(m, i) && home;
	return home;
}

static void arrange(struct memo *m)
{
	for (int i = 0; !put_all(m) && m->n <= FEW && i < TRIES; i++)
		m->factor = m->factor * 0xff51afd7ed558ccdu + 0x9e3779b97f4a7c14u; /* odd again */
}

/* An eighth full at most: few look-ups meet a stranger. */
static void grow(struct memo *m)
{
	m->mask = m->slots ? 2 * m->mask + 1 : 63;
	m->slots = xrealloc(m->slots, (m->mask + 1) * sizeof *m->slots);
	m->factor = 0xff51afd7ed558ccdu;
	arrange(m);
}

static char *padded(const char *text, size_t len)
{
	char *copy = xcalloc(1, len + MEMO_PADDING);

	memcpy(copy, text, len);
	return copy;
}

void memo_put(struct memo *m, const char *text, size_t len, uint32_t value)
{
	if (m->n >= MEMO_MOST || memo_get(m, text, len) != MEMO_NONE)
		return;
	if (!m->slots || 8 * (m->n + 1) > m->mask)
		grow(m);
	char *copy = padded(text, len);
	XGROW(m->entries, m->n + 1, m->cap);
	m->entries[0] = (struct memo_entry){ .len = UINT32_MAX };
	m->entries[++m->n] = (struct memo_entry){ memo_key(copy, len), copy, (uint32_t)len, value };
	if (!put_slot(m, m->n) && m->n <= FEW)
		arrange(m);
}

uint32_t memo_search(const struct memo *m, const char *text, size_t len)
{
	struct memo_key k = memo_key(text, len);

	for (size_t i = memo_home(m, &k, len); m->slots[i] > 0; i = (i + 1) & m->mask) {
		const struct memo_entry *e = &m->entries[m->slots[i]];
		if (memo_same(&e->key, &k) && e->len == len && memcmp(e->text, text, len) == 0)
			return e->value;
	}
	return MEMO_NONE;
}

uint32_t memo_get(const struct memo *m, const char *text, size_t len)
{
	char *copy = padded(text, len);
	uint32_t value = memo_find(m, copy, len);

	free(copy);
	return value;
}

void memo_release(struct memo *m)
{
	for (size_t i = 1; i <= m->n; i++)
		free(m->entries[i].text);
	free(m->entries);
	free(m->slots);
	*m = (struct memo){ 0 };
}
