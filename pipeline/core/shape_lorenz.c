/* lorenz: the points of the Lorenz curve: what share of the money the smallest donors hold. */
#include "aid/shape.h"

#include <stdlib.h>

#include "aid/holdings.h"
#include "aid/stat_share.h"
#include "aid/xmem.h"

enum { SHARE_DECIMALS = 4 };

static void put_point(struct grid *g, const struct shape_input *in, const struct agg_group *like,
                      bool whole, const struct holdings *h, size_t i, const double *curve)
{
	const struct holding *o = i > 0 ? &h->items[i - 1] : NULL;

	grid_text(g, like->key[KEY_LEDGER]);
	grid_text(g, whole ? "all" : like->period);
	grid_count(g, i);
	shape_put_real(g, 100 * (double)i / (double)h->n, SHARE_DECIMALS, true);
	shape_put_real(g, 100 * curve[i], SHARE_DECIMALS, true);
	grid_text(g, o ? o->group->key[KEY_DONOR] : NULL);
	grid_text(g, o ? measures_donor_name(in->measures, o->group->key[KEY_DONOR]) : NULL);
	shape_put_cents(g, o ? o->cents : 0, o != NULL);
	grid_text(g, like->key[KEY_STAGE]);
	grid_count(g, h->n);
	shape_put_real(g, o ? 100 * (curve[i] - curve[i - 1]) : 0, SHARE_DECIMALS, o != NULL);
}

/* A curve of one donor says nothing; it has no rows. */
static void put_curve(struct grid *g, const struct shape_input *in, const size_t *ledger,
                      size_t like, bool whole)
{
	struct holdings h = holdings_make(in, ledger, like, whole ? HOLDINGS_ALL : HOLDINGS_PERIOD);
	double *x = holdings_values(&h), *curve = xcalloc(h.n + 1, sizeof *curve);

	if (h.n > 1 && stat_lorenz(x, h.n, curve))
		for (size_t i = 0; i <= h.n; i++)
			put_point(g, in, &in->groups[like], whole, &h, i, curve);
	free(curve);
	free(x);
	holdings_release(&h);
}

static void fill(struct grid *g, const struct shape_input *in)
{
	size_t n_ledgers, *ledger = shape_ledgers(in, &n_ledgers), *firsts;
	size_t n = holdings_periods(in, ledger, &firsts), at = 0;

	for (size_t l = 0; l < n_ledgers; l++) {
		for (; at < n && ledger[firsts[at]] == l; at++)
			put_curve(g, in, ledger, firsts[at], false);
		for (size_t i = 0; i < in->n; i++)
			if (ledger[i] == l) {
				put_curve(g, in, ledger, i, true);
				break;
			}
	}
	free(firsts);
	free(ledger);
}

static const char *const options[] = { "period", NULL };
static const char *const keys[] = { "ledger", "donor", NULL };

const struct shape shape_lorenz = {
	.name = "lorenz", .schema = &schema_lorenz, .options = options, .keys = keys,
	.periods = true, .fill = fill,
};
