#include "aid/claim_sums.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "aid/money.h"
#include "aid/xmem.h"

enum { RUNS_SHOWN = 3 };

struct work {
	const struct vocabulary *v;
	const struct quantity *stated;
	struct definitions *out;
	struct selection *taken; /* of each definition that is a sum, to tell what was said before */
	struct book_sum *sums;
	int64_t *values;
	size_t n, cap, sums_cap, values_cap;
};

/* The same records counted to the same value say nothing new. */
static bool is_known(const struct work *w, const struct selection *s, const struct book_sum *sum,
                     int64_t value)
{
	for (size_t i = 0; i < w->n; i++)
		if (strcmp(w->taken[i].ledger, s->ledger) == 0 && w->sums[i].n == sum->n &&
		    w->sums[i].first == sum->first && w->sums[i].last == sum->last &&
		    w->values[i] == value)
			return true;
	return false;
}

static bool in_currency(const struct book_sum *sum, const struct quantity_unit *unit,
                        enum reading_counting counting, int64_t *value)
{
	bool money = unit->kind == QUANTITY_MONEY;

	*value = reading_value(sum, counting);
	if (sum->overflow || !money || strcmp(unit->currency, "USD") == 0)
		return !sum->overflow && sum->n > sum->n_unknown;
	*value = sum->stated;
	return sum->currency && strcmp(sum->currency, unit->currency) == 0 &&
	       counting != COUNTING_COUNTED && counting != COUNTING_REANNOUNCED;
}

static void add_sum(struct work *w, const struct reading *r, bool own)
{
	struct selection s = reading_selection(r, &r->subject, w->v);
	struct book_sum sum = book_sum(w->v->book, &s);
	struct str text = STR_INIT, evidence = STR_INIT;
	int64_t value;
	bool known = in_currency(&sum, &w->stated->unit, r->counting, &value);

	if (!own && (sum.n == 0 || is_known(w, &s, &sum, value)))
		return;
	XGROW(w->taken, w->n, w->cap);
	XGROW(w->sums, w->n, w->sums_cap);
	XGROW(w->values, w->n, w->values_cap);
	w->taken[w->n] = s;
	w->sums[w->n] = sum;
	w->values[w->n++] = value;
	definitions_describe(r, &r->subject, w->v, &text);
	definitions_evidence(&s, r->counting, &sum, &evidence);
	definitions_add(w->out, (struct definition){ str_take(&text), str_take(&evidence),
	                                             QUANTITY_MONEY, value, known, own });
}

/* Both ways of counting, to the claim's day and, unless it is of one period, over all data. */
static void add_countings(struct work *w, const struct reading *r)
{
	static const enum reading_counting ways[] = { COUNTING_ANNOUNCED, COUNTING_COUNTED };
	struct reading x = *r;

	for (size_t to_end = 0; to_end < (reading_is_within(r) ? 1U : 2U); to_end++) {
		x.until = to_end ? (struct date){ .precision = DATE_NONE } : r->until;
		for (size_t i = 0; i < 2; i++) {
			x.counting = ways[i];
			add_sum(w, &x, false);
		}
	}
}

static bool of_reading(const struct stock *s, const struct reading *r)
{
	const char *programme = r->subject.programme ? r->subject.programme : "";

	return strcmp(s->total_of, r->subject.ledger) == 0 && s->total_usd.known &&
	       strcmp(s->programme, programme) == 0 && s->since.precision != DATE_NONE &&
	       s->date.precision != DATE_NONE;
}

static bool same_since(const struct stock *a, const struct stock *b)
{
	return date_first_day(&a->since) == date_first_day(&b->since);
}

static void add_baselines(struct work *w, const struct reading *r)
{
	const struct book *b = w->v->book;
	struct reading x = *r;

	for (size_t i = 0; i < b->n_stocks; i++) {
		if (strcmp(b->stocks[i].total_of, r->subject.ledger) != 0 || !book_is_baseline(b, i))
			continue;
		x.since = b->stocks[i].since;
		add_countings(w, &x);
	}
	x.since = (struct date){ .precision = DATE_NONE };
	add_countings(w, &x);
}

static bool later(const struct stock *a, const struct stock *b)
{
	int32_t x = date_last_day(&a->date), y = date_last_day(&b->date);

	return x != y ? x > y : strcmp(a->record_id, b->record_id) > 0;
}

/* Whether it is the last total of its baseline that was stated for no later day, or one that
 * bears the figure out. */
