/*
 * explain_parts: the kinds of rows, each with its own way down to records. Every function gives
 * the explanations of all rows at once, in their order, so that the flows are read once.
 */
#ifndef AID_EXPLAIN_PARTS_H
#define AID_EXPLAIN_PARTS_H

#include "aid/explain_data.h"
#include "aid/schema.h"

/* The rows of one table, and the explanation of each, made by explain with the row's values. */
struct explain_rows {
	const char *name; /* of the table */
	const struct table *table;
	size_t n;
	const size_t *rows;
	struct explanation **made; /* one a row */
};

/* explain.c: a row of kind "row" with its values, called by its keys; spec may be NULL. */
struct explanation *explain_parts_row(const struct explain_data *d, const char *name,
                                      const struct table *t, size_t row,
                                      const struct tablespec *spec);

/* Says of each column what stands there and what it means. */
void explain_parts_columns(struct explanation *x, const struct explain_row *row,
                           const struct schema *s);

/* explain_tables.c: rows of a table of tables.ini, down to their flows and figures. */
bool explain_tables(const struct explain_data *d, const struct tablespec *spec,
                    struct explain_rows *r, struct err *e);
/* explain_facts.c: rows of facts.csv, down to the rows that they were computed from. */
bool explain_facts(const struct explain_data *d, struct explain_rows *r, struct err *e);
/* explain_totals.c: stated totals, and what they should hold. */
bool explain_stocks(const struct explain_data *d, struct explain_rows *r, struct err *e);
bool explain_reconciliation(const struct explain_data *d, struct explain_rows *r,
                            struct err *e);
/* explain_lists.c: rows that are one record (also an excluded one), a refused row, or the
 * account of a source's rows. */
bool explain_flows(const struct explain_data *d, struct explain_rows *r, struct err *e);
bool explain_records(const struct explain_data *d, struct explain_rows *r, struct err *e);
bool explain_rejects(const struct explain_data *d, struct explain_rows *r, struct err *e);
bool explain_tally(const struct explain_data *d, struct explain_rows *r, struct err *e);
/* explain_evidence.c: rows of claims.csv and of the tables of reconcile.ini, down to the records that
 * their evidence, or their ledger, baseline and day, name. */
bool explain_evidence(const struct explain_data *d, struct explain_rows *r, struct err *e);
/* explain_blocs.c: rows of blocs.csv, which evidence names, down to the members. */
bool explain_blocs(const struct explain_data *d, struct explain_rows *r, struct err *e);
/* explain_model.c: quarters of the bargaining model, down to the aid that went in. */
bool explain_bargaining(const struct explain_data *d, struct explain_rows *r, struct err *e);

#endif
