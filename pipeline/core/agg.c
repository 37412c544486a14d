#include "aid/agg.h"

#include <stdlib.h>
#include <string.h>

#include "aid/agg_inside.h"
#include "aid/parallel.h"
#include "aid/shape.h"
#include "aid/stat_resample.h"
#include "aid/xmem.h"

/* In place of the number of a cell's keys. */
static const size_t UNKNOWN = SIZE_MAX, NOT_TAKEN = SIZE_MAX - 1;

struct agg *agg_new(const struct tablespec *spec, struct strpool *pool)
{
	struct agg *a = xcalloc(1, sizeof *a);

	a->spec = spec;
	a->pool = pool;
	a->keys = lexicon_new(N_TABLE_KEYS);
	a->periods = lexicon_new(1);
	a->numbers = groups_new(2);
	a->dates = groups_new(DATE_WORDS);
	return a;
}

/* The group of these numbers, and whether it is new. */
static struct agg_group *group_at(struct agg *a, size_t keys, size_t period, bool *fresh)
{
	uint32_t words[2] = { (uint32_t)keys, (uint32_t)period };
	size_t number = groups_number(a->numbers, words, fresh);

	if (*fresh) {
		XGROW(a->groups, number, a->cap);
		a->groups[number] = (struct agg_group){
			.key = lexicon_texts(a->keys, keys), .label = a->labels[keys],
			.period = *lexicon_texts(a->periods, period), .keys_number = words[0], .period_number = words[1],
		};
		a->n = number + 1;
	}
	return &a->groups[number];
}

static struct agg_span span_of(struct agg *a, const struct date *d)
{
	char text[DATE_TEXT_MAX] = "";
	struct agg_span span = { .dated = false };
	struct date period;

	if (a->spec->shape->periods)
		date_period(d, a->spec->period, text);
	const char *word = strpool_text(a->pool, text);
	span.number = lexicon_number(a->periods, &word);
	span.dated = d->precision != DATE_NONE && date_parse_own(text, &period) &&
	             period.precision != DATE_NONE;
	if (span.dated) {
		span.start = date_first_day(&period);
		span.end = date_last_day(&period);
	}
	return span;
}

/* Dates are few, and groups many: each date's period is found once. */
static const struct agg_span *period_of(struct agg *a, const struct date *d)
{
	uint32_t words[DATE_WORDS];
	bool fresh;

	date_words(d, words);
	size_t number = groups_number(a->dates, words, &fresh);
	if (fresh) {
		XGROW(a->spans, number, a->spans_cap);
		a->spans[number] = span_of(a, d);
	}
	return &a->spans[number];
}

static size_t number_keys(struct agg *a, const char *const keys[N_TABLE_KEYS], const char *label)
{
	size_t before = lexicon_count(a->keys), number = lexicon_number(a->keys, keys);

	if (number == before) {
		XGROW(a->labels, number, a->labels_cap);
		a->labels[number] = strpool_text(a->pool, label);
	}
	return number;
}

/* The number of the keys under which a flow stands. */
static size_t keys_of(struct agg *a, const struct flow *f, const char *stage)
{
	const char *keys[N_TABLE_KEYS], *label = "";

	for (enum table_key k = 0; k < N_TABLE_KEYS; k++) {
		const char *name;
		keys[k] = strpool_text(a->pool, tablespec_word(a->spec, f, stage, k, &name));
		if (a->spec->key[k] && k != KEY_LEDGER && k != KEY_STAGE)
			label = name;
	}
	return number_keys(a, keys, label);
}

struct agg_group *agg_group_like(struct agg *a, const struct agg_group *like)
{
	bool fresh;
	struct agg_group *g = group_at(a, number_keys(a, like->key, like->label),
	                               lexicon_number(a->periods, &like->period), &fresh);

	if (fresh) {
		g->dated = like->dated;
		g->start = like->start;
		g->end = like->end;
		g->rank = like->rank;
	}
	return g;
}

void agg_add(struct agg_group *g, const struct brief *sums)
{
	if (!g->sums) {
		g->sums = sums;
		return;
	}
	if (!g->own) {
		g->own = xcalloc(1, sizeof *g->own);
		brief_merge(g->own, g->sums);
		g->sums = g->own;
	}
	brief_merge(g->own, sums);
}

