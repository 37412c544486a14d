/*
 * rowin_xlsx: the rows of one sheet of an Excel workbook, streamed.
 *
 * A cell becomes the text that a spreadsheet would show without thousands separators: numbers
 * as xlsx_number says, dates as 2022-02-24, truth as TRUE or FALSE, errors as #N/A. A row without
 * any text is passed over like a blank line. Places name the sheet's own rows and columns.
 */
#include "aid/rowin_shape.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "aid/str.h"
#include "aid/xlsx_book.h"
#include "aid/xlsx_cell.h"
#include "aid/xmem.h"
#include "aid/xmlin.h"

enum { MAX_COLUMNS = 16384, MAX_ROW_BYTES = 1 << 22, MAX_ROW = 1 << 20 };

/* A cell's text lies in the row's text, at an offset since that may move while it grows. */
struct span {
	size_t begin, len;
};

struct cell {
	size_t column;
	char type[16];       /* of the attribute t; "" is a number */
	size_t style;
	bool has_formula, is_open;
	struct str value;
};

struct sheet {
	const char *path;
	struct str part;     /* path and file inside, for messages about its XML */
	struct xlsx_book *book;
	struct xmlin *xml;
	size_t rows_before;  /* the header */
	struct err *e;       /* where problems of the row go */
	bool in_row, in_value, in_phonetic, bad;
	size_t row;          /* its number, from 1 */
	size_t next_column;
	struct cell cell;
	struct str text;     /* of the row's cells, each ended by NUL */
	size_t n, cap;       /* up to the last cell that holds text */
	struct span *spans;
	size_t cap_fields;
	struct csvfield *fields;
	struct csvrow header;
	char *header_text;
	struct csvfield *header_fields;
};

static struct place place_of(const struct sheet *s, size_t column)
{
	return (struct place){ s->path, s->row, column + 1, column < s->header.n
	                       ? s->header.fields[column].text : NULL };
}

/* B7: the number of the column, from 0; SIZE_MAX if there are no letters. */
static size_t column_of(const char *reference)
{
	size_t column = 0;

	for (; *reference >= 'A' && *reference <= 'Z' && column <= MAX_COLUMNS; reference++)
		column = column * 26 + (size_t)(*reference - 'A' + 1);
	return column - 1;
}

static size_t number_of(const char *text, size_t otherwise)
{
	char *end;
	unsigned long n = text ? strtoul(text, &end, 10) : 0;

	return text && end != text && !*end ? n : otherwise;
}

static void begin_row(struct sheet *s, const char *const *attributes)
{
	s->row = number_of(xmlin_attribute(attributes, "r"), s->row + 1);
	if (s->row < 1 || s->row > MAX_ROW)
		xmlin_refuse(s->xml, "found a row with a number that no sheet has; expected 1 to "
		                     "1048576; the file is damaged");
	s->in_row = true;
	s->bad = false;
	s->n = s->next_column = 0;
	str_clear(&s->text);
}

static void begin_cell(struct sheet *s, const char *const *attributes)
{
	const char *reference = xmlin_attribute(attributes, "r");
	const char *type = xmlin_attribute(attributes, "t");
	struct cell *c = &s->cell;

	c->column = reference ? column_of(reference) : s->next_column;
	c->style = number_of(xmlin_attribute(attributes, "s"), 0);
	c->has_formula = false;
	c->is_open = true;
	c->type[0] = '\0';
	if (type && strlen(type) < sizeof c->type)
		strcpy(c->type, type);
	str_clear(&c->value);
	if (c->column >= MAX_COLUMNS || c->column < s->next_column) {
		c->is_open = false;
		xmlin_refuse(s->xml, "found a cell out of the order of columns; expected A to XFD "
		                     "from left to right; the file is damaged");
	}
	s->next_column = c->column + 1;
}

static void on_start(void *context, const char *name, const char *const *attributes)
{
	struct sheet *s = context;

	if (strcmp(name, "row") == 0)
		begin_row(s, attributes);
	else if (strcmp(name, "c") == 0 && s->in_row)
		begin_cell(s, attributes);
	else if (strcmp(name, "f") == 0)
		s->cell.has_formula = true;
	else if (strcmp(name, "rPh") == 0)
		s->in_phonetic = true;
	s->in_value = s->cell.is_open && !s->in_phonetic &&
	              (strcmp(name, "v") == 0 || strcmp(name, "t") == 0);
}

static void on_text(void *context, const char *text, size_t len)
{
	struct sheet *s = context;

	if (!s->in_value)
		return;
	if (s->text.len + s->cell.value.len + len > MAX_ROW_BYTES)
		xmlin_refuse(s->xml, "found a row of more than 4 MiB; expected a plain sheet; the file "
		                     "is damaged or made to do harm");
	else
		str_add_n(&s->cell.value, text, len);
}

/* Adds a number's text to the row: as a date, if its style shows one. */
static void put_number(struct sheet *s, const char *value)
{
	size_t begin = s->text.len;

	if (xlsx_book_is_date(s->book, s->cell.style) &&
	    xlsx_date(value, xlsx_book_from_1904(s->book), &s->text))
		return;
	if (s->text.len == begin && !xlsx_number(value, &s->text))
		str_add(&s->text, value);
}

