#include "aid/sniff_layout.h"

#include <string.h>

enum { MAX_FIELDS = 4096, ROWS_LOOKED_AT = 1000, PERIODS_OF_WIDE = 3 };

static const char delimiters[] = { ',', ';', '\t', '|', '\0' };
static const char *const period_forms[] = { "YYYY", "YYYY-MM", "YYYY-Qn", "FYYYYY", NULL };

struct row {
	size_t line, n; /* where it begins, and its fields */
	bool ends_empty; /* its last field is */
};

/* The row that begins at *p, which moves behind it; quotes count where a field begins. */
static struct row read_row(const char **p, size_t *line, char delimiter)
{
	struct row r = { *line, 1, true };
	bool quoted = false, begins = true;

	for (; **p; (*p)++) {
		char c = **p;
		*line += c == '\n';
		if (c == '\n' && !quoted) {
			(*p)++;
			break;
		}
		if (c == '"' && (begins || quoted))
			quoted = !quoted;
		begins = !quoted && c == delimiter;
		r.n += begins;
		r.ends_empty = begins || (r.ends_empty && c == '\r');
	}
	return r;
}

static size_t read_rows(const struct sniff_text *t, char delimiter, struct row *rows)
{
	const char *p = str_text(&t->text);
	size_t line = 1, n = 0;

	while (*p && n < ROWS_LOOKED_AT)
		rows[n++] = read_row(&p, &line, delimiter);
	/* What is cut off in the middle says nothing. */
	if (n > 1 && !*p && !t->whole)
		n--;
	return n;
}

/* The number of fields that most cells lie in rows of. */
static size_t usual_fields(const struct row *rows, size_t n)
{
	size_t count[MAX_FIELDS] = { 0 }, best = 1;

	for (size_t i = 0; i < n; i++)
		if (rows[i].n < MAX_FIELDS)
			count[rows[i].n]++;
	for (size_t fields = 2; fields < MAX_FIELDS; fields++)
		if (count[fields] * fields > count[best] * best)
			best = fields;
	return best;
}

/* Puts the layout with this delimiter into *l; how many cells lie in rows like the header, less those
 * in other rows after it. */
static double try_delimiter(const struct sniff_text *t, char delimiter, struct sniff_layout *l)
{
	struct row rows[ROWS_LOOKED_AT] = { { .line = 1, .n = 1 } };
	size_t n = read_rows(t, delimiter, rows), usual = usual_fields(rows, n), header = 0;
	bool trailing = usual > 1;

	while (header < n && rows[header].n != usual)
		header++;
	if (header == n) /* more fields in every row than any table has, or nothing but a mark */
		header = 0;
	*l = (struct sniff_layout){ .header_line = rows[header].line, .n_columns = usual };
	l->rows.csv.delimiter = delimiter;
	l->rows.csv.preamble_lines = rows[header].line - 1;
	for (size_t i = header; i < n; i++) {
		bool even = rows[i].n == usual;
		l->n_rows += i > header;
		l->n_even += i > header && even;
		trailing = trailing && even && rows[i].ends_empty;
	}
	l->rows.csv.trailing_delimiter = trailing;
	l->n_columns -= trailing;
	double even = (double)l->n_even + 1, odd = (double)(l->n_rows - l->n_even);
	return (even - 3 * odd) * (double)(usual - 1);
}

/* How many rows the reader refuses, of the first ones; all if it cannot even begin. */
static size_t count_refused(const char *path, const struct rowin_options *o, struct err *e)
{
	struct rowin *in = rowin_open(path, o, e);
	struct err unsaid = ERR_INIT;
	struct csvrow row;
	size_t bad = 0;

	if (!in)
		return ROWS_LOOKED_AT;
	for (size_t i = 0; i < ROWS_LOOKED_AT; i++) {
		enum csvin_status status = rowin_next(in, &row, &unsaid);
		if (status == CSVIN_END || status == CSVIN_STOP)
			break;
		bad += status == CSVIN_BAD;
	}
	err_release(&unsaid);
	rowin_close(in);
	return bad;
}

/* Quotes are signs like any other if fewer rows are refused then. */
static void settle_quotes(const char *path, struct rowin_options *o)
{
	struct err unsaid = ERR_INIT;
	size_t quoted = count_refused(path, o, &unsaid);

	o->csv.no_quotes = true;
	if (quoted == 0 || count_refused(path, o, &unsaid) >= quoted)
		o->csv.no_quotes = false;
	err_release(&unsaid);
}

/* A row of tags (HXL) begins each word with the same sign. */
static void find_tags(const struct csvrow *row, struct rowin_options *o)
{
	size_t words = 0;

	for (size_t i = 0; i < row->n; i++) {
		if (row->fields[i].len > 0 && row->fields[i].text[0] != '#')
			return;
		words += row->fields[i].len > 0;
	}
	if (words > 0)
		o->tag_mark = '#';
}

/* Years, months or quarters as names of columns. */
static void find_periods(const struct csvrow *header, struct sniff_layout *l)
{
	for (size_t i = 0; period_forms[i]; i++) {
		struct date_forms form;
		struct date d;
		size_t n = 0;
		date_forms_parse(period_forms[i], &form);
		for (size_t c = 0; c < header->n; c++)
			n += date_parse(header->fields[c].text, &form, &d);
		if (n >= PERIODS_OF_WIDE && n > l->n_periods) {
			l->n_periods = n;
			l->wide = period_forms[i];
			l->rows.wide = form;
		}
	}
	if (l->wide)
		l->rows.shape = rowin_shape("wide");
}

bool sniff_layout_find(const char *path, const struct sniff_text *t, struct sniff_layout *l,
                       struct err *e)
{
	double best = -1e300;

	for (size_t i = 0; delimiters[i]; i++) {
		struct sniff_layout tried;
		double score = try_delimiter(t, delimiters[i], &tried);
		if (score > best || (score == best && tried.n_columns > l->n_columns)) {
			best = score;
			*l = tried;
		}
	}
	l->rows.csv.latin1 = strcmp(t->encoding, "latin1") == 0;
	l->rows.utf16 = strcmp(t->encoding, "utf-16") == 0;
	settle_quotes(path, &l->rows);
	struct rowin *in = rowin_open(path, &l->rows, e);
	struct csvrow row;
	struct err unsaid = ERR_INIT;
	if (!in)
		return false;
	find_periods(rowin_header(in), l);
	if (rowin_next(in, &row, &unsaid) == CSVIN_ROW)
		find_tags(&row, &l->rows);
	err_release(&unsaid);
	rowin_close(in);
	return true;
}
