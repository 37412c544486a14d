#include "aid/candidates.h"

#include <stdlib.h>
#include <string.h>

#include "aid/money.h"
#include "aid/xmem.h"

enum { SHOWN = 3 };

enum kind { NOT_HELD, SAME_DAY, CAUGHT_UP, HELD_ALREADY, COUNTED_AGAIN, REVALUED };

static const char *const meanings[] = {
	[NOT_HELD] = "counted here, perhaps not in the statement",
	[SAME_DAY] = "of the very day, perhaps not yet in the statement",
	[CAUGHT_UP] = "of the day of the statement before, by now in it",
	[HELD_ALREADY] = "perhaps in the statement already",
	[COUNTED_AGAIN] = "announced before, perhaps counted again by the statement",
	[REVALUED] = "a revaluation, perhaps taken off the statement",
};

struct effect {
	const struct flow *flow;
	enum kind kind;
	int64_t cents;
};

struct effects {
	size_t n, cap;
	struct effect *items;
};

/* One or two effects that come near the step. */
struct match {
	const struct effect *one, *two;
	uint64_t distance;
};

struct matches {
	size_t n, cap;
	struct match *items;
};

bool candidates_of_ledger(const struct flow *f, const struct stock *s)
{
	return strcmp(f->ledger, s->total_of) == 0 &&
	       (!s->programme[0] || strcmp(f->programme, s->programme) == 0);
}

bool candidates_of_total(const struct flow *f, const struct stock *s)
{
	return candidates_of_ledger(f, s) && f->amount_usd.known && f->date.precision != DATE_NONE;
}

int64_t candidates_counted(const struct flow *f)
{
	return f->amount_usd.minor - (f->reannounced_usd.known ? f->reannounced_usd.minor : 0);
}

static void add(struct effects *all, const struct flow *f, enum kind kind, int64_t cents)
{
	if (cents == 0)
		return;
	XGROW(all->items, all->n, all->cap);
	all->items[all->n++] = (struct effect){ f, kind, cents };
}

/* The flow may have happened on the statement's day (or within its month, quarter, year). */
static bool on_day(const struct flow *f, const struct stock *s)
{
	return date_first_day(&f->date) <= date_last_day(&s->date) &&
	       date_last_day(&f->date) >= date_first_day(&s->date);
}

static bool held(const struct flow *f, const struct stock *s)
{
	return f->date.precision != DATE_NONE &&
	       date_last_day(&f->date) <= date_last_day(&s->date);
}

static void add_flow(struct effects *all, const struct flow *f, const struct step *s)
{
	int64_t counted = candidates_counted(f);
	bool today = on_day(f, s->at);

	if (date_first_day(&f->date) < date_first_day(&s->at->since))
		return;
	if (today && held(f, s->at))
		add(all, f, SAME_DAY, -counted);
	else if (today)
		add(all, f, HELD_ALREADY, counted);
	if (s->passing)
		return;
	if (held(f, s->before) && on_day(f, s->before))
		add(all, f, CAUGHT_UP, counted);
	if (!held(f, s->before) && held(f, s->at) && !today)
		add(all, f, NOT_HELD, -counted);
	if (!held(f, s->before) && held(f, s->at) && f->reannounced_usd.known)
		add(all, f, COUNTED_AGAIN, f->reannounced_usd.minor);
}

bool candidates_is_revaluation(const struct book *b, const struct flow *f, const char *ledger)
{
	return f->amount_usd.known && f->reannounced_usd.known && f->date.precision != DATE_NONE &&
	       f->amount_usd.minor == f->reannounced_usd.minor && strcmp(f->ledger, ledger) != 0 &&
	       book_overlap(b, f->ledger, ledger);
}

static struct effects find_effects(const struct book *b, const struct step *s)
{
	struct effects all = { 0, 0, NULL };

	for (size_t i = 0; i < b->n_flows; i++) {
		const struct flow *f = &b->flows[i];
		if (candidates_of_total(f, s->at))
			add_flow(&all, f, s);
		else if (!s->passing && !held(f, s->before) && held(f, s->at) &&
		         candidates_is_revaluation(b, f, s->at->total_of))
			add(&all, f, REVALUED, -f->amount_usd.minor);
	}
	return all;
}

static void consider(struct matches *m, const struct step *s, const struct effect *one,
                     const struct effect *two)
{
	int64_t sum = one->cents;

	if ((two && !money_add(&sum, two->cents)) || sum < s->low || sum > s->high)
		return;
	XGROW(m->items, m->n, m->cap);
	m->items[m->n++] = (struct match){ one, two, sum > s->cents
	                                             ? (uint64_t)sum - (uint64_t)s->cents
	                                             : (uint64_t)s->cents - (uint64_t)sum };
}

