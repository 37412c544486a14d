/*
 * acc: what is known of a group of flows: how many, exact sums, first and last date. Merging
 * is exact, so neither the order of rows nor of merges changes anything.
 */
#ifndef AID_ACC_H
#define AID_ACC_H

#include <stdbool.h>
#include <stdint.h>

#include "aid/date.h"
#include "aid/flow.h"
#include "aid/money.h"

enum acc_measure {
	ACC_AMOUNT, ACC_LOW, ACC_HIGH, ACC_REANNOUNCED, ACC_CONSTANT, N_ACC_MEASURES
};

struct acc_sum {
	money_wide cents;
	uint64_t n; /* how many were known */
};

struct acc {
	uint64_t n, n_undated;
	struct acc_sum sum[N_ACC_MEASURES];
	money_wide undated_cents; /* the part of the amount without any date */
	struct date first, last;  /* DATE_NONE if no record is dated */
};

void acc_add(struct acc *a, const struct flow *f);
void acc_merge(struct acc *into, const struct acc *from);
/* Moves first and last apart, if need be, to hold two more; DATE_NONE where there are none. */
void acc_extend(struct date *first, struct date *last, const struct date *more_first, const struct date *more_last);
/* How many records have no known amount. */
uint64_t acc_unknown(const struct acc *a);
/* The sum, if it stands for every record whose amount is known; a measure that lacks some of
 * them would pass for the whole. Reannounced money is known where any was stated. */
bool acc_total(const struct acc *a, enum acc_measure m, money_wide *cents);

#endif
