/* summary: one row for each group of keys: totals, and the spread of single amounts. */
#include "aid/shape.h"

#include <stdlib.h>

enum { SHARE_DECIMALS = 2 };

static void put_sample(struct grid *g, const struct sample *s)
{
	int64_t cents;
	bool known = sample_mean(s, &cents);

	shape_put_cents(g, cents, known);
	known = sample_sd(s, &cents);
	shape_put_cents(g, cents, known);
	for (unsigned quarter = 0; quarter <= 4; quarter++) {
		known = sample_quartile(s, quarter, &cents);
		shape_put_cents(g, cents, known);
	}
}

static void put_row(struct grid *g, const struct agg_group *o, money_wide all,
                    const struct measures *m)
{
	grid_text(g, o->key[KEY_LEDGER]);
	grid_text(g, o->key[KEY_DONOR]);
	grid_text(g, measures_donor_name(m, o->key[KEY_DONOR]));
	for (size_t k = KEY_PROGRAMME; k <= KEY_STAGE; k++)
		grid_text(g, o->key[k]);
	grid_count(g, o->acc.n);
	shape_put_sum(g, &o->acc, ACC_AMOUNT);
	shape_put_sum(g, &o->acc, ACC_REANNOUNCED);
	shape_put_ratio(g, o->acc.sum[ACC_AMOUNT].cents * 100, all, SHARE_DECIMALS);
	put_sample(g, &o->sample);
	shape_put_date(g, &o->acc.first);
	shape_put_date(g, &o->acc.last);
	grid_count(g, acc_unknown(&o->acc));
	shape_put_cents(g, o->acc.undated_cents, true);
	shape_put_sum(g, &o->acc, ACC_LOW);
	shape_put_sum(g, &o->acc, ACC_HIGH);
	shape_put_sum(g, &o->acc, ACC_CONSTANT);
	grid_text(g, o->key[KEY_BLOC]);
}

static void fill(struct grid *g, const struct shape_input *in)
{
	money_wide *totals = shape_ledger_totals(in);

	for (size_t i = 0; i < in->n; i++)
		put_row(g, &in->groups[i], totals[i], in->measures);
	free(totals);
}

static const char *const options[] = { "top", NULL };
static const char *const keys[] = { NULL };

const struct shape shape_summary = {
	.name = "summary", .schema = &schema_summary, .options = options, .keys = keys,
	.samples = true, .sums = true, .fill = fill,
};
