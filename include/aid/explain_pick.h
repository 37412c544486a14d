/* explain_pick: the rows of a table that have the values asked for, COLUMN=VALUE each. */
#ifndef AID_EXPLAIN_PICK_H
#define AID_EXPLAIN_PICK_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/countries.h"
#include "aid/err.h"
#include "aid/schema.h"
#include "aid/str.h"
#include "aid/table.h"

struct explain_choice {
	const struct table *table;
	const struct schema *schema;       /* which columns are keys; may be NULL */
	const struct countries *countries; /* a donor may be called by its name or its code */
	char *const *keys;
	size_t n_keys;
};

/* The numbers of the rows, in order; the caller frees *rows. A column that is not there, and values
 * that no row has (with the nearest that some have), are usage errors. */
bool explain_pick_rows(const struct explain_choice *choice, size_t **rows, size_t *n,
                       struct err *e);
/* Adds what tells the row from others: "donor=USA programme=PDA". */
void explain_pick_name(const struct table *t, const struct schema *s, size_t row,
                       struct str *text);

#endif
