#include "aid/holdings.h"

#include <stdlib.h>
#include <string.h>

#include "aid/xmem.h"

static bool is_in(const struct agg_group *o, const struct agg_group *like,
                  enum holdings_span span)
{
	switch (span) {
	case HOLDINGS_PERIOD:
		return o->period == like->period; /* interned */
	case HOLDINGS_UP_TO:
		return o->dated && o->end <= like->end;
	default:
		return true;
	}
}

/* Groups of one donor stand together within a ledger and stage only if no other key parts them;
 * a donor is found again by its interned code. */
static struct holding *holding_of(struct holdings *h, const struct agg_group *o, size_t *cap)
{
	for (size_t i = h->n; i > 0; i--)
		if (h->items[i - 1].group->key[KEY_DONOR] == o->key[KEY_DONOR])
			return &h->items[i - 1];
	XGROW(h->items, h->n, *cap);
	h->items[h->n] = (struct holding){ o, 0 };
	return &h->items[h->n++];
}

static int ascending(const void *a, const void *b)
{
	const struct holding *x = a, *y = b;

	if (x->cents != y->cents)
		return x->cents < y->cents ? -1 : 1;
	return strcmp(x->group->key[KEY_DONOR], y->group->key[KEY_DONOR]);
}

struct holdings holdings_make(const struct shape_input *in, const size_t *ledger, size_t like,
                              enum holdings_span span)
{
	struct holdings h = { 0, 0, NULL, 0 };
	size_t cap = 0, kept = 0;

	for (size_t i = 0; i < in->n; i++)
		if (ledger[i] == ledger[like] && is_in(&in->groups[i], &in->groups[like], span))
			holding_of(&h, &in->groups[i], &cap)->cents +=
				brief_amount(in->groups[i].sums).cents;
	for (size_t i = 0; i < h.n; i++) {
		if (h.items[i].cents <= 0)
			continue;
		h.total += h.items[i].cents;
		h.items[kept++] = h.items[i];
	}
	h.n_left_out = h.n - kept;
	h.n = kept;
	if (h.n > 0)
		qsort(h.items, h.n, sizeof *h.items, ascending);
	return h;
}

double *holdings_values(const struct holdings *h)
{
	double *x = xcalloc(h->n + 1, sizeof *x);

	for (size_t i = 0; i < h->n; i++)
		x[i] = (double)h->items[i].cents;
	return x;
}

void holdings_release(struct holdings *h)
{
	free(h->items);
	*h = (struct holdings){ 0, 0, NULL, 0 };
}

struct first {
	size_t ledger, at;
	const char *period;
};

static int by_period(const void *a, const void *b)
{
	const struct first *x = a, *y = b;

	if (x->ledger != y->ledger)
		return x->ledger < y->ledger ? -1 : 1;
	int order = strcmp(x->period, y->period);
	return order ? order : (x->at > y->at) - (x->at < y->at);
}

size_t holdings_periods(const struct shape_input *in, const size_t *ledger, size_t **firsts)
{
	struct first *all = xcalloc(in->n + 1, sizeof *all);
	size_t n = 0, kept = 0;

	for (size_t i = 0; i < in->n; i++)
		if (in->groups[i].dated)
			all[n++] = (struct first){ ledger[i], i, in->groups[i].period };
	qsort(all, n, sizeof *all, by_period);
	*firsts = xcalloc(n + 1, sizeof **firsts);
	for (size_t i = 0; i < n; i++)
		if (i == 0 || all[i].ledger != all[i - 1].ledger || all[i].period != all[i - 1].period)
			(*firsts)[kept++] = all[i].at;
	free(all);
	return kept;
}
