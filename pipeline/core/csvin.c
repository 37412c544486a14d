#include "aid/csvin.h"

#include <csv.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "aid/str.h"
#include "aid/textcheck.h"
#include "aid/xmem.h"

enum { READ_SIZE = 1 << 16, DEFAULT_MAX_FIELD = 1 << 20 };

/* One field of the row being made: its text lies in struct row_buffer, found by offset since
 * the buffer may move while the row grows. */
struct span {
	size_t begin, len, line;
};

struct row_buffer {
	struct str text;
	size_t n, cap;
	struct span *spans;
	bool ended;     /* the row's last field is there */
	size_t line;    /* where the next row begins */
};

struct csvin {
	char *name;
	csvin_read_fn read;
	void *context;
	FILE *file;                 /* owned; NULL with a foreign reader */
	struct csvin_options o;
	struct csv_parser parser;
	bool has_parser, at_end, stopped, fini_done;
	char buffer[READ_SIZE];
	size_t begin, end;          /* bytes of the buffer not yet used */
	struct str pending;         /* a physical line that does not end in the buffer */
	struct str tail;            /* the row's lines after its first, to read again if it is bad */
	struct str again;           /* lines to read again, before the buffer's */
	size_t again_at;
	size_t line;                /* physical lines taken so far */
	size_t quote_line;          /* where the open quoted field began */
	struct row_buffer row;
	struct csvfield *fields;    /* the row as callers see it */
	size_t fields_cap;
	struct csvrow header;       /* own copies */
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
	r->spans[r->n++] = (struct span){ r->text.len, len, in->quote_line };
	str_add_n(&r->text, text ? text : "", len);
	str_add_char(&r->text, '\0');
	in->quote_line = in->line;
}

static void end_row(int terminator, void *context)
{
	struct csvin *in = context;

	(void)terminator;
	in->row.ended = true;
}

