/*
 * measures: what sums are set against: gross domestic product, heads, names and membership of
 * donors (gdp.csv, population.csv, countries.csv).
 */
#ifndef AID_MEASURES_H
#define AID_MEASURES_H

#include "aid/countries.h"
#include "aid/err.h"
#include "aid/money.h"

struct measures;

/* Reads the tables in DIR. NULL with all reasons in *e. Caller frees. */
struct measures *measures_load(const char *reference_dir, struct err *e);
/* Values of a code and year; unknown if the table has none. GDP in US cents. */
struct money measures_gdp(const struct measures *m, const char *code, int year);
struct money measures_population(const struct measures *m, const char *code, int year);
const struct countries *measures_countries(const struct measures *m);
/* The donor for people, "" if its code is unknown. Borrowed. */
const char *measures_donor_name(const struct measures *m, const char *code);
void measures_free(struct measures *m);

#endif
