/*
 * html: the small pieces of a page. Text goes through escape_xml, addresses through the checks
 * here; figures are laid out as text, digit by digit, so that what people read is what the
 * table holds.
 */
#ifndef AID_HTML_H
#define AID_HTML_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/str.h"

/* Adds ` name="value"`, the value escaped. */
void html_attr(struct str *s, const char *name, const char *value);
/* Adds <element>text</element>, the text escaped; the element may carry attributes. */
void html_element(struct str *s, const char *element, const char *text);

/* True for an address of the web: it may stand in href. Anything else (javascript:, data:, a
 * path) is shown as text. */
bool html_is_address(const char *text);
/* Adds a link, or the bare text if the address is none. An empty text stands for the name of
 * the site. */
void html_link(struct str *s, const char *address, const char *text);

/* True for a plain decimal number: -12.50, 7. */
bool html_is_number(const char *text);
/* Adds a decimal number for people: thousands set apart by commas from min_digits digits on, a
 * real minus sign, `decimals` kept as they are, or, if drop_zeros, left out when all are 0. */
void html_number(struct str *s, const char *decimal, size_t min_digits, bool drop_zeros);

/* Adds a name usable as id and in #links: letters, digits, - and _; the rest become -. */
void html_id(struct str *s, const char *prefix, const char *name);

#endif
