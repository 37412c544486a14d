#include "aid/schemacheck.h"

#include <string.h>

#include "aid/csvin.h"
#include "aid/date.h"
#include "aid/str.h"
#include "aid/strpool.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* -1234.50; decimals < 0: any number of them. */
static bool is_plain(const char *text, int decimals)
{
	const char *p = text + (*text == '-'), *point;

	if (!is_digit(*p))
		return false;
	while (is_digit(*p))
		p++;
	if (*p == '\0')
		return decimals <= 0;
	point = p++;
	while (is_digit(*p))
		p++;
	return *point == '.' && *p == '\0' && p - point > 1 &&
	       (decimals < 0 || p - point - 1 == decimals);
}

static bool is_date(const char *text, enum date_precision precision)
{
	struct date d;

	return date_parse_own(text, &d) && d.precision != DATE_NONE &&
	       (precision == DATE_NONE || d.precision == precision);
}

bool schemacheck_value(enum column_type type, const char *text)
{
	switch (type) {
	case COLUMN_TEXT:
		return true;
	case COLUMN_DATE:
		return is_date(text, DATE_NONE);
	case COLUMN_DAY:
		return is_date(text, DATE_DAY);
	case COLUMN_MONTH:
		return is_date(text, DATE_MONTH);
	case COLUMN_YEAR:
		return is_date(text, DATE_YEAR);
	case COLUMN_MONEY:
		return is_plain(text, 2);
	case COLUMN_NUMBER:
		return is_plain(text, -1);
	case COLUMN_INTEGER:
		return is_plain(text, 0);
	case COLUMN_BOOL:
		return strcmp(text, "0") == 0 || strcmp(text, "1") == 0;
	}
	return false;
}

const char *schemacheck_expected(enum column_type type)
{
	static const char *const expected[] = {
		[COLUMN_TEXT] = "a text", [COLUMN_DATE] = "a date such as 2022-11-14 or 2022-Q4",
		[COLUMN_DAY] = "a day such as 2022-11-14", [COLUMN_MONTH] = "a month such as 2022-11",
		[COLUMN_YEAR] = "a year such as 2022", [COLUMN_MONEY] = "an amount such as 1234.50",
		[COLUMN_NUMBER] = "a plain number", [COLUMN_INTEGER] = "a whole number",
		[COLUMN_BOOL] = "1 or 0",
	};

	return expected[type];
}

static bool check_header(const struct csvin *in, const struct schema *s, struct err *e)
{
	const struct csvrow *header = csvin_header(in);

	for (size_t i = 0; i < s->n || i < header->n; i++) {
		const char *found = i < header->n ? header->fields[i].text : "";
		const char *expected = i < s->n ? s->columns[i].name : "";
		struct place at = { csvin_name(in), header->line, i + 1, NULL };
		if (strcmp(found, expected) != 0)
			return err_data(e, &at, "found the column \"%s\"; expected \"%s\", as this "
			                "version writes the table %s; run the earlier stages again",
			                found, expected, s->name);
	}
	return true;
}

static bool check_field(const struct csvin *in, const struct csvrow *row, size_t i,
                        const struct column *c, struct err *e)
{
	const char *text = row->fields[i].text;
	struct place at = csvin_place(in, row, i);

	if (text[0] ? schemacheck_value(c->type, text) : !(c->rule & COLUMN_REQUIRED))
		return true;
	return err_data(e, &at, "found \"%s\"; expected %s%s; run the earlier stages again", text,
	                schemacheck_expected(c->type), text[0] ? "" : " in every row");
}

/* The key's fields in one text; the sign between them stands in no field (csvin). */
static bool check_key(const struct csvin *in, const struct csvrow *row, const struct schema *s,
                      struct strpool *keys, struct err *e)
{
	struct str key = STR_INIT;
	struct place at = csvin_place(in, row, 0);
	bool ok = true;

	at.column = 0;
	at.name = NULL;
	for (size_t i = 0; i < s->n; i++)
		if (s->columns[i].rule & COLUMN_KEY_OR_EMPTY)
			str_printf(&key, "%s\x1f", row->fields[i].text);
	if (key.len > 0 && strpool_has(keys, key.text, key.len))
		ok = err_data(e, &at, "found the key of an earlier row again; expected each once in "
		              "the table %s", s->name);
	else
		strpool_intern(keys, str_text(&key), key.len);
	str_release(&key);
	return ok;
}

static bool check_rows(struct csvin *in, const struct schema *s, uint64_t *rows, struct err *e)
{
	struct strpool *keys = strpool_new();
	enum csvin_status status;
	struct csvrow row;
	bool ok = true;

	while ((status = csvin_next(in, &row, e)) == CSVIN_ROW || status == CSVIN_BAD) {
		if (status == CSVIN_BAD) {
			ok = false;
			continue;
		}
		++*rows;
		for (size_t i = 0; i < s->n; i++)
			ok = check_field(in, &row, i, &s->columns[i], e) && ok;
		ok = check_key(in, &row, s, keys, e) && ok;
	}
	strpool_free(keys);
	return ok && status == CSVIN_END;
}

bool schemacheck_file(const char *path, const struct schema *s, uint64_t *rows, struct err *e)
{
	struct csvin *in = csvin_open(path, NULL, e);

	*rows = 0;
	bool ok = in && check_header(in, s, e) && check_rows(in, s, rows, e);
	csvin_close(in);
	return ok;
}
