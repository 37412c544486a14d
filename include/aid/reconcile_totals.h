/*
 * reconcile_totals: reconciliation.csv, one row a stated total: what the flows make of it, the
 * verdict by its own bounds, the step since the statement before and what would account for it.
 */
#ifndef AID_RECONCILE_TOTALS_H
#define AID_RECONCILE_TOTALS_H

#include "aid/grid.h"
#include "aid/statements.h"

/* The table (schema_reconciliation), in the order of the statements. Caller frees. */
struct grid *reconcile_totals_make(const struct statements *g);

#endif
