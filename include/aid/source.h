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
#include "aid/tally.h"

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
	bool no_ids;                         /* nobody asks for the records' ids: they are "" and not remembered */
};

struct source;

/* Opens the descriptor's raw file and finds its columns; NULL with all reasons in *e. The
 * descriptor and the context must outlive the source. */
struct source *source_open(struct descriptor *d, const struct source_context *c, struct err *e);
/* The same over a reader of its bytes, which is closed with it or, on failure, at once. */
struct source *source_open_over(struct descriptor *d, const struct source_context *c,
                                struct csvin *in, struct err *e);

enum source_status {
	SOURCE_RECORD,  /* *r is a record of the row */
	SOURCE_NONE,    /* the row is none: it was excluded or refused */
	SOURCE_END,     /* there was no row */
	SOURCE_STOP     /* the rest cannot be read */
};

/* Reads one row and its first record. */
enum source_status source_step(struct source *s, struct record *r, struct err *e);
/* The next record of the same row, where a descriptor makes several. False if there is none. */
bool source_more(struct source *s, struct record *r, struct err *e);
/* Of the record made last: its number among the descriptor's recipes; 0 where there are none. */
size_t source_recipe(const struct source *s);
/* Why a row of which several records might be made is none. */
#define SOURCE_UNSTATED "states no amount for any [record]"
/* The row read last; n = 0 if it could not be read. */
const struct csvrow *source_row(const struct source *s);
/* The next record. False at the end or when the rest cannot be read (then *e says why, like
 * every refusal of a source whose descriptor says on_error = stop). */
bool source_next(struct source *s, struct record *r, struct err *e);
const struct tally *source_tally(const struct source *s);
void source_close(struct source *s);

#endif
