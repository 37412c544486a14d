/* The tables of aid-reconcile. */
#include "aid/schema.h"

static const struct column reconciliation[] = {
	{ "as_of", COLUMN_DATE, "", "Day for which the total was stated.", true },
	{ "since", COLUMN_DATE, "", "Day from which it counts.", true },
	{ "agency", COLUMN_TEXT, "", "Who stated it.", true },
	{ "official_usd", COLUMN_MONEY, "USD", "The stated total.", false },
	{ "official_low_usd", COLUMN_MONEY, "USD", "Its lower bound.", false },
	{ "official_high_usd", COLUMN_MONEY, "USD", "Its upper bound.", false },
	{ "announced_usd", COLUMN_MONEY, "USD", "Flows of the ledger in that time.", false },
	{ "reannounced_usd", COLUMN_MONEY, "USD", "Part of them announced before.", false },
	{ "counted_usd", COLUMN_MONEY, "USD", "Announced less reannounced.", false },
	{ "residual_usd", COLUMN_MONEY, "USD", "Official less counted.", false },
	{ "residual_pct", COLUMN_NUMBER, "percent", "Residual against the official total.", false },
	{ "verdict", COLUMN_TEXT, "", "agrees, over or under: counted against the bounds.", false },
	{ "step_usd", COLUMN_MONEY, "USD", "Change of the residual since the agency's last statement.", false },
	{ "explanation", COLUMN_TEXT, "", "Candidates for a step larger than the bounds, or unexplained.", false },
	{ "ledger", COLUMN_TEXT, "", "The ledger it is a total of.", true },
	{ "programme", COLUMN_TEXT, "", "Programme, if the total is of one.", false },
	{ "record_id", COLUMN_TEXT, "", "The stated total.", true },
	{ "stage", COLUMN_TEXT, "", "How firm the money of the total is.", false },
	{ "step_low_usd", COLUMN_MONEY, "USD", "Least step that the bounds of both statements allow.", false },
	{ "step_high_usd", COLUMN_MONEY, "USD", "Largest step that they allow.", false },
	{ "candidates", COLUMN_TEXT, "", "Records that the explanation names, joined by semicolons.", false },
};
SCHEMA(schema_reconciliation, "Stated totals against the sums of their flows", reconciliation);
