/* period: one row for each group of keys and period, with sums up to the period's end. */
#include "aid/shape.h"

#include <stdlib.h>

#include "aid/xmem.h"

enum { SHARE_DECIMALS = 2 };

/* The sums of all dated periods of some groups that end by a day. */
struct level {
	int32_t end;
	money_wide amount, counted;
};

/* The sum of one period in one ledger. Periods are interned: equal texts are one. */
struct slice {
	size_t ledger;
	const char *period;
	money_wide amount;
};

static int by_end(const void *a, const void *b)
{
	const struct level *x = a, *y = b;

	return (x->end > y->end) - (x->end < y->end);
}

static int by_slice(const void *a, const void *b)
{
	const struct slice *x = a, *y = b;
	uintptr_t p = (uintptr_t)x->period, q = (uintptr_t)y->period;

	if (x->ledger != y->ledger)
		return x->ledger < y->ledger ? -1 : 1;
	return (p > q) - (p < q);
}

static money_wide counted(const struct acc *a)
{
	return a->sum[ACC_AMOUNT].cents - a->sum[ACC_REANNOUNCED].cents;
}

/* Of the n groups that have the number `which`; returns how many levels there are. */
static size_t levels_of(const struct agg_group *groups, const size_t *number, size_t which,
                        size_t n, struct level *levels)
{
	size_t n_levels = 0;

	for (size_t i = 0; i < n; i++) {
		if (!groups[i].dated || number[i] != which)
			continue;
		struct acc a = brief_acc(groups[i].sums);
		levels[n_levels++] = (struct level){ groups[i].end, a.sum[ACC_AMOUNT].cents, counted(&a) };
	}
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

/* What each group is a part of: the sums of its period and up to its end, in its ledger. */
static void find_wholes(const struct shape_input *in, const size_t *ledger, size_t n_ledgers,
                        money_wide *period, money_wide *cumulative)
{
	struct slice *slices = xcalloc(in->n + 1, sizeof *slices);
	struct level *levels = xcalloc(in->n + 1, sizeof *levels);
	size_t n = 0;

	for (size_t i = 0; i < in->n; i++)
		slices[i] = (struct slice){ ledger[i], in->groups[i].period,
			brief_amount(in->groups[i].sums).cents };
	qsort(slices, in->n, sizeof *slices, by_slice);
	for (size_t i = 0; i < in->n; i++) {
		if (n > 0 && by_slice(&slices[n - 1], &slices[i]) == 0)
			slices[n - 1].amount += slices[i].amount;
		else
			slices[n++] = slices[i];
	}
	for (size_t i = 0; i < in->n; i++) {
		struct slice like = { ledger[i], in->groups[i].period, 0 };
		const struct slice *found = bsearch(&like, slices, n, sizeof *slices, by_slice);
		period[i] = found ? found->amount : 0;
	}
	for (size_t l = 0; l < n_ledgers; l++) {
		size_t n_levels = levels_of(in->groups, ledger, l, in->n, levels);
		for (size_t i = 0; i < in->n; i++)
			if (ledger[i] == l)
				cumulative[i] = level_at(levels, n_levels, in->groups[i].end).amount;
	}
	free(slices);
	free(levels);
}

/* Those beyond the table's top have no code of their own. */
static void put_donor(struct grid *g, const struct shape_input *in, const struct agg_group *o)
{
	const char *code = o->key[KEY_DONOR];
	bool rest = in->spec->key[KEY_DONOR] && !code[0] && in->spec->top > 0;

	grid_text(g, rest ? "Rest" : measures_donor_name(in->measures, code));
}

static void put_row(struct grid *g, const struct shape_input *in, const struct agg_group *o,
                    const struct level *level, money_wide period, money_wide cumulative)
{
	struct acc a = brief_acc(o->sums);

	for (size_t k = KEY_LEDGER; k <= KEY_STAGE; k++)
		grid_text(g, o->key[k]);
	grid_text(g, o->period);
	grid_count(g, a.n);
	shape_put_sum(g, &a, ACC_AMOUNT);
	shape_put_cents(g, level->amount, o->dated);
	shape_put_sum(g, &a, ACC_CONSTANT);
	grid_text(g, o->label);
	grid_count(g, o->rank);
	shape_put_day(g, o->dated, o->start);
	shape_put_day(g, o->dated, o->end);
	grid_count(g, acc_unknown(&a));
	shape_put_sum(g, &a, ACC_LOW);
	shape_put_sum(g, &a, ACC_HIGH);
	shape_put_sum(g, &a, ACC_REANNOUNCED);
	shape_put_cents(g, counted(&a), a.sum[ACC_AMOUNT].n > 0);
	shape_put_cents(g, level->counted, o->dated);
	grid_text(g, o->key[KEY_BLOC]);
	shape_put_ratio(g, a.sum[ACC_AMOUNT].cents * 100, a.sum[ACC_AMOUNT].n > 0 ? period : 0,
	                SHARE_DECIMALS);
	shape_put_ratio(g, level->amount * 100, o->dated ? cumulative : 0, SHARE_DECIMALS);
	put_donor(g, in, o);
}

static void fill(struct grid *g, const struct shape_input *in)
{
	size_t n_ledgers, *ledger = shape_ledgers(in, &n_ledgers);
	struct level *levels = xcalloc(in->n + 1, sizeof *levels);
	money_wide *period = xcalloc(in->n + 1, sizeof *period);
	money_wide *cumulative = xcalloc(in->n + 1, sizeof *cumulative);

	find_wholes(in, ledger, n_ledgers, period, cumulative);
	for (size_t first = 0, n; first < in->n; first += n) {
		n = shape_run(in, first);
		size_t n_levels = levels_of(in->groups + first, ledger + first, ledger[first], n,
		                            levels);
		for (size_t i = first; i < first + n; i++) {
			struct level level = level_at(levels, n_levels, in->groups[i].end);
			put_row(g, in, &in->groups[i], &level, period[i], cumulative[i]);
		}
	}
	free(ledger);
	free(levels);
	free(period);
	free(cumulative);
}

static const char *const options[] = { "period", "top", "top_by", NULL };
static const char *const keys[] = { NULL };

const struct shape shape_period = {
	.name = "period", .schema = &schema_period, .options = options, .keys = keys,
	.periods = true, .sums = true, .fill = fill,
};
