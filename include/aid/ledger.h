/*
 * ledger: the rule of what may be added (DESIGN §4.1). Flows add up inside one ledger, one
 * stage at a time unless the table names the stages it joins; stated totals never add.
 */
#ifndef AID_LEDGER_H
#define AID_LEDGER_H

#include <stdbool.h>

#include "aid/err.h"
#include "aid/ini.h"
#include "aid/table.h"
#include "aid/tablespec.h"

/* True if the table of sources has the columns that ledger_check reads; else *e says which it lacks. */
bool ledger_sources(const struct table *sources, struct err *e);
/* Refuses tables that name ledgers, none of which has flows. */
bool ledger_check_any(const struct tablespecs *t, const struct table *sources, struct err *e);
/* Refuses a table that would break the rule, naming the sources and their overlaps. */
bool ledger_check(const struct ini *ini, const struct tablespec *t, const struct table *sources,
                  struct err *e);

#endif
