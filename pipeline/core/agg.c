#include "aid/agg.h"

#include <stdlib.h>
#include <string.h>

#include "aid/groups.h"
#include "aid/shape.h"
#include "aid/stat_resample.h"
#include "aid/str.h"
#include "aid/xmem.h"

enum { KEY_WORDS = 2 * (N_TABLE_KEYS + 1) };

/* The amounts of a group lie in groups of the cube: a list, by index + 1; 0 ends it. */
struct member {
	const struct chain *values;
	size_t next;
};

struct agg {
	const struct tablespec *spec;
	struct strpool *pool; /* borrowed */
	struct groups *numbers;
	size_t n, cap, n_members, members_cap;
	struct agg_group *groups;
	struct member *members;
};

struct agg *agg_new(const struct tablespec *spec, struct strpool *pool)
{
	struct agg *a = xcalloc(1, sizeof *a);

	a->spec = spec;
	a->pool = pool;
	a->numbers = groups_new(KEY_WORDS);
	return a;
}

/* Interned texts are equal if their addresses are. */
static void put_address(uint32_t *words, const char *text)
{
	uintptr_t address = (uintptr_t)text;

	words[0] = (uint32_t)(address & 0xFFFFFFFFu);
	words[1] = (uint32_t)((uint64_t)address >> 32);
}

static struct agg_group *group_of(struct agg *a, const struct agg_group *like)
{
	uint32_t words[KEY_WORDS];
	bool fresh;

	for (size_t k = 0; k < N_TABLE_KEYS; k++)
		put_address(words + 2 * k, like->key[k]);
	put_address(words + 2 * N_TABLE_KEYS, like->period);
	size_t number = groups_number(a->numbers, words, &fresh);
	if (fresh) {
		XGROW(a->groups, number, a->cap);
		a->groups[number] = *like;
		memset(&a->groups[number].acc, 0, sizeof a->groups[number].acc);
		a->groups[number].members = a->groups[number].last_member = 0;
		a->n = number + 1;
	}
	return &a->groups[number];
}

static void set_period(struct agg *a, const struct flow *f, struct agg_group *g)
{
	char text[DATE_TEXT_MAX];
	struct date period;

	g->period = strpool_text(a->pool, "");
	if (!a->spec->shape->periods)
		return;
	date_period(&f->date, a->spec->period, text);
	g->period = strpool_text(a->pool, text);
	g->dated = f->date.precision != DATE_NONE && date_parse_own(text, &period);
	if (g->dated) {
		g->start = date_first_day(&period);
		g->end = date_last_day(&period);
	}
}

static void set_keys(struct agg *a, const struct flow *f, const char *stage, struct agg_group *g)
{
	g->label = "";
	for (enum table_key k = 0; k < N_TABLE_KEYS; k++) {
		const char *label;
		g->key[k] = strpool_text(a->pool, tablespec_word(a->spec, f, stage, k, &label));
		if (a->spec->key[k] && k != KEY_LEDGER && k != KEY_STAGE)
			g->label = label;
	}
	g->label = strpool_text(a->pool, g->label);
}

static void add_member(struct agg *a, struct agg_group *g, const struct chain *values)
{
	if (!values->end)
		return;
	XGROW(a->members, a->n_members, a->members_cap);
	a->members[a->n_members++] = (struct member){ values, 0 };
	if (g->last_member)
		a->members[g->last_member - 1].next = a->n_members;
	else
		g->members = a->n_members;
	g->last_member = a->n_members;
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

static void take_group(struct agg *a, const struct cube *c, const struct cube_group *from)
{
	struct flow f = cube_cell(c, from->cell)->like;
	struct agg_group like = { .dated = false };
	const char *stage;

	f.date = from->date;
	if (!tablespec_takes(a->spec, &f, &stage))
		return;
	set_keys(a, &f, stage, &like);
	set_period(a, &f, &like);
	struct agg_group *g = group_of(a, &like);
	acc_merge(&g->acc, &from->acc);
	if (a->spec->shape->samples)
		add_member(a, g, &from->values);
}

void agg_take(struct agg *a, const struct cube *c)
{
	for (size_t i = 0; i < cube_count(c); i++)
		take_group(a, c, cube_group(c, i));
}

/* Of most pairs that sorting compares, the first keys are the same text. */
static int compare_keys(const struct agg_group *a, const struct agg_group *b, size_t n)
{
	for (size_t k = 0; k < n; k++) {
		int order = a->key[k] == b->key[k] ? 0 : strcmp(a->key[k], b->key[k]);
		if (order)
			return order;
	}
	return 0;
}

static int by_keys_period(const void *a, const void *b)
{
	const struct agg_group *x = a, *y = b;
	int order = compare_keys(x, y, N_TABLE_KEYS);

	return order ? order : strcmp(x->period, y->period);
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
		t[*n - 1].cents += a->groups[i].acc.sum[ACC_AMOUNT].cents;
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
			a->groups[t[i].first + j].rank = place;
	}
	free(t);
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
		if (like.rank > (size_t)a->spec->top) {
			for (size_t k = KEY_DONOR; k < a->spec->ranked_keys; k++)
				if (k != KEY_STAGE)
					like.key[k] = strpool_text(a->pool, "");
			if (a->spec->ranked_keys == N_TABLE_KEYS)
				like.label = strpool_text(a->pool, str_text(&label));
			like.rank = (size_t)a->spec->top + 1;
		}
		struct agg_group *g = group_of(joined, &like);
		acc_merge(&g->acc, &a->groups[i].acc);
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

static int by_amount(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

static int64_t *ascending(const int64_t *values, size_t n)
{
	int64_t *copy = xcalloc(n + 1, sizeof *copy);

	if (n > 0)
		memcpy(copy, values, n * sizeof *copy);
	qsort(copy, n, sizeof *copy, by_amount);
	return copy;
}

/* One group's amounts at a time are laid out and measured. */
static void measure(struct agg *a)
{
	bool keep = a->spec->shape->amounts;
	size_t draws = shape_draws(a->spec, a->n);
	int64_t *values = NULL;
	size_t cap = 0;

	for (size_t i = 0; i < a->n; i++) {
		struct agg_group *g = &a->groups[i];
		size_t n = 0;
		for (size_t m = g->members; m; m = a->members[m - 1].next) {
			values = xgrow(values, n + chain_count(a->members[m - 1].values), &cap,
			               sizeof *values);
			n += chain_copy(a->members[m - 1].values, values + n);
		}
		sample_of(values, n, &g->sample);
		if (keep || (n <= STAT_BOOTSTRAP_MOST && draws > 0))
			g->amounts = ascending(values, n);
	}
	free(values);
}

/* Of a table without flows there is no array to sort. */
static void sort(struct agg *a)
{
	if (a->n > 0)
		qsort(a->groups, a->n, sizeof *a->groups, by_keys_period);
}

const struct agg_group *agg_finish(struct agg *a, size_t *n)
{
	size_t n_keys;

	sort(a);
	rank(a, &n_keys);
	if (a->spec->top > 0 && n_keys > (size_t)a->spec->top) {
		join_rest(a, n_keys);
		sort(a);
	}
	measure(a);
	*n = a->n;
	return a->groups;
}

const struct tablespec *agg_spec(const struct agg *a)
{
	return a->spec;
}

void agg_free(struct agg *a)
{
	if (!a)
		return;
	for (size_t i = 0; i < a->n; i++)
		free(a->groups[i].amounts);
	free(a->groups);
	free(a->members);
	groups_free(a->numbers);
	free(a);
}
