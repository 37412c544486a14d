/*
 * facts: single figures for titles and sentences, computed from the result tables as
 * data/reference/facts.ini says, and written to facts.csv. Plot and report only copy them.
 *
 * A fact is computed by the stage that makes its table: those of tables.ini and the stocks by
 * aid-aggregate into facts.csv, those of reconciliation, claims and reconcile.ini by aid-reconcile
 * into reconciliation_facts.csv. Titles may use both.
 *
 *   [name]
 *   table   = a table of tables.ini, stocks, sources, normalize_settings; or reconciliation, claims, a table of
 *             reconcile.ini
 *   column  = the column that is summed, counted or looked up
 *   measure = sum | count | first | last | latest (of dates) | max | at_max
 *   of      = the column whose text at_max (and first, last) give; at_max gives that of every row that has
 *             the largest number: "Norway and the Netherlands"
 *   several = what is said where the largest number is shared: max: behind it ("each": $5 m each);
 *             at_max: of more than two, behind their number ("donors": three donors)
 *   where COLUMN = word | word, or: from WORD, until WORD   (where.h); {fact} stands for an earlier one
 *   format  = one of factprint.h
 *   share_of = another fact, earlier in the file: 100 × this / that
 *   ratio_to = another fact, earlier in the file: this / that
 *   minus    = another fact, earlier in the file: this − that
 *
 * Words that depend on figures, so that a title is right whatever the data say:
 *
 *   [name]
 *   compare = FACT | FACT or a number
 *   more    = text if the first is larger  } in which {fact} stands for an earlier fact
 *   less    = text if it is smaller        }
 *   same    = text if both are printed alike: what a reader cannot tell apart is no difference
 *   unknown = text if one of them has no data
 */
#ifndef AID_FACTS_H
#define AID_FACTS_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/err.h"
#include "aid/outfile.h"
#include "aid/table.h"

/* A table by its name; NULL if there is none. */
typedef const struct table *(*facts_table_fn)(void *context, const char *name);

enum facts_turn {
	FACTS_OF_AGGREGATE, /* facts.csv */
	FACTS_OF_RECONCILE  /* reconciliation_facts.csv; may refer to facts of facts.csv */
};

/* Computes the facts of DIR/facts.ini whose turn it is and writes them into the set. */
bool facts_write(const char *reference_dir, const char *output_dir, enum facts_turn turn,
                 facts_table_fn find, void *context, struct outset *out, struct err *e);

#endif
