#include "aid/statistics.h"

#include "aid/schema.h"
#include "aid/stat_rank.h"
#include "aid/stat_resample.h"
#include "aid/stat_trend.h"

static void put(struct grid *g, const char *name, money_wide value, int decimals,
                const char *meaning)
{
	grid_text(g, name);
	grid_number(g, value, decimals, true);
	grid_text(g, meaning);
}

/* Hundredths of a setting that has no more decimals. */
static money_wide hundredths(double x)
{
	return (money_wide)(x * 100 + 0.5);
}

struct grid *statistics_settings(void)
{
	struct grid *g = grid_new(&schema_aggregate_settings);

	put(g, "seed", STATISTICS_SEED, 0,
	    "seed of the generator MT19937, begun anew for each interval and each test");
	put(g, "level", hundredths(STATISTICS_LEVEL), 2,
	    "probability of bootstrap intervals and of the bands of a trend");
	put(g, "hampel_sigmas", hundredths(STATISTICS_SIGMAS), 2,
	    "robust standard deviations from the moving median beyond which a value is an outlier");
	put(g, "whisker", hundredths(STATISTICS_WHISKER), 2,
	    "interquartile ranges beyond the quartiles to which a box plot's whiskers reach at most");
	put(g, "permutations", STATISTICS_PERMUTATIONS, 0,
	    "splits that a permutation test tries at most; all of them if there are no more");
	put(g, "bootstrap_least", STAT_BOOTSTRAP_LEAST, 0, "amounts that a bootstrap interval needs");
	put(g, "bootstrap_most", STAT_BOOTSTRAP_MOST, 0,
	    "amounts above which no bootstrap interval is drawn");
	put(g, "trend_least", STAT_TREND_LEAST, 0, "known periods that a trend needs");
	put(g, "rank_least", STAT_RANK_LEAST, 0, "donors that a rank correlation needs");
	return g;
}
