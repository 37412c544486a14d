/*
 * sensitivity: how the answer to "how much has this donor given?" moves with the ledger, stage,
 * type of aid, baseline, counting, prices and currency; one row a combination that exists, and
 * one for each stated total (shape sensitivity of reconcile.ini).
 */
#ifndef AID_SENSITIVITY_H
#define AID_SENSITIVITY_H

#include "aid/views.h"

struct grid *sensitivity_make(const struct view_request *r, struct err *e);

#endif
