#include "aid/cube.h"

#include <stdlib.h>
#include <string.h>

#include "aid/groups.h"
#include "aid/shape.h"
#include "aid/strpool.h"
#include "aid/xmem.h"

/* The words of a cell, in this order. */
enum { N_WORDS = 8, CELL_WORDS = 2 * N_WORDS, GROUP_WORDS = 1 + DATE_WORDS };

struct cube {
	const struct tablespecs *specs;
	struct chainstore *store; /* borrowed, or NULL */
	struct strpool *pool;
	bool asked[N_TABLE_KEYS]; /* some table tells this key apart */
	struct groups *cell_numbers, *group_numbers;
	size_t n_cells, cells_cap, n_groups, groups_cap;
	struct cube_cell *cells;
	struct cube_group *groups;
};

struct cube *cube_new(const struct tablespecs *specs, struct chainstore *store)
{
	struct cube *c = xcalloc(1, sizeof *c);

	c->specs = specs;
	c->store = store;
	c->pool = strpool_new();
	c->cell_numbers = groups_new(CELL_WORDS);
	c->group_numbers = groups_new(GROUP_WORDS);
	for (size_t k = 0; k < N_TABLE_KEYS; k++)
		c->asked[k] = k == KEY_LEDGER || k == KEY_STAGE;
	for (size_t i = 0; i < specs->n; i++) {
		for (size_t k = 0; k < N_TABLE_KEYS; k++)
			c->asked[k] = c->asked[k] || specs->items[i].key[k] ||
			              specs->items[i].words[k].n > 0;
		c->asked[KEY_DONOR] = c->asked[KEY_DONOR] || specs->items[i].partition;
	}
	return c;
}

bool cube_asks(const struct cube *c, enum table_key key)
{
	return c->asked[key];
}

enum cube_grain cube_grain_of(const struct tablespec *t)
{
	/* A donor may join a bloc on any day. */
	if (t->from.precision != DATE_NONE || t->until.precision != DATE_NONE || t->partition)
		return GRAIN_DAY;
	if (!t->shape->periods)
		return GRAIN_NONE;
	return t->period == PERIOD_DAY ? GRAIN_DAY : GRAIN_MONTH;
}

static void plan_cell(const struct cube *c, struct cube_cell *cell)
{
	const char *stage;

	for (size_t i = 0; i < c->specs->n; i++) {
		const struct tablespec *t = &c->specs->items[i];
		if (!tablespec_takes_words(t, &cell->like, &stage))
			continue;
		if (cube_grain_of(t) > cell->grain)
			cell->grain = cube_grain_of(t);
		cell->values = cell->values || (c->store && t->shape->samples);
	}
}

static const char *word(const struct cube *c, const char *text, bool asked)
{
	return strpool_text(c->pool, asked && text ? text : "");
}

/* Interned texts are equal if their addresses are. */
static void put_address(uint32_t *words, const char *text)
{
	uint64_t address = (uintptr_t)text;

	words[0] = (uint32_t)address;
	words[1] = (uint32_t)(address >> 32);
}

size_t cube_cell_of(struct cube *c, const struct flow *f)
{
	struct cube_cell cell = { .like = {
		.source = word(c, f->source, true), .ledger = word(c, f->ledger, true),
		.donor = word(c, f->donor, c->asked[KEY_DONOR]),
		.donor_name = word(c, f->donor_name, c->asked[KEY_DONOR]),
		.recipient = word(c, f->recipient, false),
		.programme = word(c, f->programme, c->asked[KEY_PROGRAMME]),
		.aid_type = word(c, f->aid_type, c->asked[KEY_AID_TYPE]),
		.stage = word(c, f->stage, true),
	} };
	const char *texts[N_WORDS] = { cell.like.source, cell.like.ledger, cell.like.donor,
	                               cell.like.donor_name, cell.like.recipient,
	                               cell.like.programme, cell.like.aid_type, cell.like.stage };
	uint32_t words[CELL_WORDS];
	bool fresh;

	for (size_t i = 0; i < N_WORDS; i++)
		put_address(words + 2 * i, texts[i]);
	size_t number = groups_number(c->cell_numbers, words, &fresh);
	if (fresh) {
		plan_cell(c, &cell);
		XGROW(c->cells, number, c->cells_cap);
		c->cells[number] = cell;
		c->n_cells = number + 1;
	}
	return number;
}

