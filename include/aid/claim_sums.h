/*
 * claim_sums: what a sum of money may mean: as announced or as counted, since each baseline of the
 * ledger's stated totals, programme by programme and type by type, as officials state it, in
 * other ledgers that hold the same donor's money, and the records in a row that sum to the figure.
 */
#ifndef AID_CLAIM_SUMS_H
#define AID_CLAIM_SUMS_H

#include "aid/definitions.h"

/* All definitions of a resolved sum; the claim's own comes first. */
void claim_sums_define(const struct vocabulary *v, const struct reading *r,
                       const struct quantity *stated, struct definitions *out);

#endif
