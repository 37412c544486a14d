/*
 * agg: the groups of one table of tables.ini, made of a cube's groups. Neither the order of flows
 * nor the way they were shared out among several cubes changes any result.
 */
#ifndef AID_AGG_H
#define AID_AGG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aid/brief.h"
#include "aid/cube.h"
#include "aid/sample.h"
#include "aid/strpool.h"
#include "aid/tablespec.h"

/* One row in the making. Texts live in the pool; "" where the table has no such key. */
struct agg_group {
	const char *const *key; /* N_TABLE_KEYS; groups of the same keys have one address */
	const char *label;  /* the name of donor or bloc, or the last key's text */
	const char *period; /* "" unless the shape has periods */
	bool dated;
	int32_t start, end; /* days since 1970-01-01 of the period, if dated */
	const struct brief *sums; /* the cube's where that has the group, too; else its own */
	struct brief *own;     /* agg's */
	const struct sample *sample; /* only for shapes that need single amounts; set by agg_measure */
	int64_t *amounts;     /* all of them, ascending; NULL where the table has no use for them */
	uint32_t rank;        /* by total within the table; set by agg_finish */
	uint32_t members, last_member, keys_number, period_number; /* agg's own */
};

struct agg;

/* An empty state for one table; spec and pool must outlive it. */
struct agg *agg_new(const struct tablespec *spec, struct strpool *pool);
/* Takes those groups of the cube that the table takes. The cube must outlive *a, which borrows its sums. */
void agg_take(struct agg *a, const struct cube *c);
/* Ranks keys by total, joins those beyond the table's top in one group, sorts by keys and
 * period. The groups are borrowed and stay in place. */
const struct agg_group *agg_finish(struct agg *a, size_t *n);
/* Measures the samples of groups begin … end - 1, if the table's shape needs them, on so many threads: the array,
 * to which those groups point from now on. Caller frees. */
struct sample *agg_measure(struct agg *a, size_t begin, size_t end, size_t threads);
const struct tablespec *agg_spec(const struct agg *a);
void agg_free(struct agg *a);

#endif
