/*
 * diff: what changed between two folders of processed tables, so that an analyst sees why a
 * total moved. The classes of change sum exactly to the change of each total (diff_classes).
 */
#ifndef AID_DIFF_H
#define AID_DIFF_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/err.h"
#include "aid/str.h"

struct diff_options {
	const char *old_dir, *new_dir;
	const char *output_dir; /* where the tables go, made if missing; NULL: nowhere */
	size_t largest;         /* how many records the text names */
};

/* Compares the folders and writes diff.csv, diff_totals.csv, diff_waterfall.csv,
 * diff_stocks.csv, diff_inputs.csv and charts.ini, all or none; they hold no row and no chart where
 * nothing changed.
 * *text gets the same for people, *csv diff.csv; either may be NULL. */
bool diff_run(const struct diff_options *o, struct str *text, struct str *csv, struct err *e);

#endif
