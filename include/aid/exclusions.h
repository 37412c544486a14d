/*
 * exclusions: records that are left out of all sums, by name and with the reason
 * (data/reference/exclusions.csv). Leaving out is a decision of people, kept as data.
 */
#ifndef AID_EXCLUSIONS_H
#define AID_EXCLUSIONS_H

#include <stdbool.h>

#include "aid/err.h"

struct exclusions;

struct exclusion {
	const char *record, *scope, *reason, *evidence;
	bool used; /* a record of this name came by */
};

/* Reads DIR/exclusions.csv; NULL with all reasons in *e. Caller frees. */
struct exclusions *exclusions_load(const char *reference_dir, struct err *e);
/* The exclusion of a record, or NULL. */
const struct exclusion *exclusions_find(struct exclusions *x, const char *record_id);
/* Refuses exclusions of a source's records that do not exist. */
bool exclusions_check(const struct exclusions *x, const char *source, struct err *e);
void exclusions_free(struct exclusions *x);

#endif
