/* The tables of aid-normalize. */
#include "aid/schema.h"

static const struct column flows[] = {
	{ "record_id", COLUMN_TEXT, "", "The record it comes from.", COLUMN_KEY },
	{ "source", COLUMN_TEXT, "", "The source the record comes from.", COLUMN_REQUIRED },
	{ "line", COLUMN_INTEGER, "", "Line of the raw file on which the record begins.", COLUMN_REQUIRED },
	{ "ledger", COLUMN_TEXT, "", "Ledger inside which the flow may be added.", COLUMN_REQUIRED },
	{ "date", COLUMN_DATE, "", "Date as exact as the source.", COLUMN_OPTIONAL },
	{ "date_precision", COLUMN_TEXT, "", "day, month, quarter, year, fiscal_year or none.", COLUMN_REQUIRED },
	{ "month", COLUMN_MONTH, "", "Month, if the date knows it.", COLUMN_OPTIONAL },
	{ "quarter", COLUMN_DATE, "", "Quarter, if the date knows it.", COLUMN_OPTIONAL },
	{ "year", COLUMN_YEAR, "", "Calendar year, if the date knows it.", COLUMN_OPTIONAL },
	{ "fiscal_year", COLUMN_DATE, "", "US fiscal year (October to September), if the date knows it.", COLUMN_OPTIONAL },
	{ "donor", COLUMN_TEXT, "", "ISO 3166-1 alpha-3 code, or our code of a body.", COLUMN_REQUIRED },
	{ "donor_name", COLUMN_TEXT, "", "Donor for people.", COLUMN_REQUIRED },
	{ "recipient", COLUMN_TEXT, "", "ISO 3166-1 alpha-3 code.", COLUMN_OPTIONAL },
	{ "programme", COLUMN_TEXT, "", "Programme.", COLUMN_OPTIONAL },
	{ "aid_type", COLUMN_TEXT, "", "military, humanitarian, financial, or mixed where the source does not part them.", COLUMN_REQUIRED },
	{ "stage", COLUMN_TEXT, "", "How firm the money is.", COLUMN_REQUIRED },
	{ "amount_usd", COLUMN_MONEY, "USD", "Amount in current US dollars; empty: unknown.", COLUMN_OPTIONAL },
	{ "low_usd", COLUMN_MONEY, "USD", "Lower bound that the wording allows.", COLUMN_OPTIONAL },
	{ "high_usd", COLUMN_MONEY, "USD", "Upper bound that the wording allows.", COLUMN_OPTIONAL },
	{ "reannounced_usd", COLUMN_MONEY, "USD", "Part of the amount announced before.", COLUMN_OPTIONAL },
	{ "constant_usd", COLUMN_MONEY, "USD", "Amount in prices of the base year; empty: no deflator.", COLUMN_OPTIONAL },
	{ "amount", COLUMN_NUMBER, "units of the currency", "Amount as stated.", COLUMN_OPTIONAL },
	{ "currency", COLUMN_TEXT, "", "ISO 4217 code.", COLUMN_REQUIRED },
	{ "rate", COLUMN_NUMBER, "USD per unit", "Mean exchange rate of the period of the date.", COLUMN_OPTIONAL },
	{ "source_url", COLUMN_TEXT, "", "Where it was stated.", COLUMN_OPTIONAL },
	{ "qualifier", COLUMN_TEXT, "", "exact, about, at_least or at_most.", COLUMN_REQUIRED },
	{ "verification", COLUMN_TEXT, "", "How well the statement is documented.", COLUMN_OPTIONAL },
	{ "source_title", COLUMN_TEXT, "", "Title of the document that states it.", COLUMN_OPTIONAL },
};
SCHEMA(schema_flows, "Flows in US dollars", flows);

static const struct column stocks[] = {
	{ "record_id", COLUMN_TEXT, "", "The record it comes from.", COLUMN_KEY },
	{ "source", COLUMN_TEXT, "", "The source the record comes from.", COLUMN_REQUIRED },
	{ "line", COLUMN_INTEGER, "", "Line of the raw file on which the record begins.", COLUMN_REQUIRED },
	{ "total_of", COLUMN_TEXT, "", "The ledger it is a total of.", COLUMN_REQUIRED },
	{ "date", COLUMN_DATE, "", "Day for which it was stated.", COLUMN_REQUIRED },
	{ "since", COLUMN_DATE, "", "Day from which it counts.", COLUMN_REQUIRED },
	{ "total_usd", COLUMN_MONEY, "USD", "Total in current US dollars.", COLUMN_OPTIONAL },
	{ "low_usd", COLUMN_MONEY, "USD", "Lower bound that wording and printed precision allow.", COLUMN_OPTIONAL },
	{ "high_usd", COLUMN_MONEY, "USD", "Upper bound that wording and printed precision allow.", COLUMN_OPTIONAL },
	{ "agency", COLUMN_TEXT, "", "Who stated it.", COLUMN_OPTIONAL },
	{ "verification", COLUMN_TEXT, "", "How well the statement is documented.", COLUMN_OPTIONAL },
	{ "source_url", COLUMN_TEXT, "", "Where it was stated.", COLUMN_OPTIONAL },
	{ "stage", COLUMN_TEXT, "", "How firm the money is.", COLUMN_REQUIRED },
	{ "programme", COLUMN_TEXT, "", "Programme, if the total is of one.", COLUMN_OPTIONAL },
	{ "qualifier", COLUMN_TEXT, "", "exact, about, at_least or at_most.", COLUMN_REQUIRED },
	{ "source_title", COLUMN_TEXT, "", "Title of the document that states it.", COLUMN_OPTIONAL },
};
SCHEMA(schema_stocks, "Stated cumulative totals", stocks);

static const struct column excluded[] = {
	{ "record_id", COLUMN_TEXT, "", "The record left out.", COLUMN_KEY },
	{ "source", COLUMN_TEXT, "", "Its source.", COLUMN_REQUIRED },
	{ "line", COLUMN_INTEGER, "", "Its line in the raw file.", COLUMN_REQUIRED },
	{ "scope", COLUMN_TEXT, "", "What it is left out of.", COLUMN_REQUIRED },
	{ "reason", COLUMN_TEXT, "", "Why.", COLUMN_REQUIRED },
	{ "evidence", COLUMN_TEXT, "", "Address of the evidence.", COLUMN_REQUIRED },
};
SCHEMA(schema_excluded, "Records left out of all sums", excluded);

static const struct column tally[] = {
	{ "source", COLUMN_TEXT, "", "The source.", COLUMN_KEY },
	{ "rows_in", COLUMN_INTEGER, "rows", "Rows that came in.", COLUMN_REQUIRED },
	{ "kept", COLUMN_INTEGER, "rows", "Rows that went on.", COLUMN_REQUIRED },
	{ "excluded", COLUMN_INTEGER, "rows", "Rows left out by a declared rule.", COLUMN_REQUIRED },
	{ "refused", COLUMN_INTEGER, "rows", "Rows that could not be taken.", COLUMN_REQUIRED },
};
SCHEMA(schema_normalize_tally, "Row accounting of normalize: in = kept + excluded + refused", tally);

static const struct column settings[] = {
	{ "setting", COLUMN_TEXT, "", "What was chosen.", COLUMN_KEY },
	{ "value", COLUMN_TEXT, "", "The choice.", COLUMN_REQUIRED },
	{ "meaning", COLUMN_TEXT, "", "What it means for the figures.", COLUMN_REQUIRED },
};
SCHEMA(schema_normalize_settings, "Choices behind the flows", settings);
