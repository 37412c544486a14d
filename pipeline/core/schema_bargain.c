/* The tables of aid-bargain. */
#include "aid/schema.h"

static const struct column quarters[] = {
	{ "quarter", COLUMN_DATE, "", "Quarter.", true },
	{ "p0", COLUMN_NUMBER, "probability", "The recipient's chance in war without aid, at the central parameters.", false },
	{ "p1", COLUMN_NUMBER, "probability", "The same with aid.", false },
	{ "dp", COLUMN_NUMBER, "share of the issue", "What aid adds: p1 - p0.", false },
	{ "dp_p05", COLUMN_NUMBER, "share of the issue", "5 % of the draws give less.", false },
	{ "dp_p95", COLUMN_NUMBER, "share of the issue", "95 % of the draws give less.", false },
	{ "lo0", COLUMN_NUMBER, "share of the issue", "Least that the recipient prefers to war, without aid; may lie below 0.", false },
	{ "hi0", COLUMN_NUMBER, "share of the issue", "Most that the opponent prefers to war, without aid; may lie above 1.", false },
	{ "lo1", COLUMN_NUMBER, "share of the issue", "Least that the recipient prefers to war, with aid.", false },
	{ "hi1", COLUMN_NUMBER, "share of the issue", "Most that the opponent prefers to war, with aid.", false },
	{ "mid0", COLUMN_NUMBER, "share of the issue", "Equal-power split without aid.", false },
	{ "mid1", COLUMN_NUMBER, "share of the issue", "Equal-power split with aid.", false },
	{ "lo0_clipped", COLUMN_NUMBER, "share of the issue", "lo0, at least 0.", false },
	{ "hi0_clipped", COLUMN_NUMBER, "share of the issue", "hi0, at most 1.", false },
	{ "lo1_clipped", COLUMN_NUMBER, "share of the issue", "lo1, at least 0.", false },
	{ "hi1_clipped", COLUMN_NUMBER, "share of the issue", "hi1, at most 1.", false },
	{ "dp_p50", COLUMN_NUMBER, "share of the issue", "Median of the draws.", false },
	{ "p0_p05", COLUMN_NUMBER, "probability", "5 % of the draws give less.", false },
	{ "p0_p50", COLUMN_NUMBER, "probability", "Median of the draws.", false },
	{ "p0_p95", COLUMN_NUMBER, "probability", "95 % of the draws give less.", false },
	{ "p1_p05", COLUMN_NUMBER, "probability", "5 % of the draws give less.", false },
	{ "p1_p50", COLUMN_NUMBER, "probability", "Median of the draws.", false },
	{ "p1_p95", COLUMN_NUMBER, "probability", "95 % of the draws give less.", false },
	{ "p0_below_half", COLUMN_NUMBER, "share of draws", "Draws in which p0 lies below one half.", false },
	{ "p1_below_half", COLUMN_NUMBER, "share of draws", "Draws in which p1 lies below one half.", false },
	{ "log_odds_gain", COLUMN_NUMBER, "", "logit(p1) - logit(p0).", false },
	{ "fast_shift", COLUMN_BOOL, "", "1: p1 moved by more than both costs since the quarter before.", false },
	{ "carried", COLUMN_BOOL, "", "1: own spending of a side is that of an earlier year.", false },
	{ "prices_carried", COLUMN_BOOL, "", "1: prices of an earlier month stand in for some of the quarter.", false },
	{ "own_a_usd_bn", COLUMN_NUMBER, "USD bn", "The recipient's own spending.", false },
	{ "own_b_usd_bn", COLUMN_NUMBER, "USD bn", "The opponent's own spending.", false },
	{ "aid_usd_bn", COLUMN_NUMBER, "USD bn", "Military aid allocated in the quarter.", false },
	{ "financial_usd_bn", COLUMN_NUMBER, "USD bn", "Financial aid allocated in the quarter.", false },
	{ "released_usd_bn", COLUMN_NUMBER, "USD bn", "Military aid delivered in the quarter, by the model's delay.", false },
	{ "pipeline_usd_bn", COLUMN_NUMBER, "USD bn", "Military aid still under way at its end.", false },
	{ "d_usd_bn", COLUMN_NUMBER, "USD bn", "Delivered aid in dollars of own spending.", false },
	{ "sa0", COLUMN_NUMBER, "USD bn", "The recipient's resources without aid.", false },
	{ "sa1", COLUMN_NUMBER, "USD bn", "The recipient's resources with aid.", false },
	{ "sb", COLUMN_NUMBER, "USD bn", "The opponent's resources.", false },
	{ "sa0_to_sb", COLUMN_NUMBER, "ratio", "sa0 / sb.", false },
	{ "sa1_to_sb", COLUMN_NUMBER, "ratio", "sa1 / sb.", false },
	{ "start", COLUMN_DATE, "", "First day of the quarter.", false },
	{ "end", COLUMN_DATE, "", "Last day of the quarter.", false },
};
SCHEMA(schema_bargaining, "Range of settlements with and without aid (model, not a forecast)", quarters);

