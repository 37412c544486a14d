/*
 * schemacheck: holds a table on disk against its definition: the header, the type of every
 * field, that nothing is empty which must not be, and that no key stands twice. What is said of
 * our tables (datapackage.json) is said after this, so it is true of the very bytes.
 */
#ifndef AID_SCHEMACHECK_H
#define AID_SCHEMACHECK_H

#include <stdbool.h>
#include <stdint.h>

#include "aid/err.h"
#include "aid/schema.h"

/* Counts the rows. False with every fault in *e as file:line:column. */
bool schemacheck_file(const char *path, const struct schema *s, uint64_t *rows, struct err *e);
/* True if the text is a value of the type; an empty one never is, but as a text. */
bool schemacheck_value(enum column_type type, const char *text);
/* The type in words: "a day such as 2022-11-14". */
const char *schemacheck_expected(enum column_type type);

#endif
