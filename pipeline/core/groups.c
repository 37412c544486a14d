#include "aid/groups.h"

#include <stdlib.h>
#include <string.h>

#include "aid/xmem.h"

struct groups {
	size_t words, n, cap;
	uint32_t *keys;   /* n keys of `words` words */
	uint32_t *slots;  /* open addressing, a power of two; number + 1, 0: free */
	size_t n_slots;
};

struct groups *groups_new(size_t words)
{
	struct groups *g = xcalloc(1, sizeof *g);

	g->words = words;
	g->n_slots = 64;
	g->slots = xcalloc(g->n_slots, sizeof *g->slots);
	return g;
}

static uint64_t hash_of(const uint32_t *key, size_t words)
{
	uint64_t h = 0x9e3779b97f4a7c15u;

	for (size_t i = 0; i < words; i++) {
		h = (h ^ key[i]) * 0xff51afd7ed558ccdu;
		h ^= h >> 32;
	}
	return h;
}

static uint32_t *find(const struct groups *g, const uint32_t *key)
{
	size_t i = (size_t)hash_of(key, g->words) & (g->n_slots - 1);

	while (g->slots[i] && memcmp(groups_key(g, g->slots[i] - 1), key,
	                             g->words * sizeof *key) != 0)
		i = (i + 1) & (g->n_slots - 1);
	return &g->slots[i];
}

static void grow(struct groups *g, size_t n_slots)
{
	g->n_slots = n_slots;
	free(g->slots);
	g->slots = xcalloc(g->n_slots, sizeof *g->slots);
	for (size_t i = 0; i < g->n; i++)
		*find(g, groups_key(g, i)) = (uint32_t)i + 1;
}

void groups_reserve(struct groups *g, size_t n)
{
	size_t n_slots = g->n_slots;

	while ((g->n + n) * 2 > n_slots)
		n_slots *= 2;
	if (n_slots > g->n_slots)
		grow(g, n_slots);
	g->keys = xgrow(g->keys, (g->n + n) * g->words, &g->cap, sizeof *g->keys);
}

size_t groups_number(struct groups *g, const uint32_t *key, bool *fresh)
{
	uint32_t *slot = find(g, key);

	*fresh = *slot == 0;
	if (!*fresh)
		return *slot - 1;
	if (g->n == UINT32_MAX)
		xmem_out(SIZE_MAX); /* numbers are of 32 bits */
	g->keys = xgrow(g->keys, (g->n + 1) * g->words, &g->cap, sizeof *g->keys);
	memcpy(g->keys + g->n * g->words, key, g->words * sizeof *key);
	*slot = (uint32_t)++g->n;
	if (g->n * 2 > g->n_slots)
		grow(g, 2 * g->n_slots);
	return g->n - 1;
}

const uint32_t *groups_key(const struct groups *g, size_t number)
{
	return g->keys + number * g->words;
}

void groups_free(struct groups *g)
{
	if (!g)
		return;
	free(g->keys);
	free(g->slots);
	free(g);
}
