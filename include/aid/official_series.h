/*
 * official_series: flows that add up over time against the totals that officials state, for charts
 * (shapes series and itemised of reconcile.ini).
 */
#ifndef AID_OFFICIAL_SERIES_H
#define AID_OFFICIAL_SERIES_H

#include "aid/views.h"

/* Cumulative announced and counted after each day with a flow, the stated totals with bounds
 * and residuals, revaluations; for each ledger, programme and baseline that has totals. */
struct grid *official_series_make(const struct view_request *r, struct err *e);
/* Which share of each stated total has records. */
struct grid *official_series_make_itemised(const struct view_request *r, struct err *e);

#endif
