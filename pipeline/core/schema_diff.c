/* The tables of aid-diff: what changed between two folders of processed tables. */
#include "aid/schema.h"

static const struct column diff[] = {
	{ "record_id", COLUMN_TEXT, "", "The record, as the newer folder names it.", COLUMN_KEY },
	{ "class", COLUMN_TEXT, "", "What kind of change (docs/updates.md).", COLUMN_KEY },
	{ "side", COLUMN_TEXT, "", "from, to: one class moves money from cell to cell; empty: it changes in place.", COLUMN_KEY_OR_EMPTY },
	{ "what", COLUMN_TEXT, "", "What of the record changed.", COLUMN_OPTIONAL },
	{ "before", COLUMN_TEXT, "", "As it was.", COLUMN_OPTIONAL },
	{ "after", COLUMN_TEXT, "", "As it is.", COLUMN_OPTIONAL },
	{ "ledger", COLUMN_TEXT, "", "Ledger that the money comes to.", COLUMN_OPTIONAL },
	{ "donor", COLUMN_TEXT, "", "Donor that it comes to.", COLUMN_OPTIONAL },
	{ "donor_name", COLUMN_TEXT, "", "Donor for people.", COLUMN_OPTIONAL },
	{ "programme", COLUMN_TEXT, "", "Programme that it comes to.", COLUMN_OPTIONAL },
	{ "aid_type", COLUMN_TEXT, "", "Type of aid that it comes to.", COLUMN_OPTIONAL },
	{ "stage", COLUMN_TEXT, "", "Stage that it comes to.", COLUMN_OPTIONAL },
	{ "date", COLUMN_DATE, "", "Date that it comes to.", COLUMN_OPTIONAL },
	{ "change_usd", COLUMN_MONEY, "USD", "Change of the total in current dollars.", COLUMN_OPTIONAL },
	{ "change_counted_usd", COLUMN_MONEY, "USD", "The same without money announced before.", COLUMN_OPTIONAL },
	{ "change_constant_usd", COLUMN_MONEY, "USD", "The same in constant prices.", COLUMN_OPTIONAL },
	{ "source", COLUMN_TEXT, "", "Source of the record.", COLUMN_OPTIONAL },
	{ "line", COLUMN_INTEGER, "", "Its line in the raw file; of a record that is gone, in the older one.", COLUMN_OPTIONAL },
	{ "record_before", COLUMN_TEXT, "", "Its name in the older folder; empty: not there.", COLUMN_OPTIONAL },
	{ "source_url", COLUMN_TEXT, "", "Where it was stated.", COLUMN_OPTIONAL },
};
SCHEMA(schema_diff, "What changed, record by record", diff);

static const struct column diff_totals[] = {
	{ "ledger", COLUMN_TEXT, "", "Ledger.", COLUMN_KEY },
	{ "donor", COLUMN_TEXT, "", "Donor.", COLUMN_KEY },
	{ "donor_name", COLUMN_TEXT, "", "Donor for people.", COLUMN_OPTIONAL },
	{ "measure", COLUMN_TEXT, "", "current: dollars of the day; counted: without money announced before; constant: constant prices.", COLUMN_KEY },
	{ "stages", COLUMN_TEXT, "", "Stages that are joined in the total.", COLUMN_OPTIONAL },
	{ "before_usd", COLUMN_MONEY, "USD", "Total in the older folder.", COLUMN_OPTIONAL },
	{ "new_usd", COLUMN_MONEY, "USD", "Records that are new.", COLUMN_OPTIONAL },
	{ "gone_usd", COLUMN_MONEY, "USD", "Records that are gone.", COLUMN_OPTIONAL },
	{ "reclassified_usd", COLUMN_MONEY, "USD", "Records that moved to or from another ledger, or out of or into all sums.", COLUMN_OPTIONAL },
	{ "donor_usd", COLUMN_MONEY, "USD", "Records whose donor has another code.", COLUMN_OPTIONAL },
	{ "value_usd", COLUMN_MONEY, "USD", "Amounts stated otherwise.", COLUMN_OPTIONAL },
	{ "redated_usd", COLUMN_MONEY, "USD", "Dates stated otherwise: other rates and prices.", COLUMN_OPTIONAL },
	{ "exchange_rate_usd", COLUMN_MONEY, "USD", "Other exchange rates of the same dates.", COLUMN_OPTIONAL },
	{ "price_base_usd", COLUMN_MONEY, "USD", "Another base or index of constant prices.", COLUMN_OPTIONAL },
	{ "reannounced_usd", COLUMN_MONEY, "USD", "Other parts announced before.", COLUMN_OPTIONAL },
	{ "after_usd", COLUMN_MONEY, "USD", "Total in the newer folder: before and all classes.", COLUMN_OPTIONAL },
	{ "change_usd", COLUMN_MONEY, "USD", "After less before.", COLUMN_OPTIONAL },
	{ "n_before", COLUMN_INTEGER, "records", "Records in the older folder.", COLUMN_OPTIONAL },
	{ "n_after", COLUMN_INTEGER, "records", "Records in the newer folder.", COLUMN_OPTIONAL },
	{ "n_changed", COLUMN_INTEGER, "records", "Records that changed, are new or gone.", COLUMN_OPTIONAL },
};
SCHEMA(schema_diff_totals, "What changed, by ledger and donor", diff_totals);

