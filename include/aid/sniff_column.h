/*
 * sniff_column: what the cells of one column look like: dates, numbers, names, codes of currencies.
 *
 * Dates and numbers are counted cell by cell, names and words once for each that differs. Nothing
 * is decided here.
 */
#ifndef AID_SNIFF_COLUMN_H
#define AID_SNIFF_COLUMN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aid/countries.h"
#include "aid/currencies.h"
#include "aid/money.h"
#include "aid/sniff_hints.h"

/* Ways to write numbers, plainer ones first. */
enum { SNIFF_NUMBERS = 6 };
extern const struct number_format sniff_numbers[SNIFF_NUMBERS];

/* How many different cells are kept for looking at, of a column. */
enum { SNIFF_WORDS = 200 };

struct sniff_context {
	const struct sniff_hints *hints;
	const struct countries *countries;
	const struct currencies *currencies;
};

/* Cells that these forms of date fit, and no others. */
struct sniff_dates {
	uint32_t forms; /* bit i: form i of the hints */
	size_t n;
};

struct sniff_column {
	char *name;
	size_t n_cells, n_filled;
	struct strpool *pool;      /* of the cells that differ */
	const char *words[SNIFF_WORDS]; /* the first of them, in file order */
	size_t n_words, n_distinct;
	size_t numbers[SNIFF_NUMBERS], n_fractions;
	size_t n_dates;
	struct sniff_dates dates[64];
	size_t n_known, n_alpha2;  /* of the words: names of countries.csv, alpha-2 codes */
	size_t n_currencies, n_addresses; /* of the words */
	uint64_t missing;          /* bit i: mark i of the hints stood in a cell */
};

/* The name is copied. Released by sniff_column_release. */
void sniff_column_init(struct sniff_column *c, const char *name);
void sniff_column_add(struct sniff_column *c, const struct sniff_context *x, const char *cell);
void sniff_column_release(struct sniff_column *c);

/* The forms that fit the most cells, as few as fit them all or no more: each adds the most. How many
 * cells they fit; *n_forms of their numbers in forms[]. */
size_t sniff_column_forms(const struct sniff_column *c, size_t forms[DATE_FORMS_MAX], size_t *n_forms);
/* True if these cells would be as well read by another form with the same signs: 3/4/2022. */
bool sniff_column_is_open(const struct sniff_column *c, size_t form, size_t other);
/* The plainest way of writing by which the most cells are numbers; *n of them. */
size_t sniff_column_number(const struct sniff_column *c, size_t *n);

#endif
