/*
 * series: the finished groups of one set of keys as a regular series of periods, with what is not
 * known told apart from what is nothing.
 *
 * Flows whose dates know only quarters make a series of quarters beside the series of months;
 * none is spread. Where a ledger's section says `zero until DAY`, a period that ends by that day
 * and has no record is a true zero, and the series reaches from the ledger's first record to
 * that day at least, while a period that ends later is known in part; elsewhere it is a gap, and
 * the series reaches from its own first record to its own last.
 */
#ifndef AID_SERIES_H
#define AID_SERIES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aid/agg.h"
#include "aid/date.h"
#include "aid/shape.h"

enum point_state {
	POINT_AMOUNT,  /* records; 0 too, where they say so */
	POINT_ZERO,    /* no record, which the section declares to be nothing */
	POINT_PARTIAL, /* records of a period that the ledger is watched for in part only */
	POINT_UNKNOWN, /* records, but none with an amount in dollars */
	POINT_GAP,     /* no record: not known */
	POINT_UNDATED  /* records without a date, which have no place in time */
};

struct point {
	char period[DATE_TEXT_MAX];
	bool dated;         /* or without start and end */
	int32_t start, end; /* days since 1970-01-01 */
	enum point_state state;
	money_wide cents;   /* 0 unless series_has_amount */
	uint64_t n;         /* records */
};

struct series {
	const struct agg_group *like; /* a group with its keys */
	enum date_precision step;
	size_t n;
	struct point *points;
};

/* The steps that a date may know, the finest first. */
enum { SERIES_STEPS = 5 };
extern const enum date_precision series_steps[SERIES_STEPS];

/* OWN: as said above. LEDGER: over the ledger's first and last record in any case, so that all
 * series of a ledger have the same periods. */
enum series_span { SERIES_OWN_SPAN, SERIES_LEDGER_SPAN };

/* The series of a step of the n groups from in->groups[first], which have the same keys; empty if
 * none of them (LEDGER: of the ledger) has it. Caller releases. */
struct series series_make(const struct shape_input *in, size_t first, size_t n,
                          enum date_precision step, enum series_span span);
/* The records of these groups that have no date, as a series of one point or none. Caller releases. */
struct series series_undated(const struct shape_input *in, size_t first, size_t n);
void series_release(struct series *s);
/* "amount", "zero", "partial", "unknown", "gap", "undated". */
const char *series_state_name(enum point_state state);
/* True if the amount is that of the whole period. */
bool series_is_known(enum point_state state);
/* True if it has an amount, be it of a part of the period or without one. */
bool series_has_amount(enum point_state state);

#endif
