/*
 * reading: what a phrase about aid asks for, in the words of our own tables: "USAI announced",
 * "us-packages counted since 2021-01-20", "NATO members' share of military allocations",
 * "allocations of Europe over the United States". The same words serve the measures of
 * claims.csv, aid-reconcile --claim, sensitivity.ini and waterfalls.ini.
 *
 *   subject      ledger, programme, donor, bloc, type of aid, stage (allocations, committed …)
 *   counting     announced, counted (less what was announced before), reannounced
 *   time         since DATE, until DATE; 2023, 2024-Q1, FY2024, fiscal year 2024: within it
 *   two subjects A share of B; A over B
 *   first accession year of BLOC; count of founding members of BLOC; year of the first
 *   PROGRAMME record
 *
 * Words are found in the tables themselves; an unknown word is refused with what can be said.
 */
#ifndef AID_READING_H
#define AID_READING_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/blocs.h"
#include "aid/book.h"
#include "aid/countries.h"
#include "aid/date.h"
#include "aid/ledgers.h"
#include "aid/str.h"

struct vocabulary {
	const struct book *book;
	const struct countries *countries;
	const struct blocs *blocs;
	const struct ledgers *ledgers;
};

enum reading_measure {
	READ_SUM, READ_SHARE, READ_RATIO, READ_FOUNDED, READ_FOUNDERS, READ_FIRST_YEAR, READ_ADDED
};

enum reading_counting { COUNTING_UNSAID, COUNTING_ANNOUNCED, COUNTING_COUNTED, COUNTING_REANNOUNCED };

/* NULL, SIZE_MAX: not said. Texts are the tables' own, or constants. */
struct subject {
	const char *ledger, *programme, *donor, *donor_name, *aid_type, *stage;
	size_t bloc;
};

struct reading {
	enum reading_measure measure;
	struct subject subject; /* of a share or ratio: the part, or what stands above */
	struct subject other;   /* the whole, or what stands below */
	enum reading_counting counting;
	struct date since, until;
};

/* Reads the phrase. False with what was found and what can be said in *why. */
bool reading_parse(const char *text, const struct vocabulary *v, struct reading *r,
                   struct str *why);
/* Finds the ledger that the subject means, if none is said: the one that has such flows; of
 * several, one whose stated totals count since that day, else one that has stated totals. False
 * with the ledgers that would do in *why. */
bool reading_resolve(struct reading *r, const struct vocabulary *v, struct str *why);
/* True if the figure is of one period, such as 2023, and not since or until a day. */
bool reading_is_within(const struct reading *r);
/* The selection of a subject within the reading's time. A claim is of a day, data may be of
 * quarters: the period in which the last day lies counts. */
struct selection reading_selection(const struct reading *r, const struct subject *s,
                                   const struct vocabulary *v);
/* The sum by the way of counting, and whether it is known: reannounced money only where some
 * was stated. */
int64_t reading_value(const struct book_sum *sum, enum reading_counting counting);

#endif
