#include "aid/date.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static const char *const month_names[] = {
	"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"
};

enum { FIRST_YEAR = 1900, LAST_YEAR = 2100 };

/* The parts that a form may hold, longest first. Text outside them stands for itself. */
enum part { PART_YEAR, PART_MONTH_NAME, PART_MONTH, PART_DAY, PART_QUARTER, PART_FISCAL, N_PARTS };
static const char *const part_codes[N_PARTS] = {
	[PART_FISCAL] = "FYYYYY", [PART_YEAR] = "YYYY", [PART_MONTH_NAME] = "MON",
	[PART_MONTH] = "MM", [PART_DAY] = "DD", [PART_QUARTER] = "Qn",
};

static bool part_at(const char *form, enum part *part)
{
	static const enum part order[] = {
		PART_FISCAL, PART_YEAR, PART_MONTH_NAME, PART_MONTH, PART_DAY, PART_QUARTER
	};

	for (size_t i = 0; i < N_PARTS; i++) {
		*part = order[i];
		if (strncmp(form, part_codes[*part], strlen(part_codes[*part])) == 0)
			return true;
	}
	return false;
}

static bool form_is_known(const char *form)
{
	enum part part;
	bool has_year = false;

	while (*form) {
		if (part_at(form, &part)) {
			has_year = has_year || part == PART_YEAR || part == PART_FISCAL;
			form += strlen(part_codes[part]);
		} else if (isalpha((unsigned char)*form)) {
			return false;
		} else {
			form++;
		}
	}
	return has_year;
}

bool date_forms_parse(const char *declared, struct date_forms *f)
{
	*f = (struct date_forms){ 0 };
	for (const char *p = declared; p;) {
		const char *bar = strchr(p, '|'), *end = bar ? bar : p + strlen(p);
		while (*p == ' ')
			p++;
		while (end > p && end[-1] == ' ')
			end--;
		size_t n = (size_t)(end - p);
		if (n == 0 || f->n == DATE_FORMS_MAX || n >= sizeof f->form[0])
			return false;
		memcpy(f->form[f->n], p, n);
		if (!form_is_known(f->form[f->n++]))
			return false;
		p = bar ? bar + 1 : NULL;
	}
	return f->n > 0;
}

static bool read_number(const char **text, int digits, int *value)
{
	*value = 0;
	for (int i = 0; i < digits; i++, (*text)++) {
		if (!isdigit((unsigned char)**text))
			return false;
		*value = *value * 10 + (**text - '0');
	}
	return true;
}

static bool read_month_name(const char **text, int *value)
{
	for (int m = 0; m < 12; m++) {
		bool same = true;
		for (int i = 0; same && i < 3; i++)
			same = toupper((unsigned char)(*text)[i]) == month_names[m][i];
		if (same) {
			*value = m + 1;
			*text += 3;
			return true;
		}
	}
	return false;
}

static bool read_part(const char **text, enum part part, int *value)
{
	switch (part) {
	case PART_FISCAL:
		if (strncmp(*text, "FY", 2) != 0)
			return false;
		*text += 2;
		return read_number(text, 4, value);
	case PART_YEAR:
		return read_number(text, 4, value);
	case PART_MONTH_NAME:
		return read_month_name(text, value);
	case PART_MONTH:
	case PART_DAY:
		return read_number(text, 2, value);
	case PART_QUARTER:
		if (**text != 'Q')
			return false;
		(*text)++;
		return read_number(text, 1, value);
	default:
		return false;
	}
}

static int days_in_month(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

/* Puts the parts together if the calendar has such a date. */
static bool assemble(const int value[N_PARTS], const bool has[N_PARTS], struct date *d)
{
	int year = has[PART_FISCAL] ? value[PART_FISCAL] : value[PART_YEAR];
	bool month = has[PART_MONTH] || has[PART_MONTH_NAME];
	int m = has[PART_MONTH] ? value[PART_MONTH] : value[PART_MONTH_NAME];

	*d = (struct date){ .year = (int16_t)year };
	if (year < FIRST_YEAR || year > LAST_YEAR || (month && (m < 1 || m > 12)))
		return false;
	if (has[PART_QUARTER] && (value[PART_QUARTER] < 1 || value[PART_QUARTER] > 4))
		return false;
	if (has[PART_DAY] && (!month || value[PART_DAY] < 1 ||
	                      value[PART_DAY] > days_in_month(year, m)))
		return false;
	d->month = month ? (uint8_t)m : 0;
	d->day = has[PART_DAY] ? (uint8_t)value[PART_DAY] : 0;
	d->quarter = has[PART_QUARTER] ? (uint8_t)value[PART_QUARTER] : 0;
	d->precision = has[PART_DAY] ? DATE_DAY : month ? DATE_MONTH
	             : has[PART_QUARTER] ? DATE_QUARTER
	             : has[PART_FISCAL] ? DATE_FISCAL_YEAR : DATE_YEAR;
	return true;
}

static bool parse_form(const char *text, const char *form, struct date *d)
{
	int value[N_PARTS] = { 0 };
	bool has[N_PARTS] = { false };
	enum part part;

	while (*form) {
		if (part_at(form, &part)) {
			if (!read_part(&text, part, &value[part]))
				return false;
			has[part] = true;
			form += strlen(part_codes[part]);
		} else if (*form++ != *text++) {
			return false;
		}
	}
	return *text == '\0' && assemble(value, has, d);
}

bool date_parse(const char *text, const struct date_forms *f, struct date *d)
{
	for (size_t i = 0; i < f->n; i++)
		if (parse_form(text, f->form[i], d))
			return true;
	return false;
}

bool date_parse_own(const char *text, struct date *d)
{
	static const struct date_forms own = {
		5, { "YYYY-MM-DD", "YYYY-MM", "YYYY-Qn", "YYYY", "FYYYYY" }
	};

	if (text[0] != '\0')
		return date_parse(text, &own, d);
	*d = (struct date){ .precision = DATE_NONE };
	return true;
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