const struct cube_cell *cube_cell(const struct cube *c, size_t cell)
{
	return &c->cells[cell];
}

struct date cube_date(enum cube_grain grain, const struct date *d)
{
	struct date none = { .precision = DATE_NONE }, month = *d;

	if (grain == GRAIN_NONE)
		return none;
	if (grain == GRAIN_MONTH && d->precision == DATE_DAY) {
		month.precision = DATE_MONTH;
		month.day = 0;
	}
	return month;
}

struct cube_group *cube_group_of(struct cube *c, size_t cell, const struct date *d)
{
	uint32_t words[GROUP_WORDS] = { (uint32_t)cell };
	bool fresh;

	date_words(d, words + 1);
	size_t number = groups_number(c->group_numbers, words, &fresh);
	if (fresh) {
		XGROW(c->groups, number, c->groups_cap);
		c->groups[number] = (struct cube_group){ .cell = words[0], .date = *d };
		c->n_groups = number + 1;
	}
	return &c->groups[number];
}

void cube_add(struct cube *c, const struct flow *f)
{
	size_t cell = cube_cell_of(c, f);
	struct date d = cube_date(c->cells[cell].grain, &f->date);
	struct cube_group *g = cube_group_of(c, cell, &d);
	struct acc one = { .n = 0 };

	acc_add(&one, f);
	struct brief sums = brief_of(&one);
	brief_merge(&g->sums, &sums);
	brief_release(&sums);
	if (c->cells[cell].values && f->amount_usd.known)
		chain_add(c->store, &g->values, f->amount_usd.minor);
}

void cube_reserve(struct cube *c, size_t n)
{
	groups_reserve(c->group_numbers, n);
	c->groups = xgrow(c->groups, c->n_groups + n, &c->groups_cap, sizeof *c->groups);
}

void cube_put(struct cube *c, size_t cell, const struct date *d, const struct brief *sums,
              struct chain *values)
{
	struct cube_group *g = cube_group_of(c, cell, d);

	brief_merge(&g->sums, sums);
	chain_join(&g->values, values);
}

static void free_groups(struct cube *c)
{
	for (size_t i = 0; i < c->n_groups; i++)
		brief_release(&c->groups[i].sums);
	groups_free(c->group_numbers);
	free(c->groups);
}

/* What is moved leaves no memory behind: tables are about to need it. */
static void drop_groups(struct cube *c)
{
	free_groups(c);
	c->group_numbers = groups_new(GROUP_WORDS);
	c->groups = NULL;
	c->n_groups = c->groups_cap = 0;
}

size_t *cube_cells_in(struct cube *into, const struct cube *from)
{
	size_t *cells = xcalloc(from->n_cells + 1, sizeof *cells);

	for (size_t i = 0; i < from->n_cells; i++)
		cells[i] = cube_cell_of(into, &from->cells[i].like);
	return cells;
}

void cube_merge(struct cube *into, struct cube *from)
{
	size_t *cells = cube_cells_in(into, from);

	for (size_t i = 0; i < from->n_groups; i++) {
		struct cube_group *g = &from->groups[i];
		cube_put(into, cells[g->cell], &g->date, &g->sums, &g->values);
	}
	free(cells);
	drop_groups(from);
}

size_t cube_cells(const struct cube *c)
{
	return c->n_cells;
}

size_t cube_count(const struct cube *c)
{
	return c->n_groups;
}

const struct cube_group *cube_group(const struct cube *c, size_t group)
{
	return &c->groups[group];
}

void cube_free(struct cube *c)
{
	if (!c)
		return;
	strpool_free(c->pool);
	groups_free(c->cell_numbers);
	free_groups(c);
	free(c->cells);
	free(c);
}
