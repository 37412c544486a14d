/*
 * date: dates that know how much they know.
 *
 * A source may know the day, the month, the quarter, the (fiscal) year, or nothing; that
 * precision is kept to the end and never filled in. Text forms, which sort within their
 * kind: 2022-11-14, 2022-11, 2022-Q4, 2022, FY2022, "" (undated).
 */
#ifndef AID_DATE_H
#define AID_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum date_precision {
	DATE_NONE, DATE_YEAR, DATE_FISCAL_YEAR, DATE_QUARTER, DATE_MONTH, DATE_DAY
};

struct date {
	int16_t year;
	uint8_t month;   /* 1–12 for MONTH and DAY */
	uint8_t day;     /* 1–31 for DAY */
	uint8_t quarter; /* 1–4 for QUARTER */
	uint8_t precision;
};

/* Two words that differ for any two dates that differ, as a key for groups.h. */
enum { DATE_WORDS = 2 };
void date_words(const struct date *d, uint32_t words[DATE_WORDS]);

enum date_period {
	PERIOD_DAY, PERIOD_MONTH, PERIOD_QUARTER, PERIOD_YEAR, PERIOD_FISCAL_YEAR, PERIOD_ALL
};

#define DATE_TEXT_MAX 16

/*
 * Declared forms. A form is made of these, and of signs that stand for themselves:
 *   YYYY MM DD        with all digits; M and D with one or two; YY is 20YY
 *   MON               JAN … DEC, in any case
 *   Qn FYYYYY         Q1 … Q4; FY2023, a US fiscal year
 *   "text"            that text
 *   *                 any text, at the end
 *   SERIAL            a day number of Excel's 1900 system, from 1900-03-01
 *   N(2022-01)        the number of a month, counted from that one, which is 1
 * It fixes how much the date knows: "until 4/6/22" read as `"until "M/D/YY` is a day.
 */
#define DATE_FORMS_MAX 16
struct date_forms {
	size_t n;
	char form[DATE_FORMS_MAX][48];
};

/* Splits "A | B | C" into *f. False if a form has no year or holds letters that no code knows. */
bool date_forms_parse(const char *declared, struct date_forms *f);
/* Reads text by the first form that fits all of it; the calendar is strict (no 2023-02-29) and
 * the year must lie in 1900–2100. */
bool date_parse(const char *text, const struct date_forms *f, struct date *d);
/* Reads our own text forms; "" gives DATE_NONE. */
bool date_parse_own(const char *text, struct date *d);
size_t date_format(const struct date *d, char buf[DATE_TEXT_MAX]);
const char *date_precision_name(enum date_precision p); /* "day", …, "none" */

/* True if the calendar has such a date, in 1900–2100. */
bool date_exists(const struct date *d);

/* Days since 1970-01-01 of the first and last day the date may mean; not for DATE_NONE. */
int32_t date_first_day(const struct date *d);
int32_t date_last_day(const struct date *d);
/* The day of a day number. */
struct date date_of_day(int32_t days);

/* The period a date counts under: "2022-11"; if it knows less, what it knows: "2022-Q1",
 * "2022"; "undated" for DATE_NONE. US fiscal years ("FY2023") begin on 1 October of the year
 * before. PERIOD_ALL gives "all". */
size_t date_period(const struct date *d, enum date_period p, char buf[DATE_TEXT_MAX]);
/* The fiscal or calendar year a date lies in wholly, or 0 if it does not know. */
int date_year(const struct date *d);
int date_fiscal_year(const struct date *d);
/* 1–4, or 0 if not known. */
int date_quarter(const struct date *d);

#endif
