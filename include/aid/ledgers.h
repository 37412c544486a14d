/*
 * ledgers: what people call each ledger (data/reference/ledgers.csv: ledger, name). A ledger that has no
 * row is called by its id, so a new source needs none.
 */
#ifndef AID_LEDGERS_H
#define AID_LEDGERS_H

#include "aid/err.h"

struct ledgers;

/* Reads DIR/ledgers.csv; a ledger that stands twice or has no name is refused. NULL with all reasons
 * in *e. Caller frees. */
struct ledgers *ledgers_load(const char *reference_dir, struct err *e);
/* The name, or the id itself. Borrowed from the ledgers or from the caller. */
const char *ledgers_name(const struct ledgers *l, const char *ledger);
void ledgers_free(struct ledgers *l);

#endif
