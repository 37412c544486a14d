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

extern const struct schema schema_sources, schema_records, schema_rejects, schema_flows,
	schema_stocks, schema_excluded, schema_normalize_tally, schema_aggregate_tally;

/* Writes the header row. */
void schema_header(const struct schema *s, struct csvout *o);

#endif
