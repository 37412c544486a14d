/*
 * money: exact amounts as integers of a currency's minor unit (cents).
 *
 * No floating point anywhere: text becomes an integer, a conversion is one multiplication in
 * 128 bits and one half-even rounding, sums are integers, and overflow is an error. That is
 * why the order of rows and the number of threads can never change a byte.
 */
#ifndef AID_MONEY_H
#define AID_MONEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__) && !defined(__SIZEOF_INT128__)
#error "sums need integers of 128 bits, which gcc and clang have for processors of 64 bits"
#endif
__extension__ typedef __int128 money_wide;

/* True if it is a number of 64 bits. */
static inline bool money_fits(money_wide x)
{
	return x >= INT64_MIN && x <= INT64_MAX;
}

/* An amount that may be unknown; unknown is not zero. */
struct money {
	int64_t minor;
	bool known;
};

/* How numbers are written in a source. */
struct number_format {
	char decimal;      /* '.' or ',' ; 0 means '.' */
	char group;        /* thousands separator, or 0 for none */
	bool parentheses;  /* (500) means -500 */
};

/* Why a number was refused; NULL text means it was not. */
struct number_error {
	const char *expected; /* "a plain number such as 1234.5" */
	const char *fix;      /* what to do about it */
};

#define MONEY_TEXT_MAX 64

/*
 * Reads the whole of text as a decimal number, times scale_num/scale_den, into units of
 * 10^-decimals, rounding half to even once if it does not come out even.
 * Refuses blanks, signs other than one leading '-', exponents, hexadecimal, nan, inf, units,
 * separators not declared in *f (NULL: none), and overflow. False fills *why.
 */
bool money_parse(const char *text, const struct number_format *f, int64_t scale_num,
                 int64_t scale_den, int decimals, int64_t *minor, struct number_error *why);

/* Reads a whole number from `least` to `most`, written without a point (2020.0 is none). False leaves *n alone. */
bool money_whole(const char *text, int64_t least, int64_t most, int64_t *n);

/* *order is below, at or above 0 as the number is to `bound`, a plain decimal number; exact, of up to
 * 30 digits each. False, with why in *why, if text is no number in the format *f (NULL: plain). */
bool money_compare(const char *text, const struct number_format *f, const char *bound,
                   int *order, struct number_error *why);
/* num/den rounded half to even; den > 0. False if it does not fit 64 bits. */
bool money_divide(money_wide num, money_wide den, int64_t *out);
/* amount * num / den in one half-even rounding; den > 0. False on overflow. */
bool money_scale(int64_t amount, money_wide num, money_wide den, int64_t *out);
/* *sum += amount; false on overflow, which leaves *sum as it was. */
bool money_add(int64_t *sum, int64_t amount);

/* Plain decimal text, e.g. -1234.50; returns its length. buf holds MONEY_TEXT_MAX. */
size_t money_format(char *buf, int64_t minor, int decimals);
size_t money_format_wide(char *buf, money_wide minor, int decimals);
/* num/den as plain decimal text with so many decimals, cut off and not rounded; "…" follows if
 * there are more. den > 0; ten times den must fit. buf holds MONEY_TEXT_MAX. */
size_t money_format_quotient(char *buf, money_wide num, money_wide den, int decimals);
/* The same with thousands apart, for people: -1,234.50. In place; buf holds MONEY_TEXT_MAX. */
size_t money_group(char *buf);
/* For people: 34.1 bn, 950 m, 12,345; the value is minor/100 in dollars or the like.
 * significant digits as a newspaper would print: three. */
size_t money_format_short(char *buf, int64_t minor);

/* The largest power of ten, in minor units, that divides the amount, at most `cap` (also in
 * minor units, a power of ten); cap for 0. The precision a figure was printed with. */
int64_t money_printed_unit(int64_t minor, int64_t cap);

#endif
