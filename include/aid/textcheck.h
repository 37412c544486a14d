/*
 * textcheck: whether bytes are the text that we agreed on: UTF-8 without NUL and control
 * characters, lines ended by LF or CRLF.
 */
#ifndef AID_TEXTCHECK_H
#define AID_TEXTCHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/str.h"

/* What is wrong with a physical line, as "found …; expected …; how to fix", and the offset of
 * the first bad byte in *at; NULL if nothing is. In ISO 8859-1 every byte is a letter. */
const char *textcheck_line(const char *text, size_t len, bool latin1, size_t *at);
/* The length of the UTF-8 letter at the beginning of the bytes; 0 if there is none. */
size_t textcheck_utf8(const char *text, size_t len);
/* Adds ISO 8859-1 text as UTF-8. */
void textcheck_from_latin1(struct str *s, const char *text, size_t len);

#endif
