/*
 * explanation: where a number comes from, as a tree: a row, what it says, the records under it,
 * and its figures beside what the records make of them. It is printed for people or as JSON
 * (explanation_print.c); who builds it need not know which.
 */
#ifndef AID_EXPLANATION_H
#define AID_EXPLANATION_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/money.h"
#include "aid/str.h"

struct explanation_pair {
	char *name, *text;
};

struct explanation_pairs {
	size_t n, cap;
	struct explanation_pair *items;
};

/* A figure of the table and the same one made anew. */
struct explanation_check {
	char *name, *stated, *made, *how;
};

struct explanation {
	char *kind;                      /* "row", "record", …: what it explains */
	char *title;                     /* one line */
	struct explanation_pairs values; /* for machines: plain, by column name */
	struct explanation_pairs says;   /* for people: label and sentence */
	size_t n_checks, n_parts, checks_cap, parts_cap;
	struct explanation_check *checks;
	struct explanation **parts;      /* owned */
};

/* Caller frees, unless it is made a part of another. Texts are copied. */
struct explanation *explanation_new(const char *kind, const char *title);
void explanation_free(struct explanation *x);
/* Hands the part over; returns it. */
struct explanation *explanation_add(struct explanation *x, struct explanation *part);
void explanation_value(struct explanation *x, const char *name, const char *text);
/* An unknown amount is an empty value. */
void explanation_amount(struct explanation *x, const char *name, struct money m, int decimals);
/* A sentence that is empty is not said. */
void explanation_say(struct explanation *x, const char *label, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
/* Sets a figure of the table beside the same one made from what lies under it; how says how. */
void explanation_check(struct explanation *x, const char *name, const char *stated,
                       const char *made, const char *how);
/* The first figure in the tree that is not what was made anew, or NULL; *where its node. */
const struct explanation_check *explanation_differs(const struct explanation *x,
                                                    const struct explanation **where);

/* explanation_print.c: wrapped text, or one JSON document, of all the explanations. */
void explanation_text(const struct explanation *x, struct str *out);
void explanation_json(struct explanation *const *list, size_t n, struct str *out);

/* An amount for people, thousands apart: "65,300,000.00"; "unknown". */
void explanation_grouped(struct str *out, struct money m, int decimals);

#endif