/* Adds the cell's text to the row's. */
static void put_value(struct sheet *s)
{
	const struct cell *c = &s->cell;
	const char *value = str_text(&c->value);
	struct place at = place_of(s, c->column);

	if (strcmp(c->type, "s") == 0) {
		const char *shared = xlsx_book_string(s->book, number_of(value, SIZE_MAX));
		if (shared)
			str_add(&s->text, shared);
		else
			s->bad = !err_data(s->e, &at, "found the shared string %s; expected one that the "
			                   "workbook holds; the file is damaged", value);
	} else if (strcmp(c->type, "b") == 0) {
		str_add(&s->text, strcmp(value, "1") == 0 ? "TRUE" : "FALSE");
	} else if (c->type[0] == '\0' || strcmp(c->type, "n") == 0) {
		put_number(s, value);
	} else {
		str_add(&s->text, value); /* str, inlineStr, d and e are texts */
	}
}

static void end_cell(struct sheet *s)
{
	struct cell *c = &s->cell;
	struct place at = place_of(s, c->column);
	size_t begin = s->text.len;

	c->is_open = false;
	if (c->value.len == 0 && c->has_formula && strcmp(c->type, "str") != 0)
		s->bad = !err_data(s->e, &at, "found a formula whose value was not stored; expected a "
		                   "value; open the workbook in a spreadsheet and save it");
	if (c->value.len > 0)
		put_value(s);
	if (s->text.len == begin)
		return;
	while (s->n <= c->column) {
		XGROW(s->spans, s->n, s->cap);
		s->spans[s->n++] = (struct span){ begin, 0 };
	}
	s->spans[c->column].len = s->text.len - begin;
	str_add_char(&s->text, '\0');
}

static void on_end(void *context, const char *name)
{
	struct sheet *s = context;

	s->in_value = false;
	if (strcmp(name, "rPh") == 0)
		s->in_phonetic = false;
	if (strcmp(name, "c") == 0 && s->cell.is_open)
		end_cell(s);
	if (strcmp(name, "row") != 0)
		return;
	s->in_row = false;
	if ((s->n > 0 || s->bad) && s->row > s->rows_before)
		xmlin_pause(s->xml);
}

/* The row as callers see it, with as many fields as the header has, or as it holds itself. */
static void publish(struct sheet *s, struct csvrow *row)
{
	size_t n = s->header.n > 0 ? s->header.n : s->n;

	for (size_t i = 0; i < n; i++) {
		bool held = i < s->n && s->spans[i].len > 0;
		XGROW(s->fields, i, s->cap_fields);
		s->fields[i] = (struct csvfield){ held ? s->text.text + s->spans[i].begin : "",
		                                  held ? s->spans[i].len : 0, s->row };
	}
	*row = (struct csvrow){ s->row, n, s->fields };
}

static enum csvin_status next(void *reader, struct csvrow *row, struct err *e)
{
	struct sheet *s = reader;

	s->e = e;
	switch (xmlin_next(s->xml, e)) {
	case XMLIN_END:
		return CSVIN_END;
	case XMLIN_FAILED:
		*row = (struct csvrow){ s->row, 0, s->fields };
		return CSVIN_STOP;
	default:
		break;
	}
	publish(s, row);
	if (s->header.n > 0 && s->n > s->header.n) {
		struct place at = place_of(s, s->n - 1);
		s->bad = !err_data(e, &at, "found text in column %zu; expected none after column %zu, "
		                   "the header's last; give the column a name or empty the cell",
		                   s->n, s->header.n);
	}
	return s->bad ? CSVIN_BAD : CSVIN_ROW;
}

/* A line break in a name is a blank: a descriptor's line could not hold it. */
static void keep_header(struct sheet *s, const struct csvrow *row)
{
	s->header_text = xmalloc(s->text.len);
	memcpy(s->header_text, s->text.text, s->text.len);
	for (size_t i = 0; i < s->text.len; i++)
		if (s->header_text[i] == '\n' || s->header_text[i] == '\r')
			s->header_text[i] = ' ';
	s->header_fields = xcalloc(row->n, sizeof *s->header_fields);
	for (size_t i = 0; i < row->n; i++) {
		s->header_fields[i] = row->fields[i];
		if (row->fields[i].len > 0)
			s->header_fields[i].text = s->header_text + s->spans[i].begin;
	}
	s->header = (struct csvrow){ row->line, row->n, s->header_fields };
}

static bool read_header(struct sheet *s, struct err *e)
{
	struct place at = { s->path, s->rows_before + 1, 0, NULL };
	struct csvrow row;

	switch (next(s, &row, e)) {
	case CSVIN_ROW:
		keep_header(s, &row);
		return true;
	case CSVIN_END:
		return err_data(e, &at, "found an empty sheet; expected a header row with the columns' "
		                "names");
	default:
		return false;
	}
}

static void close(void *reader)
{
	struct sheet *s = reader;

	xmlin_free(s->xml);
	xlsx_book_close(s->book);
	str_release(&s->part);
	str_release(&s->cell.value);
	str_release(&s->text);
	free(s->spans);
	free(s->fields);
	free(s->header_text);
	free(s->header_fields);
	free(s);
}

static void *open(const char *path, const struct rowin_options *o, struct err *e)
{
	static const struct xmlin_handlers handlers = { on_start, on_end, on_text };
	struct xlsx_book *book = xlsx_book_open(path, o->sheet, e);

	if (!book)
		return NULL;
	struct sheet *s = xcalloc(1, sizeof *s);
	*s = (struct sheet){ .path = path, .book = book, .rows_before = o->csv.preamble_lines };
	str_printf(&s->part, "%s(%s)", path, xlsx_book_part(book));
	s->xml = xmlin_new(str_text(&s->part), zipin_read, xlsx_book_zip(book), &handlers, s);
	if (read_header(s, e))
		return s;
	close(s);
	return NULL;
}

static const struct csvrow *header(const void *reader)
{
	return &((const struct sheet *)reader)->header;
}

const struct rowin_shape rowin_xlsx = { "xlsx", "xlsx", open, header, next, close, NULL };
