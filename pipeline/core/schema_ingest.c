/* The tables of aid-ingest. */
#include "aid/schema.h"

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
SCHEMA(schema_sources, "Sources", sources);

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
SCHEMA(schema_records, "Records as read, before conversion", records);

static const struct column rejects[] = {
	{ "source", COLUMN_TEXT, "", "The source.", true },
	{ "line", COLUMN_INTEGER, "", "Line of the raw file.", true },
	{ "column", COLUMN_TEXT, "", "Column of the raw file, if one is to blame.", true },
	{ "value", COLUMN_TEXT, "", "What was found.", false },
	{ "reason", COLUMN_TEXT, "", "Why the row is not among the records.", false },
	{ "outcome", COLUMN_TEXT, "", "excluded: left out by a declared rule; refused: not as declared.", false },
};
SCHEMA(schema_rejects, "Rows that did not become records", rejects);
