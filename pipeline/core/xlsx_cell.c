#include "aid/xlsx_cell.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "aid/date.h"

enum { SHOWN = 15, MAX_DIGITS = 60, MAX_PLACES = 30 };

/* 0.DIGITS times 10^point. */
struct decimal {
	bool negative;
	char digits[MAX_DIGITS + 1];
	int n, point;
};

static bool take_digit(struct decimal *d, char c, bool before_point)
{
	if (d->n == 0 && c == '0') {
		d->point -= !before_point;
		return true;
	}
	if (d->n == MAX_DIGITS)
		return false;
	d->digits[d->n++] = c;
	d->point += before_point;
	return true;
}

static bool take_exponent(struct decimal *d, const char *text)
{
	char *end;
	long exponent = strtol(text, &end, 10);

	if (*end || end == text || isspace((unsigned char)*text) || labs(exponent) > 400)
		return false;
	d->point += (int)exponent;
	return true;
}

static bool parse(const char *text, struct decimal *d)
{
	bool any = false, before_point = true;

	*d = (struct decimal){ .negative = *text == '-' };
	for (text += d->negative; *text && *text != 'E' && *text != 'e'; text++) {
		if (*text == '.' && before_point)
			before_point = false;
		else if (!isdigit((unsigned char)*text) || !take_digit(d, *text, before_point))
			return false;
		else
			any = true;
	}
	return any && (!*text || take_exponent(d, text + 1));
}

/* To the digits that a spreadsheet shows, halves away from zero as it does. */
static void round_shown(struct decimal *d)
{
	bool up = d->n > SHOWN && d->digits[SHOWN] >= '5';

	d->n = d->n > SHOWN ? SHOWN : d->n;
	for (int i = d->n; up && i > 0; i--) {
		up = d->digits[i - 1] == '9';
		d->digits[i - 1] = up ? '0' : (char)(d->digits[i - 1] + 1);
	}
	if (up) {
		memmove(d->digits + 1, d->digits, (size_t)d->n);
		d->digits[0] = '1';
		d->n++;
		d->point++;
	}
	while (d->n > 0 && d->digits[d->n - 1] == '0')
		d->n--;
}

static void print(const struct decimal *d, struct str *out)
{
	if (d->n == 0) {
		str_add_char(out, '0');
		return;
	}
	if (d->negative)
		str_add_char(out, '-');
	if (d->point <= 0)
		str_add_char(out, '0');
	for (int i = 0; i < d->point; i++)
		str_add_char(out, i < d->n ? d->digits[i] : '0');
	if (d->point < d->n)
		str_add_char(out, '.');
	for (int i = d->point; i < 0; i++)
		str_add_char(out, '0');
	for (int i = d->point > 0 ? d->point : 0; i < d->n; i++)
		str_add_char(out, d->digits[i]);
}

bool xlsx_number(const char *text, struct str *out)
{
	struct decimal d;

	if (!parse(text, &d))
		return false;
	round_shown(&d);
	if (d.n > 0 && (d.point > MAX_PLACES || d.n - d.point > MAX_PLACES))
		return false;
	print(&d, out);
	return true;
}

/* Day numbers: 1 is 1900-01-01, 60 the day 1900-02-29 that never was; or 0 is 1904-01-01. */
static void print_day(long day, bool from_1904, struct str *out)
{
	enum { EPOCH_1904 = 24107, EPOCH_1900 = 25569, FALSE_LEAP_DAY = 60 };

	if (!from_1904 && day == FALSE_LEAP_DAY) {
		str_add(out, "1900-02-29");
		return;
	}
	int32_t days = (int32_t)(from_1904 ? day - EPOCH_1904
	                         : day - EPOCH_1900 + (day < FALSE_LEAP_DAY));
	struct date d = date_of_day(days);
	str_printf(out, "%04d-%02d-%02d", d.year, d.month, d.day);
}

/* A fraction of a day, ".39583333", in whole seconds. */
static long seconds_of(const char *fraction)
{
	int64_t parts = 0, whole = 1;

	for (int i = 0; i < 9 && isdigit((unsigned char)fraction[i]); i++) {
		parts = parts * 10 + (fraction[i] - '0');
		whole *= 10;
	}
	return (long)((parts * 86400 + whole / 2) / whole);
}

bool xlsx_date(const char *text, bool from_1904, struct str *out)
{
	enum { LAST_1900 = 2958465, LAST_1904 = 2957003, DAY = 86400 };
	struct str number = STR_INIT;
	bool ok = xlsx_number(text, &number);
	const char *point = ok ? strchr(str_text(&number), '.') : NULL;
	long day = ok ? strtol(str_text(&number), NULL, 10) : -1;
	long seconds = point ? seconds_of(point + 1) : 0;

	str_release(&number);
	day += seconds / DAY;
	seconds %= DAY;
	if (day < (from_1904 ? 0 : 1) || day > (from_1904 ? LAST_1904 : LAST_1900))
		return false;
	print_day(day, from_1904, out);
	if (seconds > 0)
		str_printf(out, "T%02ld:%02ld:%02ld", seconds / 3600, seconds / 60 % 60,
		           seconds % 60);
	return true;
}

/* Signs of days and hours outside of quotes, brackets and escapes. */
static bool code_is_date(const char *code)
{
	char closing = '\0';

	for (; *code; code++) {
		if (closing) {
			closing = *code == closing ? '\0' : closing;
		} else if (*code == '"' || *code == '[') {
			closing = *code == '"' ? '"' : ']';
		} else if ((*code == '\\' || *code == '_' || *code == '*') && code[1]) {
			code++;
		} else if (strncmp(code, "General", 7) == 0) {
			code += 6;
		} else if (strchr("yYmMdDhHsS", *code)) {
			return true;
		}
	}
	return false;
}

/* ECMA-376 part 1, 18.8.30: 14 to 22 and 45 to 47 are dates and times, so are 27 to 36 and 50 to
 * 58 in East Asian versions. */
bool xlsx_format_is_date(int id, const char *code)
{
	if (code)
		return code_is_date(code);
	return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) ||
	       (id >= 50 && id <= 58);
}
