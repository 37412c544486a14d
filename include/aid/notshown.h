/*
 * notshown: what belongs to a chart and has no place in it, as its tables say: money without a date in a
 * chart over time, records without an amount in dollars in any.
 */
#ifndef AID_NOTSHOWN_H
#define AID_NOTSHOWN_H

#include "aid/chart.h"

/* Adds sentences about the rows that the chart takes, each with a blank before it; nothing if all is shown. */
void notshown_add(const struct chart *c, struct str *s);

#endif
