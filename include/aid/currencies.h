/*
 * currencies: how many decimals each currency's money has (ISO 4217), from
 * data/reference/currencies.csv.
 */
#ifndef AID_CURRENCIES_H
#define AID_CURRENCIES_H

#include "aid/err.h"

struct currencies;

/* Reads DIR/currencies.csv; NULL with all reasons in *e. Caller frees. */
struct currencies *currencies_load(const char *reference_dir, struct err *e);
/* Decimals of the minor unit, or -1 if the code is not in the table. */
int currencies_decimals(const struct currencies *c, const char *code);
void currencies_free(struct currencies *c);

#endif
