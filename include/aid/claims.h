/*
 * claims: data/reference/claims.csv, each claim computed under every definition that could be
 * meant, as rows of claims.csv.
 *
 * A claim is judged by the precision it is printed with (column qualifier: exact if empty). Its own
 * reading is the phrase in `measure`, with `subject` where the phrase does not name whom, up to
 * `as_of` (reading.h). Of its own reading the verdict is one of
 *   holds · holds under another definition · does not hold ·
 *   overlap: must not be added · not testable from this data
 * and of every other definition whether that one bears the figure out.
 */
#ifndef AID_CLAIMS_H
#define AID_CLAIMS_H

#include <stdbool.h>

#include "aid/err.h"
#include "aid/grid.h"
#include "aid/quantity.h"
#include "aid/reading.h"

/* All claims of the folder as a grid of schema_claims. NULL with all reasons in *e. Caller frees. */
struct grid *claims_make(const char *reference_dir, const struct vocabulary *v,
                         const struct quantity_rules *rules, struct err *e);
/* One claim in words, "66.5 bn USD since 2021-01-20": the same rows. NULL with a usage problem
 * in *e. Caller frees. */
struct grid *claims_make_one(const char *claim, const struct vocabulary *v,
                             const struct quantity_rules *rules, struct err *e);
/* The rows of one claim as aligned text for people. */
void claims_print(const struct grid *claims, struct str *out);

#endif
