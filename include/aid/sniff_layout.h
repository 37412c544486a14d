/*
 * sniff_layout: how the lines of an unknown text are rows: delimiter, lines before the header, rows
 * of tags after it, quotes.
 *
 * A delimiter is the likelier the more cells it makes of rows that have as many as their header; the
 * header is the first row that has as many as most. What is found is tried with the reader itself.
 */
#ifndef AID_SNIFF_LAYOUT_H
#define AID_SNIFF_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/err.h"
#include "aid/rowin.h"
#include "aid/sniff_text.h"

struct sniff_layout {
	struct rowin_options rows; /* as a descriptor would give them; shape NULL or wide */
	size_t header_line;        /* where the header stands, from 1 */
	size_t n_columns;
	size_t n_rows, n_even;     /* rows of the text after the header; those of as many fields */
	size_t n_periods;          /* of the shape wide: columns whose names are periods */
	const char *wide;          /* … of this form; NULL: the file is not wide */
};

/* False with the reason in *e if the file cannot be opened so. */
bool sniff_layout_find(const char *path, const struct sniff_text *t, struct sniff_layout *l,
                       struct err *e);

#endif
