/*
 * diff_report: all that changed between two folders, record by record and in sum, and the
 * tables and the text made of it.
 */
#ifndef AID_DIFF_REPORT_H
#define AID_DIFF_REPORT_H

#include "aid/diff_totals.h"
#include "aid/grid.h"
#include "aid/str.h"

/* One record that changed. */
struct diff_change {
	const struct diff_record *old, *new; /* NULL: not there */
	size_t n;
	struct diff_move *moves;             /* owned */
	struct diff_worth change;            /* sum of the moves */
};

struct diff_report {
	const struct diff_folder *old, *new;
	size_t n, cap;
	struct diff_change *changes;         /* by record_id */
	uint64_t n_same;
	struct diff_totals *totals;
	struct grid *stocks, *inputs;        /* diff_stocks, diff_inputs */
};

/* Explains every record of the two matched folders. Caller releases. */
void diff_report_make(struct diff_report *r, const struct diff_folder *old,
                      const struct diff_folder *new);
/* True if no table would have a row. */
bool diff_report_empty(const struct diff_report *r);
/* The record's name, date and the like, as the newer folder has them if it does. */
const struct flow *diff_change_flow(const struct diff_change *c);
/* Rows of diff.csv. */
void diff_report_rows(const struct diff_report *r, struct grid *g);
/* Text for people, naming the `largest` records (diff_text.c). */
void diff_report_text(const struct diff_report *r, size_t largest, struct str *text);
void diff_report_release(struct diff_report *r);

#endif
