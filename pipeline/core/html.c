#include "aid/html.h"

#include <stdlib.h>
#include <string.h>

#include "aid/escape.h"

void html_text(struct str *s, const char *text)
{
	escape_xml(s, text);
}

/* A blank between a figure and a unit. */
static bool is_inside(const char *text, size_t at)
{
	static const char *const units[] = { "bn", "m", "points", "percent" };
	const char *word = text + at + 1;
	size_t n = strcspn(word, " ,.;:)");

	if (at == 0 || text[at] != ' ' || text[at - 1] < '0' || text[at - 1] > '9')
		return false;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (strlen(units[i]) == n && strncmp(units[i], word, n) == 0)
			return true;
	return false;
}

void html_figures(struct str *s, const char *text)
{
	struct str kept = STR_INIT;

	for (size_t i = 0; text[i]; i++)
		if (is_inside(text, i))
			str_add(&kept, "\xc2\xa0");
		else
			str_add_char(&kept, text[i]);
	escape_xml(s, str_text(&kept));
	str_release(&kept);
}

void html_attribute(struct str *s, const char *name, const char *value)
{
	str_printf(s, " %s=\"", name);
	escape_xml(s, value);
	str_add_char(s, '"');
}

void html_element(struct str *s, const char *tag, const char *text)
{
	str_printf(s, "<%s>", tag);
	escape_xml(s, text);
	str_printf(s, "</%.*s>\n", (int)strcspn(tag, " "), tag);
}

static bool begins(const char *text, const char *with)
{
	return strncmp(text, with, strlen(with)) == 0;
}

bool html_is_link(const char *href)
{
	if (begins(href, "https://") || begins(href, "http://"))
		return true;
	/* A scheme is what stands before a colon before any slash; "//" names a host. */
	return href[0] && !begins(href, "//") && href[strcspn(href, ":/?#")] != ':';
}

void html_link(struct str *s, const char *href, const char *text)
{
	if (!html_is_link(href)) {
		escape_xml(s, text);
		return;
	}
	str_add(s, "<a");
	html_attribute(s, "href", href);
	str_add_char(s, '>');
	escape_xml(s, text);
	str_add(s, "</a>");
}

static bool is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '_' || c == '-';
}

void html_id(struct str *s, const char *text)
{
	for (; *text; text++)
		str_add_char(s, is_plain(*text) ? *text : '-');
}

void html_host(struct str *s, const char *href)
{
	const char *host = strstr(href, "://");

	host = host ? host + 3 : href;
	host += begins(host, "www.") ? 4 : 0;
	str_add_n(s, host, strcspn(host, "/?#"));
}

/* Marks after which a picture names an id of its own. */
static const char *id_mark(const char *p)
{
	static const char *const marks[] = { " id=\"", " id='", "href=\"#", "href='#", "url(#" };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (begins(p, marks[i]))
			return marks[i];
	return NULL;
}

/* The first title is ours; gnuplot gives every plot one of its own, made of its commands. A text is
 * a group moved to where it begins. Gives the place after what is not wanted. */
static const char *pass_over(const char *p, bool *titled, struct html_band band)
{
	static const char group[] = "<g transform=\"translate(";
	const char *end = NULL;

	if (begins(p, "<title>")) {
		end = *titled ? strstr(p, "</title>") : NULL;
		*titled = true;
		return end ? end + strlen("</title>") : p;
	}
	if (band.bottom <= 0 || !begins(p, group))
		return p;
	const char *comma = strchr(p, ',');
	double y = comma ? strtod(comma + 1, NULL) : band.top;
	if (y < band.top || y > band.bottom)
		end = strstr(p, "</g>");
	return end ? end + strlen("</g>") : p;
}

/* The third number of viewBox="0 0 720 540". */
static double width_of(const char *box)
{
	const char *p = box + strcspn(box, " ");

	p += p[0] ? 1 + strcspn(p + 1, " ") : 0;
	return strtod(p, NULL);
}

/* The picture takes the width that the page gives it. */
static const char *open_svg(struct str *s, const char *svg, struct html_band band)
{
	const char *end = strchr(svg, '>'), *box = strstr(svg, "viewBox=\"");

	str_add(s, "<svg role=\"img\" xmlns=\"http://www.w3.org/2000/svg\" "
	        "xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
	if (box && end && box < end && band.bottom > 0)
		str_printf(s, " viewBox=\"0 %.0f %.0f %.0f\"", band.top, width_of(box),
		           band.bottom - band.top);
	else if (box && end && box < end)
		str_printf(s, " viewBox=\"%.*s\"", (int)strcspn(box + 9, "\""), box + 9);
	str_add_char(s, '>');
	return end ? end + 1 : "";
}

void html_svg(struct str *s, const char *svg, const char *name, struct html_band band)
{
	const char *p = strstr(svg, "<svg");
	bool titled = false;

	if (!p)
		return;
	p = open_svg(s, p, band);
	while (*(p = pass_over(p, &titled, band))) {
		const char *mark = id_mark(p);
		if (mark) {
			str_printf(s, "%s%s-", mark, name);
			p += strlen(mark);
			continue;
		}
		bool indent = *p == '\t' || (*p == ' ' && p[-1] == '\n') || (*p == '\n' && p[1] == '\n');
		if (!indent)
			str_add_char(s, *p);
		p++;
	}
}
