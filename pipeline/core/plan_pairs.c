/*
 * plan_pairs: words whose columns are neighbours, looked up as one text with the delimiter between them. In
 * files of aid that is often so (donor and recipient, category and stage), and what follows each other
 * is seldom new; so one look-up does for two. The same bytes from the beginning of one field to the end of the
 * next are the same two fields, quotes and all.
 */
#include <stdlib.h>

#include "aid/plan_inside.h"
#include "aid/xmem.h"

/* So many different pairs are few: their texts stay in the processor's caches. */
enum { PAIRS_MOST = 2048 };

static enum plan_word word_at(const struct plan *p, uint32_t column)
{
	int w = 0;

	while (w < N_WORDS && (!p->words[w].used || p->words[w].n != 1 || p->words[w].columns[0] != column ||
	                       p->words[w].paired || w == WORD_DATE))
		w++;
	return (enum plan_word)w;
}

void plan_pairs_choose(struct plan *p)
{
	for (uint32_t column = 0; column < p->last_column; column++) {
		enum plan_word first = word_at(p, column), second = word_at(p, column + 1);
		if (first == N_WORDS || second == N_WORDS)
			continue;
		p->words[first].paired = p->words[second].paired = true;
		p->pairs[p->n_pairs++] = (struct plan_pair){ .words = { first, second }, .column = column };
	}
}

/* The words are found one by one from now on. */
static void part(struct plan *p, struct plan_pair *pair)
{
	p->words[pair->words[0]].paired = p->words[pair->words[1]].paired = false;
	memo_release(&pair->memo);
	free(pair->values);
	*pair = p->pairs[--p->n_pairs];
}

/* A pair's number when it is met for the first time; MEMO_NONE if one of its words was never met. */
__attribute__((noinline))
static uint32_t meet(const struct plan *p, struct plan_pair *pair, const char *text, const struct plan_row *row,
                     const struct plan_span *both)
{
	uint32_t value[2], number = (uint32_t)pair->memo.n;
	struct plan_span s;

	for (uint32_t i = 0; i < 2; i++) {
		const struct memo *m = &p->words[pair->words[i]].memo;
		value[i] = plan_field_of(p, text, row->begin, row->fields, pair->column + i, &s)
		           ? memo_find(m, s.text, s.len) : MEMO_NONE;
		if (value[i] == MEMO_NONE)
			return MEMO_NONE;
	}
	XGROW(pair->values, number, pair->cap);
	pair->values[number][0] = value[0];
	pair->values[number][1] = value[1];
	memo_put(&pair->memo, both->text, both->len, number);
	return number;
}

static void find(struct plan *p, struct plan_pair *pair, const char *text, struct plan_row *rows, size_t n)
{
	struct plan_batch *b = &p->batch;
	uint32_t *first = b->words[pair->words[0]], *second = b->words[pair->words[1]];

	for (size_t i = 0; i < n; i++) {
		if (b->skip[i])
			continue;
		const uint32_t *fields = rows[i].fields;
		uint32_t from = pair->column == 0 ? rows[i].begin : fields[pair->column - 1] + 1;
		struct plan_span both = { text + from, fields[pair->column + 1] - from };
		uint32_t number = memo_find(&pair->memo, both.text, both.len);
		if (number == MEMO_NONE)
			number = meet(p, pair, text, &rows[i], &both);
		if (number == MEMO_NONE) {
			rows[i].ask = b->skip[i] = true;
			continue;
		}
		first[i] = pair->values[number][0];
		second[i] = pair->values[number][1];
	}
}

void plan_pairs_find(struct plan *p, const char *text, struct plan_row *rows, size_t n)
{
	for (size_t i = p->n_pairs; i-- > 0;) {
		if (p->pairs[i].memo.n > PAIRS_MOST)
			part(p, &p->pairs[i]);
		else
			find(p, &p->pairs[i], text, rows, n);
	}
}

void plan_pairs_release(struct plan *p)
{
	while (p->n_pairs > 0)
		part(p, &p->pairs[0]);
}
