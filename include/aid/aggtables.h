/*
 * aggtables: from finished groups to result tables, one function per shape.
 */
#ifndef AID_AGGTABLES_H
#define AID_AGGTABLES_H

#include "aid/agg.h"
#include "aid/countries.h"
#include "aid/err.h"
#include "aid/grid.h"

/* What the donors' table is measured against (gdp.csv, population.csv, countries.csv). */
struct measures;
struct measures *measures_load(const char *reference_dir, struct err *e);
/* Values of a code and year; unknown if the table has none. GDP in US cents. */
struct money measures_gdp(const struct measures *m, const char *code, int year);
struct money measures_population(const struct measures *m, const char *code, int year);
const struct countries *measures_countries(const struct measures *m);
void measures_free(struct measures *m);

/* The table of finished groups, in its spec's shape. Caller frees. */
struct grid *aggtables_make(struct agg *a, const struct measures *m);
/* The columns of a shape. */
const struct schema *aggtables_schema(enum table_shape shape);

#endif
