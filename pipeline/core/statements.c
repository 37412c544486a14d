#include "aid/statements.h"

#include <stdlib.h>
#include <string.h>

#include "aid/xmem.h"

static int by_text_of_series(const struct stock *x, const struct stock *y)
{
	int order = strcmp(x->total_of, y->total_of);

	if (!order)
		order = strcmp(x->agency, y->agency);
	if (!order)
		order = strcmp(x->programme, y->programme);
	return order ? order : strcmp(x->stage, y->stage);
}

int statements_by_series(const struct stock *x, const struct stock *y)
{
	int order = by_text_of_series(x, y);
	int32_t a = date_first_day(&x->since), b = date_first_day(&y->since);

	return order ? order : (a > b) - (a < b);
}

static int by_series_day(const void *a, const void *b)
{
	const struct stock *x = ((const struct statement *)a)->stock;
	const struct stock *y = ((const struct statement *)b)->stock;
	int order = statements_by_series(x, y);
	int32_t first = date_last_day(&x->date), second = date_last_day(&y->date);

	if (!order)
		order = (first > second) - (first < second);
	return order ? order : strcmp(x->record_id, y->record_id);
}

static bool count(const struct book *b, struct statement *o, struct err *e)
{
	const struct stock *s = o->stock;
	struct place at = { "stocks.csv", 0, 0, NULL };
	struct selection what = {
		.ledger = s->total_of, .programme = s->programme[0] ? s->programme : NULL,
		.since = s->since, .until = s->date,
	};
	struct book_sum sum = book_sum(b, &what);

	o->announced = sum.announced;
	o->reannounced = sum.reannounced;
	bool fits = !sum.overflow &&
	            !__builtin_sub_overflow(sum.announced, sum.reannounced, &o->counted) &&
	            !__builtin_sub_overflow(s->total_usd.minor, o->counted, &o->residual);
	return fits || err_data(e, &at, "the flows under %s overflow 64 bits of cents; expected less",
	                        s->record_id);
}

bool statements_make(const struct book *b, struct statements *g, struct err *e)
{
	bool ok = true;

	*g = (struct statements){ b, b->n_stocks, xcalloc(b->n_stocks + 1, sizeof *g->items) };
	for (size_t i = 0; i < g->n; i++) {
		g->items[i].stock = &b->stocks[i];
		ok = count(b, &g->items[i], e) && ok;
	}
	if (g->n > 0)
		qsort(g->items, g->n, sizeof *g->items, by_series_day);
	return ok;
}

void statements_release(struct statements *g)
{
	free(g->items);
	g->items = NULL;
}
