/* agg_inside: what agg.c and agg_rank.c share; nobody else includes this. */
#ifndef AID_AGG_INSIDE_H
#define AID_AGG_INSIDE_H

#include "aid/agg.h"
#include "aid/groups.h"
#include "aid/lexicon.h"

/* The amounts of a group lie in groups of the cube: a list, by index + 1; 0 ends it. */
struct member {
	const struct chain *values;
	uint32_t next;
};

/* The period in which a date lies. */
struct agg_span {
	size_t number;           /* among the periods */
	bool dated;
	int32_t start, end;      /* its days, if dated */
};

struct agg {
	const struct tablespec *spec;
	struct strpool *pool; /* borrowed */
	struct lexicon *keys, *periods;
	size_t labels_cap;
	const char **labels;     /* of the numbers of keys */
	struct groups *numbers;  /* by the numbers of keys and period */
	struct groups *dates;    /* numbers of dates met */
	size_t spans_cap;
	struct agg_span *spans;  /* of the numbers of dates */
	size_t n, cap, n_members, members_cap;
	struct agg_group *groups;
	struct member *members;
};

/* The group with the keys and the period of *like, which begins with its days and rank, too. */
struct agg_group *agg_group_like(struct agg *a, const struct agg_group *like);
/* Adds to the sums of a group. What comes first is borrowed, as most groups of a large table are one of the cube's. */
void agg_add(struct agg_group *g, const struct brief *sums);
/* Sorts by keys, then period. */
void agg_sort(struct agg *a);
/* Ranks sorted groups by their totals and joins those beyond the table's top; sorted after. */
void agg_rank(struct agg *a);

#endif
