/*
 * chartstrip: single amounts of a table as points in rows, and the quartiles of each row, as a strip
 * chart draws them. A row is a group, or a group and a period.
 */
#ifndef AID_CHARTSTRIP_H
#define AID_CHARTSTRIP_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/chart.h"

/* Quartiles of fewer points say less than the points themselves: such a row has no box. */
enum { CHARTSTRIP_LEAST = 5 };

struct chartstrip_point {
	size_t row;         /* of the chart's table */
	size_t group;       /* of the groups */
	const char *period; /* "" without; borrowed */
	double value;       /* a place on the picture; the amount is the table's text */
	bool open;          /* not final: the wait still goes on */
};

struct chartstrip_row {
	size_t group;
	bool begins;        /* the first row of its group */
	const char *label;  /* its period, or "undated"; "" where rows are groups */
	size_t from, n;     /* its points, by value, which stand one after the other */
	size_t n_open;
	size_t spread;      /* its row of the table of quartiles; SIZE_MAX: it has no box */
};

struct chartstrip_group {
	const char *key;        /* borrowed */
	struct look look;
	size_t n, first;        /* points; its first row of the table */
	size_t n_final, n_open; /* points in rows that are shown */
};

struct chartstrip {
	size_t value, q1, median, q3; /* columns, the last three of spread */
	const struct table *spread;
	size_t n_points, n_groups, n, n_left_out; /* rows that are shown, and that are not */
	struct chartstrip_point *points;
	struct chartstrip_group *groups; /* those with the most points first */
	struct chartstrip_row *rows;     /* by group and period, of which none comes last */
	double low, high;                /* of the points that are shown; 0 without any */
	bool any_open, any_box;
};

/* Reads the chart's table by the section's keys: value (size_usd), group (programme), period (none), rows
 * (20: the most that are shown); open is 1 in the table's column of that name, if there is one. The key
 * spread names the table of quartiles: its columns are q1_usd, median_usd and q3_usd for size_usd, q1_days
 * … for days, and a row of it belongs to the points with the same ledger, donor, programme, type, stage,
 * bloc and period. Amounts that are unknown have no point. False with the reason in *e. Caller releases. */
bool chartstrip_read(struct chart *c, struct chartstrip *s, struct err *e);
void chartstrip_release(struct chartstrip *s);

#endif
