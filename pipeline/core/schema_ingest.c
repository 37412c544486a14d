/* The tables of aid-ingest. */
#include "aid/schema.h"

static const struct column sources[] = {
	{ "source", COLUMN_TEXT, "", "Name of the raw file and of its descriptor.", COLUMN_KEY },
	{ "title", COLUMN_TEXT, "", "What the source is, for people.", COLUMN_REQUIRED },
	{ "publisher", COLUMN_TEXT, "", "Who published the facts.", COLUMN_OPTIONAL },
	{ "licence", COLUMN_TEXT, "", "Terms of the source.", COLUMN_OPTIONAL },
	{ "kind", COLUMN_TEXT, "", "flow: amounts that add up; stock: stated totals.", COLUMN_REQUIRED },
	{ "ledger", COLUMN_TEXT, "", "Ledger of its flows, or the ledger its stocks are totals of.", COLUMN_REQUIRED },
	{ "overlaps", COLUMN_TEXT, "", "Ledgers that hold some of the same money, separated by |.", COLUMN_OPTIONAL },
	{ "on_error", COLUMN_TEXT, "", "stop: one bad row stops the run; reject: bad rows are listed.", COLUMN_REQUIRED },
	{ "rows_in", COLUMN_INTEGER, "rows", "Rows read after the header.", COLUMN_REQUIRED },
	{ "kept", COLUMN_INTEGER, "rows", "Rows that became records.", COLUMN_REQUIRED },
	{ "excluded", COLUMN_INTEGER, "rows", "Rows left out by a declared rule.", COLUMN_REQUIRED },
	{ "refused", COLUMN_INTEGER, "rows", "Rows that could not be read as declared.", COLUMN_REQUIRED },
	{ "path", COLUMN_TEXT, "", "The raw file.", COLUMN_REQUIRED },
	{ "bytes", COLUMN_INTEGER, "bytes", "Size of the raw file.", COLUMN_REQUIRED },
	{ "checksum", COLUMN_TEXT, "", "SHA-256 of the raw file.", COLUMN_REQUIRED },
	{ "duplicates", COLUMN_INTEGER, "rows", "Rows exactly like an earlier one; they are kept.", COLUMN_REQUIRED },
	{ "release", COLUMN_TEXT, "", "Release of the raw file, as its descriptor says.", COLUMN_OPTIONAL },
	{ "data_through", COLUMN_DATE, "", "Up to when the file has all there is, as its descriptor says.", COLUMN_OPTIONAL },
};
SCHEMA(schema_sources, "Sources", sources);

static const struct column records[] = {
	{ "record_id", COLUMN_TEXT, "", "Source and identifier or line of the record.", COLUMN_KEY },
	{ "source", COLUMN_TEXT, "", "The source the record comes from.", COLUMN_REQUIRED },
	{ "line", COLUMN_INTEGER, "", "Line of the raw file on which the record begins.", COLUMN_REQUIRED },
	{ "date", COLUMN_DATE, "", "Date as exact as the source: day, month, quarter, year, fiscal year or empty.", COLUMN_OPTIONAL },
	{ "donor", COLUMN_TEXT, "", "Donor as the source spells it.", COLUMN_OPTIONAL },
	{ "recipient", COLUMN_TEXT, "", "Recipient as the source spells it.", COLUMN_OPTIONAL },
	{ "programme", COLUMN_TEXT, "", "Programme, e.g. PDA, USAI, FMF, CAP, PURL.", COLUMN_OPTIONAL },
	{ "aid_type", COLUMN_TEXT, "", "military, humanitarian, financial, or mixed where the source does not part them.", COLUMN_REQUIRED },
	{ "stage", COLUMN_TEXT, "", "How firm the money is, from appropriated to delivered.", COLUMN_REQUIRED },
	{ "kind", COLUMN_TEXT, "", "flow or stock.", COLUMN_REQUIRED },
	{ "since", COLUMN_DATE, "", "Stocks: the day from which the total counts.", COLUMN_OPTIONAL },
	{ "amount", COLUMN_NUMBER, "units of the currency", "Amount as stated; empty: unknown.", COLUMN_OPTIONAL },
	{ "reannounced", COLUMN_NUMBER, "units of the currency", "Part of the amount announced before.", COLUMN_OPTIONAL },
	{ "currency", COLUMN_TEXT, "", "ISO 4217 code.", COLUMN_REQUIRED },
	{ "qualifier", COLUMN_TEXT, "", "exact, about, at_least or at_most: what the wording allows.", COLUMN_REQUIRED },
	{ "verification", COLUMN_TEXT, "", "How well the statement is documented.", COLUMN_OPTIONAL },
	{ "source_url", COLUMN_TEXT, "", "Where it was stated.", COLUMN_OPTIONAL },
	{ "ledger", COLUMN_TEXT, "", "Ledger of the flow, or the ledger the stock is a total of.", COLUMN_REQUIRED },
	{ "agency", COLUMN_TEXT, "", "Stocks: who stated the total.", COLUMN_OPTIONAL },
	{ "source_title", COLUMN_TEXT, "", "Title of the document that states it.", COLUMN_OPTIONAL },
};
SCHEMA(schema_records, "Records as read, before conversion", records);

static const struct column rejects[] = {
	{ "source", COLUMN_TEXT, "", "The source.", COLUMN_KEY },
	{ "line", COLUMN_INTEGER, "", "Line of the raw file.", COLUMN_KEY },
	{ "column", COLUMN_TEXT, "", "Column of the raw file, if one is to blame.", COLUMN_KEY_OR_EMPTY },
	{ "value", COLUMN_TEXT, "", "What was found.", COLUMN_OPTIONAL },
	{ "reason", COLUMN_TEXT, "", "Why the row is not among the records.", COLUMN_KEY },
	{ "outcome", COLUMN_TEXT, "", "excluded: left out by a declared rule; refused: not as declared.", COLUMN_REQUIRED },
};
SCHEMA(schema_rejects, "Rows that did not become records", rejects);

static const struct column reject_totals[] = {
	{ "source", COLUMN_TEXT, "", "The source.", COLUMN_KEY },
	{ "outcome", COLUMN_TEXT, "", "excluded: left out by a declared rule; refused: not as declared.", COLUMN_KEY },
	{ "column", COLUMN_TEXT, "", "Column of the raw file, if one is to blame.", COLUMN_KEY_OR_EMPTY },
	{ "reason", COLUMN_TEXT, "", "Why the rows are not among the records: the rule, or what was expected.", COLUMN_KEY },
	{ "n", COLUMN_INTEGER, "reasons", "How often; a row may be refused for several.", COLUMN_REQUIRED },
};
SCHEMA(schema_reject_totals, "Rows that did not become records, by reason", reject_totals);
