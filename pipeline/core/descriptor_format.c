/* descriptor_format: the section [format], how the raw file is written. */
#include "aid/descriptor_parts.h"

#include <stdlib.h>
#include <string.h>

static const char *const format_keys[] = {
	"file", "shape", "delimiter", "encoding", "preamble_lines", "tag_rows",
	"trailing_delimiter", "quote", "date", "missing", "decimal", "group", "parentheses",
	"wide", "sheet", "alpha2", NULL
};

static bool yes_no(const struct descriptor *d, const struct ini_section *s, const char *key,
                   bool *flag, struct err *e)
{
	static const char *const words[] = { "no", "yes", NULL };
	size_t choice;
	bool ok = descriptor_choose(d, s, key, words, "yes or no", &choice, e);

	*flag = choice == 1;
	return ok;
}

static bool small_count(const struct descriptor *d, const struct ini_section *s,
                        const char *key, const char *expected, size_t *count, struct err *e)
{
	const char *value = ini_get(s, key);
	int64_t n = 0;

	if (value && !money_whole(value, 0, 1000, &n))
		return descriptor_refuse(d, s, key, expected, e);
	*count = (size_t)n;
	return true;
}

/* One character, or the word tab. */
static bool one_char(const struct descriptor *d, const struct ini_section *s, const char *key,
                     char *c, struct err *e)
{
	const char *value = ini_get(s, key);

	if (!value)
		return true;
	char *text = marks_unquoted(value);
	bool tab = strcmp(text, "tab") == 0, ok = tab || strlen(text) == 1;
	if (ok)
		*c = tab ? '\t' : text[0];
	free(text);
	return ok || descriptor_refuse(d, s, key, "one character (quoted if it is a blank) or tab",
	                               e);
}

static bool read_dates(struct descriptor *d, const struct ini_section *s, struct err *e)
{
	const char *declared = ini_get(s, "date");

	return (declared && date_forms_parse(declared, &d->dates)) ||
	       descriptor_refuse(d, s, "date", "date forms such as YYYY-MM-DD | YYYY-MM | YYYY", e);
}

/* How many rows after the header are tags, or `auto #`: a row of nothing but words with that
 * sign, if there is one. */
static bool read_tag_rows(struct descriptor *d, const struct ini_section *s, struct err *e)
{
	static const char *const expected = "a count from 0 to 1000, or auto with the sign of the "
	                                    "tags, such as auto #";
	const char *value = ini_get(s, "tag_rows");

	if (!value || !descriptor_starts_with(value, "auto "))
		return small_count(d, s, "tag_rows", expected, &d->rows.tag_rows, e);
	d->rows.tag_mark = value[5];
	return strlen(value) == 6 || descriptor_refuse(d, s, "tag_rows", expected, e);
}

static bool read_shape(struct descriptor *d, const struct ini_section *s, struct err *e)
{
	const char *name = ini_get(s, "shape");
	struct str shapes = STR_INIT;

	if (!name || (d->rows.shape = rowin_shape(name)) != NULL)
		return true;
	rowin_list_shapes(&shapes);
	descriptor_refuse(d, s, "shape", str_text(&shapes), e);
	str_release(&shapes);
	return false;
}

/* A key that belongs to one shape: needed there, refused elsewhere. *value is NULL if all is well
 * without it. */
static bool key_of_shape(const struct descriptor *d, const struct ini_section *s, const char *key,
                         const char *shape, const char *expected, const char **value,
                         struct err *e)
{
	const char *chosen = ini_get(s, "shape");
	struct str only = STR_INIT;

	*value = ini_get(s, key);
	if (chosen && strcmp(chosen, shape) == 0)
		return *value || descriptor_refuse(d, s, key, expected, e);
	if (!*value)
		return true;
	str_printf(&only, "it only with shape = %s", shape);
	descriptor_refuse(d, s, key, str_text(&only), e);
	str_release(&only);
	return false;
}

static bool read_shape_keys(struct descriptor *d, const struct ini_section *s, struct err *e)
{
	static const char *const form = "the form of the columns that are periods, such as YYYY";
	const char *wide;
	bool ok = key_of_shape(d, s, "wide", "wide", form, &wide, e);

	if (ok && wide && !date_forms_parse(wide, &d->rows.wide))
		ok = descriptor_refuse(d, s, "wide", form, e);
	return key_of_shape(d, s, "sheet", "xlsx", "the name of the sheet", &d->rows.sheet, e) && ok;
}

/* The fields that hold ISO alpha-2 codes, which are no names: EC is Ecuador. */
static bool read_alpha2(struct descriptor *d, const struct ini_section *s, struct err *e)
{
	const char *value = ini_get(s, "alpha2");
	struct marks fields = { 0, NULL };

	if (!value)
		return true;
	marks_parse(value, &fields);
	d->alpha2_donor = marks_has(&fields, "donor");
	d->alpha2_recipient = marks_has(&fields, "recipient");
	bool ok = fields.n == (size_t)d->alpha2_donor + d->alpha2_recipient;
	marks_release(&fields);
	return ok || descriptor_refuse(d, s, "alpha2", "donor, recipient, or donor | recipient", e);
}

bool descriptor_read_format(struct descriptor *d, struct err *e)
{
	static const char *const encodings[] = { "utf-8", "latin1", "utf-16", NULL };
	static const char *const quotes[] = { "double", "none", NULL };
	const struct ini_section *s = ini_section(d->ini, "format");
	struct place at = { d->ini->path, 1, 0, NULL };
	struct csvin_options *csv = &d->rows.csv;
	size_t encoding, quote;

	if (!s)
		return err_data(e, &at, "the section [format] is missing; expected at least "
		                "date = YYYY-MM-DD there");
	bool ok = ini_check_keys(d->ini, s, format_keys, e);
	ok = read_shape(d, s, e) && ok;
	ok = read_shape_keys(d, s, e) && ok;
	ok = read_dates(d, s, e) && ok;
	ok = descriptor_choose(d, s, "encoding", encodings, "utf-8, latin1 or utf-16", &encoding,
	                       e) && ok;
	csv->latin1 = encoding == 1;
	d->rows.utf16 = encoding == 2;
	ok = descriptor_choose(d, s, "quote", quotes, "double or none", &quote, e) && ok;
	csv->no_quotes = quote == 1;
	ok = one_char(d, s, "delimiter", &csv->delimiter, e) && ok;
	ok = one_char(d, s, "decimal", &d->numbers.decimal, e) && ok;
	ok = one_char(d, s, "group", &d->numbers.group, e) && ok;
	ok = yes_no(d, s, "parentheses", &d->numbers.parentheses, e) && ok;
	ok = yes_no(d, s, "trailing_delimiter", &csv->trailing_delimiter, e) && ok;
	ok = small_count(d, s, "preamble_lines", "a count from 0 to 1000", &csv->preamble_lines,
	                 e) && ok;
	ok = read_tag_rows(d, s, e) && ok;
	ok = read_alpha2(d, s, e) && ok;
	marks_parse(ini_get(s, "missing") ? ini_get(s, "missing") : "\"\"", &d->missing);
	return ok;
}
