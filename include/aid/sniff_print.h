/*
 * sniff_print: a guess written as a descriptor, each line of it marked; what nothing tells is left to be
 * written by hand. The inside of sniff.
 */
#ifndef AID_SNIFF_PRINT_H
#define AID_SNIFF_PRINT_H

#include "aid/sniff_guess.h"
#include "aid/str.h"

struct sniff_printing {
	const struct sniff_table *t;
	const struct sniff_guess *g;
	const struct sniff_context *x;
	struct str *out;
	struct str by_hand; /* what the file does not tell and no guess stands for */
};

void sniff_print(const struct sniff_table *t, const struct sniff_guess *g,
                 const struct sniff_context *x, struct str *out);

/* A line that is a guess, and one of comment. */
void sniff_guess_line(struct sniff_printing *p, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
void sniff_say(struct sniff_printing *p, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
void sniff_by_hand(struct sniff_printing *p, const char *what);

/* [columns], [fields], maps and records. */
void sniff_print_fields(struct sniff_printing *p);
/* Adds a cell or a name as people may read it in a comment: one line, not too long. */
void sniff_print_text(const char *text, struct str *out);
/* The columns as they look, one a line. */
void sniff_print_survey(const struct sniff_table *t, const struct sniff_hints *h, struct str *out);

#endif
