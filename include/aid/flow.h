/*
 * flow: money of one date, normalised: donor as a code, amount in US dollars with bounds; and
 * stock: a cumulative total stated at a date. Flows add up inside a ledger; stocks never add.
 *
 * Texts are interned in the reader's pool. All …_usd are cents.
 */
#ifndef AID_FLOW_H
#define AID_FLOW_H

#include <stdbool.h>
#include <stdint.h>

#include "aid/csvin.h"
#include "aid/csvout.h"
#include "aid/date.h"
#include "aid/err.h"
#include "aid/money.h"
#include "aid/str.h"
#include "aid/strpool.h"

struct flow {
	const char *record_id, *source;
	uint64_t line;
	const char *ledger;
	struct date date;
	const char *donor, *donor_name, *recipient, *programme, *aid_type, *stage;
	struct money amount_usd, low_usd, high_usd, reannounced_usd, constant_usd;
	struct money amount;  /* as stated, in units of 10^-decimals of the currency */
	int decimals;
	const char *currency;
	const char *rate;     /* US dollars for one unit, as text for people; "1" for dollars */
	const char *source_url;
	const char *qualifier, *verification, *source_title; /* extra columns, at the end */
};

struct stock {
	const char *record_id, *source;
	uint64_t line;
	const char *total_of; /* the ledger */
	struct date date, since;
	struct money total_usd, low_usd, high_usd;
	const char *agency, *verification, *source_url;
	const char *stage, *programme, *qualifier, *source_title; /* extra columns, at the end */
};

/* Write one row of flows.csv (schema_flows) or stocks.csv (schema_stocks). */
void flow_write(const struct flow *f, struct csvout *o);
void stock_write(const struct stock *s, struct csvout *o);

/* A known amount as stated, in hundredths of its currency, whatever decimals that has; false if it is finer
 * or too large. */
bool flow_hundredths(const struct flow *f, int64_t *hundredths);

/* Adds the same row of stocks.csv as text, each cell ended by NUL. */
void stock_cells(const struct stock *s, struct str *cells);

/* Readers, as record_reader. */
struct flow_reader;
struct flow_reader *flow_reader_open(const char *path, struct strpool *pool, struct err *e);
enum csvin_status flow_reader_next(struct flow_reader *r, struct flow *f, struct err *e);
struct place flow_reader_place(const struct flow_reader *r);
void flow_reader_close(struct flow_reader *r);

struct stock_reader;
struct stock_reader *stock_reader_open(const char *path, struct strpool *pool, struct err *e);
enum csvin_status stock_reader_next(struct stock_reader *r, struct stock *s, struct err *e);
void stock_reader_close(struct stock_reader *r);

#endif
