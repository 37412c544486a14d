/*
 * html: pieces of a page. All text from data goes through escape_xml here, once.
 */
#ifndef AID_HTML_H
#define AID_HTML_H

#include <stddef.h>

#include "aid/str.h"
#include "aid/table.h"

/* <tag>text</tag> */
void html_element(struct str *s, const char *tag, const char *text);
/* A whole table with caption; columns that end in _usd, _pct or hold counts are aligned right,
 * addresses become links. Numbers are the table's own text, grouped by thousands. */
void html_table(struct str *s, const struct table *t, const char *caption);
/* An SVG picture for inlining: without its prolog, its ids made the picture's own. */
void html_svg(struct str *s, const char *svg, const char *name);

#endif
