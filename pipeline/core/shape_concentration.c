/* concentration: in how few hands a ledger's money lies, by period, up to it, and over all. */
#include "aid/shape.h"

#include <stdlib.h>

#include "aid/holdings.h"
#include "aid/stat_share.h"
#include "aid/xmem.h"

enum { INDEX_DECIMALS = 4, SHARE_DECIMALS = 2, TOP = 3 };

static void put_indices(struct grid *g, const struct holdings *h)
{
	double *x = holdings_values(h), value;
	bool known = stat_hhi(x, h->n, &value);

	shape_put_real(g, value, INDEX_DECIMALS, known);
	known = stat_gini(x, h->n, &value);
	shape_put_real(g, value, INDEX_DECIMALS, known);
	for (size_t k = 1; k <= TOP; k += TOP - 1) {
		known = stat_top_share(x, h->n, k, &value);
		shape_put_real(g, value * 100, SHARE_DECIMALS, known);
	}
	free(x);
}

/* The number of equal donors that would be as concentrated. */
static void put_equal_donors(struct grid *g, const struct holdings *h)
{
	double *x = holdings_values(h), hhi;
	bool known = stat_hhi(x, h->n, &hhi);

	shape_put_real(g, known ? 1 / hhi : 0, SHARE_DECIMALS, known);
	free(x);
}

static void put_top(struct grid *g, const struct holdings *h, const struct measures *m)
{
	const char *donor = h->n > 0 ? h->items[h->n - 1].group->key[KEY_DONOR] : "";

	grid_text(g, donor);
	grid_text(g, measures_donor_name(m, donor));
}

/* How little the smaller half of the donors gave. */
static void put_smaller_half(struct grid *g, const struct holdings *h)
{
	double *x = holdings_values(h), *curve = xcalloc(h->n + 1, sizeof *curve);
	bool known = stat_lorenz(x, h->n, curve) && h->n > 1;

	grid_count(g, h->n / 2);
	shape_put_real(g, 100 * curve[h->n / 2], SHARE_DECIMALS, known);
	free(curve);
	free(x);
}

static void put_row(struct grid *g, const struct shape_input *in, const size_t *ledger,
                    size_t like, bool whole)
{
	const struct agg_group *o = &in->groups[like];
	struct holdings now = holdings_make(in, ledger, like, whole ? HOLDINGS_ALL : HOLDINGS_PERIOD);
	struct holdings so_far = holdings_make(in, ledger, like,
	                                       whole ? HOLDINGS_ALL : HOLDINGS_UP_TO);

	grid_text(g, o->key[KEY_LEDGER]);
	grid_text(g, whole ? "all" : o->period);
	grid_count(g, now.n);
	put_indices(g, &now);
	grid_text(g, o->key[KEY_STAGE]);
	shape_put_day(g, !whole, o->start);
	shape_put_day(g, !whole, o->end);
	shape_put_cents(g, now.total, now.n > 0);
	grid_count(g, now.n_left_out);
	put_equal_donors(g, &now);
	put_top(g, &now, in->measures);
	grid_count(g, so_far.n);
	put_indices(g, &so_far);
	put_equal_donors(g, &so_far);
	put_smaller_half(g, &now);
	holdings_release(&now);
	holdings_release(&so_far);
}

static void fill(struct grid *g, const struct shape_input *in)
{
	size_t n_ledgers, *ledger = shape_ledgers(in, &n_ledgers), *firsts;
	size_t n = holdings_periods(in, ledger, &firsts), at = 0;

	for (size_t l = 0; l < n_ledgers; l++) {
		for (; at < n && ledger[firsts[at]] == l; at++)
			put_row(g, in, ledger, firsts[at], false);
		for (size_t i = 0; i < in->n; i++)
			if (ledger[i] == l) {
				put_row(g, in, ledger, i, true);
				break;
			}
	}
	free(firsts);
	free(ledger);
}

static const char *const options[] = { "period", NULL };
static const char *const keys[] = { "ledger", "donor", NULL };

const struct shape shape_concentration = {
	.name = "concentration", .schema = &schema_concentration, .options = options, .keys = keys,
	.periods = true, .fill = fill,
};
