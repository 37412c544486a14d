/* spread: one row for each group of keys and period: how many, sum, and spread of single amounts. */
#include "aid/shape.h"

static void put_sample(struct grid *g, const struct sample *s)
{
	shape_put_cents(g, s->mean, s->has_mean);
	shape_put_cents(g, s->sd, s->has_sd);
	for (unsigned quarter = 0; quarter <= 3; quarter++)
		shape_put_cents(g, s->quartile[quarter], s->n > 0);
	shape_put_cents(g, s->ninth_tenth, s->n > 0);
	shape_put_cents(g, s->quartile[4], s->n > 0);
}

static void fill(struct grid *g, const struct shape_input *in)
{
	for (size_t i = 0; i < in->n; i++) {
		const struct agg_group *o = &in->groups[i];
		struct acc a = brief_acc(o->sums);
		for (size_t k = KEY_LEDGER; k <= KEY_STAGE; k++)
			grid_text(g, o->key[k]);
		grid_text(g, o->period);
		grid_count(g, a.n);
		shape_put_sum(g, &a, ACC_AMOUNT);
		put_sample(g, o->sample);
		grid_count(g, acc_unknown(&a));
		shape_put_sum(g, &a, ACC_CONSTANT);
		grid_text(g, o->key[KEY_BLOC]);
	}
}

static const char *const options[] = { "period", NULL };
static const char *const keys[] = { NULL };

const struct shape shape_spread = {
	.name = "spread", .schema = &schema_spread, .options = options, .keys = keys,
	.periods = true, .samples = true, .sums = true, .by_row = true, .fill = fill,
};
