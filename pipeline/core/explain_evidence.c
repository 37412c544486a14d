/*
 * Rows that name what they were made of: in a column `evidence` (claims, sensitivity, waterfalls), or by
 * ledger, baseline and day (series and itemised shares); down to the records, taken again the same way.
 */
#include "aid/explain_parts.h"

#include <stdlib.h>
#include <string.h>

#include "aid/blocs.h"
#include "aid/book.h"
#include "aid/currencies.h"
#include "aid/explain_anew.h"
#include "aid/explain_record.h"
#include "aid/xmem.h"

struct walk {
	const struct explain_data *d;
	struct explain_rows *r;
	struct blocs *blocs;
	struct currencies *currencies;
	struct explain_under *under; /* one a row */
};

static struct explain_row row_of(const struct walk *w, size_t i)
{
	return (struct explain_row){ w->r->table, w->r->rows[i] };
}

static const char *word(const struct explain_row *row, const char *column)
{
	const char *text = explain_data_cell(row, column);

	return text[0] ? text : NULL;
}

static bool day(const char *text, struct date *d)
{
	return date_parse_own(text ? text : "", d);
}

static bool part_of(const struct walk *w, const struct evidence_part *e,
                    struct explain_part *p)
{
	const char *bloc = e->values[EVIDENCE_BLOC];

	*p = (struct explain_part){ .table = e->table, .record_id = e->values[EVIDENCE_RECORD],
		.counting = e->values[EVIDENCE_COUNTING], .joint = e->joint,
		.what = { .ledger = e->values[EVIDENCE_LEDGER], .programme = e->values[EVIDENCE_PROGRAMME],
		          .donor = e->values[EVIDENCE_DONOR], .aid_type = e->values[EVIDENCE_AID_TYPE],
		          .stage = e->values[EVIDENCE_STAGE], .begun = true } };
	if (bloc) {
		p->what.blocs = w->blocs;
		p->what.bloc = blocs_find(w->blocs, bloc);
	}
	return (!bloc || p->what.bloc != SIZE_MAX) && day(e->values[EVIDENCE_SINCE], &p->what.since) &&
	       day(e->values[EVIDENCE_UNTIL], &p->what.until) &&
	       day(e->values[EVIDENCE_MEMBERS_AT], &p->what.members_at);
}

/* The parts that the evidence names. */
static bool read_evidence(const struct walk *w, size_t i, struct err *e)
{
	struct explain_row row = row_of(w, i);
	struct explain_under *u = &w->under[i];
	struct place at = table_place(row.table, row.row, table_find(row.table, "evidence"));

	evidence_read(explain_data_cell(&row, "evidence"), &u->evidence);
	u->n = u->evidence.n;
	u->parts = xcalloc(u->n + 1, sizeof *u->parts);
	for (size_t k = 0; k < u->n; k++)
		if (!part_of(w, &u->evidence.parts[k], &u->parts[k]))
			return err_data(e, &at, "found \"%s\"; expected evidence as aid-reconcile writes it; run "
			                "it again", explain_data_cell(&row, "evidence"));
	return true;
}

/* A point of a series to which flows have added up. */
static bool is_sum(const struct explain_row *row)
{
	const char *kind = explain_data_cell(row, "kind");

	return strcmp(kind, "announced") == 0 || strcmp(kind, "counted") == 0;
}

/* The flows from the baseline to the day, or the record that a point of a series is. */
static bool read_columns(const struct walk *w, size_t i, struct err *e)
{
	struct explain_row row = row_of(w, i);
	struct explain_under *u = &w->under[i];
	struct place at = table_place(row.table, row.row, 0);
	const char *record = word(&row, "record_id"), *as_of = word(&row, "as_of");
	bool sums = is_sum(&row), residual = strcmp(explain_data_cell(&row, "kind"), "residual") == 0;
	bool flows = sums || residual || table_find(row.table, "itemised_usd") != SIZE_MAX;

	u->parts = xcalloc(2, sizeof *u->parts);
	if (record && !sums)
		u->parts[u->n++] = (struct explain_part){ .table = "stocks", .record_id = record };
	if (!flows)
		return true;
	struct explain_part *p = &u->parts[u->n++];
	*p = (struct explain_part){ .table = "flows", .counting = sums ? word(&row, "kind") : "counted",
	                            .joint = residual ? EVIDENCE_LESS : EVIDENCE_AND };
	p->what = (struct selection){ .ledger = word(&row, "ledger"), .programme = word(&row, "programme") };
	return (day(word(&row, "since"), &p->what.since) &&
	        day(as_of ? as_of : word(&row, "day"), &p->what.until)) ||
	       err_data(e, &at, "found no dates that can be read; expected a table of aid-reconcile; run it again");
}

