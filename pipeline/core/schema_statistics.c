/* The shapes of tables.ini that say more than sums; docs/statistics.md defines each figure. */
#include "aid/schema.h"

#define LEDGER { "ledger", COLUMN_TEXT, "", "Ledger inside which the flows add up.", true }
#define DONOR { "donor", COLUMN_TEXT, "", "Donor's code.", true }
#define PERIOD { "period", COLUMN_TEXT, "", "What the date knows of the period.", true }
#define PERIOD_OR_ALL { "period", COLUMN_TEXT, "", "Period, or all: over all of them, undated too.", true }
#define STAGE { "stage", COLUMN_TEXT, "", "Stage, or those joined.", true }
#define SPAN \
	{ "start", COLUMN_DATE, "", "First day of the period.", false }, \
	{ "end", COLUMN_DATE, "", "Last day of the period.", false }

static const struct column trend[] = {
	LEDGER, DONOR, PERIOD,
	{ "amount_usd", COLUMN_MONEY, "USD", "Sum of the period; empty: not known.", false },
	{ "moving_median_usd", COLUMN_MONEY, "USD", "Median of the window around the period.", false },
	{ "trend_usd", COLUMN_MONEY, "USD", "Robust straight line at the period.", false },
	{ "trend_low_usd", COLUMN_MONEY, "USD", "Lower end of the line's 90 % confidence band.", false },
	{ "trend_high_usd", COLUMN_MONEY, "USD", "Upper end of the line's 90 % confidence band.", false },
	{ "outlier", COLUMN_BOOL, "", "1: more than 3 robust standard deviations from the moving median; empty: not to be said.", false },
	{ "programme", COLUMN_TEXT, "", "Programme, where it is a key.", true },
	{ "aid_type", COLUMN_TEXT, "", "Type of aid, where it is a key.", true },
	STAGE,
	{ "bloc", COLUMN_TEXT, "", "Bloc or donor of the table's parts, or others.", true },
	{ "label", COLUMN_TEXT, "", "Series for people.", false },
	SPAN,
	{ "state", COLUMN_TEXT, "", "amount: records; zero: none, which is nothing; partial: records of a period that is not watched to its end; unknown: records without dollars; gap: none, which is not known.", false },
	{ "n", COLUMN_INTEGER, "records", "Records.", false },
	{ "mad_usd", COLUMN_MONEY, "USD", "Median distance from the moving median in its window.", false },
	{ "hampel_sigma", COLUMN_NUMBER, "robust standard deviations", "Distance from the moving median, over 1.4826 mad_usd.", false },
	{ "smooth_usd", COLUMN_MONEY, "USD", "Gaussian mean of the window.", false },
	{ "value_low_usd", COLUMN_MONEY, "USD", "Lower end of the 90 % prediction band of one period.", false },
	{ "value_high_usd", COLUMN_MONEY, "USD", "Upper end of the 90 % prediction band of one period.", false },
};
SCHEMA(schema_trend, "Series with moving median, outliers and robust trend", trend);

#define INDICES(prefix, text) \
	{ prefix "hhi", COLUMN_NUMBER, "", "Sum of squared shares" text ", 1/n to 1.", false }, \
	{ prefix "gini", COLUMN_NUMBER, "", "Gini coefficient" text ", 0 to 1 - 1/n; empty for one donor.", false }, \
	{ prefix "top1_share_pct", COLUMN_NUMBER, "percent", "Share of the largest donor" text ".", false }, \
	{ prefix "top3_share_pct", COLUMN_NUMBER, "percent", "Share of the three largest" text ".", false }

static const struct column concentration[] = {
	LEDGER, PERIOD_OR_ALL,
	{ "n_donors", COLUMN_INTEGER, "donors", "Donors with a sum above 0.", false },
	INDICES("", ""),
	STAGE, SPAN,
	{ "total_usd", COLUMN_MONEY, "USD", "Sum of those donors.", false },
	{ "n_left_out", COLUMN_INTEGER, "donors", "Donors with records whose sum is not above 0.", false },
	{ "equal_donors", COLUMN_NUMBER, "donors", "Equal donors that would be as concentrated: 1/hhi.", false },
	{ "top1_donor", COLUMN_TEXT, "", "Code of the largest donor.", false },
	{ "top1_name", COLUMN_TEXT, "", "Name of the largest donor.", false },
	{ "cumulative_n_donors", COLUMN_INTEGER, "donors", "Donors with a sum above 0 to the end of the period.", false },
	INDICES("cumulative_", " to the end of the period"),
	{ "cumulative_equal_donors", COLUMN_NUMBER, "donors", "1/cumulative_hhi.", false },
};
SCHEMA(schema_concentration, "Concentration of donors", concentration);

static const struct column lorenz[] = {
	LEDGER, PERIOD_OR_ALL,
	{ "point", COLUMN_INTEGER, "donors", "How many donors, from the smallest.", true },
	{ "donors_pct", COLUMN_NUMBER, "percent", "Their part of all donors.", false },
	{ "money_pct", COLUMN_NUMBER, "percent", "Their part of the money.", false },
	{ "donor", COLUMN_TEXT, "", "Code of the last one among them.", false },
	{ "donor_name", COLUMN_TEXT, "", "Its name.", false },
	{ "total_usd", COLUMN_MONEY, "USD", "Its sum.", false },
	STAGE,
	{ "n_donors", COLUMN_INTEGER, "donors", "All donors of the curve.", false },
};
SCHEMA(schema_lorenz, "Lorenz curves", lorenz);

static const struct column rank_correlation[] = {
	LEDGER, PERIOD,
	{ "period_before", COLUMN_TEXT, "", "The period that it is compared with.", false },
	{ "n_donors", COLUMN_INTEGER, "donors", "Donors with a sum above 0 in both.", false },
	{ "spearman", COLUMN_NUMBER, "", "Rank correlation of their sums, -1 to 1; empty below 3 donors.", false },
	{ "kendall", COLUMN_NUMBER, "", "Kendall's tau-b of their sums, -1 to 1; empty below 3 donors.", false },
	{ "n_only_before", COLUMN_INTEGER, "donors", "Donors only in the period before.", false },
	{ "n_only_now", COLUMN_INTEGER, "donors", "Donors only in this period.", false },
	STAGE,
};
SCHEMA(schema_rank_correlation, "Rank correlation of consecutive periods", rank_correlation);
