/*
 * tabletrace: the way back from a row of a table of tables.ini to the flows under it. It asks
 * the same questions as aggregation did (tablespec_takes, tablespec_word, the period), so it
 * holds for every table and shape: it knows no table's name.
 */
#ifndef AID_TABLETRACE_H
#define AID_TABLETRACE_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/flow.h"
#include "aid/table.h"
#include "aid/tablespec.h"

struct tabletrace {
	const struct tablespec *spec;
	const struct table *table;
	size_t column[N_TABLE_KEYS]; /* in the table; SIZE_MAX: rows are not told apart by it */
	size_t period;               /* as above */
};

/* Spec and table must outlive it; nothing is to be freed. */
struct tabletrace tabletrace_of(const struct tablespec *spec, const struct table *table);

/* Of a flow and a row; all but the first take for granted that the one before holds. */
/* The table takes the flow, under the row's ledger and stage, which shares are of. */
bool tabletrace_ledger(const struct tabletrace *t, size_t row, const struct flow *f);
/* It has the row's other keys; in the row of the rest: no other row has its keys. */
bool tabletrace_keys(const struct tabletrace *t, size_t row, const struct flow *f);
/* It counts under the row's period; true without periods, and of
 * the row over all of them. */
bool tabletrace_period(const struct tabletrace *t, size_t row, const struct flow *f);
/* It is in the row's cumulative sums: dated, of a period that ends by the row's. */
bool tabletrace_until(const struct tabletrace *t, size_t row, const struct flow *f);

#endif
