#include "aid/gaps.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "aid/str.h"
#include "aid/xmem.h"

/* Where the period stands or belongs. */
static size_t position(const struct gaps *g, const char *period)
{
	size_t low = 0, high = g->n_periods;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (strcmp(g->periods[middle].period, period) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

void gaps_add_period(struct gaps *g, const char *period, uint64_t n)
{
	struct gap new = { "", 0 };

	if (n == 0)
		return;
	g->no_deflator += n;
	strncpy(new.period, period, sizeof new.period - 1);
	size_t at = position(g, new.period);
	if (at == g->n_periods || strcmp(g->periods[at].period, new.period) != 0) {
		XGROW(g->periods, g->n_periods, g->cap);
		memmove(&g->periods[at + 1], &g->periods[at],
		        (g->n_periods++ - at) * sizeof *g->periods);
		g->periods[at] = new;
	}
	g->periods[at].n += n;
}

void gaps_add_undeflated(struct gaps *g, const struct date *d, uint64_t n)
{
	char period[DATE_TEXT_MAX];

	date_period(d, PERIOD_QUARTER, period);
	gaps_add_period(g, period, n);
}

void gaps_merge(struct gaps *into, const struct gaps *from)
{
	into->unknown_amount += from->unknown_amount;
	into->no_rate += from->no_rate;
	into->not_money += from->not_money;
	for (size_t i = 0; i < from->n_periods; i++)
		gaps_add_period(into, from->periods[i].period, from->periods[i].n);
}

/* So many periods can be read in one line; a bulk file may lack decades. */
enum { MAX_NAMED = 12 };

static void note_undeflated(const struct gaps *g, const struct deflators *f, struct err *e)
{
	struct str periods = STR_INIT;

	for (size_t i = 0; i < g->n_periods && i < MAX_NAMED; i++)
		str_printf(&periods, "%s%s (%llu)", i > 0 ? ", " : "", g->periods[i].period,
		           (unsigned long long)g->periods[i].n);
	if (g->n_periods > MAX_NAMED)
		str_printf(&periods, " and %zu more periods", g->n_periods - MAX_NAMED);
	err_note(e, "normalize: without an amount in constant prices, as the %s covers %s to %s: "
	         "%llu, of %s", deflators_title(f), deflators_first(f), deflators_last(f),
	         (unsigned long long)g->no_deflator, str_text(&periods));
	str_release(&periods);
}

void gaps_note(const struct gaps *g, const struct deflators *f, struct err *e)
{
	if (g->unknown_amount > 0)
		err_note(e, "normalize: without a stated amount, which is unknown and not zero: "
		         "%llu", (unsigned long long)g->unknown_amount);
	if (g->no_rate > 0)
		err_note(e, "normalize: without an amount in US dollars, being undated in a "
		         "foreign currency: %llu", (unsigned long long)g->no_rate);
	if (g->not_money > 0)
		err_note(e, "normalize: in a unit that is no money, so without an amount in US "
		         "dollars: %llu", (unsigned long long)g->not_money);
	if (g->no_deflator > 0)
		note_undeflated(g, f, e);
}

void gaps_release(struct gaps *g)
{
	free(g->periods);
	*g = (struct gaps)GAPS_INIT;
}