static int by_distance(const void *a, const void *b)
{
	const struct match *x = a, *y = b;

	if (x->distance != y->distance)
		return x->distance < y->distance ? -1 : 1;
	if (x->one != y->one)
		return strcmp(x->one->flow->record_id, y->one->flow->record_id);
	return x->two && y->two ? strcmp(x->two->flow->record_id, y->two->flow->record_id) : 0;
}

static struct matches find_singles(const struct effects *all, const struct step *s)
{
	struct matches m = { 0, 0, NULL };

	for (size_t i = 0; i < all->n; i++)
		consider(&m, s, &all->items[i], NULL);
	return m;
}

static struct matches find_pairs(const struct effects *all, const struct step *s)
{
	struct matches m = { 0, 0, NULL };

	for (size_t i = 0; i < all->n; i++)
		for (size_t j = i + 1; j < all->n; j++)
			if ((all->items[i].cents < 0) == (s->cents < 0) &&
			    (all->items[j].cents < 0) == (s->cents < 0) &&
			    all->items[i].flow != all->items[j].flow)
				consider(&m, s, &all->items[i], &all->items[j]);
	return m;
}

static void tell(struct str *text, struct str *ids, const struct effect *x)
{
	char amount[MONEY_TEXT_MAX], day[DATE_TEXT_MAX];

	money_format_short(amount, x->cents < 0 ? -x->cents : x->cents);
	date_format(&x->flow->date, day);
	str_printf(text, "%s ($%s, %s; %s)", x->flow->record_id, amount, day, meanings[x->kind]);
	str_printf(ids, "%s%s", ids->len > 0 ? "; " : "", x->flow->record_id);
}

static void tell_all(const struct matches *m, struct str *text, struct str *ids)
{
	const char *what = m->items[0].two ? "pairs of records" : "records";

	str_add(text, m->n == 1 ? "candidate" : "candidates");
	str_add(text, ", an equal amount is no proof: ");
	if (m->n > SHOWN)
		str_printf(text, "%zu %s fit what the bounds leave open, nearest ", m->n, what);
	for (size_t i = 0; i < m->n && i < SHOWN; i++) {
		str_add(text, i > 0 ? "; or " : "");
		tell(text, ids, m->items[i].one);
		if (m->items[i].two) {
			str_add(text, " with ");
			tell(text, ids, m->items[i].two);
		}
	}
}

static void tell_step(struct str *text, int64_t cents)
{
	char amount[MONEY_TEXT_MAX];

	money_format_short(amount, cents < 0 ? -cents : cents);
	str_printf(text, "%s$%s", cents < 0 ? "-" : "+", amount);
}

/* What the late record leaves of the step. False if it makes it no smaller. */
static bool explain_rest(const struct effects *all, const struct step *s, const struct flow *late,
                         struct str *text, struct str *ids)
{
	int64_t counted = candidates_counted(late), size = s->cents < 0 ? -s->cents : s->cents;
	struct step rest = *s;

	rest.cents -= counted;
	rest.low -= counted;
	rest.high -= counted;
	if ((rest.cents < 0 ? -rest.cents : rest.cents) >= size)
		return false;
	str_add(text, "candidate, an equal amount is no proof: ");
	tell(text, ids, &(struct effect){ late, CAUGHT_UP, counted });
	if (rest.low <= 0 && rest.high >= 0)
		return true;
	struct matches m = find_singles(all, &rest);
	str_add(text, "; it leaves ");
	tell_step(text, rest.cents);
	str_add(text, m.n > 0 ? ", " : ", unexplained");
	if (m.n > 0) {
		qsort(m.items, m.n, sizeof *m.items, by_distance);
		tell_all(&m, text, ids);
	}
	free(m.items);
	return true;
}

/* The record that the statement may not hold yet, if it is what explains the step best. */
static const struct flow *late_one(const struct matches *m)
{
	bool late = m->n > 0 && !m->items[0].two && m->items[0].one->kind == SAME_DAY;

	return late ? m->items[0].one->flow : NULL;
}

bool candidates_explain(const struct book *b, const struct step *s, const struct flow **late,
                        struct str *text, struct str *ids)
{
	struct effects all = find_effects(b, s);
	struct matches m = find_singles(&all, s);
	const struct flow *before = *late;

	*late = NULL;
	bool rest = m.n == 0 && before && explain_rest(&all, s, before, text, ids);
	if (m.n == 0 && !rest) {
		free(m.items);
		m = find_pairs(&all, s);
	}
	if (m.n > 0) {
		qsort(m.items, m.n, sizeof *m.items, by_distance);
		tell_all(&m, text, ids);
		*late = late_one(&m);
	}
	bool found = m.n > 0 || rest;
	free(m.items);
	free(all.items);
	return found;
}
