/* The tables of aid-aggregate: one for each shape of tables.ini, and those beside them. */
#include "aid/schema.h"

#define KEYS \
	{ "ledger", COLUMN_TEXT, "", "Ledger inside which the flows add up.", true }, \
	{ "donor", COLUMN_TEXT, "", "Donor's code.", true }

static const struct column summary[] = {
	KEYS,
	{ "donor_name", COLUMN_TEXT, "", "Donor for people.", false },
	{ "programme", COLUMN_TEXT, "", "Programme.", true },
	{ "aid_type", COLUMN_TEXT, "", "Type of aid.", true },
	{ "stage", COLUMN_TEXT, "", "Stage, or those joined.", true },
	{ "n", COLUMN_INTEGER, "records", "Records.", false },
	{ "total_usd", COLUMN_MONEY, "USD", "Sum of the amounts.", false },
	{ "reannounced_usd", COLUMN_MONEY, "USD", "Part announced before.", false },
	{ "share_pct", COLUMN_NUMBER, "percent", "Share of the ledger and stage.", false },
	{ "mean_usd", COLUMN_MONEY, "USD", "Mean amount.", false },
	{ "sd_usd", COLUMN_MONEY, "USD", "Standard deviation (n - 1).", false },
	{ "min_usd", COLUMN_MONEY, "USD", "Least amount.", false },
	{ "q1_usd", COLUMN_MONEY, "USD", "First quartile (type 7).", false },
	{ "median_usd", COLUMN_MONEY, "USD", "Median.", false },
	{ "q3_usd", COLUMN_MONEY, "USD", "Third quartile (type 7).", false },
	{ "max_usd", COLUMN_MONEY, "USD", "Greatest amount.", false },
	{ "first_date", COLUMN_DATE, "", "First date.", false },
	{ "last_date", COLUMN_DATE, "", "Last date.", false },
	{ "n_unknown", COLUMN_INTEGER, "records", "Records without an amount in dollars.", false },
	{ "undated_usd", COLUMN_MONEY, "USD", "Part without a date.", false },
	{ "low_usd", COLUMN_MONEY, "USD", "Sum of the lower bounds.", false },
	{ "high_usd", COLUMN_MONEY, "USD", "Sum of the upper bounds.", false },
	{ "constant_usd", COLUMN_MONEY, "USD", "Sum in constant prices; empty: not all known.", false },
	{ "bloc", COLUMN_TEXT, "", "Bloc or donor of the table's parts, or others.", true },
};
SCHEMA(schema_summary, "Totals and spread of each group", summary);

static const struct column period[] = {
	KEYS,
	{ "programme", COLUMN_TEXT, "", "Programme.", true },
	{ "aid_type", COLUMN_TEXT, "", "Type of aid.", true },
	{ "stage", COLUMN_TEXT, "", "Stage, or those joined.", true },
	{ "period", COLUMN_TEXT, "", "What the date knows of the period, or undated.", true },
	{ "n", COLUMN_INTEGER, "records", "Records.", false },
	{ "amount_usd", COLUMN_MONEY, "USD", "Sum of the period.", false },
	{ "cumulative_usd", COLUMN_MONEY, "USD", "Sum to the end of the period; undated money is not in it.", false },
	{ "constant_usd", COLUMN_MONEY, "USD", "Sum in constant prices; empty: not all known.", false },
	{ "label", COLUMN_TEXT, "", "Group for people.", false },
	{ "rank", COLUMN_INTEGER, "", "1 is the largest total of the ledger.", false },
	{ "start", COLUMN_DATE, "", "First day of the period.", false },
	{ "end", COLUMN_DATE, "", "Last day of the period.", false },
	{ "n_unknown", COLUMN_INTEGER, "records", "Records without an amount in dollars.", false },
	{ "low_usd", COLUMN_MONEY, "USD", "Sum of the lower bounds.", false },
	{ "high_usd", COLUMN_MONEY, "USD", "Sum of the upper bounds.", false },
	{ "reannounced_usd", COLUMN_MONEY, "USD", "Part announced before.", false },
	{ "counted_usd", COLUMN_MONEY, "USD", "Amount less what was announced before.", false },
	{ "cumulative_counted_usd", COLUMN_MONEY, "USD", "Counted to the end of the period.", false },
	{ "bloc", COLUMN_TEXT, "", "Bloc or donor of the table's parts, or others.", true },
	{ "share_pct", COLUMN_NUMBER, "percent", "Share of the ledger's period, over all rows of it.", false },
	{ "cumulative_share_pct", COLUMN_NUMBER, "percent", "Share of the ledger's sum to the end of the period.", false },
};
SCHEMA(schema_period, "Sums by period", period);

