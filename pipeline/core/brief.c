#include "aid/brief.h"

#include <stdlib.h>

#include "aid/xmem.h"

static bool same(const struct acc_sum *a, const struct acc_sum *b)
{
	return a->cents == b->cents && a->n == b->n;
}

/* True if nothing is lost in a brief without a whole. */
static bool is_simple(const struct acc *a)
{
	const struct acc_sum *sum = a->sum, *amount = &sum[ACC_AMOUNT];
	bool undated = a->first.precision == DATE_NONE;

	return a->n <= UINT32_MAX && amount->n <= a->n && sum[ACC_CONSTANT].n <= a->n &&
	       money_fits(amount->cents) && money_fits(sum[ACC_CONSTANT].cents) &&
	       same(&sum[ACC_LOW], amount) && same(&sum[ACC_HIGH], amount) && sum[ACC_REANNOUNCED].n == 0 &&
	       a->n_undated == (undated ? a->n : 0) && a->undated_cents == (undated ? amount->cents : 0);
}

static struct acc *copy(const struct acc *a)
{
	struct acc *whole = xmalloc(sizeof *whole);

	*whole = *a;
	return whole;
}

struct brief brief_of(const struct acc *a)
{
	if (!is_simple(a))
		return (struct brief){ .whole = copy(a) };
	return (struct brief){
		.cents = (int64_t)a->sum[ACC_AMOUNT].cents, .constant = (int64_t)a->sum[ACC_CONSTANT].cents,
		.n = (uint32_t)a->n, .n_known = (uint32_t)a->sum[ACC_AMOUNT].n,
		.n_constant = (uint32_t)a->sum[ACC_CONSTANT].n, .first = a->first, .last = a->last,
	};
}

struct acc brief_acc(const struct brief *b)
{
	struct acc_sum amount = { b->cents, b->n_known };
	bool undated = b->first.precision == DATE_NONE;

	if (b->whole)
		return *b->whole;
	return (struct acc){
		.n = b->n, .n_undated = undated ? b->n : 0, .undated_cents = undated ? b->cents : 0,
		.sum = { [ACC_AMOUNT] = amount, [ACC_LOW] = amount, [ACC_HIGH] = amount,
		         [ACC_CONSTANT] = { b->constant, b->n_constant } },
		.first = b->first, .last = b->last,
	};
}

/* Adds without a whole. False, with nothing changed, if that cannot hold it. */
static bool add_simply(struct brief *into, const struct brief *from)
{
	bool undated = from->first.precision == DATE_NONE;
	int64_t cents, constant;
	uint32_t n;

	if (into->whole || from->whole || __builtin_add_overflow(into->n, from->n, &n) ||
	    (into->n > 0 && (into->first.precision == DATE_NONE) != undated) ||
	    __builtin_add_overflow(into->cents, from->cents, &cents) ||
	    __builtin_add_overflow(into->constant, from->constant, &constant))
		return false;
	into->n = n;
	into->cents = cents;
	into->constant = constant;
	into->n_known += from->n_known;
	into->n_constant += from->n_constant;
	acc_extend(&into->first, &into->last, &from->first, &from->last);
	return true;
}

void brief_merge(struct brief *into, const struct brief *from)
{
	if (brief_n(from) == 0 || add_simply(into, from))
		return;
	struct acc more = brief_acc(from);
	if (!into->whole) {
		struct acc whole = brief_acc(into);
		*into = (struct brief){ .whole = copy(&whole) };
	}
	acc_merge(into->whole, &more);
}

struct acc_sum brief_amount(const struct brief *b)
{
	return b->whole ? b->whole->sum[ACC_AMOUNT] : (struct acc_sum){ b->cents, b->n_known };
}

uint64_t brief_n(const struct brief *b)
{
	return b->whole ? b->whole->n : b->n;
}

void brief_release(struct brief *b)
{
	free(b->whole);
	*b = (struct brief){ 0 };
}
