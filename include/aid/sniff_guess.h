/*
 * sniff_guess: which column of an unknown file may be which of our fields.
 */
#ifndef AID_SNIFF_GUESS_H
#define AID_SNIFF_GUESS_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/descriptor.h"
#include "aid/sniff_column.h"
#include "aid/sniff_layout.h"

enum { SNIFF_NONE = -1 };

/* The table as far as it was read. */
struct sniff_table {
	const char *path;
	struct sniff_text text;
	struct sniff_layout layout;
	size_t n_rows, n_columns;
	bool all_rows;                /* all of the file was read */
	struct sniff_column *columns; /* as the reader names them: of a wide file (column) and (value) too */
};

struct sniff_guess {
	int field[N_DESCRIPTOR_FIELDS]; /* the column, or SNIFF_NONE */
	int month;                      /* beside a column of years, or SNIFF_NONE */
	bool fiscal;                    /* the date is a number that a fiscal year has */
	size_t number;                  /* how the amount is written: sniff_numbers[] */
	const char *scale;              /* of the amount, by its name: "1000000", or NULL */
	const char *currency;           /* … the code, or NULL */
	enum descriptor_field records;  /* a record for each of several columns: of FIELD_AID_TYPE or _STAGE */
	size_t n_records;
	struct sniff_record { int column; const char *word; } record[8];
	bool sides_open;                /* names of countries, but nothing says of which side */
};

/* True if a descriptor can name the column. */
bool sniff_guess_can_name(const struct sniff_column *c);
struct sniff_guess sniff_guess_make(const struct sniff_table *t, const struct sniff_hints *h);
/* How many of a column's words the map of a field knows. */
size_t sniff_guess_mapped(const struct sniff_column *c, const struct sniff_hints *h,
                          const char *field);

#endif
