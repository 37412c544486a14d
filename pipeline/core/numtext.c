#include "aid/numtext.h"

#include <assert.h>
#include <string.h>

enum { MOST_DIGITS = 60, MOST_SHIFT = 12, ROOM = MOST_DIGITS + 2 * MOST_SHIFT + 4 };

/* A number taken apart: its digits without sign and point, and how many of them stand before
 * the point. */
struct digits {
	bool negative;
	char text[ROOM]; /* '0' to '9' */
	int n, whole;
};

bool numtext_is(const char *text)
{
	text += text[0] == '-';
	size_t whole = strspn(text, "0123456789");
	size_t fraction = text[whole] == '.' ? strspn(text + whole + 1, "0123456789") : 0;

	if (whole == 0 || (text[whole] == '.' && fraction == 0) || whole + fraction > MOST_DIGITS)
		return false;
	return text[whole + (fraction > 0 ? fraction + 1 : 0)] == '\0';
}

static struct digits take_apart(const char *number)
{
	struct digits d = { .negative = number[0] == '-' };

	for (const char *p = number + d.negative; *p; p++) {
		if (*p == '.')
			d.whole = d.n;
		else
			d.text[d.n++] = *p;
	}
	if (!strchr(number, '.'))
		d.whole = d.n;
	return d;
}

/* Puts zeros in front until at least so many digits stand before the point. */
static void pad_front(struct digits *d, int whole)
{
	int more = whole - d->whole;

	if (more <= 0)
		return;
	memmove(d->text + more, d->text, (size_t)d->n);
	memset(d->text, '0', (size_t)more);
	d->n += more;
	d->whole += more;
}

static bool all_zero(const char *text, int n)
{
	for (int i = 0; i < n; i++)
		if (text[i] != '0')
			return false;
	return true;
}

/* Cuts to `keep` digits, the last of them rounded half to even. A spare zero in front takes a
 * carry. */
static void round_to(struct digits *d, int keep)
{
	char next = d->text[keep];
	bool exact_half = next == '5' && all_zero(d->text + keep + 1, d->n - keep - 1);
	bool up = exact_half ? (d->text[keep - 1] - '0') % 2 == 1 : next >= '5';

	d->n = keep;
	for (int i = keep - 1; up; i--) {
		up = d->text[i] == '9';
		d->text[i] = up ? '0' : (char)(d->text[i] + 1);
	}
}

static void add_digits(struct str *s, const struct digits *d)
{
	int first = 0;

	while (first + 1 < d->whole && d->text[first] == '0')
		first++;
	if (d->negative && !all_zero(d->text, d->n))
		str_add(s, "\xE2\x88\x92"); /* minus sign */
	for (int i = first; i < d->n; i++) {
		if (i == d->whole)
			str_add_char(s, '.');
		str_add_char(s, d->text[i]);
		if (i + 1 < d->whole && (d->whole - i - 1) % 3 == 0)
			str_add_char(s, ',');
	}
}

void numtext_grouped(struct str *s, const char *number)
{
	struct digits d = take_apart(number);

	add_digits(s, &d);
}

/* The least value that the decimals can show. */
static void add_less_than(struct str *s, bool negative, unsigned decimals)
{
	str_add(s, negative ? ">\xE2\x88\x92" : "<");
	str_add(s, decimals > 0 ? "0." : "1");
	for (unsigned i = 1; i < decimals; i++)
		str_add_char(s, '0');
	if (decimals > 0)
		str_add_char(s, '1');
}

void numtext_scaled(struct str *s, const char *number, int shift, unsigned decimals)
{
	struct digits d = take_apart(number);
	bool zero = all_zero(d.text, d.n);

	assert(shift >= -MOST_SHIFT && shift <= MOST_SHIFT && decimals <= MOST_SHIFT);
	pad_front(&d, d.whole > shift ? d.whole + 1 : shift + 2); /* one spare in front */
	d.whole -= shift;
	int keep = d.whole + (int)decimals;
	while (d.n <= keep)
		d.text[d.n++] = '0';
	round_to(&d, keep);
	if (!zero && all_zero(d.text, d.n))
		add_less_than(s, d.negative, decimals);
	else
		add_digits(s, &d);
}

int numtext_compare(const char *a, const char *b)
{
	struct digits x = take_apart(a), y = take_apart(b);
	int order = 0;

	if (x.negative != y.negative) {
		bool same = all_zero(x.text, x.n) && all_zero(y.text, y.n);
		return same ? 0 : x.negative ? -1 : 1;
	}
	pad_front(&x, y.whole);
	pad_front(&y, x.whole);
	for (int i = 0; order == 0 && (i < x.n || i < y.n); i++)
		order = (i < x.n ? x.text[i] : '0') - (i < y.n ? y.text[i] : '0');
	return x.negative ? -order : order;
}
