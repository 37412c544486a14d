/*
 * escape: text from data, made safe once for the place where it will stand. Nothing in a
 * text can end its own quotes, markup or line.
 */
#ifndef AID_ESCAPE_H
#define AID_ESCAPE_H

#include "aid/str.h"

/* As a single-quoted gnuplot string, quotes included: a quote is doubled, a control character
 * becomes a blank. gnuplot expands nothing else in single quotes (with noenhanced). */
void escape_gnuplot(struct str *s, const char *text);
/* The same for the label of a tick, where gnuplot would read % as a number format. */
void escape_tick(struct str *s, const char *text);
/* As XML or HTML text or attribute value. */
void escape_xml(struct str *s, const char *text);

#endif
