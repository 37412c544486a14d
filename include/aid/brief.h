/*
 * brief: a struct acc in a quarter of its memory, as it is for nearly every group of a large file: all amounts
 * exact, so that low and high are the amount, nothing announced before, all records dated or none, and sums
 * that fit 64 bits. What is not so is kept whole. Which of both it is changes no result.
 */
#ifndef AID_BRIEF_H
#define AID_BRIEF_H

#include <stdint.h>

#include "aid/acc.h"

/* Empty if all zero. What stands beside `whole` counts only without it. */
struct brief {
	int64_t cents, constant;         /* sums of ACC_AMOUNT and ACC_CONSTANT */
	uint32_t n, n_known, n_constant; /* records; those with an amount; those with one in constant prices */
	struct date first, last;         /* DATE_NONE: none is dated */
	struct acc *whole;               /* owned */
};

/* The same sums. brief_release frees what it may own. */
struct brief brief_of(const struct acc *a);
void brief_merge(struct brief *into, const struct brief *from);
/* All that is known. */
struct acc brief_acc(const struct brief *b);
/* Its part for ACC_AMOUNT. */
struct acc_sum brief_amount(const struct brief *b);
uint64_t brief_n(const struct brief *b);
void brief_release(struct brief *b);

#endif
