/*
 * axis: round numbers and dates at which an axis is marked. Positions only: nothing computed
 * here is ever printed as an amount.
 */
#ifndef AID_AXIS_H
#define AID_AXIS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The unit in which a chart shows dollars. */
struct axis_unit {
	const char *divisor; /* as gnuplot divides: "1e9" */
	double scale;        /* 1e9 */
	const char *name;    /* "billion US dollars" */
	const char *suffix;  /* "bn" */
};

/* The unit in which the largest amount has one to three digits before the point. */
const struct axis_unit *axis_unit(double largest);

/* An axis of numbers: its ends are multiples of the step, which is 1, 2 or 5 × 10^k. */
struct axis {
	double low, high, step;
	int decimals; /* of the tick labels */
};

/* An axis that holds low to high (low ≤ high, finite), with about `wanted` steps. The top tick
 * may lie below `high`, by less than half a step, if the range goes on to `high` anyway. */
struct axis axis_round(double low, double high, size_t wanted);

#define AXIS_LABEL_MAX 12

struct axis_mark {
	int32_t day;         /* since 1970-01-01 */
	bool boundary;       /* a small mark without text; otherwise text without a mark */
	char text[AXIS_LABEL_MAX];
};

struct axis_marks {
	size_t n;
	struct axis_mark *items; /* sorted by day; freed by the caller */
};

/* Marks of a time axis from day to day, drawn over so many pixels with text of a size: years
 * named in their middle and bounded by marks, or months where there are less than two years. */
struct axis_marks axis_time(int32_t from, int32_t to, double pixels, double size);

#endif
