/*
 * explain: from rows of any processed table to the records under them, their lines in the raw
 * files, rates, rounding, bounds and addresses; and the row's figures made anew from these.
 */
#ifndef AID_EXPLAIN_H
#define AID_EXPLAIN_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/err.h"
#include "aid/str.h"

struct explain_options {
	const char *dir, *reference_dir;
	const char *table;      /* without .csv */
	size_t n_keys;
	char *const *keys;      /* COLUMN=VALUE */
	bool json;
	bool all;               /* else EXPLAIN_MAX_ROWS rows at most */
};

enum { EXPLAIN_MAX_ROWS = 20 };

/* Adds the explanation of each row that has all the values, of more than EXPLAIN_MAX_ROWS the first
 * ones, with a note of how many more there are. Values that no row has are a usage error that lists
 * what there is. A figure that its records do not make is our own bug
 * (ERR_BUG), told after everything was explained. */
bool explain_run(const struct explain_options *o, struct str *out, struct err *e);

#endif
