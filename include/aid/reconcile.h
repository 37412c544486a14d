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
#include "aid/str.h"

struct reconcile_options {
	const char *dir;           /* flows.csv, stocks.csv, sources.csv in; tables out */
	const char *reference_dir; /* claims.csv and what it is read with */
};

/* Writes reconciliation.csv (one row a stated total, none dropped, in the order of ledger, agency,
 * programme, stage, baseline and day) and claims.csv (claims.h). */
bool reconcile_run(const struct reconcile_options *o, struct err *e);
/* Checks one claim in words against the tables of the folder, adds the definitions side by side
 * to *out as text for people, and writes nothing. */
bool reconcile_claim(const struct reconcile_options *o, const char *claim, struct str *out,
                     struct err *e);

#endif
