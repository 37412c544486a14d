/* The tables of aid-aggregate: one for each shape of tables.ini, and those beside them. */
#include "aid/schema.h"

#define KEYS \
	{ "ledger", COLUMN_TEXT, "", "Ledger inside which the flows add up.", COLUMN_KEY }, \
	{ "donor", COLUMN_TEXT, "", "Donor's code.", COLUMN_KEY_OR_EMPTY }

static const struct column summary[] = {
	KEYS,
	{ "donor_name", COLUMN_TEXT, "", "Donor for people.", COLUMN_OPTIONAL },
	{ "programme", COLUMN_TEXT, "", "Programme.", COLUMN_KEY_OR_EMPTY },
	{ "aid_type", COLUMN_TEXT, "", "Type of aid.", COLUMN_KEY_OR_EMPTY },
	{ "stage", COLUMN_TEXT, "", "Stage, or those joined.", COLUMN_KEY },
	{ "n", COLUMN_INTEGER, "records", "Records.", COLUMN_REQUIRED },
	{ "total_usd", COLUMN_MONEY, "USD", "Sum of the amounts.", COLUMN_OPTIONAL },
	{ "reannounced_usd", COLUMN_MONEY, "USD", "Part announced before.", COLUMN_OPTIONAL },
	{ "share_pct", COLUMN_NUMBER, "percent", "Share of the ledger and stage.", COLUMN_OPTIONAL },
	{ "mean_usd", COLUMN_MONEY, "USD", "Mean amount.", COLUMN_OPTIONAL },
	{ "sd_usd", COLUMN_MONEY, "USD", "Standard deviation (n - 1).", COLUMN_OPTIONAL },
	{ "min_usd", COLUMN_MONEY, "USD", "Least amount.", COLUMN_OPTIONAL },
	{ "q1_usd", COLUMN_MONEY, "USD", "First quartile (type 7).", COLUMN_OPTIONAL },
	{ "median_usd", COLUMN_MONEY, "USD", "Median.", COLUMN_OPTIONAL },
	{ "q3_usd", COLUMN_MONEY, "USD", "Third quartile (type 7).", COLUMN_OPTIONAL },
	{ "max_usd", COLUMN_MONEY, "USD", "Greatest amount.", COLUMN_OPTIONAL },
	{ "first_date", COLUMN_DATE, "", "First date.", COLUMN_OPTIONAL },
	{ "last_date", COLUMN_DATE, "", "Last date.", COLUMN_OPTIONAL },
	{ "n_unknown", COLUMN_INTEGER, "records", "Records without an amount in dollars.", COLUMN_REQUIRED },
	{ "undated_usd", COLUMN_MONEY, "USD", "Part without a date.", COLUMN_REQUIRED },
	{ "low_usd", COLUMN_MONEY, "USD", "Sum of the lower bounds.", COLUMN_OPTIONAL },
	{ "high_usd", COLUMN_MONEY, "USD", "Sum of the upper bounds.", COLUMN_OPTIONAL },
	{ "constant_usd", COLUMN_MONEY, "USD", "Sum in constant prices; empty: not all known.", COLUMN_OPTIONAL },
	{ "bloc", COLUMN_TEXT, "", "Bloc or donor of the table's parts, or others.", COLUMN_KEY_OR_EMPTY },
	{ "cv", COLUMN_NUMBER, "", "Coefficient of variation: sd_usd over mean_usd.", COLUMN_OPTIONAL },
	{ "rank", COLUMN_INTEGER, "", "1 is the largest total of the ledger.", COLUMN_REQUIRED },
	{ "mean_low_usd", COLUMN_MONEY, "USD", "Lower end of the mean's 90 % bootstrap interval.", COLUMN_OPTIONAL },
	{ "mean_high_usd", COLUMN_MONEY, "USD", "Upper end of the mean's 90 % bootstrap interval.", COLUMN_OPTIONAL },
	{ "median_low_usd", COLUMN_MONEY, "USD", "Lower end of the median's 90 % bootstrap interval.", COLUMN_OPTIONAL },
	{ "median_high_usd", COLUMN_MONEY, "USD", "Upper end of the median's 90 % bootstrap interval.", COLUMN_OPTIONAL },
};
SCHEMA(schema_summary, "Totals and spread of each group", summary);

