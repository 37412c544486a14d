#include "aid/csvout.h"

#include <csv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "aid/xmem.h"

void csvout_init(struct csvout *o, struct outfile *f)
{
	*o = (struct csvout){ f, 0, true };
}

static void write_field(struct csvout *o, const char *text, size_t n)
{
	if (o->n_in_row++ > 0)
		outfile_write(o->file, ",", 1);
	if (n > 0)
		outfile_write(o->file, text, n);
	o->empty = o->empty && n == 0;
}

/* Blanks at the ends are quoted too: readers less strict than ours trim them otherwise. */
static bool needs_quotes(const char *text, size_t n)
{
	return strpbrk(text, ",\"\r\n") != NULL || text[0] == ' ' || text[0] == '\t' ||
	       (n > 0 && (text[n - 1] == ' ' || text[n - 1] == '\t'));
}

static void write_quoted(struct csvout *o, const char *text, size_t n)
{
	size_t room = 2 * n + 2;
	char *quoted = xmalloc(room);

	write_field(o, quoted, csv_write2(quoted, room, text, n, CSV_QUOTE));
	free(quoted);
}

void csvout_text(struct csvout *o, const char *text)
{
	size_t n = text ? strlen(text) : 0;

	if (n > 0 && needs_quotes(text, n))
		write_quoted(o, text, n);
	else
		write_field(o, text, n);
}

void csvout_field(struct str *s, const char *text)
{
	size_t n = strlen(text), room = 2 * n + 2;

	if (!needs_quotes(text, n)) {
		str_add(s, text);
		return;
	}
	char *quoted = xmalloc(room);
	str_add_n(s, quoted, csv_write2(quoted, room, text, n, CSV_QUOTE));
	free(quoted);
}

void csvout_money(struct csvout *o, int64_t minor, int decimals)
{
	char text[MONEY_TEXT_MAX];

	write_field(o, text, money_format(text, minor, decimals));
}

void csvout_known(struct csvout *o, struct money m, int decimals)
{
	if (m.known)
		csvout_money(o, m.minor, decimals);
	else
		csvout_text(o, NULL);
}

void csvout_date(struct csvout *o, const struct date *d)
{
	char text[DATE_TEXT_MAX];

	date_format(d, text);
	csvout_text(o, text);
}

void csvout_count(struct csvout *o, uint64_t n)
{
	char text[32];
	int length = snprintf(text, sizeof text, "%llu", (unsigned long long)n);

	write_field(o, text, (size_t)length);
}

void csvout_end_row(struct csvout *o)
{
	if (o->empty && o->n_in_row == 1)
		outfile_text(o->file, "\"\"");
	outfile_write(o->file, "\n", 1);
	o->n_in_row = 0;
	o->empty = true;
}
