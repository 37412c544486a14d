/*
 * announced: the days on which something of one set of keys was announced, from finished groups
 * told apart by day. Several announcements of one day are one day: they are one decision as far
 * as the time between decisions goes.
 */
#ifndef AID_ANNOUNCED_H
#define AID_ANNOUNCED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aid/shape.h"

/* From one day to the next. */
struct wait {
	int32_t from, to; /* days since 1970-01-01 */
	uint64_t n;       /* announcements on the day `to` */
	bool open;        /* nothing came yet: `to` is the last day watched */
	size_t rank;      /* 1 is the longest; equal ones share a rank */
};

struct announced {
	size_t n_days;    /* days with an announcement */
	size_t n;         /* waits, in the order of time; an open one is the last */
	struct wait *waits;
	uint64_t n_other; /* records whose date does not know the day */
};

/* Of the n groups from in->groups[first], which have the same keys. There is an open wait where
 * `gaps` declares the day to which the ledger is watched, and that lies after the last
 * announcement. Caller releases. */
struct announced announced_make(const struct shape_input *in, size_t first, size_t n);
void announced_release(struct announced *a);

#endif
