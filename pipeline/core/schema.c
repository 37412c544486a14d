#include "aid/schema.h"

#define TABLE(table, text, columns) \
	const struct schema table = { \
		#table + sizeof "schema_" - 1, text, sizeof(columns) / sizeof *(columns), columns \
	}

static const struct column sources[] = {
	{ "source", COLUMN_TEXT, "", "Name of the raw file and of its descriptor.", true },
	{ "title", COLUMN_TEXT, "", "What the source is, for people.", false },
	{ "publisher", COLUMN_TEXT, "", "Who published the facts.", false },
	{ "licence", COLUMN_TEXT, "", "Terms of the source.", false },
	{ "kind", COLUMN_TEXT, "", "flow: amounts that add up; stock: stated totals.", false },
	{ "ledger", COLUMN_TEXT, "", "Ledger of its flows, or the ledger its stocks are totals of.", false },
	{ "overlaps", COLUMN_TEXT, "", "Ledgers that hold some of the same money, separated by |.", false },
	{ "on_error", COLUMN_TEXT, "", "stop: one bad row stops the run; reject: bad rows are listed.", false },
	{ "rows_in", COLUMN_INTEGER, "rows", "Rows read after the header.", false },
	{ "kept", COLUMN_INTEGER, "rows", "Rows that became records.", false },
	{ "excluded", COLUMN_INTEGER, "rows", "Rows left out by a declared rule.", false },
	{ "refused", COLUMN_INTEGER, "rows", "Rows that could not be read as declared.", false },
	{ "path", COLUMN_TEXT, "", "The raw file.", false },
	{ "bytes", COLUMN_INTEGER, "bytes", "Size of the raw file.", false },
	{ "checksum", COLUMN_TEXT, "", "SHA-256 of the raw file.", false },
};
TABLE(schema_sources, "Sources", sources);

static const struct column records[] = {
	{ "record_id", COLUMN_TEXT, "", "Source and identifier or line of the record.", true },
	{ "source", COLUMN_TEXT, "", "The source the record comes from.", false },
	{ "line", COLUMN_INTEGER, "", "Line of the raw file on which the record begins.", false },
	{ "date", COLUMN_DATE, "", "Date as exact as the source: day, month, quarter, year, fiscal year or empty.", false },
	{ "donor", COLUMN_TEXT, "", "Donor as the source spells it.", false },
	{ "recipient", COLUMN_TEXT, "", "Recipient as the source spells it.", false },
	{ "programme", COLUMN_TEXT, "", "Programme, e.g. PDA, USAI, FMF, CAP, PURL.", false },
	{ "aid_type", COLUMN_TEXT, "", "military, humanitarian or financial.", false },
	{ "stage", COLUMN_TEXT, "", "How firm the money is, from appropriated to delivered.", false },
	{ "kind", COLUMN_TEXT, "", "flow or stock.", false },
	{ "since", COLUMN_DATE, "", "Stocks: the day from which the total counts.", false },
	{ "amount", COLUMN_NUMBER, "units of the currency", "Amount as stated; empty: unknown.", false },
	{ "reannounced", COLUMN_NUMBER, "units of the currency", "Part of the amount announced before.", false },
	{ "currency", COLUMN_TEXT, "", "ISO 4217 code.", false },
	{ "qualifier", COLUMN_TEXT, "", "exact, about, at_least or at_most: what the wording allows.", false },
	{ "verification", COLUMN_TEXT, "", "How well the statement is documented.", false },
	{ "source_url", COLUMN_TEXT, "", "Where it was stated.", false },
	{ "ledger", COLUMN_TEXT, "", "Ledger of the flow, or the ledger the stock is a total of.", false },
	{ "agency", COLUMN_TEXT, "", "Stocks: who stated the total.", false },
	{ "source_title", COLUMN_TEXT, "", "Title of the document that states it.", false },
};
TABLE(schema_records, "Records as read, before conversion", records);

static const struct column rejects[] = {
	{ "source", COLUMN_TEXT, "", "The source.", true },
	{ "line", COLUMN_INTEGER, "", "Line of the raw file.", true },
	{ "column", COLUMN_TEXT, "", "Column of the raw file, if one is to blame.", true },
	{ "value", COLUMN_TEXT, "", "What was found.", false },
	{ "reason", COLUMN_TEXT, "", "Why the row is not among the records.", false },
	{ "outcome", COLUMN_TEXT, "", "excluded: left out by a declared rule; refused: not as declared.", false },
};
TABLE(schema_rejects, "Rows that did not become records", rejects);

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
TABLE(schema_flows, "Flows in US dollars", flows);

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
TABLE(schema_stocks, "Stated cumulative totals", stocks);

static const struct column excluded[] = {
	{ "record_id", COLUMN_TEXT, "", "The record left out.", true },
	{ "source", COLUMN_TEXT, "", "Its source.", false },
	{ "line", COLUMN_INTEGER, "", "Its line in the raw file.", false },
	{ "scope", COLUMN_TEXT, "", "What it is left out of.", false },
	{ "reason", COLUMN_TEXT, "", "Why.", false },
	{ "evidence", COLUMN_TEXT, "", "Address of the evidence.", false },
};
TABLE(schema_excluded, "Records left out of all sums", excluded);

static const struct column tally[] = {
	{ "source", COLUMN_TEXT, "", "The source.", true },
	{ "rows_in", COLUMN_INTEGER, "rows", "Rows that came in.", false },
	{ "kept", COLUMN_INTEGER, "rows", "Rows that went on.", false },
	{ "excluded", COLUMN_INTEGER, "rows", "Rows left out by a declared rule.", false },
	{ "refused", COLUMN_INTEGER, "rows", "Rows that could not be taken.", false },
};
TABLE(schema_normalize_tally, "Row accounting of normalize: in = kept + excluded + refused", tally);
TABLE(schema_aggregate_tally, "Row accounting of aggregate: in = kept + excluded + refused", tally);

void schema_header(const struct schema *s, struct csvout *o)
{
	for (size_t i = 0; i < s->n; i++)
		csvout_text(o, s->columns[i].name);
	csvout_end_row(o);
}