static const struct column diff_stocks[] = {
	{ "record_id", COLUMN_TEXT, "", "The stated total, as the newer folder names it.", COLUMN_KEY },
	{ "class", COLUMN_TEXT, "", "new, gone or restated.", COLUMN_OPTIONAL },
	{ "what", COLUMN_TEXT, "", "What was restated.", COLUMN_OPTIONAL },
	{ "total_of", COLUMN_TEXT, "", "The ledger it is a total of.", COLUMN_OPTIONAL },
	{ "agency", COLUMN_TEXT, "", "Who stated it.", COLUMN_OPTIONAL },
	{ "date", COLUMN_DATE, "", "Day for which it was stated.", COLUMN_OPTIONAL },
	{ "since", COLUMN_DATE, "", "Day from which it counts.", COLUMN_OPTIONAL },
	{ "before_usd", COLUMN_MONEY, "USD", "The total as it was.", COLUMN_OPTIONAL },
	{ "after_usd", COLUMN_MONEY, "USD", "The total as it is.", COLUMN_OPTIONAL },
	{ "source_url", COLUMN_TEXT, "", "Where it was stated.", COLUMN_OPTIONAL },
};
SCHEMA(schema_diff_stocks, "Stated totals that changed", diff_stocks);

static const struct column diff_inputs[] = {
	{ "kind", COLUMN_TEXT, "", "source or setting.", COLUMN_KEY },
	{ "name", COLUMN_TEXT, "", "The source, as the newer folder names it, or the setting.", COLUMN_KEY },
	{ "what", COLUMN_TEXT, "", "What of it changed.", COLUMN_KEY },
	{ "before", COLUMN_TEXT, "", "As it was; empty: not there.", COLUMN_OPTIONAL },
	{ "after", COLUMN_TEXT, "", "As it is; empty: not there.", COLUMN_OPTIONAL },
};
SCHEMA(schema_diff_inputs, "Sources and settings that changed", diff_inputs);

static const struct column diff_waterfall[] = {
	{ "ledger", COLUMN_TEXT, "", "Ledger.", COLUMN_KEY },
	{ "measure", COLUMN_TEXT, "", "current, counted or constant.", COLUMN_KEY },
	{ "step", COLUMN_INTEGER, "", "Place in the order of steps, from 1.", COLUMN_KEY },
	{ "label", COLUMN_TEXT, "", "What the step is, for people.", COLUMN_OPTIONAL },
	{ "kind", COLUMN_TEXT, "", "total: a bar from nothing; more, less: a bar from where the last one ended.", COLUMN_REQUIRED },
	{ "from_usd", COLUMN_MONEY, "USD", "Where the bar begins.", COLUMN_REQUIRED },
	{ "to_usd", COLUMN_MONEY, "USD", "Where it ends.", COLUMN_REQUIRED },
	{ "amount_usd", COLUMN_MONEY, "USD", "The total, or the size of the move.", COLUMN_REQUIRED },
	{ "evidence", COLUMN_TEXT, "", "Table and key of the rows behind it.", COLUMN_REQUIRED },
	{ "n", COLUMN_INTEGER, "records", "Records behind the step.", COLUMN_REQUIRED },
};
SCHEMA(schema_diff_waterfall, "From the older to the newer total, class by class", diff_waterfall);
