/* plan_groups: the groups of a plan, and what becomes of them. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "aid/plan_inside.h"
#include "aid/source.h"
#include "aid/xmem.h"

static uint32_t *slot_of(const struct plan *p, uint64_t key)
{
	size_t i = plan_hash(key) & p->mask;

	while (p->slots[i] != 0 && p->groups[p->slots[i] - 1].key != key)
		i = (i + 1) & p->mask;
	return &p->slots[i];
}

static void grow(struct plan *p)
{
	p->mask = 2 * p->mask + 1;
	free(p->slots);
	p->slots = xmalloc_huge((p->mask + 1) * sizeof *p->slots);
	memset(p->slots, 0, (p->mask + 1) * sizeof *p->slots);
	for (size_t i = 0; i < p->n_groups; i++)
		*slot_of(p, p->groups[i].key) = (uint32_t)i + 1;
	for (size_t lane = 0; lane < p->n_lanes; lane++)
		for (size_t i = 0; i < PLAN_BATCH; i++)
			p->lanes[lane].home[i] = plan_hash(p->lanes[lane].key[i]) & p->mask;
}

/* One line of the cache each, so they begin at one. Room costs nothing before it is touched; to move groups does. */
void plan_groups_reserve(struct plan *p)
{
	struct plan_group *groups;

	if (p->n_groups < p->groups_cap)
		return;
	p->groups_cap = p->groups_cap ? 4 * p->groups_cap : 1 << 18;
	groups = xmalloc_huge(p->groups_cap * sizeof *p->groups);
	if (p->n_groups > 0)
		memcpy(groups, p->groups, p->n_groups * sizeof *p->groups);
	free(p->groups);
	p->groups = groups;
}

static const struct plan_group empty_group = { .first = INT32_MAX, .last = INT32_MIN };

/* The cube's cell for flows like those of row i of the batch. */
static size_t find_cell(struct plan *p, size_t i)
{
	const uint32_t (*words)[PLAN_BATCH] = (const uint32_t (*)[PLAN_BATCH])p->batch.words;
	struct flow like = {
		.source = p->d->name, .ledger = p->d->ledger,
		.donor = p->texts[WORD_DONOR][words[WORD_DONOR][i]],
		.donor_name = p->donor_names[words[WORD_DONOR][i]],
		.programme = p->texts[WORD_PROGRAMME][words[WORD_PROGRAMME][i]],
		.aid_type = p->texts[WORD_AID_TYPE][words[WORD_AID_TYPE][i]],
		.stage = p->texts[WORD_STAGE][words[WORD_STAGE][i]],
	};

	return cube_cell_of(p->harvest->cube, &like);
}

/* The same, found once for each key but for its date. */
static size_t cell_of(struct plan *p, uint64_t key, size_t i)
{
	uint32_t words[PLAN_KEY_WORDS] = { (uint32_t)(key >> 32), (uint32_t)key >> PLAN_DATE_BITS };
	bool fresh;
	size_t number = groups_number(p->key_numbers, words, &fresh);

	if (fresh) {
		XGROW(p->cells, number, p->cells_cap);
		p->cells[number] = find_cell(p, i);
	}
	return p->cells[number];
}

uint32_t plan_group_new(struct plan *p, const struct plan_lane *l, size_t i)
{
	uint64_t key = l->key[i];
	size_t cell = cell_of(p, key, i);

	static_assert(sizeof(struct plan_group) == 64, "a group fills a line of the cache");
	plan_groups_reserve(p);
	XGROW(p->infos, p->n_groups, p->infos_cap);
	p->groups[p->n_groups] = empty_group;
	p->groups[p->n_groups].key = key & (UINT64_MAX >> 1);
	p->groups[p->n_groups].has_values = cube_cell(p->harvest->cube, cell)->values;
	p->infos[p->n_groups] = (struct plan_info){ (uint32_t)cell, p->batch.words[WORD_DATE][i] };
	*slot_of(p, key) = (uint32_t)++p->n_groups;
	if (3 * p->n_groups > p->mask)
		grow(p);
	return (uint32_t)p->n_groups - 1;
}

/* A day or period by its first or last day and how exact it is. */
static struct date date_with(int32_t day, int precision)
{
	struct date d = date_of_day(day);
	int quarter = (d.month + 2) / 3;

	switch (precision) {
	case DATE_DAY:
		return d;
	case DATE_MONTH:
		return (struct date){ .year = d.year, .month = d.month, .precision = DATE_MONTH };
	case DATE_QUARTER:
		return (struct date){ .year = d.year, .quarter = (uint8_t)quarter,
		                      .precision = DATE_QUARTER };
	case DATE_FISCAL_YEAR:
		return (struct date){ .year = (int16_t)(d.year + (d.month >= 10)),
		                      .precision = DATE_FISCAL_YEAR };
	default:
		return (struct date){ .year = d.year, .precision = DATE_YEAR };
	}
}

