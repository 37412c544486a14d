/* The tables of aid-aggregate: one for each shape of tables.ini, and those beside them. */
#include "aid/schema_columns.h"

static const struct column summary[] = {
	LEDGER, DONOR,
	{ "donor_name", COLUMN_TEXT, "", "Donor for people.", COLUMN_OPTIONAL },
	PROGRAMME_TO_STAGE,
	RECORDS,
	{ "total_usd", COLUMN_MONEY, "USD", "Sum of the amounts.", COLUMN_OPTIONAL },
	{ "reannounced_usd", COLUMN_MONEY, "USD", "Part announced before.", COLUMN_OPTIONAL },
	{ "share_pct", COLUMN_NUMBER, "percent", "Share of the ledger and stage.", COLUMN_OPTIONAL },
	MEAN_TO_Q3,
	GREATEST,
	{ "first_date", COLUMN_DATE, "", "First date.", COLUMN_OPTIONAL },
	{ "last_date", COLUMN_DATE, "", "Last date.", COLUMN_OPTIONAL },
	RECORDS_UNKNOWN,
	UNDATED,
	BOUNDS,
	CONSTANT,
	BLOC,
	VARIATION,
	RANK_IN_LEDGER,
	BOOTSTRAP,
};
SCHEMA(schema_summary, "Totals and spread of each group", summary);

static const struct column period[] = {
	LEDGER, DONOR,
	PROGRAMME_TO_STAGE,
	PERIOD_OR_UNDATED,
	RECORDS,
	{ "amount_usd", COLUMN_MONEY, "USD", "Sum of the period.", COLUMN_OPTIONAL },
	{ "cumulative_usd", COLUMN_MONEY, "USD", "Sum to the end of the period; undated money is not in it.", COLUMN_OPTIONAL },
	CONSTANT,
	{ "label", COLUMN_TEXT, "", "Group for people.", COLUMN_OPTIONAL },
	RANK_IN_LEDGER,
	SPAN,
	RECORDS_UNKNOWN,
	BOUNDS,
	{ "reannounced_usd", COLUMN_MONEY, "USD", "Part announced before.", COLUMN_OPTIONAL },
	{ "counted_usd", COLUMN_MONEY, "USD", "Amount less what was announced before.", COLUMN_OPTIONAL },
	{ "cumulative_counted_usd", COLUMN_MONEY, "USD", "Counted to the end of the period.", COLUMN_OPTIONAL },
	BLOC,
	{ "share_pct", COLUMN_NUMBER, "percent", "Share of the ledger's period, over all rows of it.", COLUMN_OPTIONAL },
	{ "cumulative_share_pct", COLUMN_NUMBER, "percent", "Share of the ledger's sum to the end of the period.", COLUMN_OPTIONAL },
	{ "donor_name", COLUMN_TEXT, "", "Donor for people; Rest: those beyond the table's top.", COLUMN_OPTIONAL },
};
SCHEMA(schema_period, "Sums by period", period);

static const struct column spread[] = {
	LEDGER, DONOR,
	PROGRAMME_TO_STAGE,
	PERIOD_OR_UNDATED,
	RECORDS,
	{ "amount_usd", COLUMN_MONEY, "USD", "Sum of the period.", COLUMN_OPTIONAL },
	MEAN_TO_Q3,
	{ "p90_usd", COLUMN_MONEY, "USD", "The amount that nine in ten do not exceed (type 7).", COLUMN_OPTIONAL },
	GREATEST,
	RECORDS_UNKNOWN,
	CONSTANT,
	BLOC,
};
SCHEMA(schema_spread, "Spread of single amounts by period", spread);

static const struct column donors[] = {
	LEDGER, DONOR,
	{ "donor_name", COLUMN_TEXT, "", "Donor for people.", COLUMN_OPTIONAL },
	{ "stages", COLUMN_TEXT, "", "Stages joined.", COLUMN_KEY },
	{ "total_usd", COLUMN_MONEY, "USD", "Sum of the amounts.", COLUMN_OPTIONAL },
	{ "share_pct", COLUMN_NUMBER, "percent", "Share of the ledger.", COLUMN_OPTIONAL },
	{ "pct_gdp", COLUMN_NUMBER, "percent", "Total against one year's GDP.", COLUMN_OPTIONAL },
	{ "usd_per_capita", COLUMN_MONEY, "USD", "Total per head.", COLUMN_OPTIONAL },
	{ "nato_member", COLUMN_BOOL, "", "1: member of NATO.", COLUMN_REQUIRED },
	{ "rank", COLUMN_INTEGER, "", "1 is the largest total.", COLUMN_REQUIRED },
	RECORDS,
	RECORDS_UNKNOWN,
	UNDATED,
	BOUNDS,
	CONSTANT,
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
