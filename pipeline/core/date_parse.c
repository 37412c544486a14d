/* date_parse: dates out of text, by the forms that a descriptor declares. */
#include "aid/date.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const char *const month_names[] = {
	"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"
};

/* The parts that a form may hold, longer ones before those they begin with. */
enum part {
	PART_FISCAL, PART_YEAR, PART_SHORT_YEAR, PART_MONTH_NAME, PART_MONTH, PART_MONTH_1_2,
	PART_DAY, PART_DAY_1_2, PART_QUARTER, PART_SERIAL, PART_COUNT, PART_LITERAL, PART_REST,
	N_PARTS
};
static const char *const part_codes[N_PARTS] = {
	[PART_FISCAL] = "FYYYYY", [PART_YEAR] = "YYYY", [PART_SHORT_YEAR] = "YY",
	[PART_MONTH_NAME] = "MON", [PART_MONTH] = "MM", [PART_MONTH_1_2] = "M",
	[PART_DAY] = "DD", [PART_DAY_1_2] = "D", [PART_QUARTER] = "Qn",
	[PART_SERIAL] = "SERIAL", [PART_COUNT] = "N(YYYY-MM)",
	[PART_LITERAL] = "\"", [PART_REST] = "*",
};

/* What a text said so far, piece by piece. */
struct pieces {
	bool has_year, is_fiscal, has_month, has_day, has_quarter;
	int year, month, day, quarter;
};

static bool is_digits(const char *text, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!isdigit((unsigned char)text[i]))
			return false;
	return true;
}

/* N(2022-01): the month that is number 1. */
static bool is_count(const char *form)
{
	return strncmp(form, "N(", 2) == 0 && is_digits(form + 2, 4) && form[6] == '-' &&
	       is_digits(form + 7, 2) && form[9] == ')';
}

/* The part that the form begins with and its length; false if it is a sign of its own. */
static bool part_at(const char *form, enum part *part, size_t *len)
{
	for (size_t i = 0; i < N_PARTS; i++) {
		const char *code = part_codes[i];
		*part = (enum part)i;
		*len = strlen(code);
		if (i == PART_COUNT ? is_count(form) : strncmp(form, code, *len) == 0)
			return true;
	}
	return false;
}

/* The length of a "literal" with its quotes; 0 if it is not closed. */
static size_t literal_length(const char *form)
{
	const char *end = strchr(form + 1, '"');

	return end ? (size_t)(end - form) + 1 : 0;
}

static bool form_is_known(const char *form)
{
	int years = 0;

	while (*form) {
		enum part part;
		size_t len;
		if (!part_at(form, &part, &len)) {
			if (isalpha((unsigned char)*form++))
				return false;
			continue;
		}
		if (part == PART_LITERAL && (len = literal_length(form)) == 0)
			return false;
		if (part == PART_REST && form[1] != '\0')
			return false;
		years += part == PART_YEAR || part == PART_SHORT_YEAR || part == PART_FISCAL ||
		         part == PART_SERIAL || part == PART_COUNT;
		form += len;
	}
	/* Of two, one would be believed and the other not looked at. */
	return years == 1;
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

/* From `least` to `most` digits. */
static bool read_number(const char **text, int least, int most, int *value)
{
	int n = 0;

	for (*value = 0; n < most && isdigit((unsigned char)**text); n++)
		*value = *value * 10 + (*(*text)++ - '0');
	return n >= least;
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

static bool read_literal(const char **text, const char *form, size_t len)
{
	if (strncmp(*text, form + 1, len - 2) != 0)
		return false;
	*text += len - 2;
	return true;
}

/* Excel's days since 1899-12-30; from March 1900 on, before which it counts a day too many. */
static bool read_serial(const char **text, struct pieces *p)
{
	enum { UNIX_EPOCH = 25569, FIRST = 61 };
	int days;

	if (!read_number(text, 1, 6, &days) || days < FIRST)
		return false;
	struct date d = date_of_day(days - UNIX_EPOCH);
	*p = (struct pieces){ true, false, true, true, false, d.year, d.month, d.day, 0 };
	return true;
}

/* The number of a month, counted from the one in brackets, which is number 1. */
static bool read_count(const char **text, const char *form, struct pieces *p)
{
	int n, months = (atoi(form + 2) * 12) + atoi(form + 7) - 1;

	if (!read_number(text, 1, 4, &n) || n < 1)
		return false;
	months += n - 1;
	p->has_year = p->has_month = true;
	p->year = months / 12;
	p->month = months % 12 + 1;
	return true;
}

static bool read_year(const char **text, enum part part, struct pieces *p)
{
	p->has_year = true;
	p->is_fiscal = part == PART_FISCAL;
	if (part == PART_SHORT_YEAR) {
		bool ok = read_number(text, 2, 2, &p->year);
		p->year += 2000;
		return ok;
	}
	if (part == PART_FISCAL) {
		if (strncmp(*text, "FY", 2) != 0)
			return false;
		*text += 2;
	}
	return read_number(text, 4, 4, &p->year);
}

static bool read_part(const char **text, enum part part, const char *form, size_t len,
                      struct pieces *p)
{
	switch (part) {
	case PART_FISCAL:
	case PART_YEAR:
	case PART_SHORT_YEAR:
		return read_year(text, part, p);
	case PART_MONTH_NAME:
		p->has_month = true;
		return read_month_name(text, &p->month);
	case PART_MONTH:
	case PART_MONTH_1_2:
		p->has_month = true;
		return read_number(text, part == PART_MONTH ? 2 : 1, 2, &p->month);
	case PART_DAY:
	case PART_DAY_1_2:
		p->has_day = true;
		return read_number(text, part == PART_DAY ? 2 : 1, 2, &p->day);
	case PART_QUARTER:
		p->has_quarter = true;
		return *(*text)++ == 'Q' && read_number(text, 1, 1, &p->quarter);
	case PART_SERIAL:
		return read_serial(text, p);
	case PART_COUNT:
		return read_count(text, form, p);
	case PART_LITERAL:
		return read_literal(text, form, len);
	default:
		*text += strlen(*text);
		return true;
	}
}

/* Puts the pieces together if the calendar has such a date. */
static bool assemble(const struct pieces *p, struct date *d)
{
	if (p->has_quarter && p->has_month && p->quarter != (p->month + 2) / 3)
		return false;
	if (p->year > 9999 || p->month > 99 || (p->has_day && !p->has_month))
		return false;
	*d = (struct date){
		.year = (int16_t)p->year, .month = p->has_month ? (uint8_t)p->month : 0,
		.day = p->has_day ? (uint8_t)p->day : 0,
		.quarter = p->has_quarter && !p->has_month ? (uint8_t)p->quarter : 0,
		.precision = p->has_day ? DATE_DAY : p->has_month ? DATE_MONTH
		           : p->has_quarter ? DATE_QUARTER
		           : p->is_fiscal ? DATE_FISCAL_YEAR : DATE_YEAR,
	};
	return date_exists(d);
}

static bool parse_form(const char *text, const char *form, struct date *d)
{
	struct pieces p = { 0 };

	while (*form) {
		enum part part;
		size_t len;
		if (!part_at(form, &part, &len)) {
			if (*form++ != *text++)
				return false;
			continue;
		}
		if (part == PART_LITERAL)
			len = literal_length(form);
		if (!read_part(&text, part, form, len, &p))
			return false;
		form += len;
	}
	return *text == '\0' && assemble(&p, d);
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
