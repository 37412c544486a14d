#include "aid/shape.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "aid/str.h"
#include "aid/xmem.h"

extern const struct shape shape_period, shape_summary, shape_donors, shape_trend,
	shape_concentration, shape_lorenz, shape_rank_correlation, shape_delays,
	shape_delay_spread, shape_amounts, shape_box, shape_matrix, shape_events, shape_spread;

/* In the order in which messages name them. */
static const struct shape *const shapes[] = {
	&shape_period, &shape_summary, &shape_donors, &shape_trend, &shape_concentration,
	&shape_lorenz, &shape_rank_correlation, &shape_delays, &shape_delay_spread,
	&shape_amounts, &shape_box, &shape_matrix, &shape_events, &shape_spread,
};
enum { N_SHAPES = sizeof shapes / sizeof *shapes, CENTS = 2, MOST_DRAWN = 1000 };

const struct shape *shape_find(const char *name)
{
	for (size_t i = 0; i < N_SHAPES; i++)
		if (strcmp(shapes[i]->name, name) == 0)
			return shapes[i];
	return NULL;
}

char *shape_names(void)
{
	struct str s = STR_INIT;

	for (size_t i = 0; i < N_SHAPES; i++)
		str_printf(&s, "%s%s", i == 0 ? "" : i + 1 < N_SHAPES ? ", " : " or ",
		           shapes[i]->name);
	return str_take(&s);
}

size_t shape_run(const struct shape_input *in, size_t first)
{
	const struct agg_group *o = &in->groups[first];
	size_t n = 1;

	while (first + n < in->n && in->groups[first + n].key == o->key)
		n++;
	return n;
}

/* Keys are interned, and there are few ledgers and stages beside many groups. */
static size_t ledger_of(const struct agg_group **firsts, size_t *n, const struct agg_group *o)
{
	size_t i = 0;

	while (i < *n && (firsts[i]->key[KEY_LEDGER] != o->key[KEY_LEDGER] ||
	                  firsts[i]->key[KEY_STAGE] != o->key[KEY_STAGE]))
		i++;
	if (i == *n)
		firsts[(*n)++] = o;
	return i;
}

size_t *shape_ledgers(const struct shape_input *in, size_t *n)
{
	const struct agg_group **firsts = xcalloc(in->n + 1, sizeof *firsts);
	size_t *ledger = xcalloc(in->n + 1, sizeof *ledger);

	*n = 0;
	for (size_t i = 0; i < in->n; i++)
		ledger[i] = ledger_of(firsts, n, &in->groups[i]);
	free(firsts);
	return ledger;
}

money_wide *shape_ledger_totals(const struct shape_input *in)
{
	size_t n, *ledger = shape_ledgers(in, &n);
	money_wide *sums = xcalloc(n + 1, sizeof *sums);
	money_wide *totals = xcalloc(in->n + 1, sizeof *totals);

	for (size_t i = 0; i < in->n; i++)
		sums[ledger[i]] += brief_amount(in->groups[i].sums).cents;
	for (size_t i = 0; i < in->n; i++)
		totals[i] = sums[ledger[i]];
	free(ledger);
	free(sums);
	return totals;
}

size_t shape_draws(const struct tablespec *spec, size_t n)
{
	return n <= MOST_DRAWN ? (size_t)spec->draws : 0;
}

void shape_put_keys(struct grid *g, const struct agg_group *o)
{
	for (size_t k = 0; k < N_TABLE_KEYS; k++)
		grid_text(g, o->key[k]);
	grid_text(g, o->label);
}

void shape_put_sum(struct grid *g, const struct acc *a, enum acc_measure m)
{
	money_wide cents;
	bool known = acc_total(a, m, &cents);

	grid_number(g, cents, CENTS, known);
}

void shape_put_cents(struct grid *g, money_wide cents, bool known)
{
	grid_number(g, cents, CENTS, known);
}

static void put_rounded(struct grid *g, double units, int decimals, bool known)
{
	static const double most = 9e15; /* beyond, a double skips integers */
	bool fits = known && units > -most && units < most;

	grid_number(g, fits ? llrint(units) : 0, decimals, fits);
}

void shape_put_real(struct grid *g, double value, int decimals, bool known)
{
	for (int i = 0; i < decimals; i++)
		value *= 10;
	put_rounded(g, value, decimals, known);
}

void shape_put_real_cents(struct grid *g, double cents, bool known)
{
	put_rounded(g, cents, CENTS, known);
}

void shape_put_date(struct grid *g, const struct date *d)
{
	char text[DATE_TEXT_MAX];

	date_format(d, text);
	grid_text(g, text);
}

void shape_put_day(struct grid *g, bool known, int32_t days)
{
	struct date d = date_of_day(days);

	if (known)
		shape_put_date(g, &d);
	else
		grid_text(g, NULL);
}

void shape_put_ratio(struct grid *g, money_wide num, money_wide den, int decimals)
{
	int64_t ratio = 0;

	for (int i = 0; i < decimals; i++)
		num *= 10;
	bool known = den > 0 && money_divide(num, den, &ratio);
	grid_number(g, ratio, decimals, known);
}
