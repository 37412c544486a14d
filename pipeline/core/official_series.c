#include "aid/official_series.h"

#include <stdlib.h>
#include <string.h>

#include "aid/candidates.h"
#include "aid/schema.h"
#include "aid/xmem.h"

enum { CENTS = 2 };

static const char *const keys[] = { "title", "shape", "ledger", NULL };

static void put_date(struct grid *g, const struct date *d)
{
	char text[DATE_TEXT_MAX];

	date_format(d, text);
	grid_text(g, text);
}

static bool is_wanted(const struct view_request *r, const struct stock *s)
{
	const char *ledger = ini_get(r->section, "ledger");

	return !ledger || strcmp(ledger, s->total_of) == 0;
}

/* Two totals of one ledger, programme and baseline, whoever stated them. */
static bool same_line(const struct stock *a, const struct stock *b)
{
	return strcmp(a->total_of, b->total_of) == 0 && strcmp(a->programme, b->programme) == 0 &&
	       date_first_day(&a->since) == date_first_day(&b->since);
}

static bool is_first_of_line(const struct statements *g, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (same_line(g->items[k].stock, g->items[i].stock))
			return false;
	return true;
}

struct row {
	const char *kind, *label, *record_id;
	struct date day;
	struct money value, low, high;
};

static void put_row(struct grid *g, const struct stock *line, const struct row *x)
{
	struct date last = x->day;

	if (last.precision != DATE_NONE)
		last = date_of_day(date_last_day(&x->day));
	grid_text(g, line->total_of);
	grid_text(g, line->programme);
	put_date(g, &line->since);
	grid_text(g, x->kind);
	grid_text(g, x->label);
	if (last.precision != DATE_NONE)
		put_date(g, &last);
	else
		grid_text(g, "");
	grid_number(g, x->value.minor, CENTS, x->value.known);
	grid_number(g, x->low.minor, CENTS, x->low.known);
	grid_number(g, x->high.minor, CENTS, x->high.known);
	grid_text(g, x->record_id);
}

/* The flows of a line by day; the caller frees. */
static const struct flow **flows_of(const struct book *b, const struct stock *line, size_t *n)
{
	const struct flow **all = NULL;
	size_t cap = 0;

	for (size_t i = 0; i < b->n_flows; i++) {
		const struct flow *f = &b->flows[i];
		if (!candidates_of_total(f, line) ||
		    date_first_day(&f->date) < date_first_day(&line->since))
			continue;
		XGROW(all, *n, cap);
		all[(*n)++] = f;
	}
	book_sort_by_day(all, *n);
	return all;
}

/* A coarser period counts at its end, as in all cumulative sums. */
static void put_steps(struct grid *g, const struct book *b, const struct stock *line, bool counted)
{
	size_t n = 0;
	const struct flow **all = flows_of(b, line, &n);
	int64_t sum = 0;

	for (size_t i = 0; i < n; i++) {
		if (!money_add(&sum, counted ? candidates_counted(all[i]) : all[i]->amount_usd.minor))
			break;
		if (i + 1 < n && date_last_day(&all[i]->date) == date_last_day(&all[i + 1]->date))
			continue;
		put_row(g, line, &(struct row){
			counted ? "counted" : "announced",
			counted ? "Counted: less what was announced before" : "As announced",
			all[i]->record_id, all[i]->date, { sum, true }, { 0, false }, { 0, false } });
	}
	free(all);
}

static void put_totals(struct grid *g, const struct statements *s, const struct stock *line)
{
	for (size_t i = 0; i < s->n; i++) {
		const struct statement *x = &s->items[i];
		const struct stock *t = x->stock;
		if (!same_line(t, line))
			continue;
		put_row(g, line, &(struct row){ "official", t->agency, t->record_id, t->date,
		                                t->total_usd, t->low_usd, t->high_usd });
		put_row(g, line, &(struct row){
			"residual", t->agency, t->record_id, t->date, { x->residual, true },
			{ t->low_usd.minor - x->counted, true },
			{ t->high_usd.minor - x->counted, true } });
	}
}

/* Events of overlapping ledgers whose money all had been announced before. */
static void put_revaluations(struct grid *g, const struct book *b, const struct stock *line)
{
	for (size_t i = 0; i < b->n_flows; i++) {
		const struct flow *f = &b->flows[i];
		if (candidates_is_revaluation(b, f, line->total_of) &&
		    date_first_day(&f->date) >= date_first_day(&line->since))
			put_row(g, line, &(struct row){ "revaluation", f->source_title, f->record_id,
			                                f->date, f->amount_usd, f->low_usd,
			                                f->high_usd });
	}
}

/* Flows that belong to the sums, but have no day to stand on or no amount in dollars. */
static void put_left_out(struct grid *g, const struct book *b, const struct stock *line)
{
	for (size_t i = 0; i < b->n_flows; i++) {
		const struct flow *f = &b->flows[i];
		bool dated = f->date.precision != DATE_NONE;
		if (!candidates_of_ledger(f, line) || (dated && f->amount_usd.known) ||
		    (dated && date_first_day(&f->date) < date_first_day(&line->since)))
			continue;
		put_row(g, line, &(struct row){ dated ? "unknown" : "undated", f->programme[0] ? f->programme : f->source_title,
		                                f->record_id, f->date, f->amount_usd, f->low_usd, f->high_usd });
	}
}

struct grid *official_series_make(const struct view_request *r, struct err *e)
{
	const struct statements *s = r->statements;

	if (!ini_check_keys(r->ini, r->section, keys, e))
		return NULL;
	struct grid *g = grid_new(&schema_official_series);
	for (size_t i = 0; i < s->n; i++) {
		const struct stock *line = s->items[i].stock;
		if (!is_wanted(r, line) || !is_first_of_line(s, i))
			continue;
		put_steps(g, s->book, line, false);
		put_steps(g, s->book, line, true);
		put_totals(g, s, line);
		put_revaluations(g, s->book, line);
		put_left_out(g, s->book, line);
	}
	return g;
}

static void put_share(struct grid *g, int64_t part, int64_t whole)
{
	int64_t hundredths = 0;
	bool known = whole > 0 && money_scale(part, 10000, whole, &hundredths);

	grid_number(g, hundredths, 2, known);
}

struct grid *official_series_make_itemised(const struct view_request *r, struct err *e)
{
	if (!ini_check_keys(r->ini, r->section, keys, e))
		return NULL;
	struct grid *g = grid_new(&schema_itemised);
	for (size_t i = 0; i < r->statements->n; i++) {
		const struct statement *x = &r->statements->items[i];
		const struct stock *s = x->stock;
		if (!is_wanted(r, s))
			continue;
		grid_text(g, s->total_of);
		grid_text(g, s->programme);
		put_date(g, &s->since);
		put_date(g, &s->date);
		struct date end = date_of_day(date_last_day(&s->date));
		put_date(g, &end);
		grid_text(g, s->agency);
		grid_number(g, s->total_usd.minor, CENTS, true);
		grid_number(g, s->low_usd.minor, CENTS, true);
		grid_number(g, s->high_usd.minor, CENTS, true);
		grid_number(g, x->counted, CENTS, true);
		put_share(g, x->counted, s->total_usd.minor);
		put_share(g, x->counted, s->high_usd.minor);
		put_share(g, x->counted, s->low_usd.minor);
		grid_text(g, s->stage);
		grid_text(g, s->record_id);
	}
	return g;
}
