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
#include "aid/err.h"
#include "aid/outfile.h"
#include "aid/table.h"

enum column_type {
	COLUMN_TEXT,
	COLUMN_DATE,   /* as exact as it is known: 2022-11-14, 2022-11, 2022-Q4, 2022, FY2022 */
	COLUMN_DAY, COLUMN_MONTH, COLUMN_YEAR, /* always of that precision */
	COLUMN_MONEY,  /* plain, two decimals */
	COLUMN_NUMBER, /* plain decimal */
	COLUMN_INTEGER,
	COLUMN_BOOL    /* 1 or 0 */
};

/* What holds in every row. A key that may be empty is a value then: it stands for all. */
enum column_rule {
	COLUMN_OPTIONAL = 0, COLUMN_KEY_OR_EMPTY = 1, COLUMN_REQUIRED = 2,
	COLUMN_KEY = COLUMN_KEY_OR_EMPTY | COLUMN_REQUIRED
};

struct column {
	const char *name;
	enum column_type type;
	const char *unit;        /* "USD", "percent", "" */
	const char *description; /* one sentence */
	unsigned rule;           /* enum column_rule; the key columns together are unique */
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
		&#variable[sizeof "schema_" - 1], text, sizeof(columns) / sizeof *(columns), columns \
	}

/* Every table, by stage: a new one is a name in its stage's list. */
#define SCHEMAS_INGEST(X) \
	X(sources) X(records) X(rejects) X(reject_totals)
#define SCHEMAS_NORMALIZE(X) \
	X(flows) X(stocks) X(excluded) X(normalize_tally) X(normalize_settings)
#define SCHEMAS_AGGREGATE(X) \
	X(facts) X(aggregate_tally) X(aggregate_settings)
#define SCHEMAS_STATISTICS(X) \

#define SCHEMAS_RECONCILE(X) \
	X(reconciliation) X(claims) X(reconciliation_facts)
#define SCHEMAS_DIFF(X) \
	X(diff) X(diff_totals) X(diff_stocks) X(diff_inputs) X(diff_waterfall)
#define SCHEMAS_MANIFEST(X) \
	X(manifest)
#define SCHEMAS_BARGAIN(X) \
	X(bargaining) X(bargaining_variants) X(bargaining_tornado) X(bargaining_donors) \
	X(bargaining_settings) X(bargaining_facts)
#define SCHEMAS(X) \
	SCHEMAS_INGEST(X) SCHEMAS_NORMALIZE(X) SCHEMAS_AGGREGATE(X) SCHEMAS_STATISTICS(X) \
	SCHEMAS_RECONCILE(X) SCHEMAS_DIFF(X) SCHEMAS_MANIFEST(X) SCHEMAS_BARGAIN(X)
/* The shapes of tables.ini and, in the last line, of reconcile.ini: each is the definition of all tables of that shape. */
#define SCHEMA_SHAPES(X) \
	X(summary) X(period) X(donors) X(spread) X(trend) X(concentration) X(lorenz) \
	X(rank_correlation) X(delays) X(delay_spread) X(amounts) X(box) X(matrix) X(events) \
	X(official_series) X(itemised) X(waterfall) X(sensitivity)

#define SCHEMA_DECLARE(name) extern const struct schema schema_##name;
SCHEMAS(SCHEMA_DECLARE)
SCHEMA_SHAPES(SCHEMA_DECLARE)
#undef SCHEMA_DECLARE

/* Table number i of SCHEMAS, in that order; NULL past the last. */
const struct schema *schema_table(size_t i);
/* Shape number i; NULL past the last. */
const struct schema *schema_shape(size_t i);
/* The table's index of a column by name, or SIZE_MAX. */
size_t schema_column(const struct schema *s, const char *name);
/* False, with each column of the schema that the table lacks in *e. */
bool schema_need(const struct schema *s, const struct table *t, struct err *e);

/* schema_plot.c */
extern const struct schema schema_charts;

/* Writes the header row. */
void schema_header(const struct schema *s, struct csvout *o);
/* Begins FOLDER/NAME.csv as a file of the set, which owns it, with the header row; NAME is mostly the
 * schema's own, a table of tables.ini has another. False, with the file in *e, if it cannot be made. */
bool schema_open(const struct schema *s, struct outset *set, const char *folder, const char *name,
                 struct csvout *o, struct err *e);

#endif
