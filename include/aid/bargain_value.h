/*
 * bargain_value: one decided value — text and where it was written — and how it is read. What
 * cannot be used is refused there: a wrong file is wrong data, a wrong option wrong usage.
 */
#ifndef AID_BARGAIN_VALUE_H
#define AID_BARGAIN_VALUE_H

#include <stdbool.h>
#include <stdint.h>

#include "aid/bargain_draws.h"
#include "aid/err.h"

struct bargain_value {
	const char *name; /* "g", "seed" */
	const char *text;
	struct place at;
	bool option; /* it stands on the command line */
};

/* Says what was found and what is expected. Returns false. */
bool bargain_value_refuse(const struct bargain_value *v, const char *expected, struct err *e);
bool bargain_value_integer(const struct bargain_value *v, int64_t low, int64_t high, int64_t *n,
                           struct err *e);
/* "2022-Q1", as year × 4 + quarter − 1. */
bool bargain_value_quarter(const struct bargain_value *v, int *quarter, struct err *e);
/* The number of the text in a NULL-terminated list. */
bool bargain_value_choice(const struct bargain_value *v, const char *const *names, int *choice,
                          struct err *e);
/* A plain decimal number inside what the parameter allows. */
bool bargain_value_number(const struct bargain_value *v, enum bargain_parameter p, double *number,
                          struct err *e);
/* "constant V", "uniform LOW HIGH", "triangular LOW MODE HIGH" or just V. */
bool bargain_value_prior(const struct bargain_value *v, enum bargain_parameter p,
                         struct bargain_prior *prior, struct err *e);

#endif
