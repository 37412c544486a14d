#include "aid/picture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "aid/escape.h"

char *picture_read(const char *path, size_t *n)
{
	FILE *f = fopen(path, "rb");
	struct str s = STR_INIT;
	char buffer[1 << 14];

	if (!f)
		return NULL;
	while ((*n = fread(buffer, 1, sizeof buffer, f)) > 0)
		str_add_n(&s, buffer, *n);
	bool ok = !ferror(f);
	fclose(f);
	*n = s.len;
	if (!ok) {
		str_release(&s);
		return NULL;
	}
	return str_take(&s);
}

/* Adds *from up to and with the mark, and moves *from behind it; false if it is not there. */
static bool pass(struct str *out, const char **from, const char *mark)
{
	const char *at = strstr(*from, mark);

	if (!at)
		return false;
	at += strlen(mark);
	str_add_n(out, *from, (size_t)(at - *from));
	*from = at;
	return true;
}

/* Replaces what stands between two marks. */
static bool replace(struct str *out, const char **from, const char *begin, const char *end,
                    const char *text)
{
	if (!pass(out, from, begin))
		return false;
	const char *to = strstr(*from, end);
	escape_xml(out, text);
	*from = to ? to : *from;
	return to != NULL;
}

/* Adds the text without groups in which nothing is drawn: gnuplot begins a picture with the pen of the
 * one before, so that its bytes would tell what else was drawn by the same process. */
static void add_groups(struct str *out, const char *svg)
{
	static const char begin[] = "\n<g ", nothing[] = ">\n</g>\n";
	const char *group;

	while ((group = strstr(svg, begin))) {
		const char *end = strchr(group + 1, '>');
		bool empty = end && strncmp(end, nothing, strlen(nothing)) == 0;
		str_add_n(out, svg, (size_t)(group - svg) + (empty ? 0 : strlen(begin)));
		/* The line's end stays: it may begin the next group. */
		svg = empty ? end + strlen(nothing) - 1 : group + strlen(begin);
	}
	str_add(out, svg);
}

/* gnuplot writes a > as it is. Behind two brackets XML allows none. */
static void mend_brackets(struct str *out, const char *svg)
{
	const char *at;

	while ((at = strstr(svg, "]]>"))) {
		at += strlen("]]");
		str_add_n(out, svg, (size_t)(at - svg));
		str_add(out, "&gt;");
		svg = at + 1;
	}
	str_add(out, svg);
}

bool picture_dress_svg(const char *svg, const char *title, const char *description, struct str *out)
{
	static const char font[] = "font-family=\"Liberation Sans";

	if (!strstr(svg, "</svg>") || !pass(out, &svg, "<svg"))
		return false;
	str_add(out, " role=\"img\"");
	if (!replace(out, &svg, "<title>", "</title>", title) ||
	    !replace(out, &svg, "<desc>", "</desc>", description))
		return false;
	struct str fonts = STR_INIT, mended = STR_INIT;
	while (pass(&fonts, &svg, font))
		str_add(&fonts, ", Arial, Helvetica, sans-serif");
	str_add(&fonts, svg);
	mend_brackets(&mended, str_text(&fonts));
	add_groups(out, str_text(&mended));
	str_release(&fonts);
	str_release(&mended);
	return true;
}

bool picture_is_png(const char *bytes, size_t n)
{
	return bytes && n > 100 && memcmp(bytes, "\x89PNG\r\n\x1a\n", 8) == 0 &&
	       memcmp(bytes + n - 8, "IEND", 4) == 0;
}
