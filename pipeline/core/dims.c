#include "aid/dims.h"

#include <string.h>

const char *const dim_names[N_DIMS] = {
	[DIM_LEDGER] = "ledger", [DIM_DONOR] = "donor", [DIM_RECIPIENT] = "recipient",
	[DIM_PROGRAMME] = "programme", [DIM_AID_TYPE] = "aid_type", [DIM_STAGE] = "stage",
};

bool dim_find(const char *name, enum dim *dim)
{
	for (int i = 0; i < N_DIMS; i++) {
		if (strcmp(dim_names[i], name) == 0) {
			*dim = (enum dim)i;
			return true;
		}
	}
	return false;
}

const char *dim_of_flow(const struct flow *f, enum dim dim)
{
	switch (dim) {
	case DIM_LEDGER:
		return f->ledger;
	case DIM_DONOR:
		return f->donor;
	case DIM_RECIPIENT:
		return f->recipient;
	case DIM_PROGRAMME:
		return f->programme;
	case DIM_AID_TYPE:
		return f->aid_type;
	default:
		return f->stage;
	}
}
