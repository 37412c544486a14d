/* The shapes of tables.ini that say more than sums; docs/statistics.md defines each figure. */
#include "aid/schema.h"

#define LEDGER { "ledger", COLUMN_TEXT, "", "Ledger inside which the flows add up.", COLUMN_KEY }
#define DONOR { "donor", COLUMN_TEXT, "", "Donor's code.", COLUMN_KEY_OR_EMPTY }
#define PERIOD { "period", COLUMN_TEXT, "", "What the date knows of the period.", COLUMN_KEY }
#define PERIOD_OR_ALL { "period", COLUMN_TEXT, "", "Period, or all: over all of them, undated too.", COLUMN_KEY }
#define STAGE { "stage", COLUMN_TEXT, "", "Stage, or those joined.", COLUMN_KEY }
#define SPAN \
	{ "start", COLUMN_DAY, "", "First day of the period.", COLUMN_OPTIONAL }, \
	{ "end", COLUMN_DAY, "", "Last day of the period.", COLUMN_OPTIONAL }

static const struct column trend[] = {
	LEDGER, DONOR, PERIOD,
	{ "amount_usd", COLUMN_MONEY, "USD", "Sum of the period; empty: not known.", COLUMN_OPTIONAL },
	{ "moving_median_usd", COLUMN_MONEY, "USD", "Median of the window around the period.", COLUMN_OPTIONAL },
	{ "trend_usd", COLUMN_MONEY, "USD", "Robust straight line at the period.", COLUMN_OPTIONAL },
	{ "trend_low_usd", COLUMN_MONEY, "USD", "Lower end of the line's 90 % confidence band.", COLUMN_OPTIONAL },
	{ "trend_high_usd", COLUMN_MONEY, "USD", "Upper end of the line's 90 % confidence band.", COLUMN_OPTIONAL },
	{ "outlier", COLUMN_BOOL, "", "1: more than 3 robust standard deviations from the moving median; empty: not to be said.", COLUMN_OPTIONAL },
	{ "programme", COLUMN_TEXT, "", "Programme, where it is a key.", COLUMN_KEY_OR_EMPTY },
	{ "aid_type", COLUMN_TEXT, "", "Type of aid, where it is a key.", COLUMN_KEY_OR_EMPTY },
	STAGE,
	{ "bloc", COLUMN_TEXT, "", "Bloc or donor of the table's parts, or others.", COLUMN_KEY_OR_EMPTY },
	{ "label", COLUMN_TEXT, "", "Series for people.", COLUMN_OPTIONAL },
	SPAN,
	{ "state", COLUMN_TEXT, "", "amount: records; zero: none, which is nothing; partial: records of a period that is not watched to its end; unknown: records without dollars; gap: none, which is not known.", COLUMN_OPTIONAL },
	{ "n", COLUMN_INTEGER, "records", "Records.", COLUMN_OPTIONAL },
	{ "mad_usd", COLUMN_MONEY, "USD", "Median distance from the moving median in its window.", COLUMN_OPTIONAL },
	{ "hampel_sigma", COLUMN_NUMBER, "robust standard deviations", "Distance from the moving median, over 1.4826 mad_usd.", COLUMN_OPTIONAL },
	{ "smooth_usd", COLUMN_MONEY, "USD", "Gaussian mean of the window.", COLUMN_OPTIONAL },
	{ "value_low_usd", COLUMN_MONEY, "USD", "Lower end of the 90 % prediction band of one period.", COLUMN_OPTIONAL },
	{ "value_high_usd", COLUMN_MONEY, "USD", "Upper end of the 90 % prediction band of one period.", COLUMN_OPTIONAL },
};
SCHEMA(schema_trend, "Series with moving median, outliers and robust trend", trend);

