/*
 * sniff_hints: what the names and words of an unknown file may mean, as data/reference/sniff.ini says.
 */
#ifndef AID_SNIFF_HINTS_H
#define AID_SNIFF_HINTS_H

#include <stdbool.h>

#include "aid/date.h"
#include "aid/err.h"
#include "aid/ini.h"
#include "aid/marks.h"

struct sniff_hints {
	struct ini *ini;
	struct date_forms dates;
	struct marks missing;
};

/* False with the reason in *e. Released by sniff_hints_release. */
bool sniff_hints_load(const char *reference_dir, struct sniff_hints *h, struct err *e);
/* How many words of a column's name speak for a field of ours, less twice those against it. Words
 * are told apart by signs, blanks and capitals: "amountUSD" is amount, usd. */
int sniff_hints_weigh(const struct sniff_hints *h, const char *field, const char *name);
/* What the section says of the first word of the name that it knows; NULL if of none. */
const char *sniff_hints_of_name(const struct sniff_hints *h, const char *section, const char *name);
/* Our word for one of a column's, by the patterns of [map FIELD]; NULL if none fits. */
const char *sniff_hints_word(const struct sniff_hints *h, const char *field, const char *word);
void sniff_hints_release(struct sniff_hints *h);

#endif
