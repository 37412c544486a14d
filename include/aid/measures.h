/*
 * measures: what sums are set against: gross domestic product, heads, military spending, names and
 * membership of donors (gdp.csv, population.csv, milex.csv, countries.csv, blocs.csv).
 */
#ifndef AID_MEASURES_H
#define AID_MEASURES_H

#include "aid/countries.h"
#include "aid/err.h"
#include "aid/money.h"
#include "aid/str.h"

struct measures;

/* Reads the tables in DIR. NULL with all reasons in *e. Caller frees. */
struct measures *measures_load(const char *reference_dir, struct err *e);
/* Values of a code and year; unknown if the table has none. GDP in US cents. */
struct money measures_gdp(const struct measures *m, const char *code, int year);
struct money measures_population(const struct measures *m, const char *code, int year);
/* Military spending in US cents of that year; the rows of milex.csv whose basis is current dollars. */
struct money measures_milex(const struct measures *m, const char *code, int year);
const struct countries *measures_countries(const struct measures *m);
/* The donor for people, "" if its code is unknown. Borrowed. */
const char *measures_donor_name(const struct measures *m, const char *code);
/* Adds to *s the blocs that the donor is in today, joined by "+". */
void measures_blocs(const struct measures *m, const char *code, struct str *s);
void measures_free(struct measures *m);

#endif
