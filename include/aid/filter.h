/*
 * filter: rows of a raw file chosen by one column, as a line of [where …], [exclude …] or
 * [record …] says.
 *
 *   Type  = Disbursement* | Grant   the cell is one of these words or patterns (wordmap_match)
 *   Value = > 0                     the cell is a number, as [format] writes it, above 0;
 *                                   also < <= >=
 *
 * A comparison is exact, of as many digits as there are. A cell that is missing meets none: unknown
 * is not zero. A word that begins like a comparison stands in quotes.
 */
#ifndef AID_FILTER_H
#define AID_FILTER_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/err.h"
#include "aid/ini.h"
#include "aid/marks.h"
#include "aid/money.h"

struct filter {
	bool keep;               /* rows that match are kept, else they are left out */
	const char *reason;      /* borrowed from the ini */
	const char *column_name;
	const char *sign;        /* of a comparison: ">", ">=", "<" or "<="; NULL: words */
	const char *bound;       /* of a comparison; borrowed from the ini */
	struct marks values;     /* words or patterns, of no comparison */
	size_t column;           /* bound by source_open; SIZE_MAX: absent, so never a match */
	const struct ini_section *section;
	const struct ini_entry *entry;
};

struct filters {
	size_t n;
	struct filter *items;
};

/* Adds the filter of an entry; `column` and `reason` are borrowed from the ini, like the rest. False
 * with the reason in *e if it compares with what is no number. Released by filters_release. */
bool filters_add(struct filters *to, bool keep, const char *reason, const char *column,
                 const struct ini *ini, const struct ini_section *s, const struct ini_entry *entry,
                 struct err *e);
void filters_release(struct filters *f);

enum filter_answer { FILTER_NO, FILTER_YES, FILTER_NO_NUMBER };

/* Whether the text of a cell is what the filter asks for. FILTER_NO_NUMBER fills *why: it compares,
 * and the cell holds neither a number nor a mark of a missing value. */
enum filter_answer filter_ask(const struct filter *f, const char *text,
                              const struct number_format *numbers, const struct marks *missing,
                              struct number_error *why);

#endif
