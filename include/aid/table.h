/*
 * table: a whole CSV file in memory, by row and column name. For reference tables and for
 * the processed tables that plot, report and explain read; never for bulk records.
 */
#ifndef AID_TABLE_H
#define AID_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aid/err.h"

struct table;

/* Reads the file strictly; NULL with all reasons in *e. Caller frees. */
struct table *table_read(const char *path, struct err *e);
/* The same of FOLDER/NAME.csv. */
struct table *table_read_in(const char *folder, const char *name, struct err *e);
/* An empty table; columns first, then cells from left to right; cells may follow those of a table that
 * was read, too. Caller frees. */
struct table *table_new(const char *name);
void table_add_column(struct table *t, const char *name);
void table_add_cell(struct table *t, const char *text);
void table_free(struct table *t);
const char *table_path(const struct table *t);
size_t table_rows(const struct table *t);
size_t table_columns(const struct table *t);
const char *table_column_name(const struct table *t, size_t column);
/* The index of a column, or SIZE_MAX. */
size_t table_find(const struct table *t, const char *name);
/* The index of a column that must be there; false with the known columns named in *e. */
bool table_need(const struct table *t, const char *name, size_t *column, struct err *e);
/* The same of several, up to one without a name, so that one run tells of all that are missing. A table
 * of NULL is one that could not be read, which was told of then. */
struct table_want {
	const char *name;
	size_t *column;
};
bool table_need_all(const struct table *t, const struct table_want *wanted, struct err *e);
/* The cell's text, "" if empty. Borrowed for the life of the table. */
const char *table_text(const struct table *t, size_t row, size_t column);
/* The cell in `column` of the first row that has `name` in the column `key`; "" if there is none.
 * Borrowed as above. */
const char *table_value(const struct table *t, const char *key, const char *name,
                        const char *column);
/* The place of a cell, for messages. */
struct place table_place(const struct table *t, size_t row, size_t column);

#endif
