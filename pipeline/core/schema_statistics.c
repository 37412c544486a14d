/* The shapes of tables.ini that say more than sums; docs/statistics.md defines each figure. */
#include "aid/schema_columns.h"

#define PERIOD { "period", COLUMN_TEXT, "", "What the date knows of the period.", COLUMN_KEY }
#define PERIOD_OR_ALL { "period", COLUMN_TEXT, "", "Period, or all: over all of them, undated too.", COLUMN_KEY }

static const struct column trend[] = {
	LEDGER, DONOR, PERIOD_OR_UNDATED,
	{ "amount_usd", COLUMN_MONEY, "USD", "Sum of the period; empty: not known.", COLUMN_OPTIONAL },
	{ "moving_median_usd", COLUMN_MONEY, "USD", "Median of the window around the period.", COLUMN_OPTIONAL },
	{ "trend_usd", COLUMN_MONEY, "USD", "Robust straight line at the period.", COLUMN_OPTIONAL },
	{ "trend_low_usd", COLUMN_MONEY, "USD", "Lower end of the line's 90 % confidence band.", COLUMN_OPTIONAL },
	{ "trend_high_usd", COLUMN_MONEY, "USD", "Upper end of the line's 90 % confidence band.", COLUMN_OPTIONAL },
	{ "outlier", COLUMN_BOOL, "", "1: more than 3 robust standard deviations from the moving median; empty: not to be said.", COLUMN_OPTIONAL },
	{ "programme", COLUMN_TEXT, "", "Programme, where it is a key.", COLUMN_KEY_OR_EMPTY },
	{ "aid_type", COLUMN_TEXT, "", "Type of aid, where it is a key.", COLUMN_KEY_OR_EMPTY },
	STAGE,
	BLOC,
	{ "label", COLUMN_TEXT, "", "Series for people.", COLUMN_OPTIONAL },
	SPAN,
	{ "state", COLUMN_TEXT, "", "amount: records; zero: none, which is nothing; partial: records of a period that is not watched to its end; unknown: records without dollars; gap: none, which is not known; undated: records without a date, in no statistic.", COLUMN_OPTIONAL },
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
	{ "smaller_half_donors", COLUMN_INTEGER, "donors", "n_donors/2, rounded down: the smaller half.", COLUMN_OPTIONAL },
	{ "smaller_half_share_pct", COLUMN_NUMBER, "percent", "Share of the smaller half; empty for one donor.", COLUMN_OPTIONAL },
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
	{ "share_pct", COLUMN_NUMBER, "percent", "Its part of the money.", COLUMN_OPTIONAL },
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

#define KEYS \
	LEDGER, \
	{ "donor", COLUMN_TEXT, "", "Donor's code, where it is a key.", COLUMN_KEY_OR_EMPTY }, \
	{ "programme", COLUMN_TEXT, "", "Programme, where it is a key.", COLUMN_KEY_OR_EMPTY }, \
	{ "aid_type", COLUMN_TEXT, "", "Type of aid, where it is a key.", COLUMN_KEY_OR_EMPTY }, \
	STAGE, \
	{ "bloc", COLUMN_TEXT, "", "Bloc or donor of the table's parts, where it is a key.", COLUMN_KEY_OR_EMPTY }, \
	{ "label", COLUMN_TEXT, "", "Group for people.", COLUMN_OPTIONAL }

static const struct column delays[] = {
	KEYS,
	{ "from", COLUMN_DAY, "", "Day of an announcement.", COLUMN_KEY },
	{ "to", COLUMN_DAY, "", "Day of the next; of an open wait, the last day watched.", COLUMN_OPTIONAL },
	{ "days", COLUMN_INTEGER, "days", "From the one to the other.", COLUMN_REQUIRED },
	{ "open", COLUMN_BOOL, "", "1: nothing came by the last day watched, so days is the least.", COLUMN_REQUIRED },
	{ "rank", COLUMN_INTEGER, "", "1 is the longest wait of the group.", COLUMN_REQUIRED },
	{ "n", COLUMN_INTEGER, "records", "Announcements on the day `to`.", COLUMN_REQUIRED },
};
SCHEMA(schema_delays, "Waits between announcements", delays);

static const struct column delay_spread[] = {
	KEYS,
	{ "n_days", COLUMN_INTEGER, "days", "Days with an announcement.", COLUMN_REQUIRED },
	{ "n", COLUMN_INTEGER, "waits", "Waits that ended.", COLUMN_REQUIRED },
	{ "min_days", COLUMN_NUMBER, "days", "Shortest wait.", COLUMN_OPTIONAL },
	{ "q1_days", COLUMN_NUMBER, "days", "First quartile (type 7).", COLUMN_OPTIONAL },
	{ "median_days", COLUMN_NUMBER, "days", "Median wait.", COLUMN_OPTIONAL },
	{ "q3_days", COLUMN_NUMBER, "days", "Third quartile (type 7).", COLUMN_OPTIONAL },
	{ "max_days", COLUMN_NUMBER, "days", "Longest wait.", COLUMN_OPTIONAL },
	{ "mean_days", COLUMN_NUMBER, "days", "Mean wait.", COLUMN_OPTIONAL },
	{ "first", COLUMN_DAY, "", "First day of an announcement; empty for one alone.", COLUMN_OPTIONAL },
	{ "last", COLUMN_DAY, "", "Last day of an announcement; empty for one alone.", COLUMN_OPTIONAL },
	{ "open_days", COLUMN_INTEGER, "days", "From the last to the last day watched.", COLUMN_OPTIONAL },
	{ "n_other", COLUMN_INTEGER, "records", "Records whose date does not know the day.", COLUMN_REQUIRED },
};
SCHEMA(schema_delay_spread, "How waits between announcements spread", delay_spread);

static const struct column amounts[] = {
	KEYS,
	{ "period", COLUMN_TEXT, "", "What the date knows, or undated.", COLUMN_KEY },
	{ "number", COLUMN_INTEGER, "", "Counts the amounts of that date, the least first.", COLUMN_KEY },
	{ "size_usd", COLUMN_MONEY, "USD", "The amount of one record.", COLUMN_OPTIONAL },
	{ "year", COLUMN_YEAR, "", "Calendar year.", COLUMN_OPTIONAL },
	SPAN,
};
SCHEMA(schema_amounts, "Single amounts", amounts);

static const struct column box[] = {
	KEYS,
	PERIOD_OR_UNDATED,
	RECORDS,
	{ "total_usd", COLUMN_MONEY, "USD", "Their sum.", COLUMN_OPTIONAL },
	MEAN_TO_Q3,
	GREATEST,
	VARIATION,
	{ "whisker_low_usd", COLUMN_MONEY, "USD", "Least amount within 1.5 interquartile ranges of q1_usd.", COLUMN_OPTIONAL },
	{ "whisker_high_usd", COLUMN_MONEY, "USD", "Greatest amount within 1.5 interquartile ranges of q3_usd.", COLUMN_OPTIONAL },
	{ "n_outside", COLUMN_INTEGER, "records", "Amounts beyond the whiskers.", COLUMN_REQUIRED },
	BOOTSTRAP,
	SPAN,
	RECORDS_UNKNOWN,
};
SCHEMA(schema_box, "How single amounts spread", box);

static const struct column matrix[] = {
	KEYS, PERIOD_OR_UNDATED,
	RANK_IN_LEDGER,
	SPAN,
	{ "state", COLUMN_TEXT, "", "amount, zero, partial, unknown, gap or undated, as in trend.", COLUMN_REQUIRED },
	{ "amount_usd", COLUMN_MONEY, "USD", "Sum of the period; empty: not known.", COLUMN_OPTIONAL },
	{ "pct_of_greatest", COLUMN_NUMBER, "percent", "Against the table's greatest cell.", COLUMN_OPTIONAL },
	{ "pct_of_row", COLUMN_NUMBER, "percent", "Share of the row's own total.", COLUMN_OPTIONAL },
	RECORDS,
};
SCHEMA(schema_matrix, "Every group in every period", matrix);

#define SIDE(side, text) \
	{ "n_" side, COLUMN_INTEGER, "periods", "Known periods " text " the event.", COLUMN_REQUIRED }, \
	{ "mean_" side "_usd", COLUMN_MONEY, "USD", "Mean of a period " text " the event.", COLUMN_OPTIONAL }, \
	{ "median_" side "_usd", COLUMN_MONEY, "USD", "Median of a period " text " the event.", COLUMN_OPTIONAL }, \
	{ side "_from", COLUMN_DAY, "", "First day of the periods " text " the event.", COLUMN_OPTIONAL }, \
	{ side "_until", COLUMN_DAY, "", "Last day of the periods " text " the event.", COLUMN_OPTIONAL }

static const struct column events[] = {
	KEYS,
	{ "event_date", COLUMN_DAY, "", "Day of the event.", COLUMN_KEY },
	{ "event", COLUMN_TEXT, "", "The event.", COLUMN_REQUIRED },
	{ "event_period", COLUMN_TEXT, "", "The period that holds it, which is on neither side.", COLUMN_OPTIONAL },
	SIDE("before", "before"),
	SIDE("after", "after"),
	{ "difference_usd", COLUMN_MONEY, "USD", "Mean after less mean before.", COLUMN_OPTIONAL },
	{ "p_value", COLUMN_NUMBER, "", "How often chance sets the means at least so far apart; no proof of cause.", COLUMN_OPTIONAL },
	{ "splits", COLUMN_TEXT, "", "all: every split was tried; drawn: some, at random.", COLUMN_OPTIONAL },
};
SCHEMA(schema_events, "Series before and after events", events);
