/* partial_text: the words of a partial state's lines; the inside of partial. */
#ifndef AID_PARTIAL_TEXT_H
#define AID_PARTIAL_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aid/converter.h"
#include "aid/cube.h"
#include "aid/date.h"
#include "aid/err.h"
#include "aid/money.h"
#include "aid/str.h"

enum { PARTIAL_GROUP_WORDS = 9, PARTIAL_SUM_WORDS = 5 + 2 * N_ACC_MEASURES };

/* Adds a bar and the word. */
void partial_put(struct str *s, const char *word);
void partial_put_count(struct str *s, uint64_t n);
void partial_put_wide(struct str *s, money_wide n);
void partial_put_date(struct str *s, const struct date *d);
/* "|source|ledger|…|date" of a group. */
void partial_put_group(struct str *s, const struct cube_cell *cell, const struct date *d);

/* Cuts a text at its bars, in place, into at most `max` words without escapes; returns how many
 * there are. What stands before the first bar is the first word. */
size_t partial_cut(char *text, char **words, size_t max);
bool partial_count(const char *word, uint64_t *n);
bool partial_wide(const char *word, money_wide *n);

/* How many lines there are, and the sum of a hash of each: the same in any order, and another if a line is lost, changed
 * or there twice. */
struct partial_seal {
	uint64_t n, sum;
};

/* Counts a line, without its end. */
void partial_seal_add(struct partial_seal *s, const char *line, size_t len);

/* The lines that must be the same everywhere, "!key TAB state LF" each: version, fingerprints (`tables` is the file of
 * tables, NULL: the reference's tables.ini), settings. False with the reason in *e if a file cannot be read. */
bool partial_head(const struct converter_options *o, const char *tables, bool quantiles, struct str *s, struct err *e);

#endif
