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

static const struct column claims[] = {
	{ "claim_id", COLUMN_TEXT, "", "The claim.", COLUMN_KEY },
	{ "claim", COLUMN_TEXT, "", "As it was said.", COLUMN_REQUIRED },
	{ "stated", COLUMN_NUMBER, "the claim's unit", "The figure that was said.", COLUMN_REQUIRED },
	{ "unit", COLUMN_TEXT, "", "Its unit.", COLUMN_REQUIRED },
	{ "computed", COLUMN_NUMBER, "the claim's unit", "What the data give under the definition.", COLUMN_OPTIONAL },
	{ "definition", COLUMN_TEXT, "", "What is computed, in words.", COLUMN_REQUIRED },
	{ "ratio", COLUMN_NUMBER, "", "Computed over stated.", COLUMN_OPTIONAL },
	{ "verdict", COLUMN_TEXT, "", "holds, holds under another definition, does not hold, overlap: must not be added, or not testable from this data.", COLUMN_REQUIRED },
	{ "evidence", COLUMN_TEXT, "", "Table and key that aid-explain opens, then the records.", COLUMN_OPTIONAL },
	{ "number", COLUMN_INTEGER, "", "Number of the definition of this claim, from 1.", COLUMN_KEY },
	{ "own", COLUMN_BOOL, "", "1: the claim's own reading.", COLUMN_REQUIRED },
	{ "difference", COLUMN_NUMBER, "the claim's unit", "Computed less stated.", COLUMN_OPTIONAL },
	{ "computed_usd", COLUMN_MONEY, "USD", "The computed value, if it is of dollars.", COLUMN_OPTIONAL },
	{ "holds_under", COLUMN_TEXT, "", "Of the own reading: other definitions that bear it out.", COLUMN_OPTIONAL },
	{ "as_of", COLUMN_DATE, "", "Day up to which the own reading counts.", COLUMN_OPTIONAL },
	{ "said_by", COLUMN_TEXT, "", "Who said it.", COLUMN_OPTIONAL },
};
SCHEMA(schema_claims, "Quoted figures against every definition that could be meant", claims);

static const struct column official_series[] = {
	{ "ledger", COLUMN_TEXT, "", "The ledger.", COLUMN_KEY },
	{ "programme", COLUMN_TEXT, "", "Programme, if the totals are of one.", COLUMN_KEY_OR_EMPTY },
	{ "since", COLUMN_DATE, "", "Day from which flows and totals count.", COLUMN_KEY },
	{ "kind", COLUMN_TEXT, "", "announced, counted (cumulative steps), official (points), residual, revaluation (events), undated or unknown (flows without a day or dollars, in no sum).", COLUMN_KEY },
	{ "label", COLUMN_TEXT, "", "Who stated it, or what it is.", COLUMN_REQUIRED },
	{ "day", COLUMN_DATE, "", "Day; the last one of a coarser date; empty: undated.", COLUMN_KEY_OR_EMPTY },
	{ "value_usd", COLUMN_MONEY, "USD", "The level on that day; the residual; the amount of the event or flow.", COLUMN_OPTIONAL },
	{ "low_usd", COLUMN_MONEY, "USD", "Its lower bound, if it has one.", COLUMN_OPTIONAL },
	{ "high_usd", COLUMN_MONEY, "USD", "Its upper bound, if it has one.", COLUMN_OPTIONAL },
	{ "record_id", COLUMN_TEXT, "", "The stated total, the event, or the last flow of the day.", COLUMN_KEY },
};
SCHEMA(schema_official_series, "Flows that add up against the totals that are stated", official_series);

