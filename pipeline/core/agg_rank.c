/* agg_rank: puts the groups of a table in order, ranks them, and joins those that it does not show. */
#include <stdlib.h>
#include <string.h>

#include "aid/agg_inside.h"
#include "aid/str.h"
#include "aid/xmem.h"

/* Puts the numbers of n groups in the order of a rank of theirs, below `ranks`; those of the same rank keep theirs.
 * Few ranks and many groups are counted faster than they are compared. */
static void sort_by(const uint32_t *rank, size_t ranks, const size_t *from, size_t *to, size_t n)
{
	size_t *places = xcalloc(ranks + 1, sizeof *places);

	for (size_t i = 0; i < n; i++)
		places[rank[i] + 1]++;
	for (size_t r = 0; r < ranks; r++)
		places[r + 1] += places[r];
	for (size_t i = 0; i < n; i++)
		to[places[rank[from[i]]]++] = from[i];
	free(places);
}

/* Moves each group to its place, round by round of those that take each other's. */
static void arrange(struct agg_group *groups, size_t *places, size_t n)
{
	for (size_t start = 0; start < n; start++) {
		struct agg_group first = groups[start];
		size_t to = start;
		for (size_t from; (from = places[to]) != start; to = from) {
			groups[to] = groups[from];
			places[to] = to;
		}
		groups[to] = first;
		places[to] = to;
	}
}

/* Sorted by the lesser key first. */
void agg_sort(struct agg *a)
{
	uint32_t *keys = lexicon_ranks(a->keys), *periods = lexicon_ranks(a->periods);
	uint32_t *rank = xcalloc(a->n + 1, sizeof *rank);
	size_t *order = xcalloc(a->n + 1, sizeof *order), *places = xcalloc(a->n + 1, sizeof *places);

	for (size_t i = 0; i < a->n; i++) {
		order[i] = i;
		rank[i] = periods[a->groups[i].period_number];
	}
	sort_by(rank, lexicon_count(a->periods), order, places, a->n);
	for (size_t i = 0; i < a->n; i++)
		rank[i] = keys[a->groups[i].keys_number];
	sort_by(rank, lexicon_count(a->keys), places, order, a->n);
	arrange(a->groups, order, a->n);
	free(places);
	free(order);
	free(rank);
	free(periods);
	free(keys);
}

/* Of most pairs that are compared, the first keys are the same text. */
static int compare_keys(const struct agg_group *a, const struct agg_group *b, size_t n)
{
	for (size_t k = 0; a->key != b->key && k < n; k++) {
		int order = a->key[k] == b->key[k] ? 0 : strcmp(a->key[k], b->key[k]);
		if (order)
			return order;
	}
	return 0;
}

/* The total of all periods of one key; of its first keys, where the table ranks by those. */
struct total {
	const struct agg_group *group; /* the key's first */
	size_t first, n;
	money_wide cents;
};

static int by_total(const void *a, const void *b)
{
	const struct total *x = a, *y = b;
	const struct agg_group *g = x->group, *h = y->group;
	int order = strcmp(g->key[KEY_LEDGER], h->key[KEY_LEDGER]);

	if (order)
		return order;
	if (x->cents != y->cents)
		return x->cents > y->cents ? -1 : 1;
	return compare_keys(g, h, N_TABLE_KEYS);
}

static struct total *totals_of(const struct agg *a, size_t *n)
{
	struct total *t = NULL;
	size_t cap = 0;

	*n = 0;
	for (size_t i = 0; i < a->n; i++) {
		if (i == 0 ||
		    compare_keys(&a->groups[i - 1], &a->groups[i], a->spec->ranked_keys) != 0) {
			XGROW(t, *n, cap);
			t[(*n)++] = (struct total){ &a->groups[i], i, 0, 0 };
		}
		t[*n - 1].n++;
		t[*n - 1].cents += brief_amount(a->groups[i].sums).cents;
	}
	return t;
}

/* Ranks count within a ledger, from 1. */
static void rank(struct agg *a, size_t *n_keys)
{
	struct total *t = totals_of(a, n_keys);
	size_t place = 0;

	if (*n_keys > 0)
		qsort(t, *n_keys, sizeof *t, by_total);
	for (size_t i = 0; i < *n_keys; i++) {
		const char *ledger = a->groups[t[i].first].key[KEY_LEDGER];
		bool same = i > 0 && strcmp(a->groups[t[i - 1].first].key[KEY_LEDGER], ledger) == 0;
		place = same ? place + 1 : 1;
		for (size_t j = 0; j < t[i].n; j++)
			a->groups[t[i].first + j].rank = (uint32_t)place;
	}
	free(t);
}

static void join_members(struct agg *a, struct agg_group *into, const struct agg_group *from)
{
	if (into->last_member && from->members)
		a->members[into->last_member - 1].next = from->members;
	else if (from->members)
		into->members = from->members;
	if (from->members)
		into->last_member = from->last_member;
}

/* Adds the sums of a group that is about to go. */
static void take_sums(struct agg_group *into, struct agg_group *from)
{
	bool first = !into->sums;

	agg_add(into, from->sums);
	if (first) {
		into->own = from->own;
		from->own = NULL;
	}
}

/* Puts the groups ranked beyond the top into one per period, ranked last. */
static void join_rest(struct agg *a, size_t n_keys)
{
	struct agg *joined = agg_new(a->spec, a->pool);
	struct agg old;
	struct str label = STR_INIT;

	str_printf(&label, "Rest (%zu donors)", n_keys - (size_t)a->spec->top);
	for (size_t i = 0; i < a->n; i++) {
		struct agg_group like = a->groups[i];
		const char *keys[N_TABLE_KEYS];
		memcpy(keys, like.key, sizeof keys);
		like.key = keys;
		if (like.rank > (size_t)a->spec->top) {
			for (size_t k = KEY_DONOR; k < a->spec->ranked_keys; k++)
				if (k != KEY_STAGE)
					keys[k] = strpool_text(a->pool, "");
			if (a->spec->ranked_keys == N_TABLE_KEYS)
				like.label = str_text(&label);
			like.rank = (uint32_t)a->spec->top + 1;
		}
		struct agg_group *g = agg_group_like(joined, &like);
		take_sums(g, &a->groups[i]);
		join_members(a, g, &a->groups[i]);
	}
	str_release(&label);
	old = *a;
	*a = *joined;
	*joined = old;
	a->members = old.members; /* the lists live on */
	joined->members = NULL;
	agg_free(joined);
}

void agg_rank(struct agg *a)
{
	size_t n_keys;

	rank(a, &n_keys);
	if (a->spec->top > 0 && n_keys > (size_t)a->spec->top) {
		join_rest(a, n_keys);
		agg_sort(a);
	}
}
