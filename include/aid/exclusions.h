/*
 * exclusions: records that are left out of all sums, by name and with the reason
 * (data/reference/exclusions.csv). Leaving out is a decision of people, kept as data.
 */
#ifndef AID_EXCLUSIONS_H
#define AID_EXCLUSIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/err.h"

struct exclusions;

struct exclusion {
	const char *record, *scope, *reason, *evidence;
	size_t row; /* in the table */
	bool used;  /* a record of this name came by */
};

/* Reads DIR/exclusions.csv; a row without a reason is refused, so is a record named twice.
 * NULL with all reasons in *e. Caller frees. */
struct exclusions *exclusions_load(const char *reference_dir, struct err *e);
/* The exclusion of a record, marked as used, or NULL. */
const struct exclusion *exclusions_find(struct exclusions *x, const char *record_id);
/* True if a record of this source is named. */
bool exclusions_name(const struct exclusions *x, const char *source);
/* Once all records came by: an exclusion that met none of a source that was read (one of the names)
 * is a mistake; one of another source may be meant for another run, and is noted. */
bool exclusions_check(const struct exclusions *x, const char *const *sources, size_t n,
                      struct err *e);
/* Exclusion number i in the order of their records, or NULL past the last; and its place. */
const struct exclusion *exclusions_item(const struct exclusions *x, size_t i);
struct place exclusions_place(const struct exclusions *x, size_t i);
void exclusions_free(struct exclusions *x);

#endif
