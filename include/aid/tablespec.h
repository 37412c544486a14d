/*
 * tablespec: what tables to make, as data/reference/tables.ini says, and the ledger rule: a
 * table that would add money of two ledgers, of stages that it does not name, or stated totals
 * is refused before anything is summed (DESIGN §4.1).
 *
 *   [name]
 *   title    = for people
 *   shape    = period | summary | donors | spread      (one of shape.c)
 *   keys     = ledger donor programme aid_type stage bloc    (what tells rows apart; any of them)
 *   blocs    = europe | USA                            (key bloc: disjoint blocs or donors; the
 *                                                       rest is "others")
 *   stages   = LEDGER: stage + stage | LEDGER: …       (only these; joined if stage is no key)
 *   donor, programme, aid_type = word | word           (only these)
 *   from, until = 2022-02-24                           (only flows wholly on or after / before; undated ones stand under undated)
 * and what the shape has of
 *   period   = day | month | quarter | year | fiscal_year
 *   top      = 8                                       (by total; the others in one group)
 *   top_by   = donor                                   (… by the donor's total over the other keys)
 *   gdp_year, population_year, milex_year = 2021
 *   gaps     = LEDGER: zero | LEDGER: zero until 2026-01-31 | LEDGER: unknown
 *              (what a period without a record is: nothing, by the ledger's nature and the day
 *               to which its sources were watched, data_through of their descriptors or one given
 *               here; or not known, which is the rule)
 *   window   = 5                                       (periods of a moving window; odd)
 *   draws    = 2000                                    (of bootstrap intervals; none: no intervals)
 *   longest  = 8                                       (only the longest waits)
 *   events   = 2022-02-24 | 2024-04-24                 (days of events.csv)
 *   reach    = 6                                       (periods before and after an event)
 */
#ifndef AID_TABLESPEC_H
#define AID_TABLESPEC_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/date.h"
#include "aid/err.h"
#include "aid/flow.h"
#include "aid/ini.h"
#include "aid/partition.h"
#include "aid/table.h"

enum table_key {
	KEY_LEDGER, KEY_DONOR, KEY_PROGRAMME, KEY_AID_TYPE, KEY_STAGE, KEY_BLOC,
	N_TABLE_KEYS
};
extern const char *const table_key_names[N_TABLE_KEYS];

struct shape; /* shape.h */

/* The stages of one ledger that a table takes, and their name when joined ("a+b"). */
struct stage_choice {
	char *ledger, *joined;
	size_t n;
	char **stages;
};

/* The words that a key may have; n = 0: any. */
struct word_choice {
	size_t n;
	char **words;
};

/* What a period of a ledger without any record means. */
struct gap_rule {
	char *ledger;
	bool zero;         /* nothing, to the end of `until`, the last day watched; if not: unknown */
	bool to_data;      /* `until` is what the ledger's sources say (data_through) */
	struct date until;
};

/* An event before and after which a series is compared. */
struct event_choice {
	struct date day;
	char *label;
};

struct tablespec {
	const char *name, *title;      /* in the ini */
	const struct ini_section *section;
	const struct shape *shape;
	bool key[N_TABLE_KEYS];
	struct partition *partition;   /* of the key bloc, or NULL */
	size_t n_choices;              /* 0: all ledgers, all stages */
	struct stage_choice *choices;
	struct word_choice words[N_TABLE_KEYS];
	enum date_period period;
	struct date from, until;       /* DATE_NONE: no bound */
	int64_t top;                   /* 0: all */
	size_t ranked_keys;            /* ranks count by so many of the first keys */
	int64_t gdp_year, population_year, milex_year, window, draws, longest, reach; /* 0: not given */
	size_t n_gap_rules;
	struct gap_rule *gap_rules;
	size_t n_events;
	struct event_choice *events;
};

struct tablespecs {
	struct ini *ini;
	size_t n;
	struct tablespec *items; /* in the order of the file */
};

/* Reads the file (NULL: DIR/tables.ini) and applies the ledger rule and the days up to which there are data, with the
 * sources' overlaps and data_through (sources.csv; NULL: tablespecs_check will be told). NULL with all reasons in *e. Caller frees. */
struct tablespecs *tablespecs_read(const char *reference_dir, const char *file, const struct table *sources,
                                   struct err *e);
/* The same for those that were read without sources. */
bool tablespecs_check(struct tablespecs *t, const struct table *sources, struct err *e);
/* True if the table takes the flow; *stage is what stands in its stage column (borrowed). */
bool tablespec_takes(const struct tablespec *t, const struct flow *f, const char **stage);
/* The same for all but the date: false if the table takes no such flow of any date. */
bool tablespec_takes_words(const struct tablespec *t, const struct flow *f, const char **stage);
/* The same for the date alone. What may lie on either side of a bound cannot be placed: it is not taken. Without any
 * date it stands for itself in a table of periods, as undated, and in no other. */
bool tablespec_takes_date(const struct tablespec *t, const struct date *d);
/* The rule of a ledger, or NULL: unknown. */
const struct gap_rule *tablespec_gap_rule(const struct tablespec *t, const char *ledger);
/* What stands in the key's column of the row that a flow of the table belongs to; "" where the
 * table does not tell rows apart by that key. `stage` is what tablespec_takes gave; *label is
 * the word for people. Borrowed. */
const char *tablespec_word(const struct tablespec *t, const struct flow *f, const char *stage,
                           enum table_key key, const char **label);
void tablespecs_free(struct tablespecs *t);

#endif
