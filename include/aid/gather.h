/*
 * gather: from a harvest to files, for those who read raw files in one process or join partial
 * states: rejects.csv and reject_totals.csv always; the tables only if nothing was refused.
 */
#ifndef AID_GATHER_H
#define AID_GATHER_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/err.h"
#include "aid/harvest.h"
#include "aid/table.h"
#include "aid/tableset.h"

struct gather {
	const struct table *sources;   /* columns source, kind, ledger, overlaps, on_error */
	struct harvest *harvest;       /* of sources in the order of that table */
	struct tableset *tables;
	const struct converter_options *options;
	const struct converter *converter;
	struct exclusions *exclusions;
	const char *output_dir;
};

/* The columns that a table of sources needs here. */
struct table *gather_sources(void);
/* Says how many rows were read and converted; false with the reasons in *e if any was refused. */
bool gather_read(const struct gather *g, struct err *e);
/* Says and checks all that three stages say and check; false with the reasons in *e if anything
 * was refused. rejects.csv is written. */
bool gather_check(const struct gather *g, struct err *e);
/* Adds the tables to a set of files. */
bool gather_tables(const struct gather *g, struct outset *out, struct err *e);

#endif
