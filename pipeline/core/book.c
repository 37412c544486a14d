#include "aid/book.h"

#include <stdlib.h>
#include <string.h>

#include "aid/str.h"
#include "aid/xmem.h"

static void read_flows(struct book *b, const char *path, struct err *e)
{
	struct flow_reader *in = flow_reader_open(path, b->pool, e);
	enum csvin_status status;
	struct flow f;

	while (in && (status = flow_reader_next(in, &f, e)) != CSVIN_END && status != CSVIN_STOP) {
		XGROW(b->flows, b->n_flows, b->flows_cap);
		if (status == CSVIN_ROW)
			b->flows[b->n_flows++] = f;
	}
	flow_reader_close(in);
}

static void read_stocks(struct book *b, const char *path, struct err *e)
{
	struct stock_reader *in = stock_reader_open(path, b->pool, e);
	enum csvin_status status;
	struct stock s;

	while (in && (status = stock_reader_next(in, &s, e)) != CSVIN_END && status != CSVIN_STOP) {
		XGROW(b->stocks, b->n_stocks, b->stocks_cap);
		if (status == CSVIN_ROW)
			b->stocks[b->n_stocks++] = s;
	}
	stock_reader_close(in);
}

static int by_flow(const void *a, const void *b)
{
	return strcmp(((const struct flow *)a)->record_id, ((const struct flow *)b)->record_id);
}

static int by_stock(const void *a, const void *b)
{
	return strcmp(((const struct stock *)a)->record_id, ((const struct stock *)b)->record_id);
}

struct book *book_read(const char *dir, struct err *e)
{
	struct book *b = xcalloc(1, sizeof *b);
	struct str path = STR_INIT;
	enum err_kind before = e->kind;

	b->pool = strpool_new();
	str_printf(&path, "%s/flows.csv", dir);
	read_flows(b, str_text(&path), e);
	str_clear(&path);
	str_printf(&path, "%s/stocks.csv", dir);
	read_stocks(b, str_text(&path), e);
	str_release(&path);
	b->sources = table_read_in(dir, "sources", e);
	b->settings = table_read_in(dir, "normalize_settings", e);
	if (b->n_flows > 0)
		qsort(b->flows, b->n_flows, sizeof *b->flows, by_flow);
	if (b->n_stocks > 0)
		qsort(b->stocks, b->n_stocks, sizeof *b->stocks, by_stock);
	if (e->kind == before && b->sources && b->settings) {
		b->price_year = table_value(b->settings, "setting", "price_year", "value");
		return b;
	}
	book_free(b);
	return NULL;
}

void book_free(struct book *b)
{
	if (!b)
		return;
	table_free(b->sources);
	table_free(b->settings);
	free(b->flows);
	free(b->stocks);
	strpool_free(b->pool);
	free(b);
}

static bool same(const char *wanted, const char *found)
{
	return !wanted || strcmp(wanted, found) == 0;
}

static bool in_time(const struct selection *s, const struct date *d)
{
	bool from = s->since.precision != DATE_NONE, to = s->until.precision != DATE_NONE;

	if (d->precision == DATE_NONE)
		return !from && !to;
	return (!from || date_first_day(d) >= date_first_day(&s->since)) &&
	       (!to || (s->begun ? date_first_day(d) : date_last_day(d)) <= date_last_day(&s->until));
}

bool book_takes(const struct selection *s, const struct flow *f)
{
	bool fixed = s->members_at.precision != DATE_NONE;

	return same(s->ledger, f->ledger) && same(s->programme, f->programme) &&
	       same(s->donor, f->donor) && same(s->aid_type, f->aid_type) &&
	       same(s->stage, f->stage) && in_time(s, &f->date) &&
	       (!s->blocs ||
	        blocs_member(s->blocs, s->bloc, f->donor, fixed ? &s->members_at : &f->date));
}

/* Earlier by date, then by name, so that the order of rows decides nothing. */
static bool earlier(const struct flow *a, const struct flow *b)
{
	int32_t x = date_last_day(&a->date), y = date_last_day(&b->date);

	return x != y ? x < y : strcmp(a->record_id, b->record_id) < 0;
}

