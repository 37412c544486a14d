/* period: one row for each group of keys and period, with sums up to the period's end. */
#include "aid/shape.h"

#include <stdlib.h>

#include "aid/xmem.h"

/* The sums of all dated periods of one run that end by a day. */
struct level {
	int32_t end;
	money_wide amount, counted;
};

static int by_end(const void *a, const void *b)
{
	const struct level *x = a, *y = b;

	return (x->end > y->end) - (x->end < y->end);
}

static money_wide counted(const struct acc *a)
{
	return a->sum[ACC_AMOUNT].cents - a->sum[ACC_REANNOUNCED].cents;
}

static size_t levels_of(const struct agg_group *run, size_t n, struct level *levels)
{
	size_t n_levels = 0;

	for (size_t i = 0; i < n; i++)
		if (run[i].dated)
			levels[n_levels++] = (struct level){
				run[i].end, run[i].acc.sum[ACC_AMOUNT].cents, counted(&run[i].acc)
			};
	qsort(levels, n_levels, sizeof *levels, by_end);
	for (size_t i = 1; i < n_levels; i++) {
		levels[i].amount += levels[i - 1].amount;
		levels[i].counted += levels[i - 1].counted;
	}
	return n_levels;
}

/* The last level that ends by the day: a quarter and its last month end together. */
static struct level level_at(const struct level *levels, size_t n, int32_t end)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (levels[middle].end <= end)
			low = middle + 1;
		else
			high = middle;
	}
	return low > 0 ? levels[low - 1] : (struct level){ 0, 0, 0 };
}

static void put_row(struct grid *g, const struct agg_group *o, const struct level *level)
{
	const struct acc *a = &o->acc;

	for (size_t k = KEY_LEDGER; k <= KEY_STAGE; k++)
		grid_text(g, o->key[k]);
	grid_text(g, o->period);
	grid_count(g, a->n);
	shape_put_sum(g, a, ACC_AMOUNT);
	shape_put_cents(g, level->amount, o->dated);
	shape_put_sum(g, a, ACC_CONSTANT);
	grid_text(g, o->label);
	grid_count(g, o->rank);
	shape_put_day(g, o->dated, o->start);
	shape_put_day(g, o->dated, o->end);
	grid_count(g, acc_unknown(a));
	shape_put_sum(g, a, ACC_LOW);
	shape_put_sum(g, a, ACC_HIGH);
	shape_put_sum(g, a, ACC_REANNOUNCED);
	shape_put_cents(g, counted(a), a->sum[ACC_AMOUNT].n > 0);
	shape_put_cents(g, level->counted, o->dated);
}

static void fill(struct grid *g, const struct shape_input *in)
{
	struct level *levels = xcalloc(in->n + 1, sizeof *levels);

	for (size_t first = 0, n; first < in->n; first += n) {
		n = shape_run(in, first);
		size_t n_levels = levels_of(in->groups + first, n, levels);
		for (size_t i = first; i < first + n; i++) {
			struct level level = level_at(levels, n_levels, in->groups[i].end);
			put_row(g, &in->groups[i], &level);
		}
	}
	free(levels);
}

static const char *const options[] = { "period", "top", NULL };
static const char *const keys[] = { NULL };

const struct shape shape_period = {
	.name = "period", .schema = &schema_period, .options = options, .keys = keys,
	.periods = true, .fill = fill,
};
