/*
 * holdings: what each donor of a ledger gave in a period, sorted from the least, for
 * concentration, Lorenz curves and ranks.
 *
 * Only what is above 0 is a share of a whole; donors whose sum is 0, below 0 or unknown are
 * counted apart. Equal sums stand in the order of the donors' codes.
 */
#ifndef AID_HOLDINGS_H
#define AID_HOLDINGS_H

#include <stddef.h>

#include "aid/agg.h"
#include "aid/shape.h"

struct holding {
	const struct agg_group *group; /* one of the donor's */
	money_wide cents;
};

struct holdings {
	size_t n, n_left_out;
	struct holding *items; /* ascending */
	money_wide total;      /* of the items */
};

/* Which groups make up the holdings. */
enum holdings_span { HOLDINGS_PERIOD, HOLDINGS_UP_TO, HOLDINGS_ALL };

/* The donors of the ledger and stage of in->groups[like] over groups of its period, over those
 * dated that end by its end, or over all. Caller releases. */
struct holdings holdings_make(const struct shape_input *in, const size_t *ledger, size_t like,
                              enum holdings_span span);
/* The amounts as doubles, ascending; caller frees. */
double *holdings_values(const struct holdings *h);
void holdings_release(struct holdings *h);

/* The first group of each period of each ledger, ledgers and then periods ascending; of the
 * undated there is none. Returns how many; caller frees *firsts. */
size_t holdings_periods(const struct shape_input *in, const size_t *ledger, size_t **firsts);

#endif
