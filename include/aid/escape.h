/*
 * escape: the one way in which text of people comes into scripts and pictures. Whatever the
 * text holds, it stays text: nothing in it is executed, formatted or taken for markup.
 */
#ifndef AID_ESCAPE_H
#define AID_ESCAPE_H

#include "aid/str.h"

/* A gnuplot string in single quotes; control characters become blanks. */
void escape_quoted(struct str *s, const char *text);
/* The same for the label of a tick, where gnuplot would read % as a number format. */
void escape_tick(struct str *s, const char *text);
/* Text for a gnuplot comment: one line, which cannot go on in the next. */
void escape_comment(struct str *s, const char *text);
/* Text for XML content and attributes in double quotes. */
void escape_xml(struct str *s, const char *text);

#endif
