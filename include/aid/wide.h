/*
 * wide: unsigned integers of 256 bits, for squares of money. A variance of many large amounts
 * overflows 128 bits; rounding it through doubles would make results depend on row order.
 */
#ifndef AID_WIDE_H
#define AID_WIDE_H

#include <stdint.h>

#include "aid/money.h"

__extension__ typedef unsigned __int128 wide_half;

struct wide {
	uint64_t word[4]; /* lowest first */
};

struct wide wide_multiply(wide_half a, wide_half b);
/* a - b; a must not be less than b. */
struct wide wide_subtract(const struct wide *a, const struct wide *b);
/* a * b; what overflows 256 bits is the caller's bug. */
struct wide wide_scale(const struct wide *a, uint64_t b);
/* -1, 0 or 1. */
int wide_compare(const struct wide *a, const struct wide *b);
/* sqrt(num / den) rounded half to even; den > 0, and the root must lie below 2^63. */
uint64_t wide_root(const struct wide *num, wide_half den);

#endif
