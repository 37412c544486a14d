/*
 * where: the rows of a table that a section of an ini file takes, by keys of the form
 *
 *   where COLUMN = word | word      one of these words; "" is an empty cell
 *   where COLUMN = from WORD        this text or one that sorts after it
 *   where COLUMN = until WORD       this text or one that sorts before it, but no empty cell
 *
 * Several such keys must all hold. Texts are compared byte by byte.
 */
#ifndef AID_WHERE_H
#define AID_WHERE_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/err.h"
#include "aid/ini.h"
#include "aid/table.h"

/* True if the text is one of the words between " | ". */
bool where_in_words(const char *text, const char *words);
/* True if the key is one of these. */
bool where_is_key(const char *key);
/* True if the table has all columns; else each fault in *e. */
bool where_check(const struct ini *ini, const struct ini_section *s, const struct table *t,
                 struct err *e);
/* True if the section takes the row. Columns that the table lacks take none. */
bool where_takes(const struct ini_section *s, const struct table *t, size_t row);
/* A table of the rows that the section takes, or NULL if it has no such key. Caller frees. */
struct table *where_rows(const struct ini_section *s, const struct table *t);

#endif
