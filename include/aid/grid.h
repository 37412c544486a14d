/*
 * grid: a result table in memory, row by row as text, before it is written. Facts are looked
 * up in it, so that titles and tables can never disagree.
 */
#ifndef AID_GRID_H
#define AID_GRID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aid/err.h"
#include "aid/money.h"
#include "aid/outfile.h"
#include "aid/schema.h"
#include "aid/table.h"
#include "aid/str.h"

struct grid;

/* An empty grid with the schema's columns; the schema must outlive it. */
struct grid *grid_new(const struct schema *s);
/* Moves the rows of *more, of the same schema, behind those of *g; *more is gone. Both end with a row. */
void grid_join(struct grid *g, struct grid *more);
/* Makes room for so many rows: what would grow step by step is moved at each. */
void grid_reserve(struct grid *g, size_t rows);
/* Cells are added from left to right; NULL is an empty one. A row ends by itself. */
void grid_text(struct grid *g, const char *text);
void grid_count(struct grid *g, uint64_t n);
/* Units of 10^-decimals; an unknown value is an empty cell. */
void grid_number(struct grid *g, money_wide value, int decimals, bool known);
size_t grid_rows(const struct grid *g);
/* Borrowed until the next cell is added. */
const char *grid_cell(const struct grid *g, size_t row, size_t column);
/* The index of a column, or SIZE_MAX. */
size_t grid_column(const struct grid *g, const char *name);
const struct schema *grid_schema(const struct grid *g);
/* Writes DIR/<name>.csv. */
bool grid_write(const struct grid *g, const char *dir, const char *name, struct outset *out,
                struct err *e);
/* Adds what grid_write writes to a text; for tables of several columns. */
void grid_csv(const struct grid *g, struct str *s);
/* A copy as a table of that name, for facts. Caller frees. */
struct table *grid_table(const struct grid *g, const char *name);
void grid_free(struct grid *g);

#endif
