/*
 * explain_record: one record as a part of an explanation: where it stands in the raw file, what
 * was stated, and each conversion made anew: the rate and its months, the product before its one
 * rounding, the bounds and the rule behind them, the price indices. What was made anew is set
 * beside what the table says (explanation_check).
 */
#ifndef AID_EXPLAIN_RECORD_H
#define AID_EXPLAIN_RECORD_H

#include "aid/explain_data.h"

/* Each gives a part of kind "record"; the caller owns it. */
struct explanation *explain_record_flow(const struct explain_data *d, const struct flow *f);
/* The record of a stated total, beside its row of stocks.csv. */
struct explanation *explain_record_stock(const struct explain_data *d, const struct record *r,
                                         const struct explain_row *stock);
/* A record that is in no sum: as read. */
struct explanation *explain_record_plain(const struct explain_data *d, const struct record *r);
/* Makes the record a part of a row that is the record: its checks are the row's, too. */
void explain_record_add(struct explanation *row, struct explanation *record);
/* Adds where a row of a source stands: "data/raw/us_pda.csv:14". */
void explain_record_place(const struct explain_data *d, const char *source, uint64_t line,
                          struct str *text);

#endif
