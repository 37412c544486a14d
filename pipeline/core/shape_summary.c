/* summary: one row for each group of keys: totals, and the spread of single amounts. */
#include "aid/shape.h"

#include <stdlib.h>

#include "aid/spread.h"

enum { SHARE_DECIMALS = 2 };

static void put_row(struct grid *g, const struct agg_group *o, money_wide all,
                    const struct measures *m, size_t draws)
{
	struct acc a = brief_acc(o->sums);

	grid_text(g, o->key[KEY_LEDGER]);
	grid_text(g, o->key[KEY_DONOR]);
	grid_text(g, measures_donor_name(m, o->key[KEY_DONOR]));
	for (size_t k = KEY_PROGRAMME; k <= KEY_STAGE; k++)
		grid_text(g, o->key[k]);
	grid_count(g, a.n);
	shape_put_sum(g, &a, ACC_AMOUNT);
	shape_put_sum(g, &a, ACC_REANNOUNCED);
	shape_put_ratio(g, a.sum[ACC_AMOUNT].cents * 100, a.sum[ACC_AMOUNT].n > 0 ? all : 0, SHARE_DECIMALS);
	spread_put_moments(g, o->sample);
	shape_put_date(g, &a.first);
	shape_put_date(g, &a.last);
	grid_count(g, acc_unknown(&a));
	shape_put_cents(g, a.undated_cents, true);
	shape_put_sum(g, &a, ACC_LOW);
	shape_put_sum(g, &a, ACC_HIGH);
	shape_put_sum(g, &a, ACC_CONSTANT);
	grid_text(g, o->key[KEY_BLOC]);
	spread_put_cv(g, o->sample);
	grid_count(g, o->rank);
	spread_put_bootstrap(g, o, draws);
}

static void fill(struct grid *g, const struct shape_input *in)
{
	money_wide *totals = shape_ledger_totals(in);

	for (size_t i = 0; i < in->n; i++)
		put_row(g, &in->groups[i], totals[i], in->measures, shape_draws(in->spec, in->n));
	free(totals);
}

static const char *const options[] = { "top", "draws", NULL };
static const char *const keys[] = { NULL };

const struct shape shape_summary = {
	.name = "summary", .schema = &schema_summary, .options = options, .keys = keys,
	.samples = true, .sums = true, .fill = fill,
};
