/*
 * diff_steps: the worth of a changed record after each step from what it was to what it is:
 * the part of diff_classes that computes.
 *
 * After a step the worth is the old one, scaled by what changed in it, rounded once. The last
 * step that can move a measure ends at the new worth itself, so the steps add up exactly.
 * Known limits: where the date moved too, a new rate or price index cannot be told from that of
 * the new date and counts as redated; where the currency changed, value takes it all.
 */
#ifndef AID_DIFF_STEPS_H
#define AID_DIFF_STEPS_H

#include <stdbool.h>

#include "aid/diff_classes.h"

enum diff_step {
	STEP_START, STEP_VALUE, STEP_DATE, STEP_RATE, STEP_PRICES, STEP_REANNOUNCED, N_DIFF_STEPS
};

struct diff_steps {
	bool taken[N_DIFF_STEPS];
	struct diff_worth after[N_DIFF_STEPS]; /* a step that was not taken repeats the one before */
};

void diff_steps_take(const struct diff_record *old, const struct diff_record *new,
                     struct diff_steps *s);

#endif
