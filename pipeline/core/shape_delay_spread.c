/* delay_spread: one row for each set of keys: how the waits between announcements spread. */
#include "aid/shape.h"

#include <assert.h>
#include <stdlib.h>

#include "aid/announced.h"
#include "aid/sample.h"
#include "aid/xmem.h"

enum { HUNDREDTHS = 100, DECIMALS = 2 };

/* Quantiles of days are exact hundredths, as those of money are exact cents. */
static void put_spread(struct grid *g, const struct announced *a)
{
	int64_t *days = xcalloc(a->n + 1, sizeof *days), value;
	struct sample s;
	size_t n = 0;

	assert(a->waits || a->n == 0);
	for (size_t i = 0; i < a->n; i++)
		if (!a->waits[i].open)
			days[n++] = (int64_t)(a->waits[i].to - a->waits[i].from) * HUNDREDTHS;
	sample_of(days, n, &s);
	grid_count(g, n);
	for (unsigned quarter = 0; quarter <= 4; quarter++) {
		bool known = sample_quartile(&s, quarter, &value);
		grid_number(g, value, DECIMALS, known);
	}
	bool known = sample_mean(&s, &value);
	grid_number(g, value, DECIMALS, known);
	free(days);
}

static void put_row(struct grid *g, const struct agg_group *o, const struct announced *a)
{
	const struct wait *last = a->n > 0 ? &a->waits[a->n - 1] : NULL;
	bool open = last && last->open;

	shape_put_keys(g, o);
	grid_count(g, a->n_days);
	put_spread(g, a);
	shape_put_day(g, last, last ? a->waits[0].from : 0);
	shape_put_day(g, last, !last ? 0 : open ? last->from : last->to);
	grid_number(g, open ? last->to - last->from : 0, 0, open);
	grid_count(g, a->n_other);
}

static void fill(struct grid *g, const struct shape_input *in)
{
	for (size_t first = 0, n; first < in->n; first += n) {
		n = shape_run(in, first);
		struct announced a = announced_make(in, first, n);
		put_row(g, &in->groups[first], &a);
		announced_release(&a);
	}
}

static const char *const options[] = { "gaps", NULL };
static const char *const keys[] = { NULL };

const struct shape shape_delay_spread = {
	.name = "delay_spread", .schema = &schema_delay_spread, .options = options, .keys = keys,
	.periods = true, .period = PERIOD_DAY, .fill = fill,
};