static const struct column itemised[] = {
	{ "ledger", COLUMN_TEXT, "", "The ledger.", COLUMN_REQUIRED },
	{ "programme", COLUMN_TEXT, "", "Programme, if the total is of one.", COLUMN_OPTIONAL },
	{ "since", COLUMN_DATE, "", "Day from which it counts.", COLUMN_OPTIONAL },
	{ "as_of", COLUMN_DATE, "", "Day for which the total was stated.", COLUMN_OPTIONAL },
	{ "day", COLUMN_DATE, "", "The same, the last day of a coarser date.", COLUMN_REQUIRED },
	{ "agency", COLUMN_TEXT, "", "Who stated it.", COLUMN_REQUIRED },
	{ "official_usd", COLUMN_MONEY, "USD", "The stated total.", COLUMN_REQUIRED },
	{ "official_low_usd", COLUMN_MONEY, "USD", "Its lower bound.", COLUMN_REQUIRED },
	{ "official_high_usd", COLUMN_MONEY, "USD", "Its upper bound.", COLUMN_REQUIRED },
	{ "itemised_usd", COLUMN_MONEY, "USD", "Flows that are counted up to that day.", COLUMN_REQUIRED },
	{ "share_pct", COLUMN_NUMBER, "percent", "Itemised against the stated total.", COLUMN_OPTIONAL },
	{ "share_low_pct", COLUMN_NUMBER, "percent", "Against its upper bound.", COLUMN_OPTIONAL },
	{ "share_high_pct", COLUMN_NUMBER, "percent", "Against its lower bound.", COLUMN_OPTIONAL },
	{ "stage", COLUMN_TEXT, "", "How firm the money of the total is.", COLUMN_REQUIRED },
	{ "record_id", COLUMN_TEXT, "", "The stated total.", COLUMN_KEY },
};
SCHEMA(schema_itemised, "Share of stated totals that has records", itemised);

static const struct column waterfall[] = {
	{ "step", COLUMN_INTEGER, "", "Number of the step, from 1.", COLUMN_KEY },
	{ "label", COLUMN_TEXT, "", "What it is.", COLUMN_REQUIRED },
	{ "kind", COLUMN_TEXT, "", "total, more, less, bound (between nothing and this), or stated.", COLUMN_REQUIRED },
	{ "from_usd", COLUMN_MONEY, "USD", "Where the bar begins.", COLUMN_REQUIRED },
	{ "to_usd", COLUMN_MONEY, "USD", "Where it ends.", COLUMN_REQUIRED },
	{ "amount_usd", COLUMN_MONEY, "USD", "The level, or the size of the move.", COLUMN_REQUIRED },
	{ "low_usd", COLUMN_MONEY, "USD", "Least that it may be.", COLUMN_OPTIONAL },
	{ "high_usd", COLUMN_MONEY, "USD", "Most that it may be.", COLUMN_OPTIONAL },
	{ "evidence", COLUMN_TEXT, "", "Table and key, or records, behind it.", COLUMN_OPTIONAL },
};
SCHEMA(schema_waterfall, "Steps from one sum to another", waterfall);

static const struct column sensitivity[] = {
	{ "question", COLUMN_TEXT, "", "What is asked.", COLUMN_KEY },
	{ "ledger", COLUMN_TEXT, "", "The ledger that answers.", COLUMN_KEY },
	{ "stage", COLUMN_TEXT, "", "How firm the money is.", COLUMN_KEY },
	{ "aid_type", COLUMN_TEXT, "", "Type of aid, or all.", COLUMN_KEY },
	{ "since", COLUMN_DATE, "", "Baseline; empty: all records.", COLUMN_KEY_OR_EMPTY },
	{ "counting", COLUMN_TEXT, "", "announced, counted (less what was announced before), or stated by officials.", COLUMN_KEY },
	{ "prices", COLUMN_TEXT, "", "current or constant.", COLUMN_KEY },
	{ "currency", COLUMN_TEXT, "", "Currency of the value.", COLUMN_KEY },
	{ "value", COLUMN_NUMBER, "the currency", "The answer.", COLUMN_REQUIRED },
	{ "value_usd", COLUMN_MONEY, "USD", "The answer, if it is in dollars.", COLUMN_OPTIONAL },
	{ "ratio", COLUMN_NUMBER, "", "Against the headline of reconcile.ini.", COLUMN_OPTIONAL },
	{ "definition", COLUMN_TEXT, "", "What is computed, in words.", COLUMN_KEY },
	{ "n", COLUMN_INTEGER, "records", "Records behind it.", COLUMN_REQUIRED },
	{ "evidence", COLUMN_TEXT, "", "Table and key that aid-explain opens.", COLUMN_OPTIONAL },
};
SCHEMA(schema_sensitivity, "How the answer moves with the definition", sensitivity);

static const struct column reconciliation_facts[] = {
	{ "fact", COLUMN_TEXT, "", "Name that titles and captions use.", COLUMN_KEY },
	{ "value", COLUMN_TEXT, "", "Exact value, or the text.", COLUMN_REQUIRED },
	{ "text", COLUMN_TEXT, "", "As it is printed.", COLUMN_OPTIONAL },
};
SCHEMA(schema_reconciliation_facts, "Figures from reconciliation and claims in titles", reconciliation_facts);
