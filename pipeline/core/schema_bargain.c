/* The tables of aid-bargain. */
#include "aid/schema.h"

static const struct column quarters[] = {
	{ "quarter", COLUMN_DATE, "", "Quarter.", COLUMN_KEY },
	{ "p0", COLUMN_NUMBER, "probability", "The recipient's chance in war without aid, at the central parameters.", COLUMN_REQUIRED },
	{ "p1", COLUMN_NUMBER, "probability", "The same with aid.", COLUMN_REQUIRED },
	{ "dp", COLUMN_NUMBER, "share of the issue", "What aid adds: p1 - p0.", COLUMN_REQUIRED },
	{ "dp_p05", COLUMN_NUMBER, "share of the issue", "5 % of the draws give less.", COLUMN_REQUIRED },
	{ "dp_p95", COLUMN_NUMBER, "share of the issue", "95 % of the draws give less.", COLUMN_REQUIRED },
	{ "lo0", COLUMN_NUMBER, "share of the issue", "Least that the recipient prefers to war, without aid; may lie below 0.", COLUMN_REQUIRED },
	{ "hi0", COLUMN_NUMBER, "share of the issue", "Most that the opponent prefers to war, without aid; may lie above 1.", COLUMN_REQUIRED },
	{ "lo1", COLUMN_NUMBER, "share of the issue", "Least that the recipient prefers to war, with aid.", COLUMN_REQUIRED },
	{ "hi1", COLUMN_NUMBER, "share of the issue", "Most that the opponent prefers to war, with aid.", COLUMN_REQUIRED },
	{ "mid0", COLUMN_NUMBER, "share of the issue", "Equal-power split without aid.", COLUMN_REQUIRED },
	{ "mid1", COLUMN_NUMBER, "share of the issue", "Equal-power split with aid.", COLUMN_REQUIRED },
	{ "lo0_clipped", COLUMN_NUMBER, "share of the issue", "lo0, at least 0.", COLUMN_REQUIRED },
	{ "hi0_clipped", COLUMN_NUMBER, "share of the issue", "hi0, at most 1.", COLUMN_REQUIRED },
	{ "lo1_clipped", COLUMN_NUMBER, "share of the issue", "lo1, at least 0.", COLUMN_REQUIRED },
	{ "hi1_clipped", COLUMN_NUMBER, "share of the issue", "hi1, at most 1.", COLUMN_REQUIRED },
	{ "dp_p50", COLUMN_NUMBER, "share of the issue", "Median of the draws.", COLUMN_REQUIRED },
	{ "p0_p05", COLUMN_NUMBER, "probability", "5 % of the draws give less.", COLUMN_REQUIRED },
	{ "p0_p50", COLUMN_NUMBER, "probability", "Median of the draws.", COLUMN_REQUIRED },
	{ "p0_p95", COLUMN_NUMBER, "probability", "95 % of the draws give less.", COLUMN_REQUIRED },
	{ "p1_p05", COLUMN_NUMBER, "probability", "5 % of the draws give less.", COLUMN_REQUIRED },
	{ "p1_p50", COLUMN_NUMBER, "probability", "Median of the draws.", COLUMN_REQUIRED },
	{ "p1_p95", COLUMN_NUMBER, "probability", "95 % of the draws give less.", COLUMN_REQUIRED },
	{ "p0_below_half", COLUMN_NUMBER, "share of draws", "Draws in which p0 lies below one half.", COLUMN_REQUIRED },
	{ "p1_below_half", COLUMN_NUMBER, "share of draws", "Draws in which p1 lies below one half.", COLUMN_REQUIRED },
	{ "log_odds_gain", COLUMN_NUMBER, "", "logit(p1) - logit(p0).", COLUMN_REQUIRED },
	{ "fast_shift", COLUMN_BOOL, "", "1: p1 moved by more than both costs since the quarter before.", COLUMN_REQUIRED },
	{ "carried", COLUMN_BOOL, "", "1: own spending of a side is that of an earlier year.", COLUMN_REQUIRED },
	{ "prices_carried", COLUMN_BOOL, "", "1: prices of an earlier month stand in for some of the quarter.", COLUMN_REQUIRED },
	{ "own_a_usd_bn", COLUMN_NUMBER, "USD bn", "The recipient's own spending.", COLUMN_REQUIRED },
	{ "own_b_usd_bn", COLUMN_NUMBER, "USD bn", "The opponent's own spending.", COLUMN_REQUIRED },
	{ "aid_usd_bn", COLUMN_NUMBER, "USD bn", "Military aid allocated in the quarter.", COLUMN_REQUIRED },
	{ "financial_usd_bn", COLUMN_NUMBER, "USD bn", "Financial aid allocated in the quarter.", COLUMN_REQUIRED },
	{ "released_usd_bn", COLUMN_NUMBER, "USD bn", "Military aid delivered in the quarter, by the model's delay.", COLUMN_REQUIRED },
	{ "pipeline_usd_bn", COLUMN_NUMBER, "USD bn", "Military aid still under way at its end.", COLUMN_REQUIRED },
	{ "d_usd_bn", COLUMN_NUMBER, "USD bn", "Delivered aid in dollars of own spending.", COLUMN_REQUIRED },
	{ "sa0", COLUMN_NUMBER, "USD bn", "The recipient's resources without aid.", COLUMN_REQUIRED },
	{ "sa1", COLUMN_NUMBER, "USD bn", "The recipient's resources with aid.", COLUMN_REQUIRED },
	{ "sb", COLUMN_NUMBER, "USD bn", "The opponent's resources.", COLUMN_REQUIRED },
	{ "sa0_to_sb", COLUMN_NUMBER, "ratio", "sa0 / sb.", COLUMN_REQUIRED },
	{ "sa1_to_sb", COLUMN_NUMBER, "ratio", "sa1 / sb.", COLUMN_REQUIRED },
	{ "start", COLUMN_DAY, "", "First day of the quarter.", COLUMN_REQUIRED },
	{ "end", COLUMN_DAY, "", "Last day of the quarter.", COLUMN_REQUIRED },
};
SCHEMA(schema_bargaining, "Range of settlements with and without aid (model, not a forecast)", quarters);

