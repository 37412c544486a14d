/*
 * schema_columns: columns that tables of several shapes have alike, each written once. For the files that
 * define those tables, schema_<stage>.c, and nobody else.
 */
#ifndef AID_SCHEMA_COLUMNS_H
#define AID_SCHEMA_COLUMNS_H

#include "aid/schema.h"

#define LEDGER { "ledger", COLUMN_TEXT, "", "Ledger inside which the flows add up.", COLUMN_KEY }
#define DONOR { "donor", COLUMN_TEXT, "", "Donor's code.", COLUMN_KEY_OR_EMPTY }
#define STAGE { "stage", COLUMN_TEXT, "", "Stage, or those joined.", COLUMN_KEY }
#define PROGRAMME_TO_STAGE \
	{ "programme", COLUMN_TEXT, "", "Programme.", COLUMN_KEY_OR_EMPTY }, \
	{ "aid_type", COLUMN_TEXT, "", "Type of aid.", COLUMN_KEY_OR_EMPTY }, \
	STAGE
#define SPAN \
	{ "start", COLUMN_DAY, "", "First day of the period.", COLUMN_OPTIONAL }, \
	{ "end", COLUMN_DAY, "", "Last day of the period.", COLUMN_OPTIONAL }
#define PERIOD_OR_UNDATED { "period", COLUMN_TEXT, "", "What the date knows of the period, or undated.", COLUMN_KEY }
#define RECORDS { "n", COLUMN_INTEGER, "records", "Records.", COLUMN_REQUIRED }
#define RECORDS_UNKNOWN { "n_unknown", COLUMN_INTEGER, "records", "Records without an amount in dollars.", COLUMN_REQUIRED }
#define MEAN_TO_Q3 \
	{ "mean_usd", COLUMN_MONEY, "USD", "Mean amount.", COLUMN_OPTIONAL }, \
	{ "sd_usd", COLUMN_MONEY, "USD", "Standard deviation (n - 1).", COLUMN_OPTIONAL }, \
	{ "min_usd", COLUMN_MONEY, "USD", "Least amount.", COLUMN_OPTIONAL }, \
	{ "q1_usd", COLUMN_MONEY, "USD", "First quartile (type 7).", COLUMN_OPTIONAL }, \
	{ "median_usd", COLUMN_MONEY, "USD", "Median.", COLUMN_OPTIONAL }, \
	{ "q3_usd", COLUMN_MONEY, "USD", "Third quartile (type 7).", COLUMN_OPTIONAL }
#define GREATEST { "max_usd", COLUMN_MONEY, "USD", "Greatest amount.", COLUMN_OPTIONAL }
#define VARIATION { "cv", COLUMN_NUMBER, "", "Coefficient of variation: sd_usd over mean_usd.", COLUMN_OPTIONAL }
#define BOOTSTRAP \
	{ "mean_low_usd", COLUMN_MONEY, "USD", "Lower end of the mean's 90 % bootstrap interval.", COLUMN_OPTIONAL }, \
	{ "mean_high_usd", COLUMN_MONEY, "USD", "Upper end of the mean's 90 % bootstrap interval.", COLUMN_OPTIONAL }, \
	{ "median_low_usd", COLUMN_MONEY, "USD", "Lower end of the median's 90 % bootstrap interval.", COLUMN_OPTIONAL }, \
	{ "median_high_usd", COLUMN_MONEY, "USD", "Upper end of the median's 90 % bootstrap interval.", COLUMN_OPTIONAL }
#define UNDATED { "undated_usd", COLUMN_MONEY, "USD", "Part without a date.", COLUMN_REQUIRED }
#define BOUNDS \
	{ "low_usd", COLUMN_MONEY, "USD", "Sum of the lower bounds.", COLUMN_OPTIONAL }, \
	{ "high_usd", COLUMN_MONEY, "USD", "Sum of the upper bounds.", COLUMN_OPTIONAL }
#define CONSTANT { "constant_usd", COLUMN_MONEY, "USD", "Sum in constant prices; empty: not all known.", COLUMN_OPTIONAL }
#define BLOC { "bloc", COLUMN_TEXT, "", "Bloc or donor of the table's parts, or others.", COLUMN_KEY_OR_EMPTY }
#define RANK_IN_LEDGER { "rank", COLUMN_INTEGER, "", "1 is the largest total of the ledger.", COLUMN_REQUIRED }

#endif
