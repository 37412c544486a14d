/*
 * explain_money: an amount as stated and every step to what the tables say of it, made anew: the
 * rate and its months, the product before its one rounding, bounds, constant prices.
 */
#ifndef AID_EXPLAIN_MONEY_H
#define AID_EXPLAIN_MONEY_H

#include "aid/explain_data.h"

struct explain_money {
	const char *kind;            /* "flow" or "stock" */
	const char *currency, *qualifier;
	struct date date;
	struct money amount, reannounced; /* in units of 10^-decimals of the currency */
	int decimals;
	/* What the table says, in cents, and what it calls the amount. */
	const char *usd_name;
	struct money usd, low, high, constant;
	bool has_constant;
};

/* Adds what was stated. */
void explain_money_stated(struct explanation *x, const struct explain_money *m);
/* Adds that, the conversions, and the table's figures beside those made anew. */
void explain_money_converted(const struct explain_data *d, struct explanation *x,
                             const struct explain_money *m);

#endif
