/*
 * xlsx_book: the parts of a workbook that its sheets refer to — which file a sheet is, the shared
 * strings, and which styles show a number as a date (ECMA-376 part 1, chapter 18).
 *
 * Memory is bounded by caps on the shared strings; sheets are streamed.
 */
#ifndef AID_XLSX_BOOK_H
#define AID_XLSX_BOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/err.h"
#include "aid/zipin.h"

struct xlsx_book;

/* Opens the workbook and leaves the sheet of this name (matched without regard to case and
 * accents) selected in its archive, to be read with zipin_read. NULL with the reason in *e; a
 * sheet that is not there is answered with the names of those that are. */
struct xlsx_book *xlsx_book_open(const char *path, const char *sheet, struct err *e);
struct zipin *xlsx_book_zip(struct xlsx_book *b);
/* The name of the sheet's file in the archive. Borrowed. */
const char *xlsx_book_part(const struct xlsx_book *b);
/* The shared string of a number, or NULL. Borrowed. */
const char *xlsx_book_string(const struct xlsx_book *b, size_t number);
/* Whether cells of this style show their number as a date. */
bool xlsx_book_is_date(const struct xlsx_book *b, size_t style);
bool xlsx_book_from_1904(const struct xlsx_book *b);
void xlsx_book_close(struct xlsx_book *b);

#endif