static bool is_wanted(const struct work *w, const struct stock *s, const struct reading *r)
{
	const struct book *b = w->v->book;
	bool to = r->until.precision != DATE_NONE;
	int32_t end = to ? date_last_day(&r->until) : INT32_MAX;

	if (!of_reading(s, r) || date_last_day(&s->date) > end)
		return false;
	if (w->stated->unit.kind == QUANTITY_MONEY && quantity_holds(w->stated, s->total_usd.minor))
		return true;
	for (size_t k = 0; k < b->n_stocks; k++)
		if (of_reading(&b->stocks[k], r) && same_since(&b->stocks[k], s) &&
		    date_last_day(&b->stocks[k].date) <= end && later(&b->stocks[k], s))
			return false;
	return true;
}

static void add_statement(struct work *w, const struct reading *r, const struct stock *s)
{
	struct selection take = { .ledger = s->total_of, .programme = r->subject.programme,
	                          .since = s->since, .until = s->date };
	struct book_sum sum = book_sum(w->v->book, &take);
	struct str text = STR_INIT, evidence = STR_INIT;
	char day[DATE_TEXT_MAX], since[DATE_TEXT_MAX], counted[MONEY_TEXT_MAX];
	bool usd = w->stated->unit.kind != QUANTITY_MONEY ||
	           strcmp(w->stated->unit.currency, "USD") == 0;

	date_format(&s->date, day);
	date_format(&s->since, since);
	money_format_short(counted, reading_value(&sum, COUNTING_COUNTED));
	str_printf(&text, "%s%sas %s stated for %s, since %s: a total that is never added",
	           s->programme, s->programme[0] ? " " : "", s->agency, day, since);
	str_printf(&evidence, "reconciliation record_id=%s; the flows counted in that time come to $%s",
	           s->record_id, counted);
	definitions_add(w->out, (struct definition){ str_take(&text), str_take(&evidence),
	                                             QUANTITY_MONEY, s->total_usd.minor, usd,
	                                             false });
}

static void add_statements(struct work *w, const struct reading *r)
{
	const struct book *b = w->v->book;

	for (size_t i = 0; i < b->n_stocks; i++)
		if (is_wanted(w, &b->stocks[i], r))
			add_statement(w, r, &b->stocks[i]);
}

/* Calls add for each word that the flows of the subject have in a field, once. */
static void each_word(struct work *w, const struct reading *r, bool programmes)
{
	const struct book *b = w->v->book;
	struct reading x = *r;

	for (size_t i = 0; i < b->n_flows; i++) {
		const struct flow *f = &b->flows[i];
		if (strcmp(f->ledger, r->subject.ledger) != 0 ||
		    (r->subject.donor && strcmp(f->donor, r->subject.donor) != 0) ||
		    (r->subject.programme && strcmp(f->programme, r->subject.programme) != 0))
			continue;
		if (programmes)
			x.subject.programme = f->programme;
		else
			x.subject.aid_type = f->aid_type;
		add_sum(w, &x, false); /* once: it then is known */
	}
}

/* The donor that is said, or the only one of the ledger. */
static const char *donor_of(const struct work *w, const struct reading *r)
{
	const struct book *b = w->v->book;
	const char *donor = r->subject.donor;

	for (size_t i = 0; i < b->n_flows; i++) {
		if (strcmp(b->flows[i].ledger, r->subject.ledger) != 0)
			continue;
		if (donor && strcmp(donor, b->flows[i].donor) != 0)
			return r->subject.donor;
		donor = b->flows[i].donor;
	}
	return donor;
}

/* The programme itself, or another view of it: "USAI appropriations" of "USAI". */
static bool is_of(const char *programme, const char *named)
{
	size_t n = named ? strlen(named) : 0;

	return !named || (strncmp(programme, named, n) == 0 &&
	                  (programme[n] == '\0' || programme[n] == ' '));
}

/* Other ledgers that hold the same donor's money: another view, or another stage, of it. */
static void add_other_ledgers(struct work *w, const struct reading *r)
{
	const struct book *b = w->v->book;
	const char *donor = donor_of(w, r);
	struct reading x = *r;

	for (size_t i = 0; donor && i < b->n_flows; i++) {
		const struct flow *f = &b->flows[i];
		if (strcmp(f->donor, donor) != 0 || strcmp(f->ledger, r->subject.ledger) == 0 ||
		    !is_of(f->programme, r->subject.programme) || book_is_event(b, f->ledger))
			continue;
		x.subject = r->subject;
		x.subject.ledger = f->ledger;
		x.subject.programme = r->subject.programme ? f->programme : NULL;
		x.subject.donor = donor;
		x.subject.donor_name = f->donor_name;
		x.subject.stage = x.subject.aid_type = NULL;
		x.counting = COUNTING_ANNOUNCED;
		add_sum(w, &x, false);
		if (!reading_is_within(r)) {
			x.until = (struct date){ .precision = DATE_NONE };
			add_sum(w, &x, false);
			x.until = r->until;
		}
		x.subject.aid_type = f->aid_type;
		add_sum(w, &x, false);
	}
}

