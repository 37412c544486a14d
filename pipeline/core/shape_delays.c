/* delays: one row for each wait between two announcements, or only for the longest ones. */
#include "aid/shape.h"

#include "aid/announced.h"

static void put_row(struct grid *g, const struct agg_group *o, const struct wait *w)
{
	shape_put_keys(g, o);
	shape_put_day(g, true, w->from);
	shape_put_day(g, true, w->to);
	grid_count(g, (uint64_t)(w->to - w->from));
	grid_count(g, w->open);
	grid_count(g, w->rank);
	grid_count(g, w->n);
}

static void fill(struct grid *g, const struct shape_input *in)
{
	size_t longest = (size_t)in->spec->longest;

	for (size_t first = 0, n; first < in->n; first += n) {
		n = shape_run(in, first);
		struct announced a = announced_make(in, first, n);
		for (size_t i = 0; i < a.n; i++)
			if (longest == 0 || a.waits[i].rank <= longest)
				put_row(g, &in->groups[first], &a.waits[i]);
		announced_release(&a);
	}
}

static const char *const options[] = { "gaps", "longest", NULL };
static const char *const keys[] = { NULL };

const struct shape shape_delays = {
	.name = "delays", .schema = &schema_delays, .options = options, .keys = keys,
	.periods = true, .period = PERIOD_DAY, .fill = fill,
};
