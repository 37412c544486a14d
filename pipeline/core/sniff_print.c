#include "aid/sniff_print.h"

#include <ctype.h>
#include <string.h>

void sniff_guess_line(struct sniff_printing *p, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	str_add(p->out, ";? ");
	str_vprintf(p->out, fmt, args);
	str_add(p->out, "\n");
	va_end(args);
}

void sniff_say(struct sniff_printing *p, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	str_add(p->out, "; ");
	str_vprintf(p->out, fmt, args);
	str_add(p->out, "\n");
	va_end(args);
}

void sniff_by_hand(struct sniff_printing *p, const char *what)
{
	str_printf(&p->by_hand, "%s%s", p->by_hand.len > 0 ? ", " : "", what);
}

/* The name of the file, or letters of it that a ledger may have. */
static void put_base(const char *path, bool slug, struct str *s)
{
	const char *slash = strrchr(path, '/'), *base = slash ? slash + 1 : path;
	const char *dot = strrchr(base, '.');
	size_t n = slug && dot && dot > base ? (size_t)(dot - base) : strlen(base);

	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)base[i];
		str_add_char(s, !slug ? (c < ' ' || c == ';' ? '_' : (char)c)
		                      : isalnum(c) ? (char)tolower(c) : '-');
	}
}

static void print_head(struct sniff_printing *p)
{
	const struct sniff_layout *l = &p->t->layout;
	struct str base = STR_INIT;

	put_base(p->t->path, false, &base);
	sniff_say(p, "Proposed by aid-ingest --sniff from the file %s: what its first %zu rows look like, nothing more.", str_text(&base),
	    p->t->n_rows);
	sniff_say(p, "Each line that begins with ;? is a guess. Check it, correct it, and take the ;? off; until then no program reads by it.");
	if (l->n_even < l->n_rows)
		sniff_say(p, "%zu of %zu rows do not have the %zu fields of the header in line %zu: they will be refused.",
		    l->n_rows - l->n_even, l->n_rows, l->n_columns, l->header_line);
	if (l->n_columns < 2)
		sniff_say(p, "One column only: none of the delimiters , ; | and tab makes more of the lines.");
	str_release(&base);
}

static void print_source(struct sniff_printing *p)
{
	struct str base = STR_INIT, slug = STR_INIT;

	put_base(p->t->path, false, &base);
	put_base(p->t->path, true, &slug);
	str_add(p->out, "\n[source]\n");
	sniff_guess_line(p, "title = %s", str_text(&base));
	sniff_say(p, "publisher, licence and release are not in the file: write who, on what terms, which.");
	sniff_guess_line(p, "kind = flow");
	sniff_say(p, "flow: amounts that add up; stock: stated totals, with total_of for ledger and the field since.");
	sniff_guess_line(p, "ledger = %s", str_text(&slug));
	sniff_say(p, "A ledger of its own adds to nothing else. Name those that hold some of the same money: overlaps = a | b");
	if (p->g->field[FIELD_STAGE] == SNIFF_NONE && p->g->records != FIELD_STAGE) {
		sniff_say(p, "stage = appropriated, pledged, committed, allocated, obligated, disbursed or delivered: how firm the money is");
		sniff_by_hand(p, "stage in [source]");
	}
	str_release(&base);
	str_release(&slug);
}

static const char *written(char c, char *buffer)
{
	buffer[0] = '"';
	buffer[1] = c;
	buffer[2] = '"';
	buffer[3] = '\0';
	return c == '\t' ? "tab" : c == ';' || c == ' ' ? buffer : (buffer[2] = '\0', buffer + 1);
}

static void print_layout(struct sniff_printing *p)
{
	const struct rowin_options *o = &p->t->layout.rows;
	char buffer[4];

	str_add(p->out, "\n[format]\n");
	if (p->t->layout.wide) {
		sniff_guess_line(p, "shape = wide");
		sniff_guess_line(p, "wide = %s", p->t->layout.wide);
		sniff_say(p, "%zu columns are periods by their names: each becomes a row.", p->t->layout.n_periods);
	}
	if (o->csv.delimiter != ',')
		sniff_guess_line(p, "delimiter = %s", written(o->csv.delimiter, buffer));
	if (strcmp(p->t->text.encoding, "utf-8") != 0)
		sniff_guess_line(p, "encoding = %s", p->t->text.encoding);
	if (o->csv.preamble_lines > 0)
		sniff_guess_line(p, "preamble_lines = %zu", o->csv.preamble_lines);
	if (o->tag_mark)
		sniff_guess_line(p, "tag_rows = auto %c", o->tag_mark);
	if (o->csv.trailing_delimiter)
		sniff_guess_line(p, "trailing_delimiter = yes");
	if (o->csv.no_quotes)
		sniff_guess_line(p, "quote = none");
}

