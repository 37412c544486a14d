/*
 * agg: groups of flows for the tables of tables.ini. State is exact and mergeable: neither the
 * order of flows nor the way they were shared out among several states changes any result.
 */
#ifndef AID_AGG_H
#define AID_AGG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aid/acc.h"
#include "aid/flow.h"
#include "aid/sample.h"
#include "aid/strpool.h"
#include "aid/tablespec.h"

/* One row in the making. Texts live in the pool; "" where the table has no such key. */
struct agg_group {
	const char *key[N_TABLE_KEYS];
	const char *label;  /* the name of donor or bloc, or the last key's text */
	const char *period; /* "" unless the shape has periods */
	bool dated;
	int32_t start, end; /* days since 1970-01-01 of the period, if dated */
	size_t rank;        /* by total within the table; set by agg_finish */
	struct acc acc;
	struct sample sample; /* only for shapes that need single amounts */
};

struct agg;

/* An empty state for one table; spec and pool must outlive it. */
struct agg *agg_new(const struct tablespec *spec, struct strpool *pool);
/* Takes the flow if the table does; says whether it did. */
bool agg_add(struct agg *a, const struct flow *f);
/* Adds another state of the same table over the same pool. */
void agg_merge(struct agg *into, const struct agg *from);
/* Ranks keys by total, joins those beyond the table's top in one group, sorts by keys and
 * period. The groups are borrowed and stay in place until the next change. */
const struct agg_group *agg_finish(struct agg *a, size_t *n);
const struct tablespec *agg_spec(const struct agg *a);
void agg_free(struct agg *a);

#endif
