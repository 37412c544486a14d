/*
 * plan: a descriptor turned into what to do with the bytes of a regular row, without making a record
 * of it: look up each field's text among those met before, read the amount's digits, convert, add
 * to a group.
 *
 * The plan knows no rule of the descriptor's: what a text means it learns from a row that
 * source and converter have read. Whatever it has not met, or that is not plain, it leaves to them
 * (ask). So there is one authority, and the plan can only be quicker.
 */
#ifndef AID_PLAN_H
#define AID_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aid/csvin.h"
#include "aid/descriptor.h"
#include "aid/harvest.h"
#include "aid/record.h"

struct plan;

/* Rows are taken in small batches: their look-ups reach all over the memory, and each waits while
 * those of the others are under way. */
enum { PLAN_BATCH = 64 };
/* So many bytes before the text must be readable, as SCAN_PADDING behind it; what they hold does not matter. */
enum { PLAN_BEFORE = 16 };

/* A row of the text: fields[i] is where its field number i ends, and it begins at `begin`. */
struct plan_row {
	uint32_t begin;
	const uint32_t *fields;
	size_t number;  /* the caller's */
	bool ask;       /* set: nothing was done, the row is for source and converter */
};

/* A plan for rows under the header of the descriptor's file, whose expressions are bound; NULL if it says something
 * that only source can do. All arguments are borrowed. One plan serves one thread. Caller frees. */
struct plan *plan_new(const struct descriptor *d, const struct csvrow *header, size_t source,
                      struct harvest *h, const struct tablespecs *specs);
/* Adds the rows, or counts them as excluded; at most PLAN_BATCH. */
void plan_rows(struct plan *p, const char *text, struct plan_row *rows, size_t n);
/* Remembers what the texts of a row became in its record, of this number among the [record]s; NULL: none was made. */
void plan_learn(struct plan *p, const struct csvrow *row, size_t recipe, const struct record *r,
                const struct flow *f);
/* Moves all that was added to the plan's harvest, its groups to this cube: that of the harvest, or another thread's of
 * the same tables, so that groups of several threads are joined at once. Nothing may be added after. */
void plan_fold(struct plan *p, struct cube *into);
void plan_free(struct plan *p);

#endif