/* What other form the same cells may have, such as D/M/YYYY for M/D/YYYY. */
static void say_open(struct sniff_printing *p, const struct sniff_column *c, size_t form)
{
	const struct date_forms *all = &p->x->hints->dates;

	for (size_t i = 0; i < all->n; i++)
		if (sniff_column_is_open(c, form, i) && strspn(all->form[i], "/DMY.") == strlen(all->form[i]))
			sniff_say(p, "Not one cell tells whether it is %s or %s: look.", all->form[form], all->form[i]);
}

static void print_dates(struct sniff_printing *p)
{
	const struct sniff_column *c = &p->t->columns[p->g->field[FIELD_DATE]];
	size_t forms[DATE_FORMS_MAX], n, fitted = sniff_column_forms(c, forms, &n);
	struct str list = STR_INIT;

	if (p->g->month != SNIFF_NONE || p->g->fiscal || p->t->layout.wide) {
		sniff_guess_line(p, "date = %s", p->t->layout.wide ? p->t->layout.wide : p->g->fiscal ? "FYYYYY" : "YYYY-M");
		return;
	}
	for (size_t i = 0; i < n; i++)
		str_printf(&list, "%s%s", i > 0 ? " | " : "", p->x->hints->dates.form[forms[i]]);
	sniff_guess_line(p, "date = %s", str_text(&list));
	for (size_t i = 0; i < n; i++)
		say_open(p, c, forms[i]);
	if (fitted < c->n_filled)
		sniff_say(p, "%zu of %zu cells are no such dates.", c->n_filled - fitted, c->n_filled);
	str_release(&list);
}

static void print_missing(struct sniff_printing *p)
{
	const struct marks *marks = &p->x->hints->missing;
	struct str list = STR_INIT;

	str_add(&list, "\"\"");
	for (size_t i = 0; i < marks->n; i++) {
		bool seen = false;
		for (size_t c = 0; c < p->t->n_columns; c++)
			seen = seen || (p->t->columns[c].missing >> i & 1);
		if (seen && marks->texts[i][0])
			str_printf(&list, " | %s", marks->texts[i]);
	}
	sniff_guess_line(p, "missing = %s", str_text(&list));
	str_release(&list);
}

static void print_numbers(struct sniff_printing *p)
{
	const struct number_format *f = &sniff_numbers[p->g->number];
	char buffer[4];

	if (f->decimal != '.')
		sniff_guess_line(p, "decimal = %c", f->decimal);
	if (f->group)
		sniff_guess_line(p, "group = %s", written(f->group, buffer));
	if (f->parentheses)
		sniff_guess_line(p, "parentheses = yes");
	if (f->group == ',' || f->group == '.')
		sniff_say(p, "That %c stands before three digits each time: is it thousands, or a decimal sign?", f->group);
}

static void print_format(struct sniff_printing *p)
{
	print_layout(p);
	if (p->g->field[FIELD_DATE] != SNIFF_NONE)
		print_dates(p);
	else
		sniff_say(p, "date = the forms of the dates");
	print_missing(p);
	if (p->g->field[FIELD_AMOUNT] != SNIFF_NONE)
		print_numbers(p);
}

void sniff_print(const struct sniff_table *t, const struct sniff_guess *g,
                 const struct sniff_context *x, struct str *out)
{
	struct sniff_printing p = { t, g, x, out, STR_INIT };

	print_head(&p);
	print_source(&p);
	print_format(&p);
	sniff_print_fields(&p);
	if (p.by_hand.len > 0)
		str_printf(out, "\n; To be written by hand: %s.\n", str_text(&p.by_hand));
	sniff_print_survey(t, x->hints, out);
	str_release(&p.by_hand);
}
