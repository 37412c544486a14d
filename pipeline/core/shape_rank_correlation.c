/* rank_correlation: whether the donors that gave much in one period gave much in the next. */
#include "aid/shape.h"

#include <stdlib.h>
#include <string.h>

#include "aid/holdings.h"
#include "aid/stat_rank.h"
#include "aid/xmem.h"

enum { DECIMALS = 4 };

/* Donors above 0 in both periods, in the order of the first. */
static size_t match(const struct holdings *a, const struct holdings *b, double *x, double *y)
{
	size_t n = 0;

	for (size_t i = 0; i < a->n; i++) {
		for (size_t j = 0; j < b->n; j++) {
			if (a->items[i].group->key[KEY_DONOR] != b->items[j].group->key[KEY_DONOR])
				continue;
			x[n] = (double)a->items[i].cents;
			y[n++] = (double)b->items[j].cents;
		}
	}
	return n;
}

static void put_row(struct grid *g, const struct shape_input *in, const size_t *ledger,
                    size_t before, size_t after)
{
	const struct agg_group *o = &in->groups[after];
	struct holdings a = holdings_make(in, ledger, before, HOLDINGS_PERIOD);
	struct holdings b = holdings_make(in, ledger, after, HOLDINGS_PERIOD);
	double *x = xcalloc(a.n + 1, sizeof *x), *y = xcalloc(a.n + 1, sizeof *y), value;
	size_t n = match(&a, &b, x, y);

	grid_text(g, o->key[KEY_LEDGER]);
	grid_text(g, o->period);
	grid_text(g, in->groups[before].period);
	grid_count(g, n);
	bool known = stat_spearman(x, y, n, &value);
	shape_put_real(g, value, DECIMALS, known);
	known = stat_kendall(x, y, n, &value);
	shape_put_real(g, value, DECIMALS, known);
	grid_count(g, a.n - n);
	grid_count(g, b.n - n);
	grid_text(g, o->key[KEY_STAGE]);
	free(x);
	free(y);
	holdings_release(&a);
	holdings_release(&b);
}

/* The next period begins where the last one ended: none is passed over, and none is mixed with
 * one that knows less. */
static bool follows(const struct agg_group *before, const struct agg_group *after)
{
	return before->end + 1 == after->start && strlen(before->period) == strlen(after->period);
}

static void fill(struct grid *g, const struct shape_input *in)
{
	size_t n_ledgers, *ledger = shape_ledgers(in, &n_ledgers), *firsts;
	size_t n = holdings_periods(in, ledger, &firsts);

	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < i; j++)
			if (ledger[firsts[i]] == ledger[firsts[j]] &&
			    follows(&in->groups[firsts[j]], &in->groups[firsts[i]]))
				put_row(g, in, ledger, firsts[j], firsts[i]);
	free(firsts);
	free(ledger);
}

static const char *const options[] = { "period", NULL };
static const char *const keys[] = { "ledger", "donor", NULL };

const struct shape shape_rank_correlation = {
	.name = "rank_correlation", .schema = &schema_rank_correlation, .options = options,
	.keys = keys, .periods = true, .fill = fill,
};
