/*
 * statistics: the settings that all statistics share, in one place, and the table that writes
 * them out. docs/statistics.md defines the statistics themselves.
 */
#ifndef AID_STATISTICS_H
#define AID_STATISTICS_H

#include "aid/grid.h"

enum {
	STATISTICS_SEED = 20220224,     /* of every drawing, begun anew for each answer */
	STATISTICS_PERMUTATIONS = 10000 /* splits tried at most; all of them if there are no more */
};
#define STATISTICS_LEVEL 0.90  /* of intervals and bands */
#define STATISTICS_SIGMAS 3.0  /* beyond which Hampel's filter calls a value an outlier */
#define STATISTICS_WHISKER 1.5 /* interquartile ranges that a box plot's whiskers reach at most */

/* One row for each setting (schema_aggregate_settings). Caller frees. */
struct grid *statistics_settings(void);

#endif