static void take(void *context, const struct flow *f)
{
	struct walk *w = context;

	for (size_t i = 0; i < w->r->n; i++) {
		bool any = false;
		for (size_t k = 0; k < w->under[i].n; k++) {
			struct explain_part *p = &w->under[i].parts[k];
			bool takes = p->record_id ? strcmp(p->record_id, f->record_id) == 0
			             : strcmp(p->table, "flows") == 0 && book_takes(&p->what, f);
			if (takes)
				explain_anew_count(p, f);
			any = any || takes;
		}
		if (any)
			explanation_add(w->r->made[i], explain_record_flow(w->d, f));
	}
}

/* What is stated: how much, and since when it counts. */
static void take_total(struct explain_part *p, const struct explain_row *stock)
{
	struct number_error why;
	const char *total = explain_data_cell(stock, "total_usd");

	p->is_total = total[0] && money_parse(total, NULL, 1, 1, 2, &p->announced, &why);
	day(explain_data_cell(stock, "since"), &p->first);
}

/* The stated totals among the parts, each with its own record. */
static bool add_stocks(const struct walk *w, size_t i, const struct table *stocks, struct err *e)
{
	struct explain_row stock = { stocks, 0 };
	bool ok = true;

	for (size_t k = 0; k < w->under[i].n; k++) {
		const char *id = w->under[i].parts[k].record_id;
		struct record r;
		for (stock.row = 0; id && stock.row < table_rows(stocks); stock.row++)
			if (strcmp(explain_data_cell(&stock, "record_id"), id) == 0)
				break;
		if (!id || stock.row == table_rows(stocks))
			continue;
		take_total(&w->under[i].parts[k], &stock);
		ok = explain_data_record(w->d, id, &r, e) && ok;
		if (ok)
			explanation_add(w->r->made[i], explain_record_stock(w->d, &r, &stock));
	}
	return ok;
}

static void finish(const struct walk *w, size_t i)
{
	struct explain_under *u = &w->under[i];
	struct explain_row row = row_of(w, i);

	for (size_t k = 0; k < u->n; k++)
		explain_anew_say(&u->parts[k], w->r->made[i]);
	explain_anew_check(u, &row, w->currencies, w->r->made[i]);
}

static bool explain_all(struct walk *w, const struct table *stocks, struct err *e)
{
	bool named = table_find(w->r->table, "evidence") != SIZE_MAX, ok = true;

	for (size_t i = 0; i < w->r->n; i++)
		ok = (named ? read_evidence(w, i, e) : read_columns(w, i, e)) && ok;
	if (!ok || !explain_data_flows(w->d, take, w, e))
		return false;
	for (size_t i = 0; i < w->r->n; i++)
		ok = add_stocks(w, i, stocks, e) && ok;
	for (size_t i = 0; i < w->r->n; i++)
		finish(w, i);
	return ok;
}

bool explain_evidence(const struct explain_data *d, struct explain_rows *r, struct err *e)
{
	struct walk w = { d, r, blocs_load(d->reference_dir, d->countries, e),
	                  currencies_load(d->reference_dir, e), xcalloc(r->n + 1, sizeof *w.under) };
	struct table *stocks = explain_data_table(d, "stocks", e);
	bool ok = w.blocs && w.currencies && stocks && explain_all(&w, stocks, e);

	for (size_t i = 0; i < r->n; i++) {
		free(w.under[i].parts);
		evidence_release(&w.under[i].evidence);
	}
	free(w.under);
	blocs_free(w.blocs);
	currencies_free(w.currencies);
	table_free(stocks);
	return ok;
}
