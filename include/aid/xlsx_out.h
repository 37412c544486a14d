/*
 * xlsx_out: a workbook, through libxlsxwriter; the same content gives the same bytes. A text is
 * always a text: no cell is ever read as a formula or a link, whatever it begins with.
 */
#ifndef AID_XLSX_OUT_H
#define AID_XLSX_OUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aid/err.h"

struct xlsx_out;

enum xlsx_style {
	XLSX_PLAIN, XLSX_TITLE, XLSX_HEAD, XLSX_CODE, XLSX_WRAP, XLSX_MONEY, XLSX_COUNT, XLSX_NUMBER,
	N_XLSX_STYLES
};

/* A workbook to be made as this file, which messages call `shown` (both borrowed until the end), titled; the library keeps
 * its temporaries in the folder. NULL with the reason in *e. Ended by xlsx_out_close. Where memory ends the library
 * crashes: see apart.h. */
struct xlsx_out *xlsx_out_open(const char *path, const char *shown, const char *folder, const char *title, struct err *e);
/* The following cells stand in a new sheet of this name, of at most 31 letters. */
void xlsx_out_sheet(struct xlsx_out *x, const char *name);
void xlsx_out_text(struct xlsx_out *x, size_t row, size_t column, const char *text,
                   enum xlsx_style style);
/* A plain decimal number. One of more digits than a spreadsheet holds (15) stays a text. */
void xlsx_out_number(struct xlsx_out *x, size_t row, size_t column, const char *number,
                     enum xlsx_style style);
void xlsx_out_width(struct xlsx_out *x, size_t column, double characters);
/* Keeps the rows above `row` and the first column in sight, and puts filters on the row before
 * it, over so many rows and columns. */
void xlsx_out_freeze(struct xlsx_out *x, size_t row, size_t rows, size_t columns);
/* Ends the workbook; false with the reason in *e if a cell could not be written or the machine failed. Frees x. */
bool xlsx_out_close(struct xlsx_out *x, struct err *e);

#endif
