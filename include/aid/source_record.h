/*
 * source_record: one raw row into one record, field by field as the descriptor declares it.
 * The inside of source, which alone includes this.
 */
#ifndef AID_SOURCE_RECORD_H
#define AID_SOURCE_RECORD_H

#include "aid/memo.h"
#include "aid/rowin.h"
#include "aid/source.h"
#include "aid/str.h"

struct source {
	struct descriptor *d;
	const struct source_context *c;
	struct rowin *in;
	struct csvrow row;            /* the current one */
	struct tally tally;
	struct strpool *ids;          /* those given so far, to keep them unique */
	struct strpool *known_donors; /* found before: no second search */
	struct memo unknown;          /* names of no country: their number in nearest */
	size_t nearest_cap;
	const char **nearest;         /* known names like each, in the context's pool */
	struct str text, word;        /* the field being made; the source's own word for it */
	const struct recipe *recipe;  /* the record being made of the row; NULL: the only one */
	size_t next_recipe, made;     /* of the current row */
};

/* Makes a record of the current row. All its fields are read even after a refusal, so that one
 * run tells of every fault; false if any was refused. */
bool source_record_read(struct source *s, struct record *r, struct err *e);
/* True if the row states the amount that s->recipe asks for. */
bool source_record_has_amount(struct source *s);
/* Tells the context of a row that is no record. */
void source_record_reject(struct source *s, const char *column, const char *value,
                          const char *reason, bool excluded);

#endif
