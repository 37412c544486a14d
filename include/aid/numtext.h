/*
 * numtext: numbers as people read them, made from the text of a table by moving and rounding its
 * digits. No value is computed, so a page can never disagree with its table by more than the
 * rounding that it shows.
 */
#ifndef AID_NUMTEXT_H
#define AID_NUMTEXT_H

#include <stdbool.h>

#include "aid/str.h"

/* True for a plain decimal number such as -1234.50, of at most 60 digits. */
bool numtext_is(const char *text);
/* 1234567.50 as 1,234,567.50, with a true minus sign. The text must be a number. */
void numtext_grouped(struct str *s, const char *number);
/* The number divided by 10^shift (times, if negative), rounded half to even to so many decimals
 * and grouped: 33203000000.00, 6, 1 gives 33,203.0. What would round to nothing without being
 * zero is told from zero: <0.1, or >−0.1. |shift| and decimals at most 12. */
void numtext_scaled(struct str *s, const char *number, int shift, unsigned decimals);
/* Less than, equal to or greater than 0, as a is to b. Both must be numbers. */
int numtext_compare(const char *a, const char *b);

#endif