static void note_date(struct book_sum *sum, const struct flow *f)
{
	if (f->date.precision == DATE_NONE)
		return;
	if (!sum->first || earlier(f, sum->first))
		sum->first = f;
	if (!sum->last || earlier(sum->last, f))
		sum->last = f;
}

/* The amount as stated, in hundredths; a finer one is left out of the sum of one currency. */
static bool add_stated(struct book_sum *sum, const struct flow *f, bool *mixed)
{
	int64_t hundredths;

	if (!f->amount.known)
		return true;
	*mixed = !flow_hundredths(f, &hundredths) || *mixed || (sum->currency && strcmp(sum->currency, f->currency) != 0);
	sum->currency = f->currency;
	return *mixed || money_add(&sum->stated, hundredths);
}

struct book_sum book_sum(const struct book *b, const struct selection *s)
{
	struct book_sum sum = { .n = 0 };
	bool ok = true, mixed = false;

	for (size_t i = 0; i < b->n_flows; i++) {
		const struct flow *f = &b->flows[i];
		if (!book_takes(s, f))
			continue;
		sum.n++;
		note_date(&sum, f);
		sum.n_unknown += !f->amount_usd.known;
		if (f->amount_usd.known)
			ok = money_add(&sum.announced, f->amount_usd.minor) && ok;
		if (f->reannounced_usd.known)
			ok = money_add(&sum.reannounced, f->reannounced_usd.minor) && ok;
		if (f->constant_usd.known)
			ok = money_add(&sum.constant, f->constant_usd.minor) && ok;
		sum.n_constant += f->constant_usd.known;
		ok = add_stated(&sum, f, &mixed) && ok;
	}
	if (mixed)
		sum.currency = NULL;
	sum.overflow = !ok;
	return sum;
}

bool book_is_baseline(const struct book *b, size_t stock)
{
	const struct stock *s = &b->stocks[stock];
	size_t n = 0;

	for (size_t k = 0; k < b->n_stocks; k++) {
		if (strcmp(b->stocks[k].total_of, s->total_of) != 0 ||
		    date_first_day(&b->stocks[k].since) != date_first_day(&s->since))
			continue;
		if (k < stock)
			return false;
		n++;
	}
	return n > 1;
}

bool book_is_event(const struct book *b, const char *ledger)
{
	struct book_sum sum = book_sum(b, &(struct selection){ .ledger = ledger });

	return sum.announced == sum.reannounced;
}

/* Names between bars. */
static bool names(const char *list, const char *name)
{
	size_t n = strlen(name);

	for (const char *p = list; *p;) {
		size_t length = strcspn(p, " |");
		if (length == n && strncmp(p, name, n) == 0)
			return true;
		p += length;
		p += strspn(p, " |");
	}
	return false;
}

bool book_overlap(const struct book *b, const char *ledger, const char *other)
{
	size_t of = table_find(b->sources, "ledger"), overlaps = table_find(b->sources, "overlaps");

	for (size_t i = 0; of != SIZE_MAX && overlaps != SIZE_MAX && i < table_rows(b->sources); i++) {
		const char *list = table_text(b->sources, i, overlaps);
		const char *own = table_text(b->sources, i, of);
		if ((strcmp(own, ledger) == 0 && names(list, other)) ||
		    (strcmp(own, other) == 0 && names(list, ledger)))
			return true;
	}
	return false;
}

static int by_day(const void *a, const void *b)
{
	const struct flow *x = *(const struct flow *const *)a, *y = *(const struct flow *const *)b;
	int32_t first = date_last_day(&x->date), second = date_last_day(&y->date);

	return first != second ? (first > second) - (first < second)
	                       : strcmp(x->record_id, y->record_id);
}

void book_sort_by_day(const struct flow **flows, size_t n)
{
	if (n > 0)
		qsort(flows, n, sizeof *flows, by_day);
}
