#include "aid/strpool.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "aid/xmem.h"

struct slot {
	uint64_t hash;
	char *text; /* NULL: free */
	size_t len;
};

struct strpool {
	struct slot *slots; /* open addressing, a power of two */
	size_t n_slots, n;
};

struct strpool *strpool_new(void)
{
	struct strpool *p = xcalloc(1, sizeof *p);

	p->n_slots = 64;
	p->slots = xcalloc(p->n_slots, sizeof *p->slots);
	return p;
}

/* FNV-1a: short keys, no secret needed since the pool only deduplicates. */
static uint64_t hash_of(const char *text, size_t n)
{
	uint64_t h = 14695981039346656037u;

	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)text[i]) * 1099511628211u;
	return h;
}

static struct slot *find(struct slot *slots, size_t n_slots, uint64_t hash, const char *text,
                         size_t n)
{
	size_t i = (size_t)hash & (n_slots - 1);

	while (slots[i].text && !(slots[i].hash == hash && slots[i].len == n &&
	                          memcmp(slots[i].text, text, n) == 0))
		i = (i + 1) & (n_slots - 1);
	return &slots[i];
}

static void grow(struct strpool *p)
{
	size_t n_slots = p->n_slots * 2;
	struct slot *slots = xcalloc(n_slots, sizeof *slots);

	for (size_t i = 0; i < p->n_slots; i++)
		if (p->slots[i].text)
			*find(slots, n_slots, p->slots[i].hash, p->slots[i].text,
			      p->slots[i].len) = p->slots[i];
	free(p->slots);
	p->slots = slots;
	p->n_slots = n_slots;
}

const char *strpool_intern(struct strpool *p, const char *text, size_t n)
{
	uint64_t hash = hash_of(text, n);
	struct slot *s = find(p->slots, p->n_slots, hash, text, n);

	if (s->text)
		return s->text;
	char *copy = xstrndup(text, n);
	*s = (struct slot){ hash, copy, n };
	if (++p->n * 2 > p->n_slots)
		grow(p);
	return copy;
}

bool strpool_has(const struct strpool *p, const char *text, size_t n)
{
	return find(p->slots, p->n_slots, hash_of(text, n), text, n)->text != NULL;
}

const char *strpool_text(struct strpool *p, const char *text)
{
	return strpool_intern(p, text, strlen(text));
}

void strpool_free(struct strpool *p)
{
	if (!p)
		return;
	for (size_t i = 0; i < p->n_slots; i++)
		free(p->slots[i].text);
	free(p->slots);
	free(p);
}