static const struct column variants[] = {
	{ "variant", COLUMN_TEXT, "", "Name of the way to run the model; central is bargaining.csv.", true },
	{ "quarter", COLUMN_DATE, "", "Quarter.", true },
	{ "settings", COLUMN_TEXT, "", "What differs from the central run.", false },
	{ "p0", COLUMN_NUMBER, "probability", "Without aid.", false },
	{ "p1", COLUMN_NUMBER, "probability", "With aid.", false },
	{ "dp", COLUMN_NUMBER, "share of the issue", "p1 - p0.", false },
	{ "lo0", COLUMN_NUMBER, "share of the issue", "As in bargaining.csv.", false },
	{ "hi0", COLUMN_NUMBER, "share of the issue", "As in bargaining.csv.", false },
	{ "lo1", COLUMN_NUMBER, "share of the issue", "As in bargaining.csv.", false },
	{ "hi1", COLUMN_NUMBER, "share of the issue", "As in bargaining.csv.", false },
	{ "lo0_clipped", COLUMN_NUMBER, "share of the issue", "lo0, at least 0.", false },
	{ "hi0_clipped", COLUMN_NUMBER, "share of the issue", "hi0, at most 1.", false },
	{ "lo1_clipped", COLUMN_NUMBER, "share of the issue", "lo1, at least 0.", false },
	{ "hi1_clipped", COLUMN_NUMBER, "share of the issue", "hi1, at most 1.", false },
	{ "start", COLUMN_DATE, "", "First day of the quarter.", false },
	{ "end", COLUMN_DATE, "", "Last day of the quarter.", false },
};
SCHEMA(schema_bargaining_variants, "Other ways to run the bargaining model", variants);

static const struct column tornado[] = {
	{ "parameter", COLUMN_TEXT, "", "Parameter moved while the others stay central.", true },
	{ "low", COLUMN_NUMBER, "", "Low end of its range; for a scenario, its central value.", false },
	{ "high", COLUMN_NUMBER, "", "High end of its range, or the scenario.", false },
	{ "dp_low", COLUMN_NUMBER, "share of the issue", "dp of the last quarter at the low end.", false },
	{ "dp_high", COLUMN_NUMBER, "share of the issue", "dp of the last quarter at the high end.", false },
	{ "dp_central", COLUMN_NUMBER, "share of the issue", "dp of the last quarter at the central parameters.", false },
	{ "span", COLUMN_NUMBER, "share of the issue", "How far dp_low, dp_central and dp_high lie apart.", false },
	{ "rank", COLUMN_INTEGER, "", "1: moves dp most.", false },
	{ "kind", COLUMN_TEXT, "", "range: both ends of the range drawn from; scenario: one other value.", false },
	{ "label", COLUMN_TEXT, "", "Parameter for people.", false },
	{ "unit", COLUMN_TEXT, "", "Unit of low and high.", false },
	{ "quarter", COLUMN_DATE, "", "The last quarter.", false },
};
SCHEMA(schema_bargaining_tornado, "What each parameter does to dp", tornado);

static const struct column donors[] = {
	{ "donor", COLUMN_TEXT, "", "Donor's code.", true },
	{ "donor_name", COLUMN_TEXT, "", "Donor for people.", false },
	{ "contribution", COLUMN_NUMBER, "share of the issue", "dp less dp without this donor; does not add up over donors.", false },
	{ "contribution_pct", COLUMN_NUMBER, "percent of dp", "The same in percent of dp.", false },
	{ "dp_without", COLUMN_NUMBER, "share of the issue", "dp without this donor.", false },
	{ "p1_without", COLUMN_NUMBER, "probability", "p1 without this donor.", false },
	{ "aid_usd_bn", COLUMN_NUMBER, "USD bn", "The donor's military aid over all quarters.", false },
	{ "rank", COLUMN_INTEGER, "", "1: largest contribution.", false },
	{ "quarter", COLUMN_DATE, "", "The last quarter.", false },
};
SCHEMA(schema_bargaining_donors, "What each donor adds to dp, leaving one out", donors);

static const struct column settings[] = {
	{ "setting", COLUMN_TEXT, "", "Parameter or choice, by the names of bargaining.ini.", true },
	{ "value", COLUMN_TEXT, "", "What the run took; for a drawn parameter its distribution.", false },
	{ "ground", COLUMN_TEXT, "", "Why, or what it means.", false },
	{ "unit", COLUMN_TEXT, "", "Unit of the value.", false },
};
SCHEMA(schema_bargaining_settings, "Parameters and choices of the bargaining model", settings);

static const struct column facts[] = {
	{ "fact", COLUMN_TEXT, "", "Name, for titles and captions.", true },
	{ "value", COLUMN_NUMBER, "", "The figure; empty if the fact is a text.", false },
	{ "unit", COLUMN_TEXT, "", "Unit of the figure.", false },
	{ "text", COLUMN_TEXT, "", "The fact for people.", false },
	{ "words", COLUMN_TEXT, "", "What it is.", false },
};
SCHEMA(schema_bargaining_facts, "Figures of the bargaining model for titles", facts);
