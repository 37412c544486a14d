/*
 * reconcile: stated totals against the sums of their ledger's flows (DESIGN §6).
 *
 * counted = flows from the baseline to the day of the statement, that day included, less what
 * was announced before; residual = official − counted. A flow whose date may lie on either side
 * of a bound is not counted. Candidates for a step are records of the right time and amount: an
 * equal amount is not a proof.
 */
#ifndef AID_RECONCILE_H
#define AID_RECONCILE_H

#include <stdbool.h>

#include "aid/err.h"

struct reconcile_options {
	const char *dir; /* flows.csv, stocks.csv in; reconciliation.csv out */
};

/* One row a stated total, none dropped, in the order of ledger, agency, baseline and day. */
bool reconcile_run(const struct reconcile_options *o, struct err *e);

#endif
