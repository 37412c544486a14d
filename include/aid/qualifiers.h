/*
 * qualifiers: from a figure's wording to its bounds (DESIGN §6), by data/reference/qualifiers.csv.
 *
 * The printed unit of a figure is the largest power of ten that divides it, at most 1,000
 * million: 66,500 m is printed to 100 m. The table says, for each kind and wording, how many
 * half units the truth may lie below and above. Zero has no printed digits: its bounds are 0.
 * A positive figure is at least one unit, so nothing is clamped: no bound falls below 0, and
 * "about 1,000 m" may be anything from 0 to 2,000 m.
 */
#ifndef AID_QUALIFIERS_H
#define AID_QUALIFIERS_H

#include <stdbool.h>

#include "aid/err.h"
#include "aid/money.h"

struct qualifiers;

/* Reads DIR/qualifiers.csv; NULL with all reasons in *e. Caller frees. */
struct qualifiers *qualifiers_load(const char *reference_dir, struct err *e);
/* Twice the lower and twice the upper bound, in the amount's own units (twice, so that half a
 * unit stays a whole number). kind is "flow" or "stock". False for a wording that the table does
 * not have. */
bool qualifiers_bounds(const struct qualifiers *q, const char *kind, const char *qualifier,
                       int64_t minor, int decimals, money_wide *twice_low,
                       money_wide *twice_high);
/* The printed unit behind the bounds; 0 for 0. */
int64_t qualifiers_unit(int64_t minor, int decimals);
/* What the table says of a wording, for people; "" for one that it does not have. Borrowed. */
const char *qualifiers_meaning(const struct qualifiers *q, const char *kind,
                               const char *qualifier);
/* The same for a figure whose printed unit is known. */
bool qualifiers_bounds_unit(const struct qualifiers *q, const char *kind, const char *qualifier,
                            int64_t minor, int64_t unit, money_wide *twice_low,
                            money_wide *twice_high);
void qualifiers_free(struct qualifiers *q);

#endif
