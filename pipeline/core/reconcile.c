#include "aid/reconcile.h"

#include <stdlib.h>
#include <string.h>

#include "aid/flow.h"
#include "aid/grid.h"
#include "aid/outfile.h"
#include "aid/str.h"
#include "aid/xmem.h"

enum { CENTS = 2, MAX_CANDIDATES = 3 };

struct stage {
	struct strpool *pool;
	struct flow *flows;
	struct stock *stocks;
	size_t n_flows, n_stocks, flows_cap, stocks_cap;
};

static char *path_of(const struct reconcile_options *o, const char *table)
{
	struct str path = STR_INIT;

	str_printf(&path, "%s/%s.csv", o->dir, table);
	return str_take(&path);
}

static bool read_all(struct stage *g, const struct reconcile_options *o, struct err *e)
{
	char *flows = path_of(o, "flows"), *stocks = path_of(o, "stocks");
	struct flow_reader *in = flow_reader_open(flows, g->pool, e);
	struct stock_reader *totals = stock_reader_open(stocks, g->pool, e);
	enum csvin_status status = CSVIN_END;
	struct flow f;
	struct stock s;

	while (in && (status = flow_reader_next(in, &f, e)) != CSVIN_END) {
		XGROW(g->flows, g->n_flows, g->flows_cap);
		if (status == CSVIN_ROW)
			g->flows[g->n_flows++] = f;
	}
	while (totals && (status = stock_reader_next(totals, &s, e)) != CSVIN_END) {
		XGROW(g->stocks, g->n_stocks, g->stocks_cap);
		if (status == CSVIN_ROW)
			g->stocks[g->n_stocks++] = s;
	}
	flow_reader_close(in);
	stock_reader_close(totals);
	free(flows);
	free(stocks);
	return e->kind == ERR_NONE;
}

static bool same_series(const struct stock *a, const struct stock *b)
{
	return strcmp(a->total_of, b->total_of) == 0 && strcmp(a->agency, b->agency) == 0 &&
	       strcmp(a->programme, b->programme) == 0 &&
	       date_first_day(&a->since) == date_first_day(&b->since);
}

static int by_series_day(const void *a, const void *b)
{
	const struct stock *x = a, *y = b;
	int order = strcmp(x->total_of, y->total_of);

	if (!order)
		order = strcmp(x->agency, y->agency);
	if (!order)
		order = strcmp(x->programme, y->programme);
	if (!order)
		order = (date_first_day(&x->since) > date_first_day(&y->since)) -
		        (date_first_day(&x->since) < date_first_day(&y->since));
	if (!order)
		order = (date_last_day(&x->date) > date_last_day(&y->date)) -
		        (date_last_day(&x->date) < date_last_day(&y->date));
	return order ? order : strcmp(x->record_id, y->record_id);
}

static bool of_total(const struct flow *f, const struct stock *s)
{
	return strcmp(f->ledger, s->total_of) == 0 && f->amount_usd.known &&
	       f->date.precision != DATE_NONE &&
	       (!s->programme[0] || strcmp(f->programme, s->programme) == 0);
}

struct sums {
	int64_t announced, reannounced;
};

static bool count(const struct stage *g, const struct stock *s, struct sums *o)
{
	bool ok = true;

	*o = (struct sums){ 0, 0 };
	for (size_t i = 0; i < g->n_flows; i++) {
		const struct flow *f = &g->flows[i];
		if (!of_total(f, s) || date_first_day(&f->date) < date_first_day(&s->since) ||
		    date_last_day(&f->date) > date_last_day(&s->date))
			continue;
		ok = money_add(&o->announced, f->amount_usd.minor) && ok;
		if (f->reannounced_usd.known)
			ok = money_add(&o->reannounced, f->reannounced_usd.minor) && ok;
	}
	return ok;
}

static int64_t size_of(int64_t cents)
{
	return cents < 0 ? -cents : cents;
}

/* Records of the days between two statements, both included, whose time is theirs. */
static bool between(const struct flow *f, const struct stock *before, const struct stock *s)
{
	return of_total(f, s) && date_last_day(&f->date) >= date_first_day(&before->date) &&
	       date_first_day(&f->date) <= date_last_day(&s->date);
}

static void name(struct str *text, const struct flow *f, const struct flow *other, size_t n)
{
	char amount[MONEY_TEXT_MAX];

	money_format_short(amount, f->amount_usd.minor);
	str_printf(text, "%s%s ($%s)", n > 0 ? "; or " : "candidate, an equal amount is no proof: ",
	           f->record_id, amount);
	if (!other)
		return;
	money_format_short(amount, other->amount_usd.minor);
	str_printf(text, " with %s ($%s)", other->record_id, amount);
}

