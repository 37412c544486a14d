/*
 * partition: donors parted into disjoint groups, as a table of tables.ini names them: blocs of
 * blocs.csv or single donors, and all others. Each flow falls into exactly one part, so the
 * parts add up to the whole. Blocs that share a donor at any time are refused.
 */
#ifndef AID_PARTITION_H
#define AID_PARTITION_H

#include "aid/date.h"
#include "aid/err.h"

struct partition;

/* Reads "europe | USA" against DIR/blocs.csv and DIR/countries.csv; `at` is where it stands.
 * NULL with all reasons in *e. Caller frees. */
struct partition *partition_read(const char *reference_dir, const char *words,
                                 const struct place *at, struct err *e);
/* The name of the donor's part at that date ("others" if none is named), and its label for
 * people. Borrowed. Membership is judged by the last day that the date may mean. */
const char *partition_part(const struct partition *p, const char *donor, const struct date *at,
                           const char **label);
void partition_free(struct partition *p);

#endif
