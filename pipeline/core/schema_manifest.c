/* The table of aid-manifest. */
#include "aid/schema.h"

static const struct column manifest[] = {
	{ "path", COLUMN_TEXT, "", "The file.", COLUMN_KEY },
	{ "kind", COLUMN_TEXT, "", "raw, descriptor, reference, or unread: beside the raw files, but no descriptor reads it.", COLUMN_REQUIRED },
	{ "source", COLUMN_TEXT, "", "Source, of a raw file and its descriptor.", COLUMN_OPTIONAL },
	{ "release", COLUMN_TEXT, "", "Release of the raw file, as its descriptor says.", COLUMN_OPTIONAL },
	{ "rows", COLUMN_INTEGER, "rows", "Rows after the header, of a table.", COLUMN_OPTIONAL },
	{ "first_date", COLUMN_DATE, "", "Earliest date of the source's records.", COLUMN_OPTIONAL },
	{ "last_date", COLUMN_DATE, "", "Latest date of the source's records: data through.", COLUMN_OPTIONAL },
	{ "bytes", COLUMN_INTEGER, "bytes", "Size.", COLUMN_REQUIRED },
	{ "checksum", COLUMN_TEXT, "", "SHA-256.", COLUMN_REQUIRED },
};
SCHEMA(schema_manifest, "Files that the tables were made from", manifest);
