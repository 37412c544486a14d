#include "aid/csvin.h"

#include <csv.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "aid/bytein.h"
#include "aid/linein.h"
#include "aid/str.h"
#include "aid/textcheck.h"
#include "aid/xmem.h"

enum { DEFAULT_MAX_FIELD = 1 << 20 };

/* One field of the row being made: its text lies in struct row_buffer, found by offset since
 * the buffer may move while the row grows. */
struct span {
	size_t begin, len, line;
};

struct row_buffer {
	struct str text;
	size_t n, cap;
	struct span *spans;
	size_t line;    /* where the row begins */
	bool ended;     /* the row's last field is there */
	bool bare_end;  /* its last field so far is empty and without quotes */
	bool refused;   /* a problem was told; the rest is read only to find the row's end */
};

struct csvin {
	char *name;
	struct bytein *bytes;  /* owned; NULL with a foreign reader */
	struct csvin_options o; /* with the defaults filled in */
	struct linein *lines;
	struct csv_parser parser;
	bool has_parser, stopped;
	size_t line;           /* the physical line being read */
	size_t field_line;     /* where the field being read begins */
	struct str tail;       /* the row's lines after its first, to read again if it is bad */
	struct row_buffer row;
	struct csvfield *fields; /* the row as callers see it */
	size_t fields_cap;
	struct csvrow header;  /* own copies */
	char *header_text;
	struct csvfield *header_fields;
};

/* Only these may end a row or surround a field: blanks and tabs belong to the text. */
static int is_terminator(unsigned char c)
{
	return c == '\n';
}

static int is_space(unsigned char c)
{
	return c == '\r';
}

static void take_field(void *text, size_t len, void *context)
{
	struct csvin *in = context;
	struct row_buffer *r = &in->row;

	XGROW(r->spans, r->n, r->cap);
	r->spans[r->n++] = (struct span){ r->text.len, len, in->field_line };
	str_add_n(&r->text, text ? text : "", len);
	str_add_char(&r->text, '\0');
	r->bare_end = text == NULL;
	in->field_line = in->line;
}

static void end_row(int terminator, void *context)
{
	struct csvin *in = context;

	(void)terminator;
	in->row.ended = true;
}

static struct place place_of(const struct csvin *in, size_t line, size_t column)
{
	return (struct place){ in->name, line, column, NULL };
}

/* Refuses the rest of the file. */
static enum csvin_status stop(struct csvin *in)
{
	in->stopped = true;
	return CSVIN_STOP;
}

/* Only for messages: a delimiter in quotes is counted as well. */
static size_t field_number(const struct csvin *in, const char *text, size_t at)
{
	size_t n = in->row.n + 1;

	for (size_t i = 0; i < at; i++)
		n += text[i] == in->o.delimiter;
	return n;
}

static bool check_bytes(struct csvin *in, const char *text, size_t len, struct err *e)
{
	size_t at;
	const char *reason = textcheck_line(text, len, in->o.latin1, &at);

	if (!reason)
		return true;
	struct place place = place_of(in, in->line, field_number(in, text, at));
	return err_data(e, &place, "%s", reason);
}

static bool explain_syntax(struct csvin *in, struct err *e)
{
	struct place at = place_of(in, in->line, in->row.n + 1);

	/* Asked at once: csv_fini would put the error back to success and make up a row. */
	in->stopped = csv_error(&in->parser) != CSV_EPARSE;
	if (in->stopped)
		return err_system(e, in->name, "the CSV parser failed: %s",
		                  csv_strerror(csv_error(&in->parser)));
	if (in->field_line == in->line)
		return err_data(e, &at, "found a quote inside a field; expected quotes only around a "
		                "whole field, doubled inside it; write \"a \"\"b\"\" c\"");
	at = place_of(in, in->field_line, in->row.n + 1);
	return err_data(e, &at, "found a quote that is not closed before the stray quote of line "
	                "%zu; expected a closing quote at the end of the field; close it",
	                in->line);
}

/* The bytes taken: all of them, unless the syntax is wrong. */
static size_t parse(struct csvin *in, const char *text, size_t len)
{
	size_t used;
	struct str converted = STR_INIT;

	if (!in->o.latin1)
		return csv_parse(&in->parser, text, len, take_field, end_row, in);
	textcheck_from_latin1(&converted, text, len);
	used = csv_parse(&in->parser, str_text(&converted), converted.len, take_field, end_row, in);
	used = used == converted.len ? len : 0;
	str_release(&converted);
	return used;
}

/* An unclosed quote must not swallow a large file into memory. */
static bool check_open_field(struct csvin *in, struct err *e)
{
	struct place at = place_of(in, in->field_line, in->row.n + 1);

	if (in->parser.entry_pos <= in->o.max_field)
		return true;
	if (in->row.refused)
		return false;
	return err_data(e, &at, "found a quoted field longer than %zu bytes; expected an end of it; "
	                "a closing quote is missing", in->o.max_field);
}

