/* The tables of aid-reconcile. */
#include "aid/schema.h"

static const struct column reconciliation[] = {
	{ "as_of", COLUMN_DATE, "", "Day for which the total was stated.", COLUMN_REQUIRED },
	{ "since", COLUMN_DATE, "", "Day from which it counts.", COLUMN_REQUIRED },
	{ "agency", COLUMN_TEXT, "", "Who stated it.", COLUMN_REQUIRED },
	{ "official_usd", COLUMN_MONEY, "USD", "The stated total.", COLUMN_OPTIONAL },
	{ "official_low_usd", COLUMN_MONEY, "USD", "Its lower bound.", COLUMN_OPTIONAL },
	{ "official_high_usd", COLUMN_MONEY, "USD", "Its upper bound.", COLUMN_OPTIONAL },
	{ "announced_usd", COLUMN_MONEY, "USD", "Flows of the ledger in that time.", COLUMN_REQUIRED },
	{ "reannounced_usd", COLUMN_MONEY, "USD", "Part of them announced before.", COLUMN_REQUIRED },
	{ "counted_usd", COLUMN_MONEY, "USD", "Announced less reannounced.", COLUMN_REQUIRED },
	{ "residual_usd", COLUMN_MONEY, "USD", "Official less counted.", COLUMN_OPTIONAL },
	{ "residual_pct", COLUMN_NUMBER, "percent", "Residual against the official total.", COLUMN_OPTIONAL },
	{ "verdict", COLUMN_TEXT, "", "agrees, over or under: counted against the bounds.", COLUMN_REQUIRED },
	{ "step_usd", COLUMN_MONEY, "USD", "Change of the residual since the agency's last statement.", COLUMN_OPTIONAL },
	{ "explanation", COLUMN_TEXT, "", "Candidates for a step larger than the bounds, or unexplained.", COLUMN_OPTIONAL },
	{ "ledger", COLUMN_TEXT, "", "The ledger it is a total of.", COLUMN_REQUIRED },
	{ "programme", COLUMN_TEXT, "", "Programme, if the total is of one.", COLUMN_OPTIONAL },
	{ "record_id", COLUMN_TEXT, "", "The stated total.", COLUMN_KEY },
	{ "stage", COLUMN_TEXT, "", "How firm the money of the total is.", COLUMN_REQUIRED },
	{ "step_low_usd", COLUMN_MONEY, "USD", "Least step that the bounds of both statements allow.", COLUMN_OPTIONAL },
	{ "step_high_usd", COLUMN_MONEY, "USD", "Largest step that they allow.", COLUMN_OPTIONAL },
	{ "candidates", COLUMN_TEXT, "", "Records that the explanation names, joined by semicolons.", COLUMN_OPTIONAL },
};
SCHEMA(schema_reconciliation, "Stated totals against the sums of their flows", reconciliation);