static void add_member(struct agg *a, struct agg_group *g, const struct chain *values)
{
	if (!values->end)
		return;
	XGROW(a->members, a->n_members, a->members_cap);
	a->members[a->n_members++] = (struct member){ values, 0 };
	uint32_t number = (uint32_t)a->n_members; /* a cube has no more groups */
	if (g->last_member)
		a->members[g->last_member - 1].next = number;
	else
		g->members = number;
	g->last_member = number;
}

/* The number of the keys of a cell's flows of this date, or NOT_TAKEN. Only of a table with blocs do they
 * depend on the date, as donors join; else they are looked up once for each cell. */
static size_t cell_keys(struct agg *a, const struct cube *c, const struct cube_group *from, size_t *cells)
{
	size_t known = cells[from->cell];
	struct flow f;
	const char *stage;

	if (known != UNKNOWN && !a->spec->partition)
		return known;
	f = cube_cell(c, from->cell)->like;
	f.date = from->date;
	return cells[from->cell] = tablespec_takes_words(a->spec, &f, &stage) ? keys_of(a, &f, stage)
	                                                                      : NOT_TAKEN;
}

static void take_group(struct agg *a, const struct cube *c, const struct cube_group *from, size_t *cells)
{
	size_t keys = cell_keys(a, c, from, cells);
	bool fresh;

	if (keys == NOT_TAKEN || !tablespec_takes_date(a->spec, &from->date))
		return;
	const struct agg_span *span = period_of(a, &from->date);
	struct agg_group *g = group_at(a, keys, span->number, &fresh);
	if (fresh) {
		g->dated = span->dated;
		g->start = span->start;
		g->end = span->end;
	}
	agg_add(g, &from->sums);
	if (a->spec->shape->samples)
		add_member(a, g, &from->values);
}

void agg_take(struct agg *a, const struct cube *c)
{
	size_t *cells = xmalloc((cube_cells(c) + 1) * sizeof *cells);

	for (size_t i = 0; i < cube_cells(c); i++)
		cells[i] = UNKNOWN;
	groups_reserve(a->numbers, cube_count(c));
	a->groups = xgrow(a->groups, a->n + cube_count(c), &a->cap, sizeof *a->groups);
	for (size_t i = 0; i < cube_count(c); i++)
		take_group(a, c, cube_group(c, i), cells);
	free(cells);
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

/* Groups are measured side by side. */
struct measuring {
	struct agg *agg;
	size_t first;
	struct sample *samples; /* of groups from the first on */
	bool keep;              /* the amounts */
	size_t draws;
};

/* One group's amounts at a time are laid out and measured. */
static void measure_range(void *context, size_t begin, size_t end)
{
	const struct measuring *m = context;
	const struct member *members = m->agg->members;
	int64_t *values = NULL;
	size_t cap = 0;

	for (size_t i = begin; i < end; i++) {
		struct agg_group *g = &m->agg->groups[m->first + i];
		size_t n = 0;
		for (size_t at = g->members; at; at = members[at - 1].next)
			n = chain_read(members[at - 1].values, &values, n, &cap);
		sample_of(values, n, &m->samples[i]);
		g->sample = &m->samples[i];
		if (m->keep || (n <= STAT_BOOTSTRAP_MOST && m->draws > 0))
			g->amounts = ascending(values, n);
	}
	free(values);
}

struct sample *agg_measure(struct agg *a, size_t begin, size_t end, size_t threads)
{
	enum { GROUPS_AT_ONCE = 512 };
	struct measuring m = { .agg = a, .first = begin, .keep = a->spec->shape->amounts,
	                       .draws = shape_draws(a->spec, a->n) };

	if (!a->spec->shape->samples)
		return NULL;
	m.samples = xmalloc((end - begin + 1) * sizeof *m.samples);
	parallel_ranges(threads, end - begin, GROUPS_AT_ONCE, measure_range, &m);
	return m.samples;
}

const struct agg_group *agg_finish(struct agg *a, size_t *n)
{
	agg_sort(a);
	agg_rank(a);
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
	for (size_t i = 0; i < a->n; i++) {
		free(a->groups[i].amounts);
		if (a->groups[i].own)
			brief_release(a->groups[i].own);
		free(a->groups[i].own);
	}
	free(a->groups);
	free(a->members);
	free(a->labels);
	lexicon_free(a->keys);
	lexicon_free(a->periods);
	groups_free(a->numbers);
	groups_free(a->dates);
	free(a->spans);
	free(a);
}