static const struct column variants[] = {
	{ "variant", COLUMN_TEXT, "", "Name of the way to run the model; central is bargaining.csv.", COLUMN_KEY },
	{ "quarter", COLUMN_DATE, "", "Quarter.", COLUMN_KEY },
	{ "settings", COLUMN_TEXT, "", "What differs from the central run.", COLUMN_OPTIONAL },
	{ "p0", COLUMN_NUMBER, "probability", "Without aid.", COLUMN_REQUIRED },
	{ "p1", COLUMN_NUMBER, "probability", "With aid.", COLUMN_REQUIRED },
	{ "dp", COLUMN_NUMBER, "share of the issue", "p1 - p0.", COLUMN_REQUIRED },
	{ "lo0", COLUMN_NUMBER, "share of the issue", "As in bargaining.csv.", COLUMN_REQUIRED },
	{ "hi0", COLUMN_NUMBER, "share of the issue", "As in bargaining.csv.", COLUMN_REQUIRED },
	{ "lo1", COLUMN_NUMBER, "share of the issue", "As in bargaining.csv.", COLUMN_REQUIRED },
	{ "hi1", COLUMN_NUMBER, "share of the issue", "As in bargaining.csv.", COLUMN_REQUIRED },
	{ "lo0_clipped", COLUMN_NUMBER, "share of the issue", "lo0, at least 0.", COLUMN_REQUIRED },
	{ "hi0_clipped", COLUMN_NUMBER, "share of the issue", "hi0, at most 1.", COLUMN_REQUIRED },
	{ "lo1_clipped", COLUMN_NUMBER, "share of the issue", "lo1, at least 0.", COLUMN_REQUIRED },
	{ "hi1_clipped", COLUMN_NUMBER, "share of the issue", "hi1, at most 1.", COLUMN_REQUIRED },
	{ "start", COLUMN_DAY, "", "First day of the quarter.", COLUMN_REQUIRED },
	{ "end", COLUMN_DAY, "", "Last day of the quarter.", COLUMN_REQUIRED },
};
SCHEMA(schema_bargaining_variants, "Other ways to run the bargaining model", variants);

