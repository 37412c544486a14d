/* amounts: one row for each single amount, for charts that show every package. */
#include "aid/shape.h"


static void put_row(struct grid *g, const struct agg_group *o, int64_t cents, uint64_t number)
{
	struct date d;
	bool dated = o->dated && date_parse_own(o->period, &d);
	int year = dated ? date_year(&d) : 0;

	shape_put_keys(g, o);
	grid_text(g, o->period);
	grid_count(g, number);
	shape_put_cents(g, cents, true);
	grid_number(g, year, 0, year > 0);
	shape_put_day(g, o->dated, o->start);
	shape_put_day(g, o->dated, o->end);
}

static void fill(struct grid *g, const struct shape_input *in)
{
	for (size_t i = 0; i < in->n; i++) {
		const struct agg_group *o = &in->groups[i];
		for (uint64_t k = 0; k < o->sample->n; k++)
			put_row(g, o, o->amounts[k], k + 1);
	}
}

static const char *const options[] = { NULL };
static const char *const keys[] = { NULL };

const struct shape shape_amounts = {
	.name = "amounts", .schema = &schema_amounts, .options = options, .keys = keys,
	.periods = true, .period = PERIOD_DAY, .samples = true, .amounts = true, .fill = fill,
};
