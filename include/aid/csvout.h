/*
 * csvout: writes RFC 4180 CSV (UTF-8, LF, quotes only where needed), through libcsv's
 * escaping. What csvin reads back is what was written.
 */
#ifndef AID_CSVOUT_H
#define AID_CSVOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aid/date.h"
#include "aid/money.h"
#include "aid/outfile.h"
#include "aid/str.h"

struct csvout {
	struct outfile *file; /* borrowed */
	size_t n_in_row;
	bool empty; /* nothing of the row was written but delimiters */
};

/* Starts writing to f; the caller keeps f. */
void csvout_init(struct csvout *o, struct outfile *f);
/* NULL writes an empty field: nothing, or "" where it is the whole row, as a blank line would
 * be passed over by other readers. */
void csvout_text(struct csvout *o, const char *text);
/* Minor units with the given decimals, plain: -1234.50 */
void csvout_money(struct csvout *o, int64_t minor, int decimals);
/* An unknown amount writes an empty field. */
void csvout_known(struct csvout *o, struct money m, int decimals);
/* The date as exact as it is; an undated one writes an empty field. */
void csvout_date(struct csvout *o, const struct date *d);
void csvout_count(struct csvout *o, uint64_t n);
/* The length of a text that is written as it is; SIZE_MAX if it needs quotes. */
size_t csvout_plain(const char *text);
/* Adds a field as csvout_text writes it to a text in memory, without a delimiter. */
void csvout_field(struct str *s, const char *text);
/* Whole rows, delimiters, line ends and all, as the others here would write them. */
void csvout_rows(struct csvout *o, const char *text, size_t n);
void csvout_end_row(struct csvout *o);

#endif