static const struct column tornado[] = {
	{ "parameter", COLUMN_TEXT, "", "Parameter moved while the others stay central.", COLUMN_KEY },
	{ "low", COLUMN_NUMBER, "", "Low end of its range; for a scenario, its central value.", COLUMN_REQUIRED },
	{ "high", COLUMN_NUMBER, "", "High end of its range, or the scenario.", COLUMN_REQUIRED },
	{ "dp_low", COLUMN_NUMBER, "share of the issue", "dp of the last quarter at the low end.", COLUMN_REQUIRED },
	{ "dp_high", COLUMN_NUMBER, "share of the issue", "dp of the last quarter at the high end.", COLUMN_REQUIRED },
	{ "dp_central", COLUMN_NUMBER, "share of the issue", "dp of the last quarter at the central parameters.", COLUMN_REQUIRED },
	{ "span", COLUMN_NUMBER, "share of the issue", "How far dp_low, dp_central and dp_high lie apart.", COLUMN_REQUIRED },
	{ "rank", COLUMN_INTEGER, "", "1: moves dp most.", COLUMN_REQUIRED },
	{ "kind", COLUMN_TEXT, "", "range: both ends of the range drawn from; scenario: one other value.", COLUMN_REQUIRED },
	{ "label", COLUMN_TEXT, "", "Parameter for people.", COLUMN_REQUIRED },
	{ "unit", COLUMN_TEXT, "", "Unit of low and high.", COLUMN_OPTIONAL },
	{ "quarter", COLUMN_DATE, "", "The last quarter.", COLUMN_REQUIRED },
};
SCHEMA(schema_bargaining_tornado, "What each parameter does to dp", tornado);

static const struct column donors[] = {
	{ "donor", COLUMN_TEXT, "", "Donor's code.", COLUMN_KEY },
	{ "donor_name", COLUMN_TEXT, "", "Donor for people.", COLUMN_REQUIRED },
	{ "contribution", COLUMN_NUMBER, "share of the issue", "dp less dp without this donor; does not add up over donors.", COLUMN_REQUIRED },
	{ "contribution_pct", COLUMN_NUMBER, "percent of dp", "The same in percent of dp.", COLUMN_REQUIRED },
	{ "dp_without", COLUMN_NUMBER, "share of the issue", "dp without this donor.", COLUMN_REQUIRED },
	{ "p1_without", COLUMN_NUMBER, "probability", "p1 without this donor.", COLUMN_REQUIRED },
	{ "aid_usd_bn", COLUMN_NUMBER, "USD bn", "The donor's military aid over all quarters.", COLUMN_REQUIRED },
	{ "rank", COLUMN_INTEGER, "", "1: largest contribution.", COLUMN_REQUIRED },
	{ "quarter", COLUMN_DATE, "", "The last quarter.", COLUMN_REQUIRED },
};
SCHEMA(schema_bargaining_donors, "What each donor adds to dp, leaving one out", donors);

static const struct column settings[] = {
	{ "setting", COLUMN_TEXT, "", "Parameter or choice, by the names of bargaining.ini.", COLUMN_KEY },
	{ "value", COLUMN_TEXT, "", "What the run took; for a drawn parameter its distribution.", COLUMN_REQUIRED },
	{ "ground", COLUMN_TEXT, "", "Why, or what it means.", COLUMN_REQUIRED },
	{ "unit", COLUMN_TEXT, "", "Unit of the value.", COLUMN_OPTIONAL },
};
SCHEMA(schema_bargaining_settings, "Parameters and choices of the bargaining model", settings);

static const struct column facts[] = {
	{ "fact", COLUMN_TEXT, "", "Name, for titles and captions.", COLUMN_KEY },
	{ "value", COLUMN_NUMBER, "", "The figure; empty if the fact is a text.", COLUMN_OPTIONAL },
	{ "unit", COLUMN_TEXT, "", "Unit of the figure.", COLUMN_OPTIONAL },
	{ "text", COLUMN_TEXT, "", "The fact for people.", COLUMN_REQUIRED },
	{ "words", COLUMN_TEXT, "", "What it is.", COLUMN_REQUIRED },
};
SCHEMA(schema_bargaining_facts, "Figures of the bargaining model for titles", facts);
