#include "aid/acc.h"

#include <string.h>

/* Total orders: by the day, then by how much the date knows. */
static bool is_earlier(const struct date *a, const struct date *b)
{
	int32_t x = date_first_day(a), y = date_first_day(b);

	return x != y ? x < y : a->precision > b->precision;
}

static bool is_later(const struct date *a, const struct date *b)
{
	int32_t x = date_last_day(a), y = date_last_day(b);

	return x != y ? x > y : a->precision > b->precision;
}

void acc_extend(struct date *first, struct date *last, const struct date *more_first, const struct date *more_last)
{
	if (more_first->precision == DATE_NONE)
		return;
	if (first->precision == DATE_NONE || is_earlier(more_first, first))
		*first = *more_first;
	if (last->precision == DATE_NONE || is_later(more_last, last))
		*last = *more_last;
}

static void add_sum(struct acc *a, enum acc_measure m, const struct money *x)
{
	if (!x->known)
		return;
	a->sum[m].cents += x->minor;
	a->sum[m].n++;
}

void acc_add(struct acc *a, const struct flow *f)
{
	a->n++;
	add_sum(a, ACC_AMOUNT, &f->amount_usd);
	add_sum(a, ACC_LOW, &f->low_usd);
	add_sum(a, ACC_HIGH, &f->high_usd);
	add_sum(a, ACC_REANNOUNCED, &f->reannounced_usd);
	add_sum(a, ACC_CONSTANT, &f->constant_usd);
	if (f->date.precision == DATE_NONE) {
		a->n_undated++;
		a->undated_cents += f->amount_usd.known ? f->amount_usd.minor : 0;
	}
	acc_extend(&a->first, &a->last, &f->date, &f->date);
}

void acc_merge(struct acc *into, const struct acc *from)
{
	if (into->n == 0) {
		*into = *from;
		return;
	}
	into->n += from->n;
	into->n_undated += from->n_undated;
	into->undated_cents += from->undated_cents;
	for (int m = 0; m < N_ACC_MEASURES; m++) {
		into->sum[m].cents += from->sum[m].cents;
		into->sum[m].n += from->sum[m].n;
	}
	acc_extend(&into->first, &into->last, &from->first, &from->last);
}

uint64_t acc_unknown(const struct acc *a)
{
	return a->n - a->sum[ACC_AMOUNT].n;
}

bool acc_total(const struct acc *a, enum acc_measure m, money_wide *cents)
{
	uint64_t needed = m == ACC_REANNOUNCED ? 1 : a->sum[ACC_AMOUNT].n;

	*cents = a->sum[m].cents;
	return a->sum[m].n > 0 && a->sum[m].n >= needed;
}
