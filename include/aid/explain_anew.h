/*
 * explain_anew: what lies under a row that names its evidence — a claim, an answer, a step, a point of a
 * series — part by part, and the row's figures made from it again.
 */
#ifndef AID_EXPLAIN_ANEW_H
#define AID_EXPLAIN_ANEW_H

#include "aid/book.h"
#include "aid/currencies.h"
#include "aid/evidence.h"
#include "aid/explain_data.h"
#include "aid/explanation.h"

/* One part, and what its flows come to, in cents; of a stated total, that. */
struct explain_part {
	const char *table, *record_id; /* record_id: this record alone */
	const char *counting;          /* "announced", "counted", "reannounced" */
	enum evidence_joint joint;     /* with the part before */
	struct selection what;
	int64_t announced, reannounced, constant;
	int64_t stated;                /* in hundredths of … */
	const char *currency;          /* … this, of the first record; `mixed` if others differ */
	bool mixed, is_total;
	struct date first;             /* of the earliest record, or from when a total counts */
	size_t n;
};

struct explain_under {
	struct evidence evidence; /* owned; what the parts' texts lie in */
	size_t n;
	struct explain_part *parts; /* owned */
};

/* Adds a flow that the part takes. */
void explain_anew_count(struct explain_part *p, const struct flow *f);
/* Says what the part comes to, or where to read on. */
void explain_anew_say(const struct explain_part *p, struct explanation *x);
/* Sets the row's figures beside the same made from the parts. */
void explain_anew_check(const struct explain_under *u, const struct explain_row *row,
                        const struct currencies *c, struct explanation *x);

#endif
