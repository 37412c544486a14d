/*
 * record: one row of a source in our columns, before any conversion (DESIGN §2), and the
 * table sources.csv that says what each source is.
 *
 * Texts are interned in the pool given to the reader and live as long as it; an empty text is
 * "", never NULL. The donor stands as the source spells it.
 */
#ifndef AID_RECORD_H
#define AID_RECORD_H

#include <stdbool.h>
#include <stdint.h>

#include "aid/csvin.h"
#include "aid/csvout.h"
#include "aid/date.h"
#include "aid/err.h"
#include "aid/money.h"
#include "aid/strpool.h"

struct record {
	const char *id;       /* <source>:<id in the source, or line> */
	const char *source;
	uint64_t line;        /* in the raw file */
	struct date date;     /* of a stock: the day it was stated for */
	const char *donor, *recipient, *programme, *aid_type, *stage;
	const char *kind;     /* "flow" or "stock" */
	struct date since;    /* stocks: the baseline; flows: DATE_NONE */
	struct money amount, reannounced; /* in units of 10^-decimals of the currency */
	int decimals;
	const char *currency, *qualifier, *verification, *source_url;
	const char *ledger;   /* of a stock: the ledger it is a total of */
	const char *agency, *source_title;
};

/* Writes one row of records.csv (schema_records). */
void record_write(const struct record *r, struct csvout *o);

/* Reads records.csv. The header must hold schema_records' columns, in any order. */
struct record_reader;
struct record_reader *record_reader_open(const char *path, struct strpool *pool, struct err *e);
/* Like csvin_next; a field that does not parse makes the row CSVIN_BAD. */
enum csvin_status record_reader_next(struct record_reader *r, struct record *record,
                                     struct err *e);
/* The place of the current row in records.csv, for messages. */
struct place record_reader_place(const struct record_reader *r);
void record_reader_close(struct record_reader *r);

#endif
