/*
 * html: pieces of a page. All text goes through escape_xml here, once, so that nothing in it can
 * end its own element or attribute; an address that is no plain link is written as text.
 */
#ifndef AID_HTML_H
#define AID_HTML_H

#include <stdbool.h>

#include "aid/str.h"

void html_text(struct str *s, const char *text);
/* The same, with a figure and its unit ("$188 bn") kept on one line: for headings. */
void html_figures(struct str *s, const char *text);
/* ' name="value"' */
void html_attribute(struct str *s, const char *name, const char *value);
/* <tag>text</tag>; the tag may bring attributes of our own. */
void html_element(struct str *s, const char *tag, const char *text);
/* True for https:, http:, #id and relative addresses: nothing that a browser would run. */
bool html_is_link(const char *href);
/* <a href="…">text</a>, or the text alone. */
void html_link(struct str *s, const char *href, const char *text);
/* Text as part of an id: letters, digits and _ stay, all else becomes '-'. */
void html_id(struct str *s, const char *text);
/* The site that an address is on, for people: "nato.int". */
void html_host(struct str *s, const char *href);
/* What of a picture is shown: from the top edge to the bottom edge, in its own units. Texts that
 * begin outside are left out. 0, 0: all of it. */
struct html_band {
	double top, bottom;
};

/* An SVG picture for inlining: without prolog and size, its ids made the picture's own, the
 * tool-made titles of its parts left out. `name` must be fit for an id. */
void html_svg(struct str *s, const char *svg, const char *name, struct html_band band);

#endif
