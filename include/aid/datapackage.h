/*
 * datapackage: the description of a folder of tables as a Frictionless Data Package v2
 * (https://datapackage.org/standard/data-package/), made from the definitions that write the
 * tables: each column's type, unit and meaning, keys, sources and licences.
 *
 * A text that may be empty is missing then, but for a key: there the empty text is a value
 * ("all"), which the standard says with missingValues of the field, as a key may not be missing.
 */
#ifndef AID_DATAPACKAGE_H
#define AID_DATAPACKAGE_H

#include <stdint.h>

#include "aid/schema.h"
#include "aid/table.h"

struct datapackage;

/* A table of the folder as it lies there. Texts are copied. */
struct datapackage_resource {
	const char *name, *title;
	const struct schema *schema;
	uint64_t rows, bytes;
	const char *sha256;
};

/* A package without tables, whose sources are the rows of sources.csv. Caller frees. */
struct datapackage *datapackage_new(const struct table *sources);
void datapackage_add(struct datapackage *p, const struct datapackage_resource *r);
/* The document; caller frees. */
char *datapackage_print(const struct datapackage *p);
void datapackage_free(struct datapackage *p);

#endif
