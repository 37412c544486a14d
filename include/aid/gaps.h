/*
 * gaps: what normalising could not state of records that it kept — unknown is not zero, and
 * is said once, with the periods it is missing for.
 */
#ifndef AID_GAPS_H
#define AID_GAPS_H

#include <stddef.h>
#include <stdint.h>

#include "aid/date.h"
#include "aid/deflators.h"
#include "aid/err.h"

struct gap {
	char period[DATE_TEXT_MAX]; /* a quarter, what is known if less, or "undated" */
	uint64_t n;
};

struct gaps {
	uint64_t unknown_amount; /* the source gives none */
	uint64_t no_rate;        /* undated, in a foreign currency: no US dollars */
	uint64_t not_money;      /* in a unit that is no money, so never converted */
	uint64_t no_deflator;    /* outside the price series: no constant prices */
	size_t n_periods, cap;
	struct gap *periods;     /* the parts of no_deflator, sorted */
};

#define GAPS_INIT { 0, 0, 0, 0, 0, 0, NULL }

/* Counts n records whose date the price series does not reach. */
void gaps_add_undeflated(struct gaps *g, const struct date *d, uint64_t n);
/* The same, by the name of the period. */
void gaps_add_period(struct gaps *g, const char *period, uint64_t n);
void gaps_merge(struct gaps *into, const struct gaps *from);
/* Says each kind of gap that there is in one note. */
void gaps_note(const struct gaps *g, const struct deflators *f, struct err *e);
void gaps_release(struct gaps *g);

#endif
