#include "aid/plan.h"

#include <stdlib.h>
#include <string.h>

#include "aid/plan_inside.h"
#include "aid/shape.h"
#include "aid/xmem.h"

const enum descriptor_field plan_fields[N_WORDS] = {
	[WORD_DONOR] = FIELD_DONOR, [WORD_PROGRAMME] = FIELD_PROGRAMME,
	[WORD_AID_TYPE] = FIELD_AID_TYPE, [WORD_STAGE] = FIELD_STAGE, [WORD_DATE] = FIELD_DATE,
	[WORD_CURRENCY] = FIELD_CURRENCY, [WORD_QUALIFIER] = FIELD_QUALIFIER,
	[WORD_RECIPIENT] = FIELD_RECIPIENT, [WORD_SINCE] = FIELD_SINCE,
	[WORD_VERIFICATION] = FIELD_VERIFICATION, [WORD_SOURCE_URL] = FIELD_SOURCE_URL,
	[WORD_AGENCY] = FIELD_AGENCY, [WORD_SOURCE_TITLE] = FIELD_SOURCE_TITLE,
};

/* Texts that nothing is asked of but that a map must know them. */
static bool is_free(enum plan_word w)
{
	return w >= WORD_VERIFICATION;
}

/* The columns that an expression is made of, each once. False if there are too many. */
static bool columns_of(const struct expr *x, struct plan_word_of *w)
{
	for (size_t i = 0; i < x->n; i++) {
		for (size_t j = 0; j < x->alternatives[i].n; j++) {
			const struct expr_term *t = &x->alternatives[i].terms[j];
			size_t k = 0;
			if (t->constant || t->column == SIZE_MAX)
				continue;
			while (k < w->n && w->columns[k] != t->column)
				k++;
			if (k == PLAN_COLUMNS)
				return false;
			w->columns[k] = (uint32_t)t->column;
			w->n += k == w->n;
		}
	}
	return true;
}

/* An amount must be one column of plain numbers. */
static bool is_plain(const struct expr *x)
{
	return x->n == 1 && x->alternatives[0].n == 1 && !x->alternatives[0].terms[0].constant &&
	       x->alternatives[0].terms[0].column != SIZE_MAX && !x->factor.text;
}

/* A mark of a missing amount must not look like one. */
static bool plan_missing(struct plan *p)
{
	for (size_t i = 0; i < p->d->missing.n; i++) {
		const char *mark = p->d->missing.texts[i];
		if (mark[0] && strchr("-0123456789(", mark[0]))
			return false;
		memo_put(&p->missing, mark, strlen(mark), 0);
	}
	return true;
}

/* True if the plan has to find what an expression says: what is free only if a map must know it. */
static bool is_asked(const struct plan *p, enum plan_word w, const struct expr *x)
{
	if (is_free(w))
		return x->n > 0 && p->d->maps[plan_fields[w]] != NULL;
	return x->n > 0 || w <= WORD_QUALIFIER;
}

/* What a [record] has of its own besides its amount must be constants. */
static bool plan_lane(const struct plan *p, const struct recipe *r, struct plan_lane *l)
{
	l->amount = descriptor_expr(p->d, r, FIELD_AMOUNT);
	if (!is_plain(l->amount) || descriptor_expr(p->d, r, FIELD_REANNOUNCED)->n > 0 || (r && r->filters.n > 0))
		return false;
	l->amount_column = (uint32_t)l->amount->alternatives[0].terms[0].column;
	for (int w = 0; r && w < N_WORDS; w++) {
		const struct expr *x = &r->fields[plan_fields[w]];
		struct plan_word_of word = { .used = true };
		if (x->n == 0 || !is_asked(p, (enum plan_word)w, x))
			continue;
		if (!columns_of(x, &word) || word.n > 0)
			return false;
		l->own[l->n_own++] = (struct plan_own){ .word = (enum plan_word)w };
	}
	return true;
}

static bool plan_lanes(struct plan *p)
{
	bool ok = !p->d->maps[FIELD_AMOUNT];

	p->optional = p->d->n_recipes > 0;
	p->n_lanes = p->optional ? p->d->n_recipes : 1;
	p->lanes = xcalloc(p->n_lanes, sizeof *p->lanes);
	for (size_t i = 0; i < p->n_lanes; i++)
		ok = ok && plan_lane(p, p->optional ? &p->d->recipes[i] : NULL, &p->lanes[i]);
	return ok;
}

/* In how many lanes the word is their own. */
static size_t owners_of(const struct plan *p, enum plan_word w)
{
	size_t n = 0;

	for (size_t i = 0; i < p->n_lanes; i++)
		for (size_t j = 0; j < p->lanes[i].n_own; j++)
			n += p->lanes[i].own[j].word == w;
	return n;
}

/* A word is that of the row, or each lane has one of its own. */
static bool plan_words(struct plan *p)
{
	bool ok = true;

	for (int w = 0; w < N_WORDS; w++) {
		const struct expr *x = &p->d->fields[plan_fields[w]];
		size_t owners = owners_of(p, (enum plan_word)w);
		struct plan_word_of *word = &p->words[w];
		word->used = owners == 0 && is_asked(p, (enum plan_word)w, x);
		ok = ok && (owners == 0 || owners == p->n_lanes) && (!word->used || columns_of(x, word));
	}
	return ok;
}

static bool plan_filters(struct plan *p, const struct csvrow *header)
{
	bool ok = true;

	p->n_filters = p->d->filters.n;
	p->filters = xcalloc(p->n_filters + 1, sizeof *p->filters);
	for (size_t i = 0; i < p->n_filters; i++) {
		const struct filter *f = &p->d->filters.items[i];
		p->filters[i].filter = f;
		p->filters[i].column = (uint32_t)f->column;
		ok = ok && f->column != SIZE_MAX;
		if (f->column != SIZE_MAX)
			p->filters[i].name = strpool_text(p->harvest->pool,
			                                  header->fields[f->column].text);
	}
	return ok;
}

/* Days are told apart where a table that may take this ledger's flows needs them. */
static bool needs_days(const struct tablespecs *specs, const char *ledger)
{
	for (size_t i = 0; i < specs->n; i++) {
		const struct tablespec *t = &specs->items[i];
		bool takes = t->n_choices == 0;
		for (size_t j = 0; j < t->n_choices; j++)
			takes = takes || strcmp(t->choices[j].ledger, ledger) == 0;
		if (takes && cube_grain_of(t) == GRAIN_DAY)
			return true;
	}
	return false;
}

struct plan *plan_new(const struct descriptor *d, const struct csvrow *header, size_t source,
                      struct harvest *h, const struct tablespecs *specs)
{
	struct plan *p = xcalloc(1, sizeof *p);

	p->d = d;
	p->source = source;
	p->harvest = h;
	p->by_day = needs_days(specs, d->ledger);
	p->days = xcalloc(PLAN_DAYS, sizeof *p->days);
	p->mask = 1023;
	p->slots = xcalloc(p->mask + 1, sizeof *p->slots);
	plan_groups_reserve(p);
	p->date_numbers = groups_new(DATE_WORDS);
	p->key_numbers = groups_new(PLAN_KEY_WORDS);
	p->no_quotes = d->rows.csv.no_quotes;
	p->decimal = d->numbers.decimal ? d->numbers.decimal : '.';
	p->last_column = (uint32_t)header->n - 1;
	if (!plan_filters(p, header) || d->stock || !plan_missing(p) || !plan_lanes(p) || !plan_words(p)) {
		plan_free(p);
		return NULL;
	}
	plan_pairs_choose(p);
	return p;
}
