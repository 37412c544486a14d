/*
 * partial: a harvest as text lines, "key TAB state", that can be joined in any order: what one
 * machine of many hands on.
 *
 * The first letter of a key says what the line holds; lines of equal keys add up.
 *   !  version, fingerprints of tables.ini and the reference tables, settings: equal everywhere
 *   A  a source: kind, ledger, overlaps, on_error
 *   C  counts of a source's rows: read or converted
 *   G  a group of the cube: counts, exact sums, first and last date
 *   L  a listed reject; N the number of rejects of one kind
 *   P  what could not be stated of kept records
 *   S  a stated total; X an excluded record
 *   V  amounts of a group of the cube, sorted; several lines a group if there are many
 *   Z  the state's seal: how many lines it has but for ! and Z, and the sum of their hashes (FNV-1a)
 * Texts between bars; \ escapes bar (\p), tab (\t), newline (\n) and itself (\\).
 */
#ifndef AID_PARTIAL_H
#define AID_PARTIAL_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/converter.h"
#include "aid/err.h"
#include "aid/gather.h"
#include "aid/outfile.h"

/* Adds the state to a file in `out`, sorted. Refused rows of a strict source are refused here as
 * they are for tables: false with the reasons in *e. `quantiles`: amounts are kept. */
bool partial_write(struct outfile *out, const struct gather *g, const struct converter_options *o,
                   bool quantiles, struct err *e);

/* States read so far. */
struct partial;

/* An empty one, for states made with these tables and settings. NULL with the reason in *e. */
struct partial *partial_new(const struct converter_options *o, const char *tables, size_t memory, const char *folder,
                            struct err *e);
/* Adds the lines of a file, in whatever order they stand. False with all reasons in *e. */
bool partial_read(struct partial *p, const char *path, struct err *e);
/* Checks that all there is belongs together, and lends what gather needs. */
bool partial_finish(struct partial *p, struct gather *g, struct err *e);
void partial_free(struct partial *p);

#endif
