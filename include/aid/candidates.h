/*
 * candidates: records whose date and amount would account for a step between two stated totals
 * of one series. They are candidates only: an equal amount is no proof.
 *
 * A step is how far the residual (stated less counted) moved. What the bounds of the two
 * statements allow makes it an interval; a step whose interval holds 0 needs no explanation. A
 * record's effect on the step is signed:
 *   counted since the statement before, but not in this one      − its counted amount
 *   of the very day of this one, which may not hold it yet       − the same
 *   of the day of the one before, which did not hold it          + the same
 *   in this one already, though its date may be later            + the same
 *   announced again, and counted again by the statement          + the reannounced part
 *   a revaluation that lowered the total                         − its amount
 * Single records are sought first, then pairs of one sign. A record of the very day that
 * explained the step before is taken as held by the next statement, and what then is left is told.
 */
#ifndef AID_CANDIDATES_H
#define AID_CANDIDATES_H

#include <stdbool.h>
#include <stdint.h>

#include "aid/book.h"
#include "aid/flow.h"
#include "aid/str.h"

struct step {
	const struct stock *before, *at;
	int64_t cents, low, high; /* low and high: what the bounds of both allow */
	bool passing;             /* undone by the next statement: only its own day can explain it */
};

/* True if the flow is of the stated total's ledger and programme, whatever else is known of it. */
bool candidates_of_ledger(const struct flow *f, const struct stock *s);
/* … and dated and of known amount. */
bool candidates_of_total(const struct flow *f, const struct stock *s);
/* What is counted of a flow: its amount less what was announced before. */
int64_t candidates_counted(const struct flow *f);

/* True for money of an overlapping ledger that all had been announced before: a revaluation. */
bool candidates_is_revaluation(const struct book *b, const struct flow *f, const char *ledger);

/* Adds the explanation to *text and the record ids, joined by "; ", to *ids. *late is the record
 * of the very day that explained the step before, or NULL, and becomes that of this step. False
 * if nothing accounts for the step; *text then is empty, unless a part is accounted for. */
bool candidates_explain(const struct book *b, const struct step *s, const struct flow **late,
                        struct str *text, struct str *ids);

#endif
