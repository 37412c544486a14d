/*
 * diff_totals: what the moves of all records add up to, by ledger and donor and by ledger.
 * Before and after are summed from the two folders' own records, the classes from the moves;
 * that both agree to the cent is asserted.
 */
#ifndef AID_DIFF_TOTALS_H
#define AID_DIFF_TOTALS_H

#include <stddef.h>
#include <stdint.h>

#include "aid/diff_classes.h"
#include "aid/grid.h"

struct diff_total {
	const char *ledger, *donor, *donor_name; /* donor "": the whole ledger */
	char stages[96];                         /* "pledged+committed" */
	struct diff_worth before, after, by_class[N_DIFF_CLASSES];
	uint64_t n_before, n_after, n_changed, n_class[N_DIFF_CLASSES];
	/* private */
	unsigned stage_set;
	size_t last_record; /* the record counted last, so that each counts once */
};

struct diff_totals;

struct diff_totals *diff_totals_new(void);
/* Adds a record of the older (false) or the newer folder. */
void diff_totals_add(struct diff_totals *t, const struct diff_record *r, bool newer);
/* Adds a move of the record with this number. */
void diff_totals_move(struct diff_totals *t, const struct diff_move *m, size_t record);
/* Checks the sums, keeps the totals that any class touched, and sorts them. */
void diff_totals_finish(struct diff_totals *t);
/* By ledger and donor, and by ledger alone; after finish. */
const struct diff_total *diff_totals_donors(const struct diff_totals *t, size_t *n);
const struct diff_total *diff_totals_ledgers(const struct diff_totals *t, size_t *n);
/* Rows of diff_totals and of diff_waterfall. */
void diff_totals_grid(const struct diff_totals *t, struct grid *g);
void diff_totals_waterfall(const struct diff_totals *t, struct grid *g);
void diff_totals_free(struct diff_totals *t);

/* "current", "counted", "constant" */
extern const char *const diff_measure_names[N_DIFF_MEASURES];

#endif
