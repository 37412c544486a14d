/* Stated totals: the record that states one, and the flows that it should hold. */
#include "aid/explain_parts.h"

#include <stdlib.h>
#include <string.h>

#include "aid/book.h"
#include "aid/explain_record.h"
#include "aid/xmem.h"

enum { CENTS = 2 };

/* is_row: the row to explain is the stated total itself. */
static bool add_stock(const struct explain_data *d, const struct explain_row *stock, bool is_row,
                      struct explanation *x, struct err *e)
{
	const char *id = explain_data_cell(stock, "record_id");
	struct place at = table_place(stock->table, stock->row, 0);
	struct record r;

	if (explain_data_record(d, id, &r, e)) {
		struct explanation *record = explain_record_stock(d, &r, stock);
		if (is_row)
			explain_record_add(x, record);
		else
			explanation_add(x, record);
		return true;
	}
	return err_data(e, &at, "found the record \"%s\"; expected one of records.csv; run the "
	                "earlier stages again", id);
}

bool explain_stocks(const struct explain_data *d, struct explain_rows *r, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < r->n; i++) {
		struct explain_row stock = { r->table, r->rows[i] };
		ok = add_stock(d, &stock, true, r->made[i], e) && ok;
	}
	return ok;
}

/* One statement, and what the flows of its time make. */
struct statement {
	struct explain_row row;
	struct selection what;
	int64_t announced, reannounced;
	size_t n;
};

struct walk {
	const struct explain_data *d;
	struct explain_rows *r;
	struct statement *statements; /* one a row */
};

static void take(void *context, const struct flow *f)
{
	struct walk *w = context;

	for (size_t i = 0; i < w->r->n; i++) {
		struct statement *s = &w->statements[i];
		if (!book_takes(&s->what, f))
			continue;
		s->n++;
		if (f->amount_usd.known)
			money_add(&s->announced, f->amount_usd.minor);
		if (f->reannounced_usd.known)
			money_add(&s->reannounced, f->reannounced_usd.minor);
		explanation_add(w->r->made[i], explain_record_flow(w->d, f));
	}
}

static bool find_stock(const struct table *stocks, const char *id, struct explain_row *row)
{
	*row = (struct explain_row){ stocks, 0 };
	for (; row->row < table_rows(stocks); row->row++)
		if (strcmp(explain_data_cell(row, "record_id"), id) == 0)
			return true;
	return false;
}

static bool open_statement(struct walk *w, size_t i, const struct table *stocks, struct err *e)
{
	struct statement *s = &w->statements[i];
	struct explain_row stock;

	s->row = (struct explain_row){ w->r->table, w->r->rows[i] };
	const char *programme = explain_data_cell(&s->row, "programme");
	struct place at = table_place(s->row.table, s->row.row, 0);
	s->what = (struct selection){
		.ledger = explain_data_cell(&s->row, "ledger"),
		.programme = programme[0] ? programme : NULL,
	};
	if (!date_parse_own(explain_data_cell(&s->row, "since"), &s->what.since) ||
	    !date_parse_own(explain_data_cell(&s->row, "as_of"), &s->what.until) ||
	    !find_stock(stocks, explain_data_cell(&s->row, "record_id"), &stock))
		return err_data(e, &at, "found \"%s\"; expected a stated total of stocks.csv; run "
		                "the earlier stages again",
		                explain_data_cell(&s->row, "record_id"));
	return add_stock(w->d, &stock, false, w->r->made[i], e);
}

static void check(struct explanation *x, const struct statement *s, const char *column,
                  int64_t cents, bool known, const char *how)
{
	char made[MONEY_TEXT_MAX] = "";

	if (known)
		money_format(made, cents, CENTS);
	explanation_check(x, column, explain_data_cell(&s->row, column), made, how);
}

static void finish(const struct statement *s, struct explanation *x)
{
	struct number_error why;
	int64_t official = 0, counted = s->announced - s->reannounced;
	bool known = money_parse(explain_data_cell(&s->row, "official_usd"), NULL, 1, 1, CENTS,
	                         &official, &why);
	struct str how = STR_INIT;

	str_printf(&how, "%zu flows from the baseline to the day of the statement, both included", s->n);
	explanation_say(x, "verdict", "%s%s%s", explain_data_cell(&s->row, "verdict"),
	                explain_data_cell(&s->row, "explanation")[0] ? "; its step: " : "",
	                explain_data_cell(&s->row, "explanation"));
	check(x, s, "announced_usd", s->announced, true, str_text(&how));
	check(x, s, "reannounced_usd", s->reannounced, true, "of it announced before");
	check(x, s, "counted_usd", counted, true, "announced − reannounced");
	check(x, s, "residual_usd", official - counted, known, "official − counted");
	str_release(&how);
}

bool explain_reconciliation(const struct explain_data *d, struct explain_rows *r,
                            struct err *e)
{
	struct table *stocks = explain_data_table(d, "stocks", e);
	struct walk w = { d, r, xcalloc(r->n, sizeof *w.statements) };
	bool ok = stocks != NULL;

	for (size_t i = 0; ok && i < r->n; i++)
		ok = open_statement(&w, i, stocks, e);
	ok = ok && explain_data_flows(d, take, &w, e);
	for (size_t i = 0; ok && i < r->n; i++)
		finish(&w.statements[i], r->made[i]);
	free(w.statements);
	table_free(stocks);
	return ok;
}