/* Records that follow each other. */
struct run {
	const struct flow **first;
	size_t n;
};

static int by_length(const void *a, const void *b)
{
	const struct run *x = a, *y = b;

	return x->n != y->n ? (x->n > y->n) - (x->n < y->n) : (x->first > y->first) - (x->first < y->first);
}

static void add_run(struct work *w, const struct run *run, size_t all)
{
	struct str text = STR_INIT, evidence = STR_INIT;
	char from[DATE_TEXT_MAX], to[DATE_TEXT_MAX];

	date_format(&run->first[0]->date, from);
	date_format(&run->first[run->n - 1]->date, to);
	str_printf(&text, "%zu %s records in a row, %s to %s, equal it exactly", run->n,
	           run->first[0]->programme, from, to);
	if (all > 1)
		str_printf(&text, " (one of %zu such runs)", all);
	str_add(&text, ": an inference, not a statement");
	for (size_t i = 0; i < run->n; i++)
		str_printf(&evidence, "%sflows record_id=%s", i > 0 ? " and " : "",
		           run->first[i]->record_id);
	definitions_add(w->out, (struct definition){ str_take(&text), str_take(&evidence),
	                                             QUANTITY_MONEY, w->stated->value, true,
	                                             false });
}

/* The programme's dated records of known amount, by day; the caller frees. */
static const struct flow **in_order(const struct work *w, const struct reading *r, size_t *n)
{
	struct reading x = *r;
	const struct flow **all = NULL;
	size_t cap = 0;

	if (!reading_is_within(r))
		x.since = (struct date){ .precision = DATE_NONE };
	struct selection s = reading_selection(&x, &x.subject, w->v);
	for (size_t i = 0; i < w->v->book->n_flows; i++) {
		const struct flow *f = &w->v->book->flows[i];
		if (!book_takes(&s, f) || !f->amount_usd.known || f->date.precision == DATE_NONE)
			continue;
		XGROW(all, *n, cap);
		all[(*n)++] = f;
	}
	book_sort_by_day(all, *n);
	return all;
}

/* Records of the programme that follow each other and sum to the figure to the cent, the
 * shortest runs first. Many records have many runs, so only a programme that is named is
 * searched, and how many runs there are is told. */
static void add_runs(struct work *w, const struct reading *r)
{
	size_t n = 0, found = 0, cap = 0;
	const struct flow **all = in_order(w, r, &n);
	struct run *runs = NULL;

	for (size_t i = 0; i < n; i++) {
		int64_t sum = 0;
		for (size_t k = i; k < n && money_add(&sum, all[k]->amount_usd.minor); k++) {
			bool all_of_them = i == 0 && k + 1 == n; /* the sum itself */
			if (k == i || all_of_them || sum != w->stated->value)
				continue;
			XGROW(runs, found, cap);
			runs[found++] = (struct run){ &all[i], k - i + 1 };
		}
	}
	if (found > 0)
		qsort(runs, found, sizeof *runs, by_length);
	for (size_t i = 0; i < found && i < RUNS_SHOWN; i++)
		add_run(w, &runs[i], found);
	free(runs);
	free(all);
}

void claim_sums_define(const struct vocabulary *v, const struct reading *r,
                       const struct quantity *stated, struct definitions *out)
{
	struct work w = { .v = v, .stated = stated, .out = out };
	struct reading whole = *r;
	bool usd = stated->unit.kind == QUANTITY_MONEY && strcmp(stated->unit.currency, "USD") == 0;

	add_sum(&w, r, true);
	add_countings(&w, r);
	if (!reading_is_within(r)) {
		add_statements(&w, r);
		add_baselines(&w, r);
	}
	if (!r->subject.programme)
		each_word(&w, r, true);
	if (!r->subject.aid_type)
		each_word(&w, r, false);
	whole.subject.programme = whole.subject.aid_type = NULL;
	add_sum(&w, &whole, false);
	add_other_ledgers(&w, r);
	if (r->subject.programme && usd)
		add_runs(&w, r);
	free(w.taken);
	free(w.sums);
	free(w.values);
}
