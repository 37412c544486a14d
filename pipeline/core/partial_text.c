#include "aid/partial_text.h"

#include <string.h>

#include "aid/checksum.h"

void partial_put(struct str *s, const char *word)
{
	str_add_char(s, '|');
	for (; *word; word++) {
		switch (*word) {
		case '\\':
			str_add(s, "\\\\");
			break;
		case '|':
			str_add(s, "\\p");
			break;
		case '\t':
			str_add(s, "\\t");
			break;
		case '\n':
			str_add(s, "\\n");
			break;
		default:
			str_add_char(s, *word);
		}
	}
}

void partial_put_wide(struct str *s, money_wide n)
{
	char text[MONEY_TEXT_MAX];

	money_format_wide(text, n, 0);
	partial_put(s, text);
}

void partial_put_count(struct str *s, uint64_t n)
{
	partial_put_wide(s, (money_wide)n);
}

void partial_put_date(struct str *s, const struct date *d)
{
	char text[DATE_TEXT_MAX];

	date_format(d, text);
	partial_put(s, text);
}

void partial_put_group(struct str *s, const struct cube_cell *cell, const struct date *d)
{
	const struct flow *f = &cell->like;

	partial_put(s, f->source);
	partial_put(s, f->ledger);
	partial_put(s, f->donor);
	partial_put(s, f->donor_name);
	partial_put(s, f->recipient);
	partial_put(s, f->programme);
	partial_put(s, f->aid_type);
	partial_put(s, f->stage);
	partial_put_date(s, d);
}

size_t partial_cut(char *text, char **words, size_t max)
{
	size_t n = 0;
	char *to = text;

	words[n++] = to;
	for (const char *p = text; *p; p++) {
		if (*p == '|') {
			*to++ = '\0';
			if (n < max)
				words[n] = to;
			n++;
		} else if (*p == '\\' && p[1]) {
			p++;
			*to++ = *p == 'p' ? '|' : *p == 't' ? '\t' : *p == 'n' ? '\n' : *p;
		} else {
			*to++ = *p;
		}
	}
	*to = '\0';
	return n;
}

bool partial_wide(const char *word, money_wide *n)
{
	bool negative = word[0] == '-';
	const char *p = word + negative;

	*n = 0;
	for (; *p >= '0' && *p <= '9'; p++)
		if (__builtin_mul_overflow(*n, (money_wide)10, n) ||
		    __builtin_add_overflow(*n, (money_wide)(*p - '0'), n))
			return false;
	*n = negative ? -*n : *n;
	return *p == '\0' && p > word + negative;
}

bool partial_count(const char *word, uint64_t *n)
{
	money_wide wide;
	bool ok = partial_wide(word, &wide) && wide >= 0 && wide <= (money_wide)UINT64_MAX;

	*n = ok ? (uint64_t)wide : 0;
	return ok;
}

/* FNV-1a, 64 bits. */
void partial_seal_add(struct partial_seal *s, const char *line, size_t len)
{
	uint64_t hash = 14695981039346656037u;

	for (size_t i = 0; i < len; i++)
		hash = (hash ^ (unsigned char)line[i]) * 1099511628211u;
	s->n++;
	s->sum += hash;
}

/* What decides what a flow is and where it is summed. */
static const char *const files[] = {
	"blocs.csv", "countries.csv", "currencies.csv", "deflators.csv", "exchange_rates.csv",
	"exclusions.csv", "nato_members.csv", "qualifiers.csv", "tables.ini", "units.csv",
};

bool partial_head(const struct converter_options *o, const char *tables, bool quantiles, struct str *s, struct err *e)
{
	struct str path = STR_INIT;
	bool ok = true;

	str_add(s, "!0version\taidflow-partial 2\n");
	for (size_t i = 0; ok && i < sizeof files / sizeof *files; i++) {
		char checksum[CHECKSUM_TEXT_MAX];
		uint64_t bytes;
		str_clear(&path);
		if (tables && strcmp(files[i], "tables.ini") == 0)
			str_add(&path, tables);
		else
			str_printf(&path, "%s/%s", o->reference_dir, files[i]);
		ok = checksum_file(str_text(&path), checksum, &bytes, e);
		if (ok)
			str_printf(s, "!1reference %s\t%s\n", files[i], checksum);
	}
	str_printf(s, "!2setting deflator\t%s\n!2setting price year\t%d\n!2setting quantiles\t%s\n",
	           o->deflator, o->price_year, quantiles ? "all" : "none");
	str_release(&path);
	return ok;
}
