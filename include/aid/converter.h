/*
 * converter: records → flows and stocks: donors as codes, US dollars with bounds, constant prices.
 * What cannot be converted is kept, empty and counted; what may not be guessed is refused.
 *
 * constant_usd is made from amount_usd in cents, so that anybody can check it from flows.csv:
 * two conversions, each rounded once.
 */
#ifndef AID_CONVERTER_H
#define AID_CONVERTER_H

#include <stdbool.h>

#include "aid/countries.h"
#include "aid/currencies.h"
#include "aid/deflators.h"
#include "aid/err.h"
#include "aid/flow.h"
#include "aid/gaps.h"
#include "aid/qualifiers.h"
#include "aid/rates.h"
#include "aid/record.h"
#include "aid/strpool.h"

struct converter_options {
	const char *reference_dir;
	const char *deflator;      /* "gdp" or "cpi" */
	int price_year;            /* base of constant_usd */
};

enum { DEFAULT_PRICE_YEAR = 2024 };

/* What converting needs to know; read-only once loaded, so that threads may share it. */
struct converter;

struct converter *converter_new(const struct converter_options *o, struct err *e);
/* What it knows, for those who convert many records of one kind at once. Borrowed. */
const struct currencies *converter_currencies(const struct converter *c);
const struct rates *converter_rates(const struct converter *c);
const struct deflators *converter_deflators(const struct converter *c);
const struct qualifiers *converter_qualifiers(const struct converter *c);
/* Converts one record. `at` is its place in the raw file. Texts go to the pool; nothing else
 * is allocated for a record without fault. False with all reasons in *e. */
bool converter_flow(const struct converter *c, const struct record *r, const struct place *at,
                    struct strpool *pool, struct flow *f, struct gaps *gaps, struct err *e);
bool converter_stock(const struct converter *c, const struct record *r, const struct place *at,
                     struct stock *s, struct gaps *gaps, struct err *e);
void converter_free(struct converter *c);

#endif
