/* box: how single amounts spread in each period: box plots, and what chance does to them. */
#include "aid/shape.h"

#include "aid/spread.h"

static void put_row(struct grid *g, const struct agg_group *o, size_t draws)
{
	struct acc a = brief_acc(o->sums);

	shape_put_keys(g, o);
	grid_text(g, o->period);
	grid_count(g, a.n);
	shape_put_sum(g, &a, ACC_AMOUNT);
	spread_put_moments(g, o->sample);
	spread_put_cv(g, o->sample);
	spread_put_whiskers(g, o);
	spread_put_bootstrap(g, o, draws);
	shape_put_day(g, o->dated, o->start);
	shape_put_day(g, o->dated, o->end);
	grid_count(g, acc_unknown(&a));
}

static void fill(struct grid *g, const struct shape_input *in)
{
	size_t draws = shape_draws(in->spec, in->n);

	for (size_t i = 0; i < in->n; i++)
		put_row(g, &in->groups[i], draws);
}

static const char *const options[] = { "period", "draws", NULL };
static const char *const keys[] = { NULL };

const struct shape shape_box = {
	.name = "box", .schema = &schema_box, .options = options, .keys = keys,
	.periods = true, .samples = true, .amounts = true, .sums = true, .fill = fill,
};
