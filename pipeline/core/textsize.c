#include "aid/textsize.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "aid/str.h"
#include "aid/xmem.h"

/* Liberation Sans 2 (OFL), table hmtx: advance widths in 2048ths of the size. */
enum { EM = 2048, FIRST_ASCII = 32, LAST_ASCII = 126, FIRST_LATIN = 160, LAST_LATIN = 255 };

static const uint16_t ascii[2][LAST_ASCII - FIRST_ASCII + 1] = {
	{ 569, 569, 727, 1139, 1139, 1821, 1366, 391, 682, 682, 797, 1196, 569, 682, 569, 569, 1139,
	  1139, 1139, 1139, 1139, 1139, 1139, 1139, 1139, 1139, 569, 569, 1196, 1196, 1196, 1139, 2079,
	  1366, 1366, 1479, 1479, 1366, 1251, 1593, 1479, 569, 1024, 1366, 1139, 1706, 1479, 1593, 1366,
	  1593, 1479, 1366, 1251, 1479, 1366, 1933, 1366, 1366, 1251, 569, 569, 569, 961, 1139, 682,
	  1139, 1139, 1024, 1139, 1139, 569, 1139, 1139, 455, 455, 1024, 455, 1706, 1139, 1139, 1139,
	  1139, 682, 1024, 569, 1139, 1024, 1479, 1024, 1024, 1024, 684, 532, 684, 1196 },
	{ 569, 682, 971, 1139, 1139, 1821, 1479, 487, 682, 682, 797, 1196, 569, 682, 569, 569, 1139,
	  1139, 1139, 1139, 1139, 1139, 1139, 1139, 1139, 1139, 682, 682, 1196, 1196, 1196, 1251, 1997,
	  1479, 1479, 1479, 1479, 1366, 1251, 1593, 1479, 569, 1139, 1479, 1251, 1706, 1479, 1593, 1366,
	  1593, 1479, 1366, 1251, 1479, 1366, 1933, 1366, 1366, 1251, 682, 569, 682, 1196, 1139, 682,
	  1139, 1251, 1139, 1251, 1139, 682, 1251, 1251, 569, 569, 1139, 569, 1821, 1251, 1251, 1251,
	  1251, 797, 1139, 682, 1251, 1139, 1593, 1139, 1139, 1024, 797, 573, 797, 1196 },
};

static const uint16_t latin1[2][LAST_LATIN - FIRST_LATIN + 1] = {
	{ 569, 682, 1139, 1139, 1139, 1139, 532, 1139, 682, 1509, 758, 1139, 1196, 682, 1509, 1131, 819,
	  1124, 682, 682, 682, 1180, 1100, 569, 682, 682, 748, 1139, 1708, 1708, 1708, 1251, 1366, 1366,
	  1366, 1366, 1366, 1366, 2048, 1479, 1366, 1366, 1366, 1366, 569, 569, 569, 569, 1479, 1479,
	  1593, 1593, 1593, 1593, 1593, 1196, 1593, 1479, 1479, 1479, 1479, 1366, 1366, 1251, 1139, 1139,
	  1139, 1139, 1139, 1139, 1821, 1024, 1139, 1139, 1139, 1139, 569, 569, 569, 569, 1139, 1139,
	  1139, 1139, 1139, 1139, 1139, 1124, 1251, 1139, 1139, 1139, 1139, 1024, 1139, 1024 },
	{ 569, 682, 1139, 1139, 1139, 1139, 573, 1139, 682, 1509, 758, 1139, 1196, 682, 1509, 1131, 819,
	  1124, 682, 682, 682, 1180, 1139, 569, 682, 682, 748, 1139, 1708, 1708, 1708, 1251, 1479, 1479,
	  1479, 1479, 1479, 1479, 2048, 1479, 1366, 1366, 1366, 1366, 569, 569, 569, 569, 1479, 1479,
	  1593, 1593, 1593, 1593, 1593, 1196, 1593, 1479, 1479, 1479, 1479, 1366, 1366, 1251, 1139, 1139,
	  1139, 1139, 1139, 1139, 1821, 1139, 1139, 1139, 1139, 1139, 569, 569, 569, 569, 1251, 1251,
	  1251, 1251, 1251, 1251, 1251, 1124, 1251, 1251, 1251, 1251, 1251, 1139, 1251, 1139 },
};

/* Signs that we print, then what a letter of a class may take at most on average; the first row
 * that holds the code point counts, and without one a square. */
static const struct {
	uint32_t first, last;
	uint16_t width[2];
} classes[] = {
	{ 0x2010, 0x2012, { 682, 682 } },   /* hyphens */
	{ 0x2013, 0x2013, { 1139, 1139 } }, /* en dash */
	{ 0x2018, 0x2019, { 455, 569 } },   /* single quotes */
	{ 0x201C, 0x201E, { 682, 1024 } },  /* double quotes */
	{ 0x2022, 0x2022, { 717, 717 } },   /* bullet */
	{ 0x20AC, 0x20AC, { 1139, 1139 } }, /* euro */
	{ 0x2212, 0x2212, { 1196, 1196 } }, /* minus */
	{ 0x2264, 0x2265, { 1124, 1124 } },
	{ 0x2000, 0x200A, { 1024, 1024 } }, /* blanks of set widths */
	{ 0x0300, 0x036F, { 0, 0 } },       /* combining marks */
	{ 0x200B, 0x200F, { 0, 0 } },       /* invisible */
	{ 0xFE00, 0xFE0F, { 0, 0 } },
	{ 0x0100, 0x024F, { 1479, 1593 } }, /* Latin Extended */
	{ 0x0370, 0x03FF, { 1479, 1593 } }, /* Greek */
	{ 0x0400, 0x052F, { 1593, 1706 } }, /* Cyrillic */
	{ 0x0530, 0x06FF, { 1593, 1706 } }, /* Armenian, Hebrew, Arabic */
};

