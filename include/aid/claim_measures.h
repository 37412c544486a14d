/*
 * claim_measures: the measures that claims are checked by, and under each every definition that
 * could be meant.
 */
#ifndef AID_CLAIM_MEASURES_H
#define AID_CLAIM_MEASURES_H

#include "aid/definitions.h"

/* All definitions of a resolved reading; the claim's own comes first. */
void claim_measures_define(const struct vocabulary *v, const struct reading *r,
                           const struct quantity *stated, struct definitions *out);

#endif
