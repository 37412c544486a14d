/*
 * aggtables: from a state of groups to its result table, in the shape that its spec names.
 */
#ifndef AID_AGGTABLES_H
#define AID_AGGTABLES_H

#include "aid/agg.h"
#include "aid/grid.h"
#include "aid/measures.h"

/* The table of the groups, which are finished by this. Caller frees. */
struct grid *aggtables_make(struct agg *a, const struct measures *m, size_t threads);

#endif
