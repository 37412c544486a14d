#include "aid/money.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "aid/wide.h"

static bool refuse(struct number_error *why, const char *expected, const char *fix)
{
	*why = (struct number_error){ expected, fix };
	return false;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static money_wide power_of_ten(int n)
{
	money_wide p = 1;

	while (n-- > 0)
		p *= 10;
	return p;
}

/* The digits of a number as one integer, and how many stood after the decimal sign. */
struct digits {
	money_wide value;
	int n, n_fraction;
	bool negative;
};

/* 30 digits: far beyond money, and their product with a scale still fits 128 bits only if the
 * scale is small, which money_parse checks. */
enum { MAX_DIGITS = 30 };

/* A thousands separator must stand before exactly three digits, and after at least one. */
static bool is_grouped(const char *p, const char *start)
{
	return p > start && is_digit(p[-1]) && is_digit(p[1]) && is_digit(p[2]) &&
	       is_digit(p[3]) && !is_digit(p[4]);
}

static const char *scan(const char *p, char decimal, char group, struct digits *d)
{
	const char *start = p;
	bool fraction = false;

	for (;; p++) {
		if (is_digit(*p)) {
			if (d->n == 0 && *p == '0' && !fraction && is_digit(p[1]))
				continue; /* leading zeros */
			if (d->n >= MAX_DIGITS)
				return p;
			d->value = d->value * 10 + (*p - '0');
			d->n++;
			d->n_fraction += fraction;
		} else if (*p == decimal && !fraction && p > start && is_digit(p[1])) {
			fraction = true;
		} else if (!(group && *p == group && !fraction && is_grouped(p, start))) {
			return p;
		}
	}
}

/* Reads the whole text into *d; the sign is a leading '-', or parentheses where declared. */
static bool read_digits(const char *text, const struct number_format *f, struct digits *d)
{
	char decimal = f && f->decimal ? f->decimal : '.';
	bool parentheses = f && f->parentheses && text[0] == '(';
	const char *p = text;

	*d = (struct digits){ 0, 0, 0, parentheses || text[0] == '-' };
	if (d->negative)
		p++;
	p = scan(p, decimal, f ? f->group : 0, d);
	if (parentheses && *p == ')')
		p++;
	else if (parentheses)
		return false;
	return *p == '\0' && d->n > 0;
}

static bool begins(const char *text, const char *with)
{
	return strncmp(text, with, strlen(with)) == 0;
}

/* 1.2bn, $5, EUR 5, 12 m: digits and words, or a currency's sign. Not 1e3 or 0x10. */
static bool has_unit(const char *text)
{
	size_t n = strlen(text);
	bool word_ends = n > 1 && is_letter(text[n - 1]) && (is_letter(text[n - 2]) || text[n - 2] == ' ' ||
	                                                     is_digit(text[n - 2]));

	return strpbrk(text, "0123456789") &&
	       (text[0] == '$' || begins(text, "\xE2\x82\xAC") || begins(text, "\xC2\xA3") ||
	        text[n - 1] == '$' || (word_ends && !begins(text, "0x")) ||
	        (is_letter(text[0]) && n > 3 && text[3] == ' '));
}

static bool explain(const char *text, const struct number_format *f, struct number_error *why)
{
	char decimal = f && f->decimal ? f->decimal : '.';

	if (text[0] == ' ' || (text[0] && text[strlen(text) - 1] == ' '))
		return refuse(why, "a plain number", "remove the blanks around it");
	if (strlen(text) > MAX_DIGITS && strspn(text, "-.,0123456789") == strlen(text))
		return refuse(why, "a number of at most 30 digits", "round it");
	if (begins(text, "\xE2\x88\x92") || begins(text, "\xE2\x80\x93"))
		return refuse(why, "a plain number such as -1234.5",
		              "write the minus sign as a hyphen (-), or declare the mark as missing in "
		              "[format]");
	if (has_unit(text))
		return refuse(why, "a plain number such as 1234.5",
		              "write it out without unit and currency sign; a unit that all rows share "
		              "is declared once, as in amount = COLUMN x 1000000");
	if (f && f->group && strchr(text, f->group))
		return refuse(why, "a number with its thousands in groups of three, as declared",
		              "check whether the sign is a decimal one; then declare decimal in [format]");
	if (decimal == '.' && strchr(text, ','))
		return refuse(why, "a plain number such as 1234.5",
		              "write it without separators, or declare decimal or group in the "
		              "descriptor's [format]");
	if (text[0] == '(' && f && f->parentheses)
		return refuse(why, "a plain number between parentheses, such as (1234.5)", "close them");
	if (text[0] == '(')
		return refuse(why, "a plain number such as -1234.5",
		              "write a minus sign, or declare parentheses = yes in [format]");
	return refuse(why, "a plain number such as 1234.5",
	              "write the digits only, or declare its mark as missing in [format]");
}

bool money_divide(money_wide num, money_wide den, int64_t *out)
{
	assert(den > 0);
	money_wide q = num / den, r = num % den;

	if (r < 0)
		r = -r;
	/* r * 2 compared with den, without the product: den may use all bits. */
	money_wide rest = den - r;
	if (r > rest || (r == rest && q % 2 != 0))
		q += num < 0 ? -1 : 1;
	if (q > INT64_MAX || q < INT64_MIN)
		return false;
	*out = (int64_t)q;
	return true;
}

bool money_scale(int64_t amount, money_wide num, money_wide den, int64_t *out)
{
	money_wide product;

	return !__builtin_mul_overflow((money_wide)amount, num, &product) &&
	       money_divide(product, den, out);
}

bool money_add(int64_t *sum, int64_t amount)
{
	int64_t result;

	if (__builtin_add_overflow(*sum, amount, &result))
		return false;
	*sum = result;
	return true;
}

bool money_parse(const char *text, const struct number_format *f, int64_t scale_num,
                 int64_t scale_den, int decimals, int64_t *minor, struct number_error *why)
{
	struct digits d;
	money_wide num, den;

	if (!read_digits(text, f, &d))
		return explain(text, f, why);
	if (__builtin_mul_overflow(d.value, (money_wide)scale_num, &num) ||
	    __builtin_mul_overflow(num, power_of_ten(decimals), &num) ||
	    __builtin_mul_overflow(power_of_ten(d.n_fraction), (money_wide)scale_den, &den) ||
	    !money_divide(d.negative ? -num : num, den, minor))
		return refuse(why, "an amount that fits 64 bits of minor units",
		              "check its unit and its factor");
	return true;
}

static money_wide signed_value(const struct digits *d)
{
	return d->negative ? -d->value : d->value;
}

bool money_whole(const char *text, int64_t least, int64_t most, int64_t *n)
{
	struct number_error why;
	int64_t value = 0;

	if (strchr(text, '.') || !money_parse(text, NULL, 1, 1, 0, &value, &why) || value < least || value > most)
		return false;
	*n = value;
	return true;
}

bool money_compare(const char *text, const struct number_format *f, const char *bound,
                   int *order, struct number_error *why)
{
	struct digits a, b;
	money_wide x, y;

	if (!read_digits(text, f, &a))
		return explain(text, f, why);
	if (!read_digits(bound, NULL, &b))
		return explain(bound, NULL, why);
	/* With as many decimals each. What overflows then is beyond the other: its sign decides. */
	int more = b.n_fraction - a.n_fraction;
	if (__builtin_mul_overflow(signed_value(&a), power_of_ten(more > 0 ? more : 0), &x))
		*order = a.negative ? -1 : 1;
	else if (__builtin_mul_overflow(signed_value(&b), power_of_ten(more < 0 ? -more : 0), &y))
		*order = b.negative ? 1 : -1;
	else
		*order = (x > y) - (x < y);
	return true;
}

/* The digits of a number, the last of them before `end`, two at a time. Where they begin; none for zero. */
static char *digits_before(char *end, wide_half number)
{
	static const char pairs[] = "00010203040506070809" "10111213141516171819" "20212223242526272829"
	                            "30313233343536373839" "40414243444546474849" "50515253545556575859"
	                            "60616263646566676869" "70717273747576777879" "80818283848586878889"
	                            "90919293949596979899";

	/* Nearly all fit 64 bits, whose division is many times quicker. */
	for (; number > UINT64_MAX; number /= 10)
		*--end = (char)('0' + (int)(number % 10));
	uint64_t low = (uint64_t)number;
	for (; low >= 10; low /= 100)
		memcpy(end -= 2, pairs + 2 * (low % 100), 2);
	if (low > 0)
		*--end = (char)('0' + (int)low);
	return end;
}

size_t money_format_wide(char *buf, money_wide minor, int decimals)
{
	enum { MOST = MONEY_TEXT_MAX - 4 }; /* a sign, a point and the NUL stand beside digits */
	char digits[MONEY_TEXT_MAX], *end = digits + sizeof digits;
	char *begin = digits_before(end, minor < 0 ? -(wide_half)minor : (wide_half)minor);
	size_t fraction = decimals < MOST ? (size_t)decimals : MOST - 1, n = 0;

	while ((size_t)(end - begin) <= fraction)
		*--begin = '0';
	size_t whole = (size_t)(end - begin) - fraction;
	if (minor < 0)
		buf[n++] = '-';
	memcpy(buf + n, begin, whole);
	n += whole;
	if (fraction > 0) {
		buf[n++] = '.';
		memcpy(buf + n, begin + whole, fraction);
		n += fraction;
	}
	buf[n] = '\0';
	return n;
}

size_t money_format(char *buf, int64_t minor, int decimals)
{
	return money_format_wide(buf, minor, decimals);
}

size_t money_format_quotient(char *buf, money_wide num, money_wide den, int decimals)
{
	bool negative = num < 0;
	money_wide whole = num / den, rest = num % den;
	size_t n = 0;

	if (negative && whole == 0)
		buf[n++] = '-';
	n += money_format_wide(buf + n, whole, 0);
	rest = rest < 0 ? -rest : rest;
	if (decimals > 0)
		buf[n++] = '.';
	for (int i = 0; i < decimals; i++, rest %= den) {
		rest *= 10;
		buf[n++] = (char)('0' + (int)(rest / den));
	}
	strcpy(buf + n, rest != 0 ? "…" : "");
	return n + strlen(buf + n);
}

size_t money_group(char *buf)
{
	size_t n = strlen(buf), start = buf[0] == '-', digits = strspn(buf + start, "0123456789");

	for (size_t left = 3; left < digits && n + 1 < MONEY_TEXT_MAX; left += 3, n++) {
		size_t at = start + digits - left;
		memmove(buf + at + 1, buf + at, strlen(buf + at) + 1);
		buf[at] = ',';
	}
	return n;
}

/* Three significant digits of value/unit, without trailing zeros after the point. */
static size_t three_digits(char *buf, int64_t minor, int64_t unit)
{
	int decimals = 0;
	int64_t rounded = 0;

	for (int64_t whole = minor / unit; decimals < 2; decimals++) {
		int64_t digits = whole < 0 ? -whole : whole;
		if (digits >= (decimals == 0 ? 100 : 10))
			break;
	}
	money_scale(minor, power_of_ten(decimals), unit, &rounded);
	size_t n = money_format(buf, rounded, decimals);
	while (decimals > 0 && (buf[n - 1] == '0' || buf[n - 1] == '.')) {
		bool point = buf[n - 1] == '.';
		buf[--n] = '\0';
		if (point)
			break;
	}
	return n;
}

static size_t grouped(char *buf, int64_t minor)
{
	char plain[MONEY_TEXT_MAX];
	int64_t whole = 0;
	size_t n, out = 0;

	money_divide(minor, 100, &whole);
	n = money_format(plain, whole, 0);
	for (size_t i = 0; i < n; i++) {
		size_t left = n - i;
		buf[out++] = plain[i];
		if (plain[i] != '-' && left > 1 && left % 3 == 1)
			buf[out++] = ',';
	}
	buf[out] = '\0';
	return out;
}

size_t money_format_short(char *buf, int64_t minor)
{
	static const struct { int64_t unit, from; const char *name; } scales[] = {
		/* from: what rounds up to 1000 of the smaller unit belongs to the larger one */
		{ 100000000000000, 99950000000000, " tn" },
		{ 100000000000, 99950000000, " bn" },
		{ 100000000, 99950000, " m" },
	};
	/* The least integer has no positive twin; one cent less prints the same. */
	int64_t size = minor == INT64_MIN ? INT64_MAX : minor < 0 ? -minor : minor;

	for (size_t i = 0; i < sizeof scales / sizeof *scales; i++) {
		if (size >= scales[i].from) {
			size_t n = three_digits(buf, minor, scales[i].unit);
			strcpy(buf + n, scales[i].name);
			return n + strlen(scales[i].name);
		}
	}
	return grouped(buf, minor);
}

int64_t money_printed_unit(int64_t minor, int64_t cap)
{
	int64_t unit = 1;

	if (minor == 0)
		return cap;
	while (unit < cap && minor % (unit * 10) == 0)
		unit *= 10;
	return unit;
}