/* False if the row cannot be read to its end. Bad bytes alone do not end it: a row that goes on
 * in the next line is refused as a whole, and told of once. */
static bool feed(struct csvin *in, const struct textline *line, struct err *e)
{
	if (in->row.line == in->line)
		in->field_line = in->line;
	if (!check_bytes(in, line->text, line->len, e))
		in->row.refused = true;
	if (parse(in, line->text, line->len) != line->len)
		return in->row.refused ? false : explain_syntax(in, e);
	bool goes_on = !in->row.ended && line->text[line->len - 1] == '\n';
	return !goes_on || check_open_field(in, e);
}

static bool finish(struct csvin *in, struct err *e)
{
	if (csv_fini(&in->parser, take_field, end_row, in) == 0)
		return true;
	struct place at = place_of(in, in->field_line, in->row.n + 1);
	return err_data(e, &at, "found a quote that is never closed; expected a closing quote at "
	                "the end of the field; close it");
}

static void begin_row(struct csvin *in)
{
	str_clear(&in->row.text);
	str_clear(&in->tail);
	in->row.n = 0;
	in->row.ended = in->row.refused = in->row.bare_end = false;
	in->row.line = in->line + 1;
}

static bool is_blank_line(const char *text, size_t len)
{
	return len == 1 || (len == 2 && text[0] == '\r');
}

static void publish(struct csvin *in, struct csvrow *row)
{
	for (size_t i = 0; i < in->row.n; i++) {
		XGROW(in->fields, i, in->fields_cap);
		in->fields[i] = (struct csvfield){ in->row.text.text + in->row.spans[i].begin,
		                                   in->row.spans[i].len, in->row.spans[i].line };
	}
	*row = (struct csvrow){ in->row.line, in->row.n, in->fields };
}

static bool start_parser(struct csvin *in, struct err *e)
{
	if (csv_init(&in->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_EMPTY_IS_NULL) != 0)
		return err_system(e, in->name, "the CSV parser cannot start");
	in->has_parser = true;
	csv_set_delim(&in->parser, (unsigned char)in->o.delimiter);
	if (in->o.no_quotes)
		csv_set_quote(&in->parser, '\0'); /* a byte that no line holds */
	csv_set_term_func(&in->parser, is_terminator);
	csv_set_space_func(&in->parser, is_space);
	return true;
}

/* A bad row costs only its first line: the parser starts afresh after it, so that one run can
 * tell of every bad row. What an open quote had swallowed is read again. */
static enum csvin_status give_up_row(struct csvin *in, struct err *e)
{
	if (in->stopped)
		return CSVIN_STOP;
	linein_give_back(in->lines, &in->tail, in->row.line);
	in->line = in->row.line;
	csv_free(&in->parser);
	in->has_parser = false;
	return start_parser(in, e) ? CSVIN_BAD : stop(in);
}

static void take_blank(struct csvin *in)
{
	in->field_line = in->line;
	take_field(NULL, 0, in);
}

/* Adds a physical line to the row. A blank one between rows is passed over, except where it is
 * all that a row of one field can be. */
static bool take_line(struct csvin *in, const struct textline *line, struct err *e)
{
	bool first = in->row.line == in->line;

	if (!first)
		str_add_n(&in->tail, line->text, line->len);
	if (!first || !is_blank_line(line->text, line->len))
		return feed(in, line, e);
	in->row.ended = in->header.n == 1;
	in->row.line += in->header.n != 1;
	if (in->row.ended)
		take_blank(in);
	return true;
}

static bool next_line(struct csvin *in, struct textline *line, struct err *e)
{
	bool found = linein_next(in->lines, line, e);

	if (found)
		in->line = line->number;
	return found;
}

static enum csvin_status explain_failure(struct csvin *in, struct err *e)
{
	if (in->bytes && bytein_is_damaged(in->bytes))
		bytein_explain(in->bytes, e);
	return stop(in);
}

/* Gathers the lines of one row. A delimiter at the very end of it starts no field if each line
 * is declared to end in one. */
static enum csvin_status gather(struct csvin *in, struct csvrow *row, struct err *e)
{
	struct textline line;

	begin_row(in);
	while (!in->row.ended) {
		row->line = in->row.line;
		if (!next_line(in, &line, e)) {
			if (linein_failed(in->lines))
				return explain_failure(in, e);
			if (!finish(in, e))
				return give_up_row(in, e);
			break;
		}
		if (!take_line(in, &line, e))
			return give_up_row(in, e);
	}
	if (in->o.trailing_delimiter && in->row.n > 1 && in->row.bare_end)
		in->row.n--;
	publish(in, row);
	if (in->row.refused)
		return CSVIN_BAD;
	return in->row.n > 0 ? CSVIN_ROW : CSVIN_END;
}