/* Single records first, then pairs, that come within the bounds' width of the step. */
static void explain(const struct stage *g, const struct stock *before, const struct stock *s,
                    int64_t step, int64_t tolerance, struct str *text)
{
	size_t n = 0;

	for (size_t i = 0; i < g->n_flows && n < MAX_CANDIDATES; i++)
		if (between(&g->flows[i], before, s) &&
		    size_of(g->flows[i].amount_usd.minor - size_of(step)) <= tolerance)
			name(text, &g->flows[i], NULL, n++);
	for (size_t i = 0; i < g->n_flows && n == 0; i++)
		for (size_t j = i + 1; j < g->n_flows && n < MAX_CANDIDATES; j++)
			if (between(&g->flows[i], before, s) && between(&g->flows[j], before, s) &&
			    size_of(g->flows[i].amount_usd.minor + g->flows[j].amount_usd.minor -
			            size_of(step)) <= tolerance)
				name(text, &g->flows[i], &g->flows[j], n++);
	if (n == 0)
		str_add(text, "unexplained");
}

static void put_date(struct grid *grid, const struct date *d)
{
	char text[DATE_TEXT_MAX];

	date_format(d, text);
	grid_text(grid, text);
}

static void put(struct grid *grid, int64_t cents)
{
	grid_number(grid, cents, CENTS, true);
}

static const char *verdict(const struct stock *s, int64_t counted)
{
	return counted > s->high_usd.minor ? "over" : counted < s->low_usd.minor ? "under" : "agrees";
}

/* *residual: of the statement before, of the same series, if there is one; then of this. */
static bool add_row(const struct stage *g, const struct stock *s, const struct stock *before,
                    int64_t *residual, struct grid *grid, struct err *e)
{
	struct sums sums;
	struct str text = STR_INIT;
	struct place at = { "stocks.csv", 0, 0, NULL };
	int64_t pct = 0, last = *residual;

	if (!count(g, s, &sums))
		return err_data(e, &at, "the flows under %s overflow 64 bits of cents; expected less",
		                s->record_id);
	int64_t counted = sums.announced - sums.reannounced;
	*residual = s->total_usd.minor - counted;
	int64_t step = *residual - last, tolerance = s->high_usd.minor - s->low_usd.minor;
	bool known = s->total_usd.minor > 0 &&
	             money_scale(*residual, 10000, s->total_usd.minor, &pct);
	put_date(grid, &s->date);
	put_date(grid, &s->since);
	grid_text(grid, s->agency);
	put(grid, s->total_usd.minor);
	put(grid, s->low_usd.minor);
	put(grid, s->high_usd.minor);
	put(grid, sums.announced);
	put(grid, sums.reannounced);
	put(grid, counted);
	put(grid, *residual);
	grid_number(grid, pct, 2, known);
	grid_text(grid, verdict(s, counted));
	grid_number(grid, step, CENTS, before != NULL);
	if (before && size_of(step) > tolerance)
		explain(g, before, s, step, tolerance, &text);
	grid_text(grid, str_text(&text));
	grid_text(grid, s->total_of);
	grid_text(grid, s->programme);
	grid_text(grid, s->record_id);
	str_release(&text);
	return true;
}

bool reconcile_run(const struct reconcile_options *o, struct err *e)
{
	struct stage g = { .pool = strpool_new() };
	struct grid *grid = grid_new(&schema_reconciliation);
	struct outset *out = outset_new();
	int64_t residual = 0;
	bool ok = read_all(&g, o, e);

	if (ok && g.n_stocks > 0)
		qsort(g.stocks, g.n_stocks, sizeof *g.stocks, by_series_day);
	for (size_t i = 0; ok && i < g.n_stocks; i++) {
		bool first = i == 0 || !same_series(&g.stocks[i - 1], &g.stocks[i]);
		ok = add_row(&g, &g.stocks[i], first ? NULL : &g.stocks[i - 1], &residual, grid, e);
	}
	ok = ok && grid_write(grid, o->dir, "reconciliation", out, e) && outset_commit(out, e);
	if (ok)
		err_note(e, "reconcile: %zu stated totals", g.n_stocks);
	outset_free(out);
	grid_free(grid);
	free(g.flows);
	free(g.stocks);
	strpool_free(g.pool);
	return ok;
}