static const struct column period[] = {
	KEYS,
	{ "programme", COLUMN_TEXT, "", "Programme.", COLUMN_KEY_OR_EMPTY },
	{ "aid_type", COLUMN_TEXT, "", "Type of aid.", COLUMN_KEY_OR_EMPTY },
	{ "stage", COLUMN_TEXT, "", "Stage, or those joined.", COLUMN_KEY },
	{ "period", COLUMN_TEXT, "", "What the date knows of the period, or undated.", COLUMN_KEY },
	{ "n", COLUMN_INTEGER, "records", "Records.", COLUMN_REQUIRED },
	{ "amount_usd", COLUMN_MONEY, "USD", "Sum of the period.", COLUMN_OPTIONAL },
	{ "cumulative_usd", COLUMN_MONEY, "USD", "Sum to the end of the period; undated money is not in it.", COLUMN_OPTIONAL },
	{ "constant_usd", COLUMN_MONEY, "USD", "Sum in constant prices; empty: not all known.", COLUMN_OPTIONAL },
	{ "label", COLUMN_TEXT, "", "Group for people.", COLUMN_OPTIONAL },
	{ "rank", COLUMN_INTEGER, "", "1 is the largest total of the ledger.", COLUMN_REQUIRED },
	{ "start", COLUMN_DAY, "", "First day of the period.", COLUMN_OPTIONAL },
	{ "end", COLUMN_DAY, "", "Last day of the period.", COLUMN_OPTIONAL },
	{ "n_unknown", COLUMN_INTEGER, "records", "Records without an amount in dollars.", COLUMN_REQUIRED },
	{ "low_usd", COLUMN_MONEY, "USD", "Sum of the lower bounds.", COLUMN_OPTIONAL },
	{ "high_usd", COLUMN_MONEY, "USD", "Sum of the upper bounds.", COLUMN_OPTIONAL },
	{ "reannounced_usd", COLUMN_MONEY, "USD", "Part announced before.", COLUMN_OPTIONAL },
	{ "counted_usd", COLUMN_MONEY, "USD", "Amount less what was announced before.", COLUMN_OPTIONAL },
	{ "cumulative_counted_usd", COLUMN_MONEY, "USD", "Counted to the end of the period.", COLUMN_OPTIONAL },
	{ "bloc", COLUMN_TEXT, "", "Bloc or donor of the table's parts, or others.", COLUMN_KEY_OR_EMPTY },
	{ "share_pct", COLUMN_NUMBER, "percent", "Share of the ledger's period, over all rows of it.", COLUMN_OPTIONAL },
	{ "cumulative_share_pct", COLUMN_NUMBER, "percent", "Share of the ledger's sum to the end of the period.", COLUMN_OPTIONAL },
	{ "donor_name", COLUMN_TEXT, "", "Donor for people; Rest: those beyond the table's top.", COLUMN_OPTIONAL },
};
SCHEMA(schema_period, "Sums by period", period);

static const struct column spread[] = {
	KEYS,
	{ "programme", COLUMN_TEXT, "", "Programme.", COLUMN_KEY_OR_EMPTY },
	{ "aid_type", COLUMN_TEXT, "", "Type of aid.", COLUMN_KEY_OR_EMPTY },
	{ "stage", COLUMN_TEXT, "", "Stage, or those joined.", COLUMN_KEY },
	{ "period", COLUMN_TEXT, "", "What the date knows of the period, or undated.", COLUMN_KEY },
	{ "n", COLUMN_INTEGER, "records", "Records.", COLUMN_REQUIRED },
	{ "amount_usd", COLUMN_MONEY, "USD", "Sum of the period.", COLUMN_OPTIONAL },
	{ "mean_usd", COLUMN_MONEY, "USD", "Mean amount.", COLUMN_OPTIONAL },
	{ "sd_usd", COLUMN_MONEY, "USD", "Standard deviation (n - 1).", COLUMN_OPTIONAL },
	{ "min_usd", COLUMN_MONEY, "USD", "Least amount.", COLUMN_OPTIONAL },
	{ "q1_usd", COLUMN_MONEY, "USD", "First quartile (type 7).", COLUMN_OPTIONAL },
	{ "median_usd", COLUMN_MONEY, "USD", "Median.", COLUMN_OPTIONAL },
	{ "q3_usd", COLUMN_MONEY, "USD", "Third quartile (type 7).", COLUMN_OPTIONAL },
	{ "p90_usd", COLUMN_MONEY, "USD", "The amount that nine in ten do not exceed (type 7).", COLUMN_OPTIONAL },
	{ "max_usd", COLUMN_MONEY, "USD", "Greatest amount.", COLUMN_OPTIONAL },
	{ "n_unknown", COLUMN_INTEGER, "records", "Records without an amount in dollars.", COLUMN_REQUIRED },
	{ "constant_usd", COLUMN_MONEY, "USD", "Sum in constant prices; empty: not all known.", COLUMN_OPTIONAL },
	{ "bloc", COLUMN_TEXT, "", "Bloc or donor of the table's parts, or others.", COLUMN_KEY_OR_EMPTY },
};
SCHEMA(schema_spread, "Spread of single amounts by period", spread);