#define INDICES(prefix, text) \
	{ prefix "hhi", COLUMN_NUMBER, "", "Sum of squared shares" text ", 1/n to 1.", COLUMN_OPTIONAL }, \
	{ prefix "gini", COLUMN_NUMBER, "", "Gini coefficient" text ", 0 to 1 - 1/n; empty for one donor.", COLUMN_OPTIONAL }, \
	{ prefix "top1_share_pct", COLUMN_NUMBER, "percent", "Share of the largest donor" text ".", COLUMN_OPTIONAL }, \
	{ prefix "top3_share_pct", COLUMN_NUMBER, "percent", "Share of the three largest" text ".", COLUMN_OPTIONAL }

static const struct column concentration[] = {
	LEDGER, PERIOD_OR_ALL,
	{ "n_donors", COLUMN_INTEGER, "donors", "Donors with a sum above 0.", COLUMN_OPTIONAL },
	INDICES("", ""),
	STAGE, SPAN,
	{ "total_usd", COLUMN_MONEY, "USD", "Sum of those donors.", COLUMN_OPTIONAL },
	{ "n_left_out", COLUMN_INTEGER, "donors", "Donors with records whose sum is not above 0.", COLUMN_OPTIONAL },
	{ "equal_donors", COLUMN_NUMBER, "donors", "Equal donors that would be as concentrated: 1/hhi.", COLUMN_OPTIONAL },
	{ "top1_donor", COLUMN_TEXT, "", "Code of the largest donor.", COLUMN_OPTIONAL },
	{ "top1_name", COLUMN_TEXT, "", "Name of the largest donor.", COLUMN_OPTIONAL },
	{ "cumulative_n_donors", COLUMN_INTEGER, "donors", "Donors with a sum above 0 to the end of the period.", COLUMN_OPTIONAL },
	INDICES("cumulative_", " to the end of the period"),
	{ "cumulative_equal_donors", COLUMN_NUMBER, "donors", "1/cumulative_hhi.", COLUMN_OPTIONAL },
};
SCHEMA(schema_concentration, "Concentration of donors", concentration);

static const struct column lorenz[] = {
	LEDGER, PERIOD_OR_ALL,
	{ "point", COLUMN_INTEGER, "donors", "How many donors, from the smallest.", COLUMN_KEY },
	{ "donors_pct", COLUMN_NUMBER, "percent", "Their part of all donors.", COLUMN_OPTIONAL },
	{ "money_pct", COLUMN_NUMBER, "percent", "Their part of the money.", COLUMN_OPTIONAL },
	{ "donor", COLUMN_TEXT, "", "Code of the last one among them.", COLUMN_OPTIONAL },
	{ "donor_name", COLUMN_TEXT, "", "Its name.", COLUMN_OPTIONAL },
	{ "total_usd", COLUMN_MONEY, "USD", "Its sum.", COLUMN_OPTIONAL },
	STAGE,
	{ "n_donors", COLUMN_INTEGER, "donors", "All donors of the curve.", COLUMN_OPTIONAL },
};
SCHEMA(schema_lorenz, "Lorenz curves", lorenz);

static const struct column rank_correlation[] = {
	LEDGER, PERIOD,
	{ "period_before", COLUMN_TEXT, "", "The period that it is compared with.", COLUMN_OPTIONAL },
	{ "n_donors", COLUMN_INTEGER, "donors", "Donors with a sum above 0 in both.", COLUMN_OPTIONAL },
	{ "spearman", COLUMN_NUMBER, "", "Rank correlation of their sums, -1 to 1; empty below 3 donors.", COLUMN_OPTIONAL },
	{ "kendall", COLUMN_NUMBER, "", "Kendall's tau-b of their sums, -1 to 1; empty below 3 donors.", COLUMN_OPTIONAL },
	{ "n_only_before", COLUMN_INTEGER, "donors", "Donors only in the period before.", COLUMN_OPTIONAL },
	{ "n_only_now", COLUMN_INTEGER, "donors", "Donors only in this period.", COLUMN_OPTIONAL },
	STAGE,
};
SCHEMA(schema_rank_correlation, "Rank correlation of consecutive periods", rank_correlation);
