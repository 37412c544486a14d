/*
 * explain_data: what explanations are made from: the tables of a processed folder and the
 * reference tables with which its money was converted, by the folder's own settings.
 */
#ifndef AID_EXPLAIN_DATA_H
#define AID_EXPLAIN_DATA_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/countries.h"
#include "aid/deflators.h"
#include "aid/err.h"
#include "aid/explanation.h"
#include "aid/flow.h"
#include "aid/ini.h"
#include "aid/qualifiers.h"
#include "aid/rates.h"
#include "aid/record.h"
#include "aid/strpool.h"
#include "aid/table.h"
#include "aid/tablespec.h"

struct explain_data {
	const char *dir, *reference_dir;
	struct strpool *pool;
	struct table *sources, *settings;
	struct tablespecs *specs;
	struct ini *views; /* reconcile.ini */
	struct countries *countries;
	struct rates *rates;
	struct deflators *deflators;
	struct qualifiers *qualifiers;
	const char *price_year;
};

/* A row to explain. */
struct explain_row {
	const struct table *table;
	size_t row;
};

/* NULL with all reasons in *e. Caller frees; the folders' names must outlive it. */
struct explain_data *explain_data_open(const char *dir, const char *reference_dir,
                                       struct err *e);
void explain_data_free(struct explain_data *d);

/* DIR/NAME.csv; NULL with all reasons in *e. Caller frees. */
struct table *explain_data_table(const struct explain_data *d, const char *name, struct err *e);
/* The cell of a row by column name; "" if there is no such column. Borrowed. */
const char *explain_data_cell(const struct explain_row *r, const char *column);
/* The row of sources.csv of a source; false if there is none. */
bool explain_data_source(const struct explain_data *d, const char *source,
                         struct explain_row *row);
/* The section of tables.ini of this name, or NULL. */
const struct tablespec *explain_data_spec(const struct explain_data *d, const char *name);

/* The columns of a table of reconcile.ini, or NULL. */
const struct schema *explain_data_view(const struct explain_data *d, const char *name);

/* Gives every flow of flows.csv to fn, whose copies of it stay good. */
typedef void (*explain_flow_fn)(void *context, const struct flow *f);
bool explain_data_flows(const struct explain_data *d, explain_flow_fn fn, void *context,
                        struct err *e);
/* The record of this id in records.csv; false if there is none, or with the reason in *e. */
bool explain_data_record(const struct explain_data *d, const char *id, struct record *r,
                         struct err *e);

#endif
