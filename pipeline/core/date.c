#include "aid/date.h"

#include <stdio.h>

enum { FIRST_YEAR = 1900, LAST_YEAR = 2100 };

static int days_in_month(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

void date_words(const struct date *d, uint32_t words[DATE_WORDS])
{
	words[0] = (uint32_t)(uint16_t)d->year << 16 | (uint32_t)d->precision << 8 | d->quarter;
	words[1] = (uint32_t)d->month << 8 | d->day;
}

bool date_exists(const struct date *d)
{
	if (d->year < FIRST_YEAR || d->year > LAST_YEAR)
		return false;
	if (d->precision == DATE_QUARTER)
		return d->quarter >= 1 && d->quarter <= 4;
	if (d->precision < DATE_MONTH)
		return true;
	return d->month >= 1 && d->month <= 12 &&
	       (d->precision == DATE_MONTH ||
	        (d->day >= 1 && d->day <= days_in_month(d->year, d->month)));
}

size_t date_format(const struct date *d, char buf[DATE_TEXT_MAX])
{
	int n = 0;

	buf[0] = '\0';
	switch (d->precision) {
	case DATE_YEAR:
		n = snprintf(buf, DATE_TEXT_MAX, "%04d", d->year);
		break;
	case DATE_FISCAL_YEAR:
		n = snprintf(buf, DATE_TEXT_MAX, "FY%04d", d->year);
		break;
	case DATE_QUARTER:
		n = snprintf(buf, DATE_TEXT_MAX, "%04d-Q%d", d->year, d->quarter % 10);
		break;
	case DATE_MONTH:
		n = snprintf(buf, DATE_TEXT_MAX, "%04d-%02d", d->year, d->month % 100);
		break;
	case DATE_DAY:
		n = snprintf(buf, DATE_TEXT_MAX, "%04d-%02d-%02d", d->year, d->month % 100,
		             d->day % 100);
		break;
	default:
		break;
	}
	return (size_t)n;
}

const char *date_precision_name(enum date_precision p)
{
	static const char *const names[] = {
		[DATE_NONE] = "none", [DATE_YEAR] = "year", [DATE_FISCAL_YEAR] = "fiscal_year",
		[DATE_QUARTER] = "quarter", [DATE_MONTH] = "month", [DATE_DAY] = "day"
	};

	return names[p];
}

/* Days since 1970-01-01 in the Gregorian calendar; years counted from March, so that the leap
 * day is the last of its year. */
static int32_t day_number(int year, int month, int day)
{
	int y = month > 2 ? year : year - 1, m = month > 2 ? month - 3 : month + 9;
	int era = y / 400, of_era = y % 400;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + (153 * m + 2) / 5 +
	       day - 1 - 719468;
}

int32_t date_first_day(const struct date *d)
{
	switch (d->precision) {
	case DATE_DAY:
		return day_number(d->year, d->month, d->day);
	case DATE_MONTH:
		return day_number(d->year, d->month, 1);
	case DATE_QUARTER:
		return day_number(d->year, d->quarter * 3 - 2, 1);
	case DATE_FISCAL_YEAR:
		return day_number(d->year - 1, 10, 1);
	default:
		return day_number(d->year, 1, 1);
	}
}

int32_t date_last_day(const struct date *d)
{
	switch (d->precision) {
	case DATE_DAY:
		return day_number(d->year, d->month, d->day);
	case DATE_MONTH:
		return day_number(d->year, d->month, days_in_month(d->year, d->month));
	case DATE_QUARTER:
		return day_number(d->year, d->quarter * 3, days_in_month(d->year, d->quarter * 3));
	case DATE_FISCAL_YEAR:
		return day_number(d->year, 9, 30);
	default:
		return day_number(d->year, 12, 31);
	}
}

struct date date_of_day(int32_t days)
{
	int32_t z = days + 719468, era = z / 146097, of_era = z % 146097;
	int32_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int32_t of_year = of_era - (365 * year + year / 4 - year / 100);
	int32_t m = (5 * of_year + 2) / 153;
	int32_t month = m < 10 ? m + 3 : m - 9;

	return (struct date){
		.year = (int16_t)(year + era * 400 + (month <= 2)), .month = (uint8_t)month,
		.day = (uint8_t)(of_year - (153 * m + 2) / 5 + 1), .precision = DATE_DAY,
	};
}

int date_year(const struct date *d)
{
	return d->precision == DATE_NONE || d->precision == DATE_FISCAL_YEAR ? 0 : d->year;
}

int date_fiscal_year(const struct date *d)
{
	switch (d->precision) {
	case DATE_FISCAL_YEAR:
		return d->year;
	case DATE_QUARTER:
		return d->year + (d->quarter == 4);
	case DATE_MONTH:
	case DATE_DAY:
		return d->year + (d->month >= 10);
	default:
		return 0;
	}
}

int date_quarter(const struct date *d)
{
	switch (d->precision) {
	case DATE_QUARTER:
		return d->quarter;
	case DATE_MONTH:
	case DATE_DAY:
		return (d->month + 2) / 3;
	default:
		return 0;
	}
}

static bool knows_month(const struct date *d)
{
	return d->precision == DATE_MONTH || d->precision == DATE_DAY;
}

size_t date_period(const struct date *d, enum date_period p, char buf[DATE_TEXT_MAX])
{
	int n;

	if (p == PERIOD_ALL)
		n = snprintf(buf, DATE_TEXT_MAX, "all");
	else if (d->precision == DATE_NONE)
		n = snprintf(buf, DATE_TEXT_MAX, "undated");
	else if (p == PERIOD_FISCAL_YEAR && date_fiscal_year(d))
		n = snprintf(buf, DATE_TEXT_MAX, "FY%04d", date_fiscal_year(d));
	else if (p == PERIOD_YEAR && date_year(d))
		n = snprintf(buf, DATE_TEXT_MAX, "%04d", date_year(d));
	else if (p == PERIOD_QUARTER && date_quarter(d))
		n = snprintf(buf, DATE_TEXT_MAX, "%04d-Q%d", d->year, date_quarter(d));
	else if (p == PERIOD_MONTH && knows_month(d))
		n = snprintf(buf, DATE_TEXT_MAX, "%04d-%02d", d->year, d->month % 100);
	else
		return date_format(d, buf);
	return (size_t)n;
}