/* The code point at *text and the step over it; a byte that begins none counts as itself. */
static uint32_t next_point(const char **text)
{
	const unsigned char *p = (const unsigned char *)*text;
	size_t more = p[0] >= 0xF0 ? 3 : p[0] >= 0xE0 ? 2 : p[0] >= 0xC0 ? 1 : 0;
	uint32_t point = more == 0 ? p[0] : p[0] & (0x3Fu >> more);

	for (size_t i = 1; i <= more; i++) {
		if ((p[i] & 0xC0) != 0x80) {
			more = i - 1;
			break;
		}
		point = point << 6 | (p[i] & 0x3Fu);
	}
	*text += more + 1;
	return point;
}

static uint16_t advance(uint32_t point, bool bold)
{
	if (point < FIRST_ASCII)
		return 0;
	if (point <= LAST_ASCII)
		return ascii[bold][point - FIRST_ASCII];
	if (point >= FIRST_LATIN && point <= LAST_LATIN)
		return latin1[bold][point - FIRST_LATIN];
	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
		if (point >= classes[i].first && point <= classes[i].last)
			return classes[i].width[bold];
	return EM;
}

static double width_of(const char *text, size_t n, struct textfont font)
{
	const char *end = text + n;
	uint64_t sum = 0;

	while (text < end)
		sum += advance(next_point(&text), font.bold);
	return (double)sum * font.size / EM;
}

double textsize_width(const char *text, struct textfont font)
{
	return width_of(text, strlen(text), font);
}

/* The bytes of as many whole characters as fit. */
static size_t fitting(const char *text, size_t n, struct textfont font, double width)
{
	const char *p = text, *fits = text;
	uint64_t sum = 0;

	while (p < text + n) {
		sum += advance(next_point(&p), font.bold);
		if ((double)sum * font.size / EM > width)
			break;
		fits = p;
	}
	return (size_t)(fits - text);
}

static char *with_dots(const char *text, size_t n, struct textfont font, double width)
{
	struct str s = STR_INIT;

	n = fitting(text, n, font, width - textsize_width("…", font));
	while (n > 0 && text[n - 1] == ' ')
		n--;
	str_add_n(&s, text, n);
	str_add(&s, "…");
	return str_take(&s);
}

char *textsize_shorten(const char *text, struct textfont font, double width)
{
	size_t n = strlen(text);

	return width_of(text, n, font) <= width ? xstrdup(text) : with_dots(text, n, font, width);
}

/* A number stays with its unit: no line begins with one of these words. */
static bool is_unit(const char *word)
{
	static const char *const units[] = { "bn", "m", "tn", "k", "billion", "million", "thousand" };
	size_t n = strcspn(word, " .,;:)");

	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (strlen(units[i]) == n && strncmp(word, units[i], n) == 0)
			return true;
	return false;
}

/* Bytes of the next line: up to the last blank that lets it fit, or part of a long word. */
static size_t line_bytes(const char *text, struct textfont font, double width)
{
	size_t n = strlen(text), fits = fitting(text, n, font, width), cut = fits;

	if (fits == n)
		return n;
	while (cut > 0 && (text[cut] != ' ' || is_unit(text + cut + 1)))
		cut--;
	if (cut > 0)
		return cut;
	/* A line takes at least one character, however narrow it is. */
	const char *p = text;
	next_point(&p);
	return fits > 0 ? fits : (size_t)(p - text);
}

struct textlines textsize_wrap(const char *text, struct textfont font, double width, size_t max)
{
	struct textlines l = { 0, xcalloc(max, sizeof *l.lines), true };

	while (l.n < max && *text) {
		size_t n = line_bytes(text, font, width);
		l.whole = text[n] == '\0' || l.n + 1 < max;
		l.lines[l.n++] = l.whole ? xstrndup(text, n)
		                         : with_dots(text, strlen(text), font, width);
		text += n + strspn(text + n, " ");
	}
	return l;
}

static double widest_word(const char *text, struct textfont font)
{
	double most = 0;

	for (text += strspn(text, " "); *text; text += strspn(text, " ")) {
		size_t n = strcspn(text, " ");
		double width = width_of(text, n, font);
		most = width > most ? width : most;
		text += n;
	}
	return most;
}

struct textlines textsize_balance(const char *text, struct textfont font, double width, size_t max)
{
	struct textlines best = textsize_wrap(text, font, width, max);
	double word = widest_word(text, font); /* no line is so narrow that it would break */

	for (double narrower = width * 0.96; best.n > 1 && best.whole && narrower >= word; narrower *= 0.96) {
		struct textlines l = textsize_wrap(text, font, narrower, max);
		if (l.n > best.n || !l.whole) {
			textlines_release(&l);
			break;
		}
		textlines_release(&best);
		best = l;
	}
	return best;
}

void textlines_release(struct textlines *l)
{
	for (size_t i = 0; i < l->n; i++)
		free(l->lines[i]);
	free(l->lines);
	*l = (struct textlines){ 0, NULL, true };
}

double textlines_width(const struct textlines *l, struct textfont font)
{
	double most = 0;

	for (size_t i = 0; i < l->n; i++) {
		double width = textsize_width(l->lines[i], font);
		most = width > most ? width : most;
	}
	return most;
}

size_t textsize_words(const char *text)
{
	size_t n = 0;

	for (text += strspn(text, " \n"); *text; text += strspn(text, " \n")) {
		text += strcspn(text, " \n");
		n++;
	}
	return n;
}
