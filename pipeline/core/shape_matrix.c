/* matrix: one row for every pair of keys and period, for heat maps: what was given, what is
 * nothing and what is not known are told apart. */
#include "aid/shape.h"

#include "aid/series.h"

enum { SHARE_DECIMALS = 2 };

static void put_row(struct grid *g, const struct series *s, const struct point *p,
                    money_wide greatest, money_wide total)
{
	bool known = series_has_amount(p->state);

	shape_put_keys(g, s->like);
	grid_text(g, p->period);
	grid_count(g, s->like->rank);
	shape_put_day(g, p->dated, p->start);
	shape_put_day(g, p->dated, p->end);
	grid_text(g, series_state_name(p->state));
	shape_put_cents(g, p->cents, known);
	shape_put_ratio(g, p->cents * 100, known ? greatest : 0, SHARE_DECIMALS);
	shape_put_ratio(g, p->cents * 100, known ? total : 0, SHARE_DECIMALS);
	grid_count(g, p->n);
}

static void put_series(struct grid *g, const struct series *s, money_wide greatest)
{
	money_wide total = 0;

	for (size_t i = 0; i < s->n; i++)
		total += s->points[i].cents;
	for (size_t i = 0; i < s->n; i++)
		put_row(g, s, &s->points[i], greatest, total);
}

/* The table's greatest cell, which is the colour scale's end. */
static money_wide greatest_of(const struct shape_input *in)
{
	money_wide greatest = 0;

	for (size_t i = 0; i < in->n; i++)
		if (brief_amount(in->groups[i].sums).cents > greatest)
			greatest = brief_amount(in->groups[i].sums).cents;
	return greatest;
}

static void fill(struct grid *g, const struct shape_input *in)
{
	money_wide greatest = greatest_of(in);

	for (size_t first = 0, n; first < in->n; first += n) {
		n = shape_run(in, first);
		for (size_t k = 0; k < SERIES_STEPS; k++) {
			struct series s = series_make(in, first, n, series_steps[k], SERIES_LEDGER_SPAN);
			put_series(g, &s, greatest);
			series_release(&s);
		}
		struct series undated = series_undated(in, first, n);
		put_series(g, &undated, greatest);
		series_release(&undated);
	}
}

static const char *const options[] = { "period", "gaps", "top", NULL };
static const char *const keys[] = { NULL };

const struct shape shape_matrix = {
	.name = "matrix", .schema = &schema_matrix, .options = options, .keys = keys,
	.periods = true, .fill = fill,
};
