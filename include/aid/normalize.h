/*
 * normalize: records → flows and stocks: donors as codes, US dollars with bounds, constant
 * prices. What cannot be converted is kept, empty and counted; what may not be guessed is
 * refused.
 *
 * constant_usd is made from amount_usd in cents, so that anybody can check it from flows.csv:
 * two conversions, each rounded once.
 */
#ifndef AID_NORMALIZE_H
#define AID_NORMALIZE_H

#include <stdbool.h>
#include <stdint.h>

#include "aid/deflators.h"
#include "aid/err.h"
#include "aid/flow.h"
#include "aid/gaps.h"
#include "aid/progress.h"
#include "aid/record.h"
#include "aid/strpool.h"

struct normalize_options {
	const char *dir;           /* records.csv in, flows.csv and the others out */
	const char *reference_dir;
	const char *deflator;      /* "gdp" or "cpi" */
	int price_year;            /* base of constant_usd */
	struct progress progress;
};

enum { DEFAULT_PRICE_YEAR = 2024 };

/* What normalising needs to know; read-only once loaded, so that threads may share it. */
struct normalizer;

struct normalizer *normalizer_new(const struct normalize_options *o, struct err *e);
/* The price series in use. Borrowed. */
const struct deflators *normalizer_deflators(const struct normalizer *n);
/* Normalises one record. `at` is its place in the raw file. Texts go to the pool; nothing else
 * is allocated for a record without fault. False with all reasons in *e. */
bool normalizer_flow(const struct normalizer *n, const struct record *r, const struct place *at,
                     struct strpool *pool, struct flow *f, struct gaps *gaps, struct err *e);
bool normalizer_stock(const struct normalizer *n, const struct record *r, const struct place *at,
                      struct stock *s, struct gaps *gaps, struct err *e);
void normalizer_free(struct normalizer *n);

/* The whole stage: reads DIR/records.csv and sources.csv, writes flows.csv, stocks.csv,
 * excluded.csv, normalize_tally.csv and normalize_settings.csv together, or nothing. */
bool normalize_run(const struct normalize_options *o, struct err *e);

#endif
