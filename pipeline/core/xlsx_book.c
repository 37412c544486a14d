#include "aid/xlsx_book.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "aid/fold.h"
#include "aid/str.h"
#include "aid/xlsx_cell.h"
#include "aid/xmem.h"
#include "aid/xmlin.h"

enum { MAX_STRINGS = 1 << 22, MAX_STRING_BYTES = 1 << 26, MAX_STYLES = 1 << 16,
       MAX_FORMATS = 1 << 12, MAX_LISTED = 1 << 10 };

struct xlsx_book {
	const char *path;
	struct zipin *zip;
	struct xmlin *xml;        /* of the part being read */
	const char *wanted;       /* the sheet */
	struct str sheet_id, sheets, target;
	bool from_1904;
	struct str strings;       /* all, each ended by NUL */
	size_t n_strings, cap_strings, *begins;
	bool in_string, in_text, in_phonetic;
	size_t n_formats, cap_formats;
	struct format {
		int id;
		bool is_date;
	} *formats;
	bool in_cell_styles;
	size_t n_styles, cap_styles;
	bool *is_date;            /* by style */
};

static int number_of(const char *text)
{
	return text ? atoi(text) : 0;
}

static bool same_name(const char *a, const char *b)
{
	char *x = fold_text(a), *y = fold_text(b);
	bool same = strcmp(x, y) == 0;

	free(x);
	free(y);
	return same;
}

/* workbook.xml: the sheets, and from when days are counted. */
static void workbook_start(void *context, const char *name, const char *const *attributes)
{
	struct xlsx_book *b = context;

	if (strcmp(name, "workbookPr") == 0) {
		const char *flag = xmlin_attribute(attributes, "date1904");
		b->from_1904 = flag && (strcmp(flag, "1") == 0 || strcmp(flag, "true") == 0);
	}
	if (strcmp(name, "sheet") != 0)
		return;
	const char *sheet = xmlin_attribute(attributes, "name");
	const char *id = xmlin_attribute(attributes, "id");
	if (!sheet || !id)
		return;
	if (b->sheets.len < MAX_LISTED)
		str_printf(&b->sheets, "%s\"%s\"", b->sheets.len > 0 ? ", " : "", sheet);
	if (b->sheet_id.len == 0 && same_name(sheet, b->wanted))
		str_add(&b->sheet_id, id);
}

/* workbook.xml.rels: the file of a sheet's id, below xl/ unless it begins with a slash. */
static void relations_start(void *context, const char *name, const char *const *attributes)
{
	struct xlsx_book *b = context;
	const char *id = xmlin_attribute(attributes, "Id");
	const char *target = xmlin_attribute(attributes, "Target");

	if (strcmp(name, "Relationship") != 0 || !id || !target ||
	    strcmp(id, str_text(&b->sheet_id)) != 0)
		return;
	str_clear(&b->target);
	if (target[0] == '/')
		str_add(&b->target, target + 1);
	else
		str_printf(&b->target, "xl/%s", target);
}

/* sharedStrings.xml: an <si> holds one <t>, or several in runs <r>; phonetic ones are none. */
static void strings_start(void *context, const char *name, const char *const *attributes)
{
	struct xlsx_book *b = context;

	(void)attributes;
	if (strcmp(name, "si") == 0) {
		if (b->n_strings == MAX_STRINGS) {
			xmlin_refuse(b->xml, "found more than 4194304 shared strings; expected a "
			                     "workbook; the file is damaged or made to do harm");
			return;
		}
		XGROW(b->begins, b->n_strings, b->cap_strings);
		b->begins[b->n_strings++] = b->strings.len;
		b->in_string = true;
	}
	b->in_phonetic = b->in_phonetic || strcmp(name, "rPh") == 0;
	b->in_text = b->in_string && !b->in_phonetic && strcmp(name, "t") == 0;
}

static void strings_end(void *context, const char *name)
{
	struct xlsx_book *b = context;

	b->in_text = false;
	if (strcmp(name, "rPh") == 0)
		b->in_phonetic = false;
	if (strcmp(name, "si") == 0) {
		str_add_char(&b->strings, '\0');
		b->in_string = false;
	}
}

static void strings_text(void *context, const char *text, size_t len)
{
	struct xlsx_book *b = context;

	if (!b->in_text)
		return;
	if (b->strings.len + len > MAX_STRING_BYTES)
		xmlin_refuse(b->xml, "found more than 64 MiB of shared strings; expected a workbook; "
		                     "the file is damaged or made to do harm");
	else
		str_add_n(&b->strings, text, len);
}

static void add_format(struct xlsx_book *b, const char *const *attributes)
{
	const char *code = xmlin_attribute(attributes, "formatCode");
	int id = number_of(xmlin_attribute(attributes, "numFmtId"));

	XGROW(b->formats, b->n_formats, b->cap_formats);
	b->formats[b->n_formats++] = (struct format){ id, code && xlsx_format_is_date(id, code) };
}

