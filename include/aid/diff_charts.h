/* diff_charts: charts.ini for aid-plot: a waterfall of each ledger whose total moved. */
#ifndef AID_DIFF_CHARTS_H
#define AID_DIFF_CHARTS_H

#include "aid/diff_totals.h"
#include "aid/str.h"

/* Sections over diff_waterfall: in current dollars, or where only constant prices moved in those.
 * Empty where no total moved. */
void diff_charts_ini(const struct diff_totals *t, struct str *ini);

#endif
