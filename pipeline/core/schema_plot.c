/* The table of aid-plot, which lies beside the pictures. */
#include "aid/schema.h"

static const struct column charts[] = {
	{ "chart", COLUMN_TEXT, "", "Name of the files, without ending.", true },
	{ "kind", COLUMN_TEXT, "", "Kind of chart.", false },
	{ "table", COLUMN_TEXT, "", "The table that holds its numbers.", false },
	{ "title", COLUMN_TEXT, "", "What it shows, as a finding.", false },
	{ "subtitle", COLUMN_TEXT, "", "Measure, unit, stage, prices and period.", false },
	{ "source", COLUMN_TEXT, "", "Sources, and the day that the data reach.", false },
	{ "caption", COLUMN_TEXT, "", "What to know to read it rightly.", false },
	{ "description", COLUMN_TEXT, "", "In place of the picture, for those who do not see it.", false },
	{ "graph_top", COLUMN_INTEGER, "px", "Where the graph begins, below title and subtitle.", false },
	{ "graph_bottom", COLUMN_INTEGER, "px", "Where it ends, above the source.", false },
	{ "narrow", COLUMN_BOOL, "", "1: there is a narrow picture too, for phones: <chart>-narrow.svg.", false },
};
SCHEMA(schema_charts, "The charts and their texts", charts);
