/*
 * chartseries: the rows of a table that share a label, in the order of their rank and of time, as a
 * chart draws them.
 */
#ifndef AID_CHARTSERIES_H
#define AID_CHARTSERIES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aid/chart.h"

struct chartseries_point {
	size_t row;
	int32_t first, last; /* the period's days, since 1970-01-01 */
	double value;        /* a place on the picture; the amount is the table's text */
	bool known;
};

struct chartseries {
	const char *key;  /* donor's code, programme or type; "" for the rest; borrowed */
	struct look look;
	double rank;
	size_t n;
	struct chartseries_point *points; /* by their last day */
};

struct chartseries_set {
	size_t n, column; /* column of the values */
	const struct table *table;
	struct chartseries *items; /* by rank */
};

/* Reads the table's column of values. The table has start and end, maybe label and rank; its donor,
 * programme, aid_type or bloc, or the column that the section's key series names, tells series apart.
 * Rows that begin after the section's day until are left out. Undated rows have no place on a time axis and are left out (captions say what they hold). False with
 * the reason in *e. Caller releases. */
bool chartseries_read(const struct chart *c, const struct table *t, const char *values,
                 struct chartseries_set *set, struct err *e);
void chartseries_release(struct chartseries_set *set);

/* The smallest and largest known value and the first and last day; 0 to 0 if there is none. */
struct chartseries_extent {
	double low, high;
	int32_t first, last;
};
struct chartseries_extent chartseries_extent(const struct chartseries_set *set);
/* The text of the point's value as in the table. */
const char *chartseries_text(const struct chartseries_set *set, const struct chartseries_point *p);

#endif
