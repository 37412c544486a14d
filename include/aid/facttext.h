/*
 * facttext: texts with {fact} in them, filled from facts.csv, so that no figure in a title is
 * ever typed by hand. A fact that is not there, or is empty, is refused.
 */
#ifndef AID_FACTTEXT_H
#define AID_FACTTEXT_H

#include <stdbool.h>

#include "aid/err.h"
#include "aid/ini.h"
#include "aid/str.h"
#include "aid/table.h"

/* The facts of DIR/facts.csv and, where those stages were run, DIR/reconciliation_facts.csv and
 * DIR/bargaining_facts.csv. NULL with
 * all reasons in *e. Caller frees. */
struct table *facttext_read(const char *dir, struct err *e);
/* Adds the filled text to *out; `at` is where the text stands. */
bool facttext_fill(const char *text, const struct table *facts, const struct place *at,
                   struct str *out, struct err *e);
/* Fills the section's keys that take rows (where.h), in place. */
bool facttext_fill_rows(const struct ini *ini, struct ini_section *s, const struct table *facts, struct err *e);

#endif
