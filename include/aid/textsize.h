/*
 * textsize: how wide a text is in Liberation Sans, so that a chart can give every word its room
 * before it is drawn. Arial and Helvetica have the same widths.
 *
 * The advance widths are the font's own, for ASCII, Latin-1 and the signs that we print. Other
 * code points are taken as wide as their class may be (a CJK letter is a square, a combining mark
 * nothing), so that a text is rather given too much room than too little.
 */
#ifndef AID_TEXTSIZE_H
#define AID_TEXTSIZE_H

#include <stdbool.h>
#include <stddef.h>

struct textfont {
	double size; /* px */
	bool bold;
};

/* Width in px of one line of UTF-8. */
double textsize_width(const char *text, struct textfont font);
/* The text, or as much of its beginning as fits into the width with "…" at its end. Caller frees. */
char *textsize_shorten(const char *text, struct textfont font, double width);

struct textlines {
	size_t n;
	char **lines;
	bool whole; /* false if the end was replaced by "…" */
};

/* Breaks at blanks (inside a word only if it is wider than a line) into at most max lines that
 * fit into the width. Caller releases. */
struct textlines textsize_wrap(const char *text, struct textfont font, double width, size_t max);
/* The same in lines of about the same length: no last line of one word. */
struct textlines textsize_balance(const char *text, struct textfont font, double width, size_t max);
void textlines_release(struct textlines *l);
/* Width of the widest line. */
double textlines_width(const struct textlines *l, struct textfont font);

/* Words between blanks; a sign that stands alone is a word too. */
size_t textsize_words(const char *text);

#endif
