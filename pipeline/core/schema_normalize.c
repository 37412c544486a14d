/* The tables of aid-normalize. */
#include "aid/schema.h"

static const struct column flows[] = {
	{ "record_id", COLUMN_TEXT, "", "The record it comes from.", true },
	{ "source", COLUMN_TEXT, "", "The source the record comes from.", false },
	{ "line", COLUMN_INTEGER, "", "Line of the raw file on which the record begins.", false },
	{ "ledger", COLUMN_TEXT, "", "Ledger inside which the flow may be added.", false },
	{ "date", COLUMN_DATE, "", "Date as exact as the source.", false },
	{ "date_precision", COLUMN_TEXT, "", "day, month, quarter, year, fiscal_year or none.", false },
	{ "month", COLUMN_DATE, "", "Month, if the date knows it.", false },
	{ "quarter", COLUMN_DATE, "", "Quarter, if the date knows it.", false },
	{ "year", COLUMN_DATE, "", "Calendar year, if the date knows it.", false },
	{ "fiscal_year", COLUMN_DATE, "", "US fiscal year (October to September), if the date knows it.", false },
	{ "donor", COLUMN_TEXT, "", "ISO 3166-1 alpha-3 code, or our code of a body.", false },
	{ "donor_name", COLUMN_TEXT, "", "Donor for people.", false },
	{ "recipient", COLUMN_TEXT, "", "ISO 3166-1 alpha-3 code.", false },
	{ "programme", COLUMN_TEXT, "", "Programme.", false },
	{ "aid_type", COLUMN_TEXT, "", "military, humanitarian or financial.", false },
	{ "stage", COLUMN_TEXT, "", "How firm the money is.", false },
	{ "amount_usd", COLUMN_MONEY, "USD", "Amount in current US dollars; empty: unknown.", false },
	{ "low_usd", COLUMN_MONEY, "USD", "Lower bound that the wording allows.", false },
	{ "high_usd", COLUMN_MONEY, "USD", "Upper bound that the wording allows.", false },
	{ "reannounced_usd", COLUMN_MONEY, "USD", "Part of the amount announced before.", false },
	{ "constant_usd", COLUMN_MONEY, "USD", "Amount in prices of the base year; empty: no deflator.", false },
	{ "amount", COLUMN_NUMBER, "units of the currency", "Amount as stated.", false },
	{ "currency", COLUMN_TEXT, "", "ISO 4217 code.", false },
	{ "rate", COLUMN_NUMBER, "USD per unit", "Mean exchange rate of the period of the date.", false },
	{ "source_url", COLUMN_TEXT, "", "Where it was stated.", false },
	{ "qualifier", COLUMN_TEXT, "", "exact, about, at_least or at_most.", false },
	{ "verification", COLUMN_TEXT, "", "How well the statement is documented.", false },
	{ "source_title", COLUMN_TEXT, "", "Title of the document that states it.", false },
};
SCHEMA(schema_flows, "Flows in US dollars", flows);

static const struct column stocks[] = {
	{ "record_id", COLUMN_TEXT, "", "The record it comes from.", true },
	{ "source", COLUMN_TEXT, "", "The source the record comes from.", false },
	{ "line", COLUMN_INTEGER, "", "Line of the raw file on which the record begins.", false },
	{ "total_of", COLUMN_TEXT, "", "The ledger it is a total of.", false },
	{ "date", COLUMN_DATE, "", "Day for which it was stated.", false },
	{ "since", COLUMN_DATE, "", "Day from which it counts.", false },
	{ "total_usd", COLUMN_MONEY, "USD", "Total in current US dollars.", false },
	{ "low_usd", COLUMN_MONEY, "USD", "Lower bound that wording and printed precision allow.", false },
	{ "high_usd", COLUMN_MONEY, "USD", "Upper bound that wording and printed precision allow.", false },
	{ "agency", COLUMN_TEXT, "", "Who stated it.", false },
	{ "verification", COLUMN_TEXT, "", "How well the statement is documented.", false },
	{ "source_url", COLUMN_TEXT, "", "Where it was stated.", false },
	{ "stage", COLUMN_TEXT, "", "How firm the money is.", false },
	{ "programme", COLUMN_TEXT, "", "Programme, if the total is of one.", false },
	{ "qualifier", COLUMN_TEXT, "", "exact, about, at_least or at_most.", false },
	{ "source_title", COLUMN_TEXT, "", "Title of the document that states it.", false },
};
SCHEMA(schema_stocks, "Stated cumulative totals", stocks);

static const struct column excluded[] = {
	{ "record_id", COLUMN_TEXT, "", "The record left out.", true },
	{ "source", COLUMN_TEXT, "", "Its source.", false },
	{ "line", COLUMN_INTEGER, "", "Its line in the raw file.", false },
	{ "scope", COLUMN_TEXT, "", "What it is left out of.", false },
	{ "reason", COLUMN_TEXT, "", "Why.", false },
	{ "evidence", COLUMN_TEXT, "", "Address of the evidence.", false },
};
SCHEMA(schema_excluded, "Records left out of all sums", excluded);

static const struct column tally[] = {
	{ "source", COLUMN_TEXT, "", "The source.", true },
	{ "rows_in", COLUMN_INTEGER, "rows", "Rows that came in.", false },
	{ "kept", COLUMN_INTEGER, "rows", "Rows that went on.", false },
	{ "excluded", COLUMN_INTEGER, "rows", "Rows left out by a declared rule.", false },
	{ "refused", COLUMN_INTEGER, "rows", "Rows that could not be taken.", false },
};
SCHEMA(schema_normalize_tally, "Row accounting of normalize: in = kept + excluded + refused", tally);

static const struct column settings[] = {
	{ "setting", COLUMN_TEXT, "", "What was chosen.", true },
	{ "value", COLUMN_TEXT, "", "The choice.", false },
	{ "meaning", COLUMN_TEXT, "", "What it means for the figures.", false },
};
SCHEMA(schema_normalize_settings, "Choices behind the flows", settings);
