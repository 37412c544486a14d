#include "aid/sensitivity.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "aid/definitions.h"
#include "aid/schema.h"
#include "aid/xmem.h"

enum { CENTS = 2, ROOM = 16 };

static const char *const keys[] = { "title", "shape", "question", "donor", "headline", NULL };

/* The words that the donor's flows of a ledger have. */
struct words {
	size_t n;
	const char *items[ROOM];
};

struct work {
	const struct view_request *r;
	const struct vocabulary *v;
	const char *donor;
	int64_t headline;
	struct grid *grid;
};

/* One way to answer. */
struct answer {
	struct reading reading;
	bool constant; /* prices */
	bool stated;   /* in the currency of the records */
};

static void note(struct words *w, const char *word)
{
	for (size_t i = 0; i < w->n; i++)
		if (strcmp(w->items[i], word) == 0)
			return;
	if (w->n < ROOM)
		w->items[w->n++] = word;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static struct words words_of(const struct work *w, const char *ledger,
                             const char *(*field)(const struct flow *f))
{
	struct words found = { .n = 0 };

	for (size_t i = 0; i < w->v->book->n_flows; i++) {
		const struct flow *f = &w->v->book->flows[i];
		if (strcmp(f->donor, w->donor) == 0 && (!ledger || strcmp(f->ledger, ledger) == 0))
			note(&found, field(f));
	}
	qsort(found.items, found.n, sizeof *found.items, by_text);
	return found;
}

static const char *ledger_of(const struct flow *f) { return f->ledger; }
static const char *stage_of(const struct flow *f) { return f->stage; }
static const char *aid_type_of(const struct flow *f) { return f->aid_type; }

static void put_date(struct grid *g, const struct date *d)
{
	char text[DATE_TEXT_MAX];

	date_format(d, text);
	grid_text(g, text);
}

static void put_value(const struct work *w, int64_t value, const char *currency)
{
	int64_t ratio = 0;
	bool usd = strcmp(currency, "USD") == 0;
	bool known = usd && w->headline > 0 && money_scale(value, 10000, w->headline, &ratio);

	grid_text(w->grid, currency);
	grid_number(w->grid, value, CENTS, true);
	grid_number(w->grid, value, CENTS, usd);
	grid_number(w->grid, ratio, 4, known);
}

static void put_answer(const struct work *w, const struct answer *a, const struct selection *taken,
                       const struct book_sum *sum)
{
	const struct subject *s = &a->reading.subject;
	int64_t value = a->constant ? sum->constant
	                : a->stated ? sum->stated
	                            : reading_value(sum, a->reading.counting);
	struct str text = STR_INIT, evidence = STR_INIT;

	definitions_describe(&a->reading, s, w->v, &text);
	str_printf(&text, ", in %s, ", a->stated ? sum->currency : "USD");
	if (a->constant)
		str_printf(&text, "constant prices of %s", w->v->book->price_year);
	else
		str_add(&text, "current prices");
	if (a->constant && sum->n_constant < sum->n)
		str_printf(&text, " as far as the deflator reaches (%zu of %zu records)",
		           sum->n_constant, sum->n);
	definitions_evidence(taken, a->reading.counting, sum, &evidence);
	grid_text(w->grid, ini_get(w->r->section, "question"));
	grid_text(w->grid, s->ledger);
	grid_text(w->grid, s->stage);
	grid_text(w->grid, s->aid_type ? s->aid_type : "all");
	put_date(w->grid, &a->reading.since);
	grid_text(w->grid, a->reading.counting == COUNTING_COUNTED ? "counted" : "announced");
	grid_text(w->grid, a->constant ? "constant" : "current");
	put_value(w, value, a->stated ? sum->currency : "USD");
	grid_text(w->grid, str_text(&text));
	grid_count(w->grid, sum->n);
	grid_text(w->grid, str_text(&evidence));
	str_release(&text);
	str_release(&evidence);
}

/* Counting, prices and currency of one choice of records. */
static void put_answers(const struct work *w, const struct reading *r)
{
	struct answer a = { *r, false, false };
	struct selection s = reading_selection(r, &r->subject, w->v);
	struct book_sum sum = book_sum(w->v->book, &s);

	if (sum.n == sum.n_unknown || sum.overflow)
		return;
	a.reading.counting = COUNTING_ANNOUNCED;
	put_answer(w, &a, &s, &sum);
	if (sum.n_constant > 0) {
		a.constant = true;
		put_answer(w, &a, &s, &sum);
		a.constant = false;
	}
	if (sum.currency && strcmp(sum.currency, "USD") != 0) {
		a.stated = true;
		put_answer(w, &a, &s, &sum);
		a.stated = false;
	}
	if (sum.reannounced != 0) {
		a.reading.counting = COUNTING_COUNTED;
		put_answer(w, &a, &s, &sum);
	}
}

/* Whether a later baseline leaves other records than all of them. */
static bool differs(const struct work *w, const struct reading *all, const struct reading *since)
{
	struct selection a = reading_selection(all, &all->subject, w->v);
	struct selection b = reading_selection(since, &since->subject, w->v);

	return book_sum(w->v->book, &a).n != book_sum(w->v->book, &b).n;
}

/* All records, then since each day from which totals of the headline's ledger count. */
static void put_baselines(const struct work *w, const struct reading *all, const char *home)
{
	const struct book *b = w->v->book;
	struct reading r = *all;

	put_answers(w, all);
	for (size_t i = 0; i < b->n_stocks; i++) {
		r.since = b->stocks[i].since;
		if (strcmp(b->stocks[i].total_of, home) == 0 && book_is_baseline(b, i) && differs(w, all, &r))
			put_answers(w, &r);
	}
}

static void put_ledger(const struct work *w, const char *ledger, const char *home)
{
	struct words stages = words_of(w, ledger, stage_of);
	struct words types = words_of(w, ledger, aid_type_of);
	const struct country *c = countries_code(w->v->countries, w->donor);
	struct reading r = { .subject = { .ledger = ledger, .donor = w->donor,
	                                  .donor_name = c ? c->name : NULL, .bloc = SIZE_MAX } };

	for (size_t i = 0; i < stages.n; i++) {
		r.subject.stage = stages.items[i];
		r.subject.aid_type = NULL;
		put_baselines(w, &r, home);
		for (size_t k = 0; types.n > 1 && k < types.n; k++) {
			r.subject.aid_type = types.items[k];
			put_baselines(w, &r, home);
		}
	}
}

/* What officials state, last of each baseline: beside the sums, never added to them. */
static void put_stated(const struct work *w, const char *home)
{
	const struct statements *s = w->r->statements;

	for (size_t i = 0; i < s->n; i++) {
		const struct stock *t = s->items[i].stock;
		bool last = i + 1 == s->n || statements_by_series(t, s->items[i + 1].stock) != 0;
		struct str text = STR_INIT;
		char day[DATE_TEXT_MAX], since[DATE_TEXT_MAX];
		if (!last || strcmp(t->total_of, home) != 0 || t->programme[0])
			continue;
		date_format(&t->date, day);
		date_format(&t->since, since);
		str_printf(&text, "as %s stated for %s, since %s: a total that is never added", t->agency,
		           day, since);
		grid_text(w->grid, ini_get(w->r->section, "question"));
		grid_text(w->grid, t->total_of);
		grid_text(w->grid, t->stage);
		grid_text(w->grid, "all");
		put_date(w->grid, &t->since);
		grid_text(w->grid, "stated");
		grid_text(w->grid, "current");
		put_value(w, t->total_usd.minor, "USD");
		grid_text(w->grid, str_text(&text));
		grid_count(w->grid, 1);
		str_clear(&text);
		str_printf(&text, "reconciliation record_id=%s", t->record_id);
		grid_text(w->grid, str_text(&text));
		str_release(&text);
	}
}

static bool find_headline(struct work *w, struct reading *r, struct err *e)
{
	const char *phrase = ini_get(w->r->section, "headline");
	struct str why = STR_INIT;
	bool ok = phrase && reading_parse(phrase, w->v, r, &why) && reading_resolve(r, w->v, &why);

	if (ok) {
		struct selection s = reading_selection(r, &r->subject, w->v);
		struct book_sum sum = book_sum(w->v->book, &s);
		w->headline = reading_value(&sum, r->counting);
	} else {
		views_note_no_data(w->r, phrase ? str_text(&why) : "no headline is named", e);
	}
	str_release(&why);
	return ok;
}

struct grid *sensitivity_make(const struct view_request *r, struct err *e)
{
	const char *name = ini_get(r->section, "donor");
	const struct country *donor = name ? countries_find(r->v->countries, name) : NULL;
	struct place at = ini_place(r->ini, r->section, ini_entry(r->section, "donor"));
	struct work w = { .r = r, .v = r->v };
	struct reading headline;

	if (!ini_check_keys(r->ini, r->section, keys, e))
		return NULL;
	if (!donor) {
		err_data(e, &at, "found the donor \"%s\"; expected one of countries.csv", name ? name : "");
		return NULL;
	}
	w.donor = donor->code;
	w.grid = grid_new(&schema_sensitivity);
	if (!find_headline(&w, &headline, e))
		return w.grid;
	struct words ledgers = words_of(&w, NULL, ledger_of);
	for (size_t i = 0; i < ledgers.n; i++)
		if (!book_is_event(w.v->book, ledgers.items[i]))
			put_ledger(&w, ledgers.items[i], headline.subject.ledger);
	put_stated(&w, headline.subject.ledger);
	return w.grid;
}
