/*
 * schema: the definition of each table that we write — columns, types, units, meaning, keys.
 * The CSV headers, the reading of our own tables and datapackage.json come from the same
 * rows, so they cannot drift apart.
 */
#ifndef AID_SCHEMA_H
#define AID_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/csvout.h"

enum column_type { COLUMN_TEXT, COLUMN_DATE, COLUMN_MONEY, COLUMN_NUMBER, COLUMN_INTEGER, COLUMN_BOOL };

struct column {
	const char *name;
	enum column_type type;
	const char *unit;        /* "USD", "percent", "" */
	const char *description; /* one sentence */
	bool key;                /* part of the primary key */
};

struct schema {
	const char *name;        /* table name = file name without .csv */
	const char *title;
	size_t n;
	const struct column *columns;
};

/* Defines a table whose name is what follows schema_: SCHEMA(schema_flows, "Title", columns). */
#define SCHEMA(variable, text, columns) \
	const struct schema variable = { \
		#variable + sizeof "schema_" - 1, text, sizeof(columns) / sizeof *(columns), columns \
	}

/* schema_ingest.c */
extern const struct schema schema_sources, schema_records, schema_rejects;
/* schema_normalize.c */
extern const struct schema schema_flows, schema_stocks, schema_excluded, schema_normalize_tally,
	schema_normalize_settings;
/* schema_aggregate.c: summary, period and donors are shapes of tables.ini */
extern const struct schema schema_summary, schema_period, schema_donors, schema_spread, schema_facts,
	schema_aggregate_tally;
/* schema_statistics.c: shapes of tables.ini that compute more than sums */
extern const struct schema schema_trend, schema_concentration, schema_lorenz,
	schema_rank_correlation;
/* schema_reconcile.c */
extern const struct schema schema_reconciliation;
/* schema_diff.c */
extern const struct schema schema_diff, schema_diff_totals, schema_diff_stocks,
	schema_diff_inputs, schema_diff_waterfall;
/* schema_bargain.c */
extern const struct schema schema_bargaining, schema_bargaining_variants,
	schema_bargaining_tornado, schema_bargaining_donors, schema_bargaining_settings,
	schema_bargaining_facts;

/* Writes the header row. */
void schema_header(const struct schema *s, struct csvout *o);

#endif