static int32_t floor_eighth(int32_t key)
{
	return key >= 0 ? key / 8 : -((7 - key) / 8);
}

/* The same sums as acc_add would have made of each row: no amount is less than exact here. */
static struct brief sums_of(const struct plan *p, const struct plan_group *g, const struct plan_info *info)
{
	const struct plan_date *d = &p->dates[info->date];
	bool has_constant = p->periods[d->period].has_constant;
	struct brief b = {
		.cents = g->cents, .constant = has_constant ? g->constant : 0,
		.n = g->n, .n_known = g->n_known, .n_constant = has_constant ? g->n_known : 0,
	};

	if (d->date.precision != DATE_NONE) {
		int32_t first = floor_eighth(g->first), last = floor_eighth(g->last);
		b.first = date_with(first, 7 - (g->first - 8 * first));
		b.last = date_with(last, g->last - 8 * last);
	}
	return b;
}

/* Rows left out without being listed. */
static void fold_excluded(struct plan *p, const char *column, const char *reason, uint64_t n)
{
	struct harvest_source *s = &p->harvest->sources[p->source];
	struct rejects_count count = { p->d->name, column, reason, true, n };

	s->read.rows_in += n;
	s->read.excluded += n;
	if (n > 0)
		rejects_add_count(p->harvest->rejects, &count);
}

static void fold_counts(struct plan *p)
{
	struct harvest *h = p->harvest;
	struct harvest_source *s = &h->sources[p->source];

	s->read.rows_in += p->n_taken;
	s->read.kept += p->n_taken;
	s->converted.rows_in += p->n_taken;
	s->converted.kept += p->n_taken;
	h->gaps.unknown_amount += p->n_unknown;
	for (size_t i = 0; i < p->n_periods; i++)
		gaps_add_undeflated(&h->gaps, &p->periods[i].date, p->periods[i].n_outside);
	for (size_t i = 0; i < p->n_filters; i++) {
		const struct plan_filter *f = &p->filters[i];
		fold_excluded(p, f->name, f->filter->reason, f->n_excluded);
	}
	fold_excluded(p, "", SOURCE_UNSTATED, p->n_unstated);
}

/* Moves what a group holds to a cube, where its cell has this number. */
static void move(struct plan *p, const struct plan_info *info, struct plan_group *g, struct cube *into, size_t number)
{
	const struct cube_cell *cell = cube_cell(into, number);
	struct brief sums = sums_of(p, g, info);
	const struct plan_date *date = &p->dates[info->date];
	struct plan_period *period = &p->periods[date->period];
	struct date d = cube_date(cell->grain, &date->date);

	p->n_taken += g->n;
	p->n_unknown += g->n - g->n_known;
	period->n_outside += period->has_constant ? 0 : g->n_known;
	cube_put(into, number, &d, &sums, &g->values);
}

void plan_group_fold(struct plan *p, struct plan_group *g)
{
	const struct plan_info *info = &p->infos[g - p->groups];

	move(p, info, g, p->harvest->cube, info->cell);
	struct plan_group emptied = empty_group;
	emptied.key = g->key;
	emptied.has_values = g->has_values;
	*g = emptied;
}

void plan_fold(struct plan *p, struct cube *into)
{
	size_t *cells = cube_cells_in(into, p->harvest->cube);

	if (p->n_groups > cube_count(into))
		cube_reserve(into, p->n_groups - cube_count(into));
	for (size_t i = 0; i < p->n_groups; i++)
		move(p, &p->infos[i], &p->groups[i], into, cells[p->infos[i].cell]);
	fold_counts(p);
	free(cells);
}

void plan_free(struct plan *p)
{
	if (!p)
		return;
	plan_pairs_release(p);
	for (int w = 0; w < N_WORDS; w++)
		memo_release(&p->words[w].memo);
	for (int w = 0; w < WORD_DATE; w++) {
		memo_release(&p->numbers[w]);
		free(p->texts[w]);
	}
	for (size_t i = 0; i < p->n_filters; i++)
		memo_release(&p->filters[i].memo);
	for (size_t i = 0; i < p->n_currencies; i++)
		free(p->currencies[i].factors);
	for (size_t i = 0; i < p->n_lanes; i++)
		free(p->lanes[i].units);
	free(p->lanes);
	memo_release(&p->missing);
	free(p->filters);
	free(p->donor_names);
	free(p->dates);
	free(p->periods);
	free(p->currencies);
	free(p->days);
	free(p->cells);
	groups_free(p->date_numbers);
	groups_free(p->key_numbers);
	free(p->slots);
	free(p->groups);
	free(p->infos);
	free(p);
}
