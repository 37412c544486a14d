/*
 * Rows that name what they were made of: in a column `evidence` (claims, sensitivity, waterfalls), or by
 * ledger, baseline and day (series and itemised shares); down to the records, taken again the same way.
 */
#include "aid/explain_parts.h"

#include <stdlib.h>
#include <string.h>

#include "aid/blocs.h"
#include "aid/book.h"
#include "aid/evidence.h"
#include "aid/explain_record.h"
#include "aid/xmem.h"

enum { CENTS = 2 };

/* One part of what lies under a row, and what its flows come to. */
struct part {
	const char *table, *record_id; /* record_id: this record alone */
	struct selection what;
	int64_t announced, reannounced, constant;
	size_t n;
};

struct under {
	struct evidence evidence;
	size_t n;
	struct part *parts;
};

struct walk {
	const struct explain_data *d;
	struct explain_rows *r;
	struct blocs *blocs;
	struct under *under; /* one a row */
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

static bool part_of(const struct walk *w, const struct evidence_part *e, struct part *p)
{
	const char *bloc = e->values[EVIDENCE_BLOC];

	*p = (struct part){ .table = e->table, .record_id = e->values[EVIDENCE_RECORD],
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
	struct under *u = &w->under[i];
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
	struct under *u = &w->under[i];
	struct place at = table_place(row.table, row.row, 0);
	const char *record = word(&row, "record_id"), *as_of = word(&row, "as_of");
	bool sums = is_sum(&row), flows = sums || table_find(row.table, "itemised_usd") != SIZE_MAX;

	u->parts = xcalloc(2, sizeof *u->parts);
	if (record && !sums)
		u->parts[u->n++] = (struct part){ .table = "stocks", .record_id = record };
	if (!flows)
		return true;
	struct part *p = &u->parts[u->n++];
	*p = (struct part){ .table = "flows", .what = { .ledger = word(&row, "ledger"),
	                                                .programme = word(&row, "programme") } };
	return (day(word(&row, "since"), &p->what.since) &&
	        day(as_of ? as_of : word(&row, "day"), &p->what.until)) ||
	       err_data(e, &at, "found no dates that can be read; expected a table of aid-reconcile; run it again");
}

static void count(struct part *p, const struct flow *f)
{
	p->n++;
	if (f->amount_usd.known)
		money_add(&p->announced, f->amount_usd.minor);
	if (f->reannounced_usd.known)
		money_add(&p->reannounced, f->reannounced_usd.minor);
	if (f->constant_usd.known)
		money_add(&p->constant, f->constant_usd.minor);
}

static void take(void *context, const struct flow *f)
{
	struct walk *w = context;

	for (size_t i = 0; i < w->r->n; i++) {
		bool any = false;
		for (size_t k = 0; k < w->under[i].n; k++) {
			struct part *p = &w->under[i].parts[k];
			bool takes = p->record_id ? strcmp(p->record_id, f->record_id) == 0
			             : strcmp(p->table, "flows") == 0 && book_takes(&p->what, f);
			if (takes)
				count(p, f);
			any = any || takes;
		}
		if (any)
			explanation_add(w->r->made[i], explain_record_flow(w->d, f));
	}
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
		ok = explain_data_record(w->d, id, &r, e) && ok;
		if (ok)
			explanation_add(w->r->made[i], explain_record_stock(w->d, &r, &stock));
	}
	return ok;
}

static void say_money(struct explanation *x, const char *label, int64_t cents, const char *what)
{
	struct str text = STR_INIT;

	explanation_grouped(&text, (struct money){ cents, true }, CENTS);
	explanation_say(x, label, "%s USD %s", str_text(&text), what);
	str_release(&text);
}

static void say_part(const struct walk *w, const struct part *p, struct explanation *x)
{
	(void)w;
	if (strcmp(p->table, "blocs") == 0)
		explanation_say(x, "see", "aid-explain blocs, whose rows have the members and their dates");
	if (strcmp(p->table, "reconciliation") == 0)
		explanation_say(x, "see", "aid-explain reconciliation record_id='%s': the flows that it should hold",
		                p->record_id);
	if (strcmp(p->table, "sources") == 0)
		explanation_say(x, "see", "aid-explain sources ledger=%s", p->what.ledger);
	if (strcmp(p->table, "flows") != 0 || p->record_id)
		return;
	explanation_say(x, "records", "%zu", p->n);
	say_money(x, "together", p->announced, "as announced");
	if (p->reannounced != 0)
		say_money(x, "of it", p->reannounced, "announced before");
}

static void check(struct explanation *x, const struct explain_row *row, const char *column,
                  int64_t value, int decimals, const char *how)
{
	char made[MONEY_TEXT_MAX];

	money_format(made, value, decimals);
	if (explain_data_cell(row, column)[0])
		explanation_check(x, column, explain_data_cell(row, column), made, how);
}

/* The sum of one part, where the row says how it counts. */
static void check_sums(const struct walk *w, size_t i)
{
	struct explain_row row = row_of(w, i);
	const struct under *u = &w->under[i];
	const char *counting = explain_data_cell(&row, "counting"), *kind = explain_data_cell(&row, "kind");
	const struct part *p = u->n > 0 ? &u->parts[u->n - 1] : NULL;
	struct explanation *x = w->r->made[i];

	if (!p || strcmp(p->table, "flows") != 0 || p->record_id)
		return;
	int64_t counted = p->announced - p->reannounced;
	bool announced = strcmp(counting, "announced") == 0 || strcmp(kind, "announced") == 0;
	bool constant = strcmp(explain_data_cell(&row, "prices"), "constant") == 0;
	if (u->n == 1)
		check(x, &row, "n", (int64_t)p->n, 0, "records that it takes");
	if (constant)
		check(x, &row, "value_usd", p->constant, CENTS, "their sum in constant prices");
	else if (announced)
		check(x, &row, "value_usd", p->announced, CENTS, "their sum as announced");
	else if (strcmp(counting, "counted") == 0 || strcmp(kind, "counted") == 0)
		check(x, &row, "value_usd", counted, CENTS, "their sum less what was announced before");
	check(x, &row, "itemised_usd", counted, CENTS, "their sum less what was announced before");
}

static void finish(const struct walk *w, size_t i)
{
	for (size_t k = 0; k < w->under[i].n; k++)
		say_part(w, &w->under[i].parts[k], w->r->made[i]);
	check_sums(w, i);
	free(w->under[i].parts);
	evidence_release(&w->under[i].evidence);
}

bool explain_evidence(const struct explain_data *d, struct explain_rows *r, struct err *e)
{
	bool named = table_find(r->table, "evidence") != SIZE_MAX, ok = true;
	struct walk w = { d, r, blocs_load(d->reference_dir, d->countries, e),
	                  xcalloc(r->n + 1, sizeof *w.under) };
	struct table *stocks = explain_data_table(d, "stocks", e);

	for (size_t i = 0; w.blocs && i < r->n; i++)
		ok = (named ? read_evidence(&w, i, e) : read_columns(&w, i, e)) && ok;
	ok = ok && w.blocs && stocks && explain_data_flows(d, take, &w, e);
	for (size_t i = 0; ok && i < r->n; i++)
		ok = add_stocks(&w, i, stocks, e) && ok;
	for (size_t i = 0; i < r->n; i++)
		finish(&w, i);
	free(w.under);
	blocs_free(w.blocs);
	table_free(stocks);
	return ok;
}
