/*
 * bulk: reads one source's raw file into harvests, with as many threads as there are harvests.
 *
 * Delimited text is read in blocks, one by one. Each thread guesses where the rows of its block begin and finds
 * them (scan); the guess is held against the block before when its turn comes; then it adds the rows (plan). Rows that are not plain go, one by one, through csvin, source and
 * converter, as all rows do of a file that scan or plan cannot take. What comes out is the same.
 */
#ifndef AID_BULK_H
#define AID_BULK_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/countries.h"
#include "aid/csvout.h"
#include "aid/currencies.h"
#include "aid/descriptor.h"
#include "aid/harvest.h"
#include "aid/progress.h"

struct bulk_options {
	struct descriptor *descriptor;
	size_t source;                 /* its number in the harvests */
	const char *path;              /* the raw file */
	const struct countries *countries;
	const struct currencies *currencies;
	const struct tablespecs *specs;
	size_t n_harvests;
	struct harvest **harvests;     /* the first takes what one thread reads alone */
	struct csvout *records, *flows; /* NULL, or where each is written to: in one thread */
	bool plain;                    /* no fast path */
	struct progress progress;
};

/* False with the reason in *e if the file cannot be opened or read to its end. Refused rows are in
 * the harvests. */
bool bulk_read(const struct bulk_options *o, struct err *e);

#endif
