/* dims: the words by which flows are told apart in tables. A date is not one of them. */
#ifndef AID_DIMS_H
#define AID_DIMS_H

#include <stdbool.h>

#include "aid/flow.h"

enum dim {
	DIM_LEDGER, DIM_DONOR, DIM_RECIPIENT, DIM_PROGRAMME, DIM_AID_TYPE, DIM_STAGE, N_DIMS
};

/* The column names: "ledger", "donor", … */
extern const char *const dim_names[N_DIMS];

/* False if no dimension has this name. */
bool dim_find(const char *name, enum dim *dim);
/* The flow's word; borrowed from the flow. */
const char *dim_of_flow(const struct flow *f, enum dim dim);

#endif