static bool check_row(struct csvin *in, const struct csvrow *row, struct err *e)
{
	size_t max = in->o.max_field;
	bool ok = true;

	for (size_t i = 0; i < row->n && i < in->header.n; i++) {
		struct place at = csvin_place(in, row, i);
		if (row->fields[i].len > max)
			ok = err_data(e, &at, "found a field of %zu bytes; expected at most %zu; a "
			              "closing quote may be missing", row->fields[i].len, max);
	}
	if (row->n == in->header.n)
		return ok;
	struct place at = place_of(in, row->line,
	                           row->n < in->header.n ? row->n : in->header.n + 1);
	return err_data(e, &at, "found %zu fields; expected %zu as in the header; %s", row->n,
	                in->header.n, row->n < in->header.n
	                ? "add what is missing (an empty field still needs its delimiter)"
	                : "quote a field that holds the delimiter, or remove what is too much");
}

enum csvin_status csvin_next(struct csvin *in, struct csvrow *row, struct err *e)
{
	if (in->stopped)
		return CSVIN_END;
	enum csvin_status status = gather(in, row, e);
	if (status == CSVIN_ROW && !check_row(in, row, e))
		status = CSVIN_BAD;
	return status;
}

static bool skip_preamble(struct csvin *in, struct err *e)
{
	struct textline line;

	for (size_t i = 0; i < in->o.preamble_lines; i++) {
		struct place at = place_of(in, in->line + 1, 0);
		if (!next_line(in, &line, e))
			return !linein_failed(in->lines) &&
			       err_data(e, &at, "found the end of the file; expected %zu lines "
			                "before the header", in->o.preamble_lines);
	}
	return true;
}

static void keep_header(struct csvin *in, const struct csvrow *row)
{
	const char *old = row->fields[0].text;

	in->header_text = xmalloc(in->row.text.len);
	memcpy(in->header_text, old, in->row.text.len);
	in->header_fields = xcalloc(row->n, sizeof *in->header_fields);
	for (size_t i = 0; i < row->n; i++) {
		in->header_fields[i] = row->fields[i];
		in->header_fields[i].text = in->header_text + (row->fields[i].text - old);
	}
	in->header = (struct csvrow){ row->line, row->n, in->header_fields };
}

static bool read_header(struct csvin *in, struct err *e)
{
	struct csvrow row;
	struct place at = place_of(in, 1, 0);

	if (!linein_skip_mark(in->lines, e) || !skip_preamble(in, e))
		return false;
	switch (gather(in, &row, e)) {
	case CSVIN_ROW:
		keep_header(in, &row);
		return true;
	case CSVIN_END:
		return err_data(e, &at, "found an empty file; expected a header row with the "
		                "columns' names");
	default:
		return false;
	}
}

static struct csvin *open_over(csvin_read_fn read, void *context, struct bytein *bytes, const char *name,
                               const struct csvin_options *o, struct err *e)
{
	struct csvin *in = xcalloc(1, sizeof *in);

	in->name = xstrdup(name);
	in->bytes = bytes;
	if (o)
		in->o = *o;
	if (!in->o.delimiter)
		in->o.delimiter = ',';
	if (!in->o.max_field)
		in->o.max_field = DEFAULT_MAX_FIELD;
	in->lines = linein_new(read, context, in->name);
	if (start_parser(in, e) && read_header(in, e))
		return in;
	csvin_close(in);
	return NULL;
}

struct csvin *csvin_open(const char *path, const struct csvin_options *o, struct err *e)
{
	struct bytein *bytes = bytein_open(path, e);

	return bytes ? open_over(bytein_read, bytes, bytes, path, o, e) : NULL;
}

struct csvin *csvin_open_reader(csvin_read_fn read, void *context, const char *name,
                                const struct csvin_options *o, struct err *e)
{
	return open_over(read, context, NULL, name, o, e);
}

/* The parser stands between rows, as it does after each row. */
void csvin_restart(struct csvin *in, csvin_read_fn read, void *context, size_t line)
{
	linein_restart(in->lines, read, context, line);
	in->line = line - 1;
	in->stopped = false;
}

size_t csvin_line(const struct csvin *in)
{
	return in->line;
}

const char *csvin_name(const struct csvin *in)
{
	return in->name;
}

const struct csvrow *csvin_header(const struct csvin *in)
{
	return &in->header;
}

size_t csvin_column(const struct csvin *in, const char *name)
{
	for (size_t i = 0; i < in->header.n; i++)
		if (strcmp(in->header.fields[i].text, name) == 0)
			return i;
	return SIZE_MAX;
}

struct place csvin_place(const struct csvin *in, const struct csvrow *row, size_t column)
{
	size_t line = column < row->n ? row->fields[column].line : row->line;

	return (struct place){ in->name, line, column + 1,
	                       column < in->header.n ? in->header.fields[column].text : NULL };
}

void csvin_close(struct csvin *in)
{
	if (!in)
		return;
	if (in->has_parser)
		csv_free(&in->parser);
	bytein_close(in->bytes);
	linein_free(in->lines);
	str_release(&in->tail);
	str_release(&in->row.text);
	free(in->row.spans);
	free(in->fields);
	free(in->header_text);
	free(in->header_fields);
	free(in->name);
	free(in);
}
