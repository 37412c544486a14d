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

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Blanks at the ends are quoted too: readers less strict than ours trim them otherwise. */
size_t csvout_plain(const char *text)
{
	static const bool ends[256] = {
		['\0'] = true, [','] = true, ['"'] = true, ['\r'] = true, ['\n'] = true
	};
	size_t n = 0;

	while (!ends[(unsigned char)text[n]])
		n++;
	return text[n] == '\0' && !(n > 0 && (is_blank(text[0]) || is_blank(text[n - 1]))) ? n : SIZE_MAX;
}

/* The text in quotes, in memory that the caller frees. */
static char *quote(const char *text, size_t *n)
{
	size_t length = strlen(text), room = 2 * length + 2;
	char *quoted = xmalloc(room);

	*n = csv_write2(quoted, room, text, length, CSV_QUOTE);
	return quoted;
}

void csvout_text(struct csvout *o, const char *text)
{
	size_t n = text ? csvout_plain(text) : 0;

	if (n != SIZE_MAX) {
		write_field(o, text, n);
		return;
	}
	char *quoted = quote(text, &n);
	write_field(o, quoted, n);
	free(quoted);
}

void csvout_field(struct str *s, const char *text)
{
	size_t n = csvout_plain(text);

	if (n != SIZE_MAX) {
		str_add_n(s, text, n);
		return;
	}
	char *quoted = quote(text, &n);
	str_add_n(s, quoted, n);
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

void csvout_rows(struct csvout *o, const char *text, size_t n)
{
	outfile_write(o->file, text, n);
}

void csvout_end_row(struct csvout *o)
{
	if (o->empty && o->n_in_row == 1)
		outfile_text(o->file, "\"\"");
	outfile_write(o->file, "\n", 1);
	o->n_in_row = 0;
	o->empty = true;
}
