/*
 * xlsx_cell: what a number in a workbook's XML stands for.
 *
 * A workbook stores numbers as binary fractions, printed with up to 17 digits: 1.15 as
 * 1.1499999999999999. The number meant is the one that a spreadsheet shows: rounded to 15
 * significant digits. That rule, on the decimal text alone, makes money exact again.
 */
#ifndef AID_XLSX_CELL_H
#define AID_XLSX_CELL_H

#include <stdbool.h>

#include "aid/str.h"

/* Adds the number to *out as plain decimal text, without exponent and needless zeros. False if it
 * is no number, or has more than 30 digits before or after its point. */
bool xlsx_number(const char *text, struct str *out);
/* Adds the day number as 2022-02-24, with a time of day as 2022-02-24T09:30:00. `from_1904`: the
 * workbook counts from 1904. False if it is no day from 1900 to 9999. */
bool xlsx_date(const char *text, bool from_1904, struct str *out);
/* Whether a number format shows dates: by its number, if that is built in, or by its code. */
bool xlsx_format_is_date(int id, const char *code);

#endif
