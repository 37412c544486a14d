/*
 * duplicates: rows of a source that are exactly like an earlier one, in every field.
 *
 * They are kept, since two equal packages of one day are possible, and told of, since a row pasted twice is the
 * commonest fault of a table that people keep. Memory: 24 bytes or so for each row. Rows are compared by
 * a hash of 128 bits.
 */
#ifndef AID_DUPLICATES_H
#define AID_DUPLICATES_H

#include <stdint.h>

#include "aid/csvin.h"
#include "aid/err.h"

struct duplicates;

struct duplicates *duplicates_new(void);
/* Takes the next row; one of empty fields only is passed over. */
void duplicates_see(struct duplicates *d, const struct csvrow *row);
/* How many rows were like an earlier one. */
uint64_t duplicates_count(const struct duplicates *d);
/* Adds a note with the lines of the first few; none if there are no such rows. */
void duplicates_note(const struct duplicates *d, const char *source, struct err *e);
void duplicates_free(struct duplicates *d);

#endif
