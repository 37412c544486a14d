/*
 * definitions: the values that a claim may mean, one for each way of reading it, with words for
 * people and the records behind it.
 */
#ifndef AID_DEFINITIONS_H
#define AID_DEFINITIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aid/book.h"
#include "aid/quantity.h"
#include "aid/reading.h"

struct definition {
	char *text;     /* in words */
	char *evidence; /* TABLE KEY=VALUE …; how many records, which. Parts stand between " over ", " less ", " and " */
	enum quantity_kind kind;
	int64_t value;  /* in the kind's base unit; of money: cents of the claim's currency */
	bool known;
	bool own;       /* the claim's own reading */
};

struct definitions {
	size_t n, cap;
	struct definition *items;
};

/* Adds one; the texts are taken over. */
void definitions_add(struct definitions *d, struct definition new);
void definitions_free(struct definitions *d);

/* What a sum takes, in words: "USAI of us-packages, committed, as announced, since 2022-02-24". */
void definitions_describe(const struct reading *r, const struct subject *s,
                          const struct vocabulary *v, struct str *out);
/* "flows ledger=us-packages programme=USAI since=2022-02-24; 23 records, us_usai:USAI 1 to us_usai:USAI 23":
 * what was taken and how it counts, as aid-explain takes it again, whole (explain_evidence). */
void definitions_evidence(const struct selection *s, enum reading_counting counting,
                          const struct book_sum *sum, struct str *out);

#endif