static const struct column spread[] = {
	KEYS,
	{ "programme", COLUMN_TEXT, "", "Programme.", true },
	{ "aid_type", COLUMN_TEXT, "", "Type of aid.", true },
	{ "stage", COLUMN_TEXT, "", "Stage, or those joined.", true },
	{ "period", COLUMN_TEXT, "", "What the date knows of the period, or undated.", true },
	{ "n", COLUMN_INTEGER, "records", "Records.", false },
	{ "amount_usd", COLUMN_MONEY, "USD", "Sum of the period.", false },
	{ "mean_usd", COLUMN_MONEY, "USD", "Mean amount.", false },
	{ "sd_usd", COLUMN_MONEY, "USD", "Standard deviation (n - 1).", false },
	{ "min_usd", COLUMN_MONEY, "USD", "Least amount.", false },
	{ "q1_usd", COLUMN_MONEY, "USD", "First quartile (type 7).", false },
	{ "median_usd", COLUMN_MONEY, "USD", "Median.", false },
	{ "q3_usd", COLUMN_MONEY, "USD", "Third quartile (type 7).", false },
	{ "p90_usd", COLUMN_MONEY, "USD", "The amount that nine in ten do not exceed (type 7).", false },
	{ "max_usd", COLUMN_MONEY, "USD", "Greatest amount.", false },
	{ "n_unknown", COLUMN_INTEGER, "records", "Records without an amount in dollars.", false },
	{ "constant_usd", COLUMN_MONEY, "USD", "Sum in constant prices; empty: not all known.", false },
};
SCHEMA(schema_spread, "Spread of single amounts by period", spread);

static const struct column donors[] = {
	KEYS,
	{ "donor_name", COLUMN_TEXT, "", "Donor for people.", false },
	{ "stages", COLUMN_TEXT, "", "Stages joined.", true },
	{ "total_usd", COLUMN_MONEY, "USD", "Sum of the amounts.", false },
	{ "share_pct", COLUMN_NUMBER, "percent", "Share of the ledger.", false },
	{ "pct_gdp", COLUMN_NUMBER, "percent", "Total against one year's GDP.", false },
	{ "usd_per_capita", COLUMN_MONEY, "USD", "Total per head.", false },
	{ "nato_member", COLUMN_BOOL, "", "1: member of NATO.", false },
	{ "rank", COLUMN_INTEGER, "", "1 is the largest total.", false },
	{ "n", COLUMN_INTEGER, "records", "Records.", false },
	{ "n_unknown", COLUMN_INTEGER, "records", "Records without an amount in dollars.", false },
	{ "undated_usd", COLUMN_MONEY, "USD", "Part without a date.", false },
	{ "low_usd", COLUMN_MONEY, "USD", "Sum of the lower bounds.", false },
	{ "high_usd", COLUMN_MONEY, "USD", "Sum of the upper bounds.", false },
	{ "constant_usd", COLUMN_MONEY, "USD", "Sum in constant prices; empty: not all known.", false },
};
SCHEMA(schema_donors, "Donors by total", donors);

static const struct column facts[] = {
	{ "fact", COLUMN_TEXT, "", "Name of the figure.", true },
	{ "value", COLUMN_TEXT, "", "The exact value, or a text.", false },
	{ "text", COLUMN_TEXT, "", "The value as titles print it.", false },
};
SCHEMA(schema_facts, "Figures for titles", facts);

static const struct column tally[] = {
	{ "source", COLUMN_TEXT, "", "The source.", true },
	{ "rows_in", COLUMN_INTEGER, "rows", "Rows that came in.", false },
	{ "kept", COLUMN_INTEGER, "rows", "Rows that went on.", false },
	{ "excluded", COLUMN_INTEGER, "rows", "Rows left out by a declared rule.", false },
	{ "refused", COLUMN_INTEGER, "rows", "Rows that could not be taken.", false },
};
SCHEMA(schema_aggregate_tally, "Row accounting of aggregate: in = kept + excluded + refused", tally);
