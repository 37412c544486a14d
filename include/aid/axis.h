/*
 * axis: the scale of a chart's side: its ends, its ticks with their texts, and where a value lies in
 * px. Values are places on a picture (double); amounts stay in the tables.
 */
#ifndef AID_AXIS_H
#define AID_AXIS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum axis_kind { AXIS_LINEAR, AXIS_LOG, AXIS_TIME };
enum { AXIS_TEXT_MAX = 24, AXIS_TICKS_MAX = 40 };

struct axis_tick {
	double value;
	char text[AXIS_TEXT_MAX]; /* "" for a mark without a label */
};

struct axis {
	enum axis_kind kind;
	double low, high;  /* the ends; of a time axis, days since 1970-01-01 */
	double start, end; /* px of low and of high */
	size_t n;
	struct axis_tick ticks[AXIS_TICKS_MAX];
};

/* A scale that holds low to high and, unless it begins far above it, 0, with about so many round
 * ticks. All zero gives 0 to 1; one value gives 0 to it. */
void axis_linear(struct axis *a, double low, double high, size_t about);
/* The same, but from about low, for values that are no amounts (an index, a rate). */
void axis_linear_free(struct axis *a, double low, double high, size_t about);
/* Around positive values: powers of ten, or, below three decades, 1, 2 and 5 times them, as far as their
 * labels have room over so many px. Falls back to linear where low <= 0. */
void axis_log(struct axis *a, double low, double high, double px);
/* Days first to last, over so many px. Years stand under the middle of their span, with a mark at
 * each 1 January; a span under two years has quarters or months. */
void axis_time(struct axis *a, int32_t first, int32_t last, double px);
/* Adds a label, without asking for room. */
void axis_add(struct axis *a, double value, const char *text);

/* Sets where the ends lie. */
void axis_place(struct axis *a, double start, double end);
double axis_px(const struct axis *a, double value);
double axis_value(const struct axis *a, double px);

/* A number as people read it: 1,234.5 with a true minus sign and so many decimals (at most 9). */
void axis_number(char text[AXIS_TEXT_MAX], double value, int decimals);
/* As exact as a label should be: 1,230, 123, 12.3, 1.2, 0.12, 0.0012, <0.001; 0 is "0". */
void axis_short(char text[AXIS_TEXT_MAX], double value);

/* The largest of 1e12, 1e9, 1e6, 1e3, 1 that most holds at least twice, and what people call it
 * ("US$ billion", with a blank at which no line breaks). A wish ("million") is followed. */
double axis_unit(double most, const char *wish, const char **name);

#endif
