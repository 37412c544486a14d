/*
 * tableset: the tables of tables.ini, from the flows' sums (a cube) to files: each section's table,
 * facts.csv, aggregate_settings.csv and aggregate_tally.csv.
 */
#ifndef AID_TABLESET_H
#define AID_TABLESET_H

#include <stdbool.h>

#include "aid/cube.h"
#include "aid/err.h"
#include "aid/outfile.h"
#include "aid/table.h"

struct tableset;

/* Reads the file (NULL: DIR/tables.ini) and what tables are measured against; `sources` (sources.csv) tells which money
 * overlaps; NULL: tableset_check will be told. Both are borrowed for the life of the set. NULL with all reasons in *e.
 * Caller frees. */
struct tableset *tableset_open(const char *reference_dir, const char *file, const struct table *sources,
                               struct err *e);
/* Takes the sources, borrowed, and refuses tables that would add what overlaps. */
bool tableset_check(struct tableset *t, const struct table *sources, struct err *e);
/* Tables are to be made with so many threads; one, if this is not called. */
void tableset_share(struct tableset *t, size_t threads);
/* The file, as it was given. */
const char *tableset_file(const struct tableset *t);
const struct tablespecs *tableset_specs(const struct tableset *t);
/* Makes all tables of the cube and puts them in `dir` with the set of files; a note in *e holds
 * the tally. `stocks` and `settings` are stocks.csv and normalize_settings.csv, as facts may ask for
 * stated totals and for the base of constant prices. */
bool tableset_write(struct tableset *t, const struct cube *c, const struct table *stocks,
                    const struct table *settings, const char *dir, struct outset *out, struct err *e);
void tableset_free(struct tableset *t);

#endif
