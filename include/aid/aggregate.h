/*
 * aggregate: flows.csv → one table per section of tables.ini, facts.csv and the tally.
 */
#ifndef AID_AGGREGATE_H
#define AID_AGGREGATE_H

#include <stdbool.h>

#include "aid/err.h"
#include "aid/progress.h"

struct aggregate_options {
	const char *dir;           /* flows.csv, stocks.csv, sources.csv in; tables out */
	const char *reference_dir;
	const char *tables;        /* a file in place of the reference's tables.ini, without facts; or NULL */
	struct progress progress;
};

/* Writes all tables together, or none: a section that breaks the ledger rule costs nothing. */
bool aggregate_run(const struct aggregate_options *o, struct err *e);

#endif
