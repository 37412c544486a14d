#include "aid/memo.h"

#include <stdlib.h>

#include "aid/xmem.h"

static uint32_t *slot_of(const struct memo *m, const char *text, size_t len)
{
	size_t i = memo_hash(memo_key(text, len), len) & m->mask;

	while (m->slots[i] && !(m->entries[m->slots[i] - 1].len == len &&
	                        memcmp(m->entries[m->slots[i] - 1].text, text, len) == 0))
		i = (i + 1) & m->mask;
	return &m->slots[i];
}

/* A third full at most: few look-ups meet a stranger. */
static void grow(struct memo *m)
{
	m->mask = m->slots ? 2 * m->mask + 1 : 63;
	free(m->slots);
	m->slots = xcalloc(m->mask + 1, sizeof *m->slots);
	for (size_t i = 0; i < m->n; i++)
		*slot_of(m, m->entries[i].text, m->entries[i].len) = (uint32_t)i + 1;
}

static char *padded(const char *text, size_t len)
{
	char *copy = xcalloc(1, len + MEMO_PADDING);

	memcpy(copy, text, len);
	return copy;
}

void memo_put(struct memo *m, const char *text, size_t len, uint32_t value)
{
	if (m->n >= MEMO_MOST || memo_get(m, text, len, NULL))
		return;
	if (!m->slots || 3 * (m->n + 1) > m->mask)
		grow(m);
	char *copy = padded(text, len);
	struct memo_key k = memo_key(copy, len);
	XGROW(m->entries, m->n, m->cap);
	m->entries[m->n] = (struct memo_entry){ k.low, k.high, copy, (uint32_t)len, value };
	*slot_of(m, copy, len) = (uint32_t)++m->n;
}

bool memo_get(const struct memo *m, const char *text, size_t len, uint32_t *value)
{
	char *copy = padded(text, len);
	const uint32_t *found = memo_find(m, copy, len);

	if (found && value)
		*value = *found;
	free(copy);
	return found != NULL;
}

void memo_release(struct memo *m)
{
	for (size_t i = 0; i < m->n; i++)
		free(m->entries[i].text);
	free(m->entries);
	free(m->slots);
	*m = (struct memo){ NULL, 0, 0, 0, NULL };
}