static void add_style(struct xlsx_book *b, const char *const *attributes)
{
	int id = number_of(xmlin_attribute(attributes, "numFmtId"));
	bool is_date = xlsx_format_is_date(id, NULL);

	for (size_t i = 0; i < b->n_formats; i++)
		if (b->formats[i].id == id)
			is_date = b->formats[i].is_date;
	XGROW(b->is_date, b->n_styles, b->cap_styles);
	b->is_date[b->n_styles++] = is_date;
}

/* styles.xml: formats of the workbook's own, then the styles that cells refer to. */
static void styles_start(void *context, const char *name, const char *const *attributes)
{
	struct xlsx_book *b = context;

	if (b->n_styles == MAX_STYLES || b->n_formats == MAX_FORMATS)
		xmlin_refuse(b->xml, "found more styles than a workbook can have; expected a workbook; the file is "
		                     "damaged or made to do harm");
	else if (strcmp(name, "numFmt") == 0)
		add_format(b, attributes);
	else if (strcmp(name, "cellXfs") == 0)
		b->in_cell_styles = true;
	else if (b->in_cell_styles && strcmp(name, "xf") == 0)
		add_style(b, attributes);
}

static void styles_end(void *context, const char *name)
{
	struct xlsx_book *b = context;

	if (strcmp(name, "cellXfs") == 0)
		b->in_cell_styles = false;
}

static void end_nothing(void *context, const char *name)
{
	(void)context;
	(void)name;
}

static void text_nothing(void *context, const char *text, size_t len)
{
	(void)context;
	(void)text;
	(void)len;
}

static bool refuse(const struct xlsx_book *b, struct err *e, const char *reason)
{
	struct place at = { b->path, 0, 0, NULL };

	return err_data(e, &at, "%s", reason);
}

/* Reads a part of the archive from end to end. One that may be absent is empty then. */
static bool read_part(struct xlsx_book *b, const char *part, bool optional,
                      const struct xmlin_handlers *h, struct err *e)
{
	struct place at = { b->path, 0, 0, NULL };
	size_t problems = e->n_problems;
	struct str name = STR_INIT;

	if (!zipin_select(b->zip, part, e))
		return e->n_problems == problems &&
		       (optional || err_data(e, &at, "found an archive without %s; expected an Excel "
		                             "workbook (.xlsx)", part));
	str_printf(&name, "%s(%s)", b->path, part);
	b->xml = xmlin_new(str_text(&name), zipin_read, b->zip, h, b);
	bool ok = xmlin_next(b->xml, e) == XMLIN_END;
	xmlin_free(b->xml);
	str_release(&name);
	return ok;
}

static bool read_parts(struct xlsx_book *b, struct err *e)
{
	static const struct xmlin_handlers workbook = { workbook_start, end_nothing, text_nothing };
	static const struct xmlin_handlers relations = { relations_start, end_nothing,
	                                                 text_nothing };
	static const struct xmlin_handlers strings = { strings_start, strings_end, strings_text };
	static const struct xmlin_handlers styles = { styles_start, styles_end, text_nothing };
	struct place at = { b->path, 0, 0, NULL };

	if (!read_part(b, "xl/workbook.xml", false, &workbook, e))
		return false;
	if (b->sheet_id.len == 0)
		return err_data(e, &at, "the sheet \"%s\" is missing; expected it because the "
		                "descriptor names it; found the sheets %s", b->wanted,
		                str_text(&b->sheets));
	return read_part(b, "xl/_rels/workbook.xml.rels", false, &relations, e) &&
	       read_part(b, "xl/styles.xml", true, &styles, e) &&
	       read_part(b, "xl/sharedStrings.xml", true, &strings, e);
}

struct xlsx_book *xlsx_book_open(const char *path, const char *sheet, struct err *e)
{
	struct zipin *zip = zipin_open(path, e);

	if (!zip)
		return NULL;
	struct xlsx_book *b = xcalloc(1, sizeof *b);
	b->path = path;
	b->zip = zip;
	b->wanted = sheet;
	size_t problems = e->n_problems;
	if (read_parts(b, e) && zipin_select(zip, str_text(&b->target), e))
		return b;
	if (e->n_problems == problems)
		refuse(b, e, "found a workbook whose sheet is not in the archive; expected a whole "
		             ".xlsx file; get the file again");
	xlsx_book_close(b);
	return NULL;
}

struct zipin *xlsx_book_zip(struct xlsx_book *b)
{
	return b->zip;
}

const char *xlsx_book_part(const struct xlsx_book *b)
{
	return str_text(&b->target);
}

const char *xlsx_book_string(const struct xlsx_book *b, size_t number)
{
	return number < b->n_strings ? b->strings.text + b->begins[number] : NULL;
}

bool xlsx_book_is_date(const struct xlsx_book *b, size_t style)
{
	return style < b->n_styles && b->is_date[style];
}

bool xlsx_book_from_1904(const struct xlsx_book *b)
{
	return b->from_1904;
}

void xlsx_book_close(struct xlsx_book *b)
{
	if (!b)
		return;
	zipin_close(b->zip);
	str_release(&b->sheet_id);
	str_release(&b->sheets);
	str_release(&b->target);
	str_release(&b->strings);
	free(b->begins);
	free(b->formats);
	free(b->is_date);
	free(b);
}
