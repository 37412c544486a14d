/*
 * source: reads one raw file by its descriptor, record by record.
 *
 * Invariant: every row after the header is counted exactly once, as kept, excluded (by a rule
 * of the descriptor) or refused (not as declared). A row that breaks several declarations is
 * told about in all of them.
 */
#ifndef AID_SOURCE_H
#define AID_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aid/countries.h"
#include "aid/csvin.h"
#include "aid/currencies.h"
#include "aid/descriptor.h"
#include "aid/duplicates.h"
#include "aid/err.h"
#include "aid/record.h"
#include "aid/strpool.h"

/* How many rows came in and what became of them. */
struct tally {
	uint64_t rows_in, kept, excluded, refused;
};

/* A row that is no record, or one reason of several why. Texts borrowed during the call. */
struct reject {
	const char *source;
	uint64_t line;
	const char *column; /* "" if no single column is to blame */
	const char *value, *reason;
	bool excluded;      /* otherwise refused */
};

struct source_context {
	const struct countries *countries;
	const struct currencies *currencies;
	struct strpool *pool;                /* where the records' texts live */
	void (*reject)(void *sink, const struct reject *r);
	void *sink;
	struct duplicates *duplicates;       /* is shown every row; or NULL */
};

struct source;

/* Opens the descriptor's raw file and finds its columns; NULL with all reasons in *e. The
 * descriptor and the context must outlive the source. */
struct source *source_open(struct descriptor *d, const struct source_context *c, struct err *e);
/* The next record. False at the end or when the rest cannot be read (then *e says why, like
 * every refusal of a source whose descriptor says on_error = stop). */
bool source_next(struct source *s, struct record *r, struct err *e);
const struct tally *source_tally(const struct source *s);
void source_close(struct source *s);

#endif
