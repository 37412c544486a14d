/*
 * deflators: price indices of US dollars, to state amounts in the prices of one year.
 *
 * constant = nominal × index(base year) / index(period), where the index of a year or quarter
 * is the exact mean of the series' own periods in it, and a day or month in a quarterly series
 * takes its quarter (as in the BEA's and OECD's practice of deflating by period means).
 */
#ifndef AID_DEFLATORS_H
#define AID_DEFLATORS_H

#include <stdbool.h>

#include "aid/date.h"
#include "aid/err.h"
#include "aid/money.h"
#include "aid/str.h"

struct deflators;

enum deflator_status {
	DEFLATOR_FOUND,
	DEFLATOR_OUTSIDE, /* before the series begins, after it ends, or undated */
	DEFLATOR_HOLE     /* a period inside the series is not published */
};

/* Reads one series ("gdp" quarterly or "cpi" monthly) of DIR/deflators.csv. The base year must
 * be complete in it. NULL with all reasons in *e. Caller frees. */
struct deflators *deflators_load(const char *reference_dir, const char *series, int base_year,
                                 struct err *e);
/* The factor from a date's prices to the base year's, num / den. *hole, if not NULL, gets the
 * missing periods' names with DEFLATOR_HOLE. */
enum deflator_status deflators_find(const struct deflators *f, const struct date *d,
                                    money_wide *num, money_wide *den, struct str *hole);
/* Adds the index behind a date's factor: "115.2 (2022-Q1)", "115.9 (mean of 2022)"; nothing if
 * there is none. NULL for the date: of the base year. */
void deflators_say(const struct deflators *f, const struct date *d, struct str *text);
/* The name of the series for people, and its first and last period ("2025-Q4"). Borrowed. */
const char *deflators_title(const struct deflators *f);
const char *deflators_first(const struct deflators *f);
const char *deflators_last(const struct deflators *f);
void deflators_free(struct deflators *f);

#endif
