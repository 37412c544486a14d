/*
 * blocs: groups of donors (NATO, EU, Europe, G7) with dated membership
 * (data/reference/blocs.csv). Blocs overlap: a donor may be in several, so sums of two
 * blocs are not disjoint money.
 *
 *   bloc,label,member,from,until,source
 *
 * `member` is one of
 *   a code of countries.csv   a member from `from` to `until`, both included, empty: always
 *   a bloc of earlier rows    all its members, at their dates
 *   a table, NAME.csv         every row of it with an iso3; `from` and `until` then name the columns
 *                             of the dates (or of a flag: 1 is always, 0 and empty never)
 * so a date that stands in another table stands nowhere else.
 *
 * A date stands for its last day, as in cumulative sums (DESIGN §4.4): a quarter in which a
 * donor acceded counts as a member's. What is undated is judged by membership without end.
 */
#ifndef AID_BLOCS_H
#define AID_BLOCS_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/countries.h"
#include "aid/date.h"
#include "aid/err.h"
#include "aid/str.h"

struct blocs;

/* Reads DIR/blocs.csv and the tables it names; a code that countries.csv does not know is
 * refused. NULL with all reasons in *e. Caller frees; keeps nothing of *c. */
struct blocs *blocs_load(const char *reference_dir, const struct countries *c, struct err *e);
/* Blocs are numbered from 0 in the order of the file. */
size_t blocs_count(const struct blocs *b);
const char *blocs_name(const struct blocs *b, size_t bloc);
const char *blocs_label(const struct blocs *b, size_t bloc);
/* The number of a bloc, or SIZE_MAX. */
size_t blocs_find(const struct blocs *b, const char *name);
/* True if the donor (a code) was a member of the bloc at that date. */
bool blocs_member(const struct blocs *b, size_t bloc, const char *donor, const struct date *at);
/* True if the donor is a member of the bloc at any time. */
bool blocs_ever(const struct blocs *b, size_t bloc, const char *donor);
/* A donor (a code) that is a member of both blocs at one time; NULL if none is. Borrowed. */
const char *blocs_shared(const struct blocs *b, size_t x, size_t y);
/* The first day on which the bloc had dated members, and how many joined on it: its founders.
 * False if no membership has a date. The codes are added to *codes, joined by commas; NULL: none. */
bool blocs_founded(const struct blocs *b, size_t bloc, struct date *day, size_t *founders,
                   struct str *codes);
/* How many were members at that date. */
size_t blocs_size(const struct blocs *b, size_t bloc, const struct date *at);
void blocs_free(struct blocs *b);

#endif
