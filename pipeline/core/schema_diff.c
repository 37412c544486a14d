/* The tables of aid-diff: what changed between two folders of processed tables. */
#include "aid/schema.h"

static const struct column diff[] = {
	{ "record_id", COLUMN_TEXT, "", "The record, as the newer folder names it.", true },
	{ "class", COLUMN_TEXT, "", "What kind of change (docs/updates.md).", true },
	{ "side", COLUMN_TEXT, "", "from, to: one class moves money from cell to cell; empty: it changes in place.", true },
	{ "what", COLUMN_TEXT, "", "What of the record changed.", false },
	{ "before", COLUMN_TEXT, "", "As it was.", false },
	{ "after", COLUMN_TEXT, "", "As it is.", false },
	{ "ledger", COLUMN_TEXT, "", "Ledger that the money comes to.", false },
	{ "donor", COLUMN_TEXT, "", "Donor that it comes to.", false },
	{ "donor_name", COLUMN_TEXT, "", "Donor for people.", false },
	{ "programme", COLUMN_TEXT, "", "Programme that it comes to.", false },
	{ "aid_type", COLUMN_TEXT, "", "Type of aid that it comes to.", false },
	{ "stage", COLUMN_TEXT, "", "Stage that it comes to.", false },
	{ "date", COLUMN_DATE, "", "Date that it comes to.", false },
	{ "change_usd", COLUMN_MONEY, "USD", "Change of the total in current dollars.", false },
	{ "change_counted_usd", COLUMN_MONEY, "USD", "The same without money announced before.", false },
	{ "change_constant_usd", COLUMN_MONEY, "USD", "The same in constant prices.", false },
	{ "source", COLUMN_TEXT, "", "Source of the record.", false },
	{ "line", COLUMN_INTEGER, "", "Its line in the raw file; of a record that is gone, in the older one.", false },
	{ "record_before", COLUMN_TEXT, "", "Its name in the older folder; empty: not there.", false },
	{ "source_url", COLUMN_TEXT, "", "Where it was stated.", false },
};
SCHEMA(schema_diff, "What changed, record by record", diff);

static const struct column diff_totals[] = {
	{ "ledger", COLUMN_TEXT, "", "Ledger.", true },
	{ "donor", COLUMN_TEXT, "", "Donor.", true },
	{ "donor_name", COLUMN_TEXT, "", "Donor for people.", false },
	{ "measure", COLUMN_TEXT, "", "current: dollars of the day; counted: without money announced before; constant: constant prices.", true },
	{ "stages", COLUMN_TEXT, "", "Stages that are joined in the total.", false },
	{ "before_usd", COLUMN_MONEY, "USD", "Total in the older folder.", false },
	{ "new_usd", COLUMN_MONEY, "USD", "Records that are new.", false },
	{ "gone_usd", COLUMN_MONEY, "USD", "Records that are gone.", false },
	{ "reclassified_usd", COLUMN_MONEY, "USD", "Records that moved to or from another ledger, or out of or into all sums.", false },
	{ "donor_usd", COLUMN_MONEY, "USD", "Records whose donor has another code.", false },
	{ "value_usd", COLUMN_MONEY, "USD", "Amounts stated otherwise.", false },
	{ "redated_usd", COLUMN_MONEY, "USD", "Dates stated otherwise: other rates and prices.", false },
	{ "exchange_rate_usd", COLUMN_MONEY, "USD", "Other exchange rates of the same dates.", false },
	{ "price_base_usd", COLUMN_MONEY, "USD", "Another base or index of constant prices.", false },
	{ "reannounced_usd", COLUMN_MONEY, "USD", "Other parts announced before.", false },
	{ "after_usd", COLUMN_MONEY, "USD", "Total in the newer folder: before and all classes.", false },
	{ "change_usd", COLUMN_MONEY, "USD", "After less before.", false },
	{ "n_before", COLUMN_INTEGER, "records", "Records in the older folder.", false },
	{ "n_after", COLUMN_INTEGER, "records", "Records in the newer folder.", false },
	{ "n_changed", COLUMN_INTEGER, "records", "Records that changed, are new or gone.", false },
};
SCHEMA(schema_diff_totals, "What changed, by ledger and donor", diff_totals);

static const struct column diff_stocks[] = {
	{ "record_id", COLUMN_TEXT, "", "The stated total, as the newer folder names it.", true },
	{ "class", COLUMN_TEXT, "", "new, gone or restated.", false },
	{ "what", COLUMN_TEXT, "", "What was restated.", false },
	{ "total_of", COLUMN_TEXT, "", "The ledger it is a total of.", false },
	{ "agency", COLUMN_TEXT, "", "Who stated it.", false },
	{ "date", COLUMN_DATE, "", "Day for which it was stated.", false },
	{ "since", COLUMN_DATE, "", "Day from which it counts.", false },
	{ "before_usd", COLUMN_MONEY, "USD", "The total as it was.", false },
	{ "after_usd", COLUMN_MONEY, "USD", "The total as it is.", false },
	{ "source_url", COLUMN_TEXT, "", "Where it was stated.", false },
};
SCHEMA(schema_diff_stocks, "Stated totals that changed", diff_stocks);

static const struct column diff_inputs[] = {
	{ "kind", COLUMN_TEXT, "", "source or setting.", true },
	{ "name", COLUMN_TEXT, "", "The source, as the newer folder names it, or the setting.", true },
	{ "what", COLUMN_TEXT, "", "What of it changed.", true },
	{ "before", COLUMN_TEXT, "", "As it was; empty: not there.", false },
	{ "after", COLUMN_TEXT, "", "As it is; empty: not there.", false },
};
SCHEMA(schema_diff_inputs, "Sources and settings that changed", diff_inputs);

static const struct column diff_waterfall[] = {
	{ "ledger", COLUMN_TEXT, "", "Ledger.", true },
	{ "measure", COLUMN_TEXT, "", "current, counted or constant.", true },
	{ "step", COLUMN_INTEGER, "", "Place in the order of steps, from 1.", true },
	{ "label", COLUMN_TEXT, "", "What the step is, for people.", false },
	{ "kind", COLUMN_TEXT, "", "total: a bar from zero; change: a bar from where the last one ended.", false },
	{ "amount_usd", COLUMN_MONEY, "USD", "The total or the change.", false },
	{ "start_usd", COLUMN_MONEY, "USD", "Where the bar begins.", false },
	{ "end_usd", COLUMN_MONEY, "USD", "Where it ends.", false },
	{ "n", COLUMN_INTEGER, "records", "Records behind the step.", false },
};
SCHEMA(schema_diff_waterfall, "From the older to the newer total, class by class", diff_waterfall);
