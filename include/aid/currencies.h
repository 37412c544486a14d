/*
 * currencies: how many decimals each currency's money has (ISO 4217), from
 * data/reference/currencies.csv, and the units of data/reference/units.csv that stand where a
 * currency would and are no money: those are never converted and never added to money.
 */
#ifndef AID_CURRENCIES_H
#define AID_CURRENCIES_H

#include <stdbool.h>

#include "aid/err.h"

struct currencies;

/* Reads both tables of the folder; NULL with all reasons in *e. Caller frees. */
struct currencies *currencies_load(const char *reference_dir, struct err *e);
/* Decimals of the minor unit, or -1 if the code is in neither table. */
int currencies_decimals(const struct currencies *c, const char *code);
/* False for a unit of units.csv only. */
bool currencies_is_money(const struct currencies *c, const char *code);
void currencies_free(struct currencies *c);

#endif
