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

bool picture_dress_svg(const char *svg, const char *title, const char *description, struct str *out)
{
	static const char font[] = "font-family=\"Liberation Sans";

	if (!strstr(svg, "</svg>") || !pass(out, &svg, "<svg"))
		return false;
	str_add(out, " role=\"img\"");
	if (!replace(out, &svg, "<title>", "</title>", title) ||
	    !replace(out, &svg, "<desc>", "</desc>", description))
		return false;
	while (pass(out, &svg, font))
		str_add(out, ", Arial, Helvetica, sans-serif");
	str_add(out, svg);
	return true;
}

bool picture_is_png(const char *bytes, size_t n)
{
	return bytes && n > 100 && memcmp(bytes, "\x89PNG\r\n\x1a\n", 8) == 0 &&
	       memcmp(bytes + n - 8, "IEND", 4) == 0;
}
