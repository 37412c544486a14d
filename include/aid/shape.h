/*
 * shape: what a table of tables.ini looks like — its columns, the keys that its section may
 * have, what must be known of its groups, and how finished groups become rows.
 *
 * A shape is one file, pipeline/core/shape_<name>.c, and one row in shape.c. Whatever a shape
 * computes, it computes of finished groups: sums and multisets merge exactly, so nothing that
 * it says depends on the order of flows or on how they were shared out.
 */
#ifndef AID_SHAPE_H
#define AID_SHAPE_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/agg.h"
#include "aid/grid.h"
#include "aid/measures.h"
#include "aid/money.h"
#include "aid/schema.h"
#include "aid/tablespec.h"

/* A table in the making. All of it is borrowed. */
struct shape_input {
	const struct tablespec *spec;
	const struct measures *measures;
	const struct agg_group *groups; /* finished: sorted by keys, then period */
	size_t n;
};

struct shape {
	const char *name;           /* as `shape = name` */
	const struct schema *schema;
	const char *const *options; /* keys beside the common ones; ends with NULL */
	const char *const *keys;    /* keys it always has; ends with NULL */
	bool periods;               /* groups are told apart by period, too: that of the key */
	enum date_period period;    /* `period`, or, where that is no option, by this one */
	bool samples;               /* the spread of single amounts is measured */
	bool amounts;               /* … and they are kept; with `draws` they are in any case */
	bool sums;                  /* its figures are sums and spreads of the flows under a row */
	bool by_row;                /* a row is made of one group alone: parts may be filled side by side */
	void (*fill)(struct grid *g, const struct shape_input *in);
};

/* The shape of this name; NULL if there is none. */
const struct shape *shape_find(const char *name);
/* "period, summary or donors", for messages; the caller frees. */
char *shape_names(void);

/* How many groups from groups[first] on have its keys; they stand together. */
size_t shape_run(const struct shape_input *in, size_t first);
/* Numbers the ledgers and stages inside which groups may be added: one number for each group,
 * 0 … *n - 1. Caller frees. */
size_t *shape_ledgers(const struct shape_input *in, size_t *n);
/* The sum of each group's ledger and stage: one amount for each group. Caller frees. */
money_wide *shape_ledger_totals(const struct shape_input *in);

/* The draws of bootstrap intervals in a table of n groups; 0 for none: not asked for, or more than
 * 1,000 groups, whose intervals nobody reads and which would cost minutes. */
size_t shape_draws(const struct tablespec *spec, size_t n);

/* Cells that shapes have in common; each adds one, if not said otherwise. */
/* ledger, donor, programme, aid_type, stage, bloc, label: seven cells. */
void shape_put_keys(struct grid *g, const struct agg_group *o);
void shape_put_sum(struct grid *g, const struct acc *a, enum acc_measure m);
void shape_put_cents(struct grid *g, money_wide cents, bool known);
/* A statistic, rounded half to even to so many decimals; shape_put_real_cents: of cents, to the
 * cent. What does not fit is as good as unknown. */
void shape_put_real(struct grid *g, double value, int decimals, bool known);
void shape_put_real_cents(struct grid *g, double cents, bool known);
void shape_put_date(struct grid *g, const struct date *d);
void shape_put_day(struct grid *g, bool known, int32_t days);
/* num / den with so many decimals; empty if den is not above 0: nothing can be said of a share
 * of nothing. */
void shape_put_ratio(struct grid *g, money_wide num, money_wide den, int decimals);

#endif
