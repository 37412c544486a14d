/* tally: how many rows came in and what became of them; in = kept + excluded + refused. */
#ifndef AID_TALLY_H
#define AID_TALLY_H

#include <stdint.h>

#include "aid/err.h"

struct tally {
	uint64_t rows_in, kept, excluded, refused;
};

void tally_add(struct tally *into, const struct tally *t);
/* Notes "what: 5 in = 3 kept + 1 excluded + 1 refused"; what does not add up is our bug. */
void tally_note(const char *what, const struct tally *t, struct err *e);

#endif
