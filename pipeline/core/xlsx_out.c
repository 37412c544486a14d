#include "aid/xlsx_out.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <xlsxwriter.h>

#include "aid/xmem.h"

/* Every workbook says that it was made then, so that its bytes depend on its content alone. */
static const time_t made_on = 946684800; /* 2000-01-01 */

/* Letters that a cell can hold; a text beyond that is cut, at a whole letter. */
enum { MOST_IN_CELL = 32767 };

struct xlsx_out {
	const char *path, *shown;
	char *folder;
	lxw_workbook *book;
	lxw_worksheet *sheet;
	lxw_format *styles[N_XLSX_STYLES];
	lxw_error fault; /* the first */
};

static void note_fault(struct xlsx_out *x, lxw_error fault)
{
	if (x->fault == LXW_NO_ERROR)
		x->fault = fault;
}

static void make_styles(struct xlsx_out *x)
{
	for (size_t i = 0; i < N_XLSX_STYLES; i++) {
		x->styles[i] = workbook_add_format(x->book);
		format_set_align(x->styles[i], LXW_ALIGN_VERTICAL_TOP);
	}
	format_set_bold(x->styles[XLSX_TITLE]);
	format_set_font_size(x->styles[XLSX_TITLE], 14);
	format_set_bold(x->styles[XLSX_HEAD]);
	format_set_text_wrap(x->styles[XLSX_HEAD]);
	format_set_font_color(x->styles[XLSX_CODE], 0x666666);
	format_set_bottom(x->styles[XLSX_CODE], LXW_BORDER_THIN);
	format_set_text_wrap(x->styles[XLSX_WRAP]);
	format_set_num_format(x->styles[XLSX_MONEY], "#,##0.00");
	format_set_num_format(x->styles[XLSX_COUNT], "#,##0");
}

struct xlsx_out *xlsx_out_open(const char *path, const char *shown, const char *folder, const char *title, struct err *e)
{
	struct xlsx_out *x = xcalloc(1, sizeof *x);

	x->path = path;
	x->shown = shown;
	x->folder = xstrdup(folder);
	lxw_workbook_options options = { .tmpdir = x->folder };
	x->book = workbook_new_opt(x->path, &options);
	if (!x->book) {
		err_system(e, x->shown, "the workbook cannot be begun");
		free(x->folder);
		free(x);
		return NULL;
	}
	char *copy = xstrdup(title);
	lxw_doc_properties properties = { .title = copy, .created = made_on };
	note_fault(x, workbook_set_properties(x->book, &properties));
	free(copy);
	make_styles(x);
	return x;
}

void xlsx_out_sheet(struct xlsx_out *x, const char *name)
{
	char *fit = xstrndup(name, strlen(name) < 31 ? strlen(name) : 31);

	x->sheet = workbook_add_worksheet(x->book, fit);
	if (!x->sheet)
		note_fault(x, LXW_ERROR_SHEETNAME_ALREADY_USED);
	free(fit);
}

void xlsx_out_text(struct xlsx_out *x, size_t row, size_t column, const char *text,
                   enum xlsx_style style)
{
	size_t n = strlen(text), most = MOST_IN_CELL;
	char *fit;

	for (n = n < most ? n : most; n > 0 && ((unsigned char)text[n] & 0xC0) == 0x80; n--)
		;
	fit = xstrndup(text, n);
	if (x->sheet && fit[0])
		note_fault(x, worksheet_write_string(x->sheet, (lxw_row_t)row, (lxw_col_t)column, fit,
		                                     x->styles[style]));
	free(fit);
}

void xlsx_out_number(struct xlsx_out *x, size_t row, size_t column, const char *number,
                     enum xlsx_style style)
{
	size_t digits = 0;

	for (const char *p = number; *p; p++)
		digits += *p >= '0' && *p <= '9';
	if (digits > 15)
		xlsx_out_text(x, row, column, number, style);
	else if (x->sheet)
		note_fault(x, worksheet_write_number(x->sheet, (lxw_row_t)row, (lxw_col_t)column,
		                                     strtod(number, NULL), x->styles[style]));
}

void xlsx_out_width(struct xlsx_out *x, size_t column, double characters)
{
	if (x->sheet)
		note_fault(x, worksheet_set_column(x->sheet, (lxw_col_t)column, (lxw_col_t)column,
		                                   characters, NULL));
}

void xlsx_out_freeze(struct xlsx_out *x, size_t row, size_t rows, size_t columns)
{
	if (!x->sheet)
		return;
	worksheet_freeze_panes(x->sheet, (lxw_row_t)row, 1);
	if (rows > 0 && columns > 0)
		note_fault(x, worksheet_autofilter(x->sheet, (lxw_row_t)(row - 1), 0,
		                                   (lxw_row_t)(row + rows - 1),
		                                   (lxw_col_t)(columns - 1)));
}

/* A text has no number among the shared ones only where there was no memory for it. */
static const char *reason(lxw_error fault)
{
	return lxw_strerror(fault == LXW_ERROR_SHARED_STRING_INDEX_NOT_FOUND ? LXW_ERROR_MEMORY_MALLOC_FAILED : fault);
}

bool xlsx_out_close(struct xlsx_out *x, struct err *e)
{
	errno = 0;
	note_fault(x, workbook_close(x->book));
	bool ok = x->fault == LXW_NO_ERROR ||
	          err_system(e, x->shown, "the workbook cannot be written: %s", reason(x->fault));

	free(x->folder);
	free(x);
	return ok;
}