static ssize_t read_file(void *context, char *buffer, size_t size)
{
	FILE *f = context;
	size_t n = fread(buffer, 1, size, f);

	return n == 0 && ferror(f) ? -1 : (ssize_t)n;
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

static bool fill(struct csvin *in, struct err *e)
{
	ssize_t n = in->read(in->context, in->buffer, sizeof in->buffer);

	if (n < 0)
		return err_system(e, in->name, "reading failed");
	in->begin = 0;
	in->end = (size_t)n;
	in->at_end = n == 0;
	return true;
}

static bool line_again(struct csvin *in, const char **text, size_t *len)
{
	const char *begin = str_text(&in->again) + in->again_at;
	size_t left = in->again.len - in->again_at;

	if (left == 0)
		return false;
	const char *newline = memchr(begin, '\n', left);
	*text = begin;
	*len = newline ? (size_t)(newline - begin) + 1 : left;
	in->again_at += *len;
	in->line++;
	return true;
}

/* The next physical line, with its '\n' unless it is the last. False at the end or on failure
 * (*e says which). Borrowed until the next call. */
static bool next_line(struct csvin *in, const char **text, size_t *len, struct err *e)
{
	if (line_again(in, text, len))
		return true;
	str_clear(&in->pending);
	while (!in->at_end) {
		char *begin = in->buffer + in->begin;
		size_t left = in->end - in->begin;
		char *newline = left > 0 ? memchr(begin, '\n', left) : NULL;
		size_t n = newline ? (size_t)(newline - begin) + 1 : left;

		in->begin += n;
		if (newline && in->pending.len == 0) {
			*text = begin;
			*len = n;
			in->line++;
			return true;
		}
		str_add_n(&in->pending, begin, n);
		if (newline)
			break;
		if (!fill(in, e))
			return false;
	}
	*text = str_text(&in->pending);
	*len = in->pending.len;
	in->line += *len > 0;
	return *len > 0;
}

static size_t field_number(const struct csvin *in, const char *text, size_t at)
{
	size_t n = in->row.n + 1;

	for (size_t i = 0; i < at; i++)
		n += text[i] == (in->o.delimiter ? in->o.delimiter : ',');
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

	if (csv_error(&in->parser) != CSV_EPARSE)
		return err_system(e, in->name, "the CSV parser failed: %s",
		                  csv_strerror(csv_error(&in->parser)));
	if (in->quote_line == in->line)
		return err_data(e, &at, "found a quote inside a field; expected quotes only around a "
		                "whole field, doubled inside it; write \"a \"\"b\"\" c\"");
	at = place_of(in, in->quote_line, in->row.n + 1);
	return err_data(e, &at, "found a quote that is not closed before the stray quote of line "
	                "%zu; expected a closing quote at the end of the field; close it",
	                in->line);
}

static size_t parse(struct csvin *in, const char *text, size_t len)
{
	size_t used;
	struct str converted = STR_INIT;

	if (!in->o.latin1)
		return csv_parse(&in->parser, text, len, take_field, end_row, in);
	textcheck_from_latin1(&converted, text, len);
	used = csv_parse(&in->parser, str_text(&converted), converted.len, take_field, end_row, in);
	used = used == converted.len ? len : used;
	str_release(&converted);
	return used;
}

/* A trailing delimiter is cut off where it stands at the end of the line. */
static size_t without_trailing(const struct csvin *in, const char *text, size_t len)
{
	size_t n = len;
	char delimiter = in->o.delimiter ? in->o.delimiter : ',';

	while (n > 0 && (text[n - 1] == '\n' || text[n - 1] == '\r'))
		n--;
	return in->o.trailing_delimiter && n > 0 && text[n - 1] == delimiter ? n - 1 : len;
}

static bool feed(struct csvin *in, const char *text, size_t len, struct err *e)
{
	size_t n = without_trailing(in, text, len);

	if (!check_bytes(in, text, len, e))
		return false;
	if (in->row.line == in->line)
		in->quote_line = in->line;
	size_t used = parse(in, text, n);
	if (used == n && n < len && !in->row.ended)
		used = parse(in, "\n", 1) == 1 ? n : 0;
	return used == n || explain_syntax(in, e);
}

static bool finish(struct csvin *in, struct err *e)
{
	if (in->fini_done)
		return true;
	in->fini_done = true;
	if (csv_fini(&in->parser, take_field, end_row, in) == 0)
		return true;
	struct place at = place_of(in, in->quote_line, in->row.n + 1);
	return err_data(e, &at, "found a quote that is never closed; expected a closing quote at "
	                "the end of the field; close it");
}

static void begin_row(struct csvin *in)
{
	str_clear(&in->row.text);
	str_clear(&in->tail);
	in->row.n = 0;
	in->row.ended = false;
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
	csv_set_delim(&in->parser, (unsigned char)(in->o.delimiter ? in->o.delimiter : ','));
	csv_set_term_func(&in->parser, is_terminator);
	csv_set_space_func(&in->parser, is_space);
	return true;
}

/* A bad row costs only its first line: the parser starts afresh after it, so that one run can
 * tell of every bad row. What an open quote had swallowed is read again. */
static enum csvin_status give_up_row(struct csvin *in, struct err *e)
{
	struct str again = STR_INIT;

	if (e->kind > ERR_DATA)
		return stop(in);
	str_add_n(&again, str_text(&in->tail), in->tail.len);
	str_add_n(&again, str_text(&in->again) + in->again_at, in->again.len - in->again_at);
	str_release(&in->again);
	in->again = again;
	in->again_at = 0;
	in->line = in->row.line;
	in->fini_done = false;
	csv_free(&in->parser);
	in->has_parser = false;
	return start_parser(in, e) ? CSVIN_BAD : stop(in);
}

static void take_blank(struct csvin *in)
{
	in->quote_line = in->line;
	take_field(NULL, 0, in);
}

/* Adds a physical line to the row. A blank one between rows is passed over, except where it is
 * all that a row of one field can be. */
static bool take_line(struct csvin *in, const char *text, size_t len, struct err *e)
{
	bool first = in->row.line == in->line;

	if (!first)
		str_add_n(&in->tail, text, len);
	if (!first || text[len - 1] != '\n' || !is_blank_line(text, len))
		return feed(in, text, len, e);
	in->row.ended = in->header.n == 1;
	in->row.line += in->header.n != 1;
	if (in->row.ended)
		take_blank(in);
	return true;
}

/* Gathers the lines of one row. */
static enum csvin_status gather(struct csvin *in, struct csvrow *row, struct err *e)
{
	const char *text;
	size_t len, problems = e->n_problems;

	begin_row(in);
	row->line = in->row.line;
	while (!in->row.ended) {
		if (!next_line(in, &text, &len, e)) {
			if (e->n_problems > problems)
				return stop(in);
			if (!finish(in, e))
				return give_up_row(in, e);
			break;
		}
		if (!take_line(in, text, len, e))
			return give_up_row(in, e);
		row->line = in->row.line;
	}
	publish(in, row);
	return in->row.n > 0 ? CSVIN_ROW : CSVIN_END;
}

static bool check_row(struct csvin *in, const struct csvrow *row, struct err *e)
{
	size_t max = in->o.max_field ? in->o.max_field : DEFAULT_MAX_FIELD;
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

static bool skip_byte_order_mark(struct csvin *in, struct err *e)
{
	const unsigned char *p = (const unsigned char *)in->buffer;
	struct place at = place_of(in, 1, 1);

	/* A short first read must not hide half a mark. */
	while (in->end < 3) {
		ssize_t n = in->read(in->context, in->buffer + in->end, sizeof in->buffer - in->end);
		if (n < 0)
			return err_system(e, in->name, "reading failed");
		if (n == 0)
			break;
		in->end += (size_t)n;
	}
	if (in->end >= 2 && ((p[0] == 0xFF && p[1] == 0xFE) || (p[0] == 0xFE && p[1] == 0xFF)))
		return err_data(e, &at, "found UTF-16; expected UTF-8; convert it: iconv -f UTF-16 "
		                "-t UTF-8");
	if (in->end >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0)
		in->begin = 3;
	return true;
}

static bool skip_preamble(struct csvin *in, struct err *e)
{
	const char *text;
	size_t len;

	for (size_t i = 0; i < in->o.preamble_lines; i++) {
		struct place at = place_of(in, in->line + 1, 0);
		size_t problems = e->n_problems;
		if (!next_line(in, &text, &len, e))
			return e->n_problems == problems &&
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

	if (!skip_byte_order_mark(in, e) || !skip_preamble(in, e))
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

static struct csvin *open_over(csvin_read_fn read, void *context, FILE *file, const char *name,
                               const struct csvin_options *o, struct err *e)
{
	struct csvin *in = xcalloc(1, sizeof *in);

	in->name = xstrdup(name);
	in->read = read;
	in->context = context;
	in->file = file;
	if (o)
		in->o = *o;
	if (start_parser(in, e) && read_header(in, e))
		return in;
	csvin_close(in);
	return NULL;
}

struct csvin *csvin_open(const char *path, const struct csvin_options *o, struct err *e)
{
	FILE *file = fopen(path, "rb");

	if (!file) {
		err_system(e, path, "cannot be read");
		return NULL;
	}
	return open_over(read_file, file, file, path, o, e);
}

struct csvin *csvin_open_reader(csvin_read_fn read, void *context, const char *name,
                                const struct csvin_options *o, struct err *e)
{
	return open_over(read, context, NULL, name, o, e);
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
	if (in->file)
		fclose(in->file);
	str_release(&in->pending);
	str_release(&in->tail);
	str_release(&in->again);
	str_release(&in->row.text);
	free(in->row.spans);
	free(in->fields);
	free(in->header_text);
	free(in->header_fields);
	free(in->name);
	free(in);
}