static const struct column donors[] = {
	KEYS,
	{ "donor_name", COLUMN_TEXT, "", "Donor for people.", COLUMN_OPTIONAL },
	{ "stages", COLUMN_TEXT, "", "Stages joined.", COLUMN_KEY },
	{ "total_usd", COLUMN_MONEY, "USD", "Sum of the amounts.", COLUMN_OPTIONAL },
	{ "share_pct", COLUMN_NUMBER, "percent", "Share of the ledger.", COLUMN_OPTIONAL },
	{ "pct_gdp", COLUMN_NUMBER, "percent", "Total against one year's GDP.", COLUMN_OPTIONAL },
	{ "usd_per_capita", COLUMN_MONEY, "USD", "Total per head.", COLUMN_OPTIONAL },
	{ "nato_member", COLUMN_BOOL, "", "1: member of NATO.", COLUMN_REQUIRED },
	{ "rank", COLUMN_INTEGER, "", "1 is the largest total.", COLUMN_REQUIRED },
	{ "n", COLUMN_INTEGER, "records", "Records.", COLUMN_REQUIRED },
	{ "n_unknown", COLUMN_INTEGER, "records", "Records without an amount in dollars.", COLUMN_REQUIRED },
	{ "undated_usd", COLUMN_MONEY, "USD", "Part without a date.", COLUMN_REQUIRED },
	{ "low_usd", COLUMN_MONEY, "USD", "Sum of the lower bounds.", COLUMN_OPTIONAL },
	{ "high_usd", COLUMN_MONEY, "USD", "Sum of the upper bounds.", COLUMN_OPTIONAL },
	{ "constant_usd", COLUMN_MONEY, "USD", "Sum in constant prices; empty: not all known.", COLUMN_OPTIONAL },
	{ "pct_milex", COLUMN_NUMBER, "percent", "Total against one year's military spending, where the table says which.", COLUMN_OPTIONAL },
	{ "pct_gdp_rank", COLUMN_INTEGER, "", "1 is the largest share of GDP of the ledger.", COLUMN_OPTIONAL },
	{ "blocs", COLUMN_TEXT, "", "Blocs that the donor is in today, joined.", COLUMN_OPTIONAL },
};
SCHEMA(schema_donors, "Donors by total", donors);

static const struct column facts[] = {
	{ "fact", COLUMN_TEXT, "", "Name of the figure.", COLUMN_KEY },
	{ "value", COLUMN_TEXT, "", "The exact value, or a text.", COLUMN_OPTIONAL },
	{ "text", COLUMN_TEXT, "", "The value as titles print it.", COLUMN_OPTIONAL },
};
SCHEMA(schema_facts, "Figures for titles", facts);

static const struct column tally[] = {
	{ "source", COLUMN_TEXT, "", "The source.", COLUMN_KEY },
	{ "rows_in", COLUMN_INTEGER, "rows", "Rows that came in.", COLUMN_REQUIRED },
	{ "kept", COLUMN_INTEGER, "rows", "Rows that went on.", COLUMN_REQUIRED },
	{ "excluded", COLUMN_INTEGER, "rows", "Rows left out by a declared rule.", COLUMN_REQUIRED },
	{ "refused", COLUMN_INTEGER, "rows", "Rows that could not be taken.", COLUMN_REQUIRED },
};
SCHEMA(schema_aggregate_tally, "Row accounting of aggregate: in = kept + excluded + refused", tally);

static const struct column settings[] = {
	{ "setting", COLUMN_TEXT, "", "The choice.", COLUMN_KEY },
	{ "value", COLUMN_TEXT, "", "Its value.", COLUMN_REQUIRED },
	{ "meaning", COLUMN_TEXT, "", "What it decides.", COLUMN_REQUIRED },
};
SCHEMA(schema_aggregate_settings, "Choices behind the statistics", settings);
