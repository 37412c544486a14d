/*
 * facttext: texts with {fact} in them, filled from facts.csv, so that no figure in a title is
 * ever typed by hand. A fact that is not there, or is empty, is refused.
 */
#ifndef AID_FACTTEXT_H
#define AID_FACTTEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/err.h"
#include "aid/ini.h"
#include "aid/str.h"
#include "aid/table.h"

/* The facts of DIR/facts.csv and, where those stages were run, DIR/reconciliation_facts.csv and
 * DIR/bargaining_facts.csv, as a table of the columns fact and text. NULL with
 * all reasons in *e. Caller frees. */
struct table *facttext_read(const char *dir, struct err *e);
/* Such a table without a fact. Caller frees. */
struct table *facttext_none(void);
/* What stands for a name of n bytes; NULL if there is no such fact. Borrowed. */
typedef const char *(*facttext_find_fn)(const void *context, const char *name, size_t n);
/* Adds the text to *out with what `find` gives for each {name}. NULL, or the first "{" whose name it does not know. */
const char *facttext_put(const char *text, facttext_find_fn find, const void *context, struct str *out);
/* Adds the filled text to *out; `at` is where the text stands. */
bool facttext_fill(const char *text, const struct table *facts, const struct place *at,
                   struct str *out, struct err *e);
/* Fills the section's keys that take rows (where.h), in place. */
bool facttext_fill_rows(const struct ini *ini, struct ini_section *s, const struct table *facts, struct err *e);

#endif
