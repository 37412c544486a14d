/*
 * diff_classes: what changed in one record, class by class, as moves of money that lead from
 * what it was to what it is. The money of all moves sums exactly to the change of the record,
 * in current dollars, in constant prices and less what was announced before.
 *
 * A record may go through several classes. Each move starts where the one before ended:
 *
 *   1 reclassified   the money as it was leaves its programme, aid type, stage or ledger for
 *                    the new one; a record newly left out, or taken in, of all sums
 *   2 donor          the same for the donor's code, where it was renamed
 *   3 value          the amount as stated, at the old rate and old prices
 *   4 redated        out of the old date, in at the new one, at the rate of that date
 *   5 exchange_rate  another rate of the same date
 *   6 price_base     the rest of constant_usd: another base year, another price index
 *   7 reannounced    the part announced before
 *   8 described      what moves no money: qualifier and bounds, verification, source, id
 *
 * The last step that can move a measure takes all that is left of it, so steps between may be
 * rounded, the sum never is. new and gone are the whole record.
 */
#ifndef AID_DIFF_CLASSES_H
#define AID_DIFF_CLASSES_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/date.h"
#include "aid/diff_folder.h"
#include "aid/money.h"
#include "aid/str.h"

enum diff_class {
	DIFF_NEW, DIFF_GONE, DIFF_RECLASSIFIED, DIFF_DONOR, DIFF_VALUE, DIFF_REDATED,
	DIFF_EXCHANGE_RATE, DIFF_PRICE_BASE, DIFF_REANNOUNCED, DIFF_DESCRIBED, N_DIFF_CLASSES
};

/* As they stand in tables: "new", "exchange_rate". */
extern const char *const diff_class_names[N_DIFF_CLASSES];

enum diff_measure { DIFF_CURRENT, DIFF_COUNTED, DIFF_CONSTANT, N_DIFF_MEASURES };

enum diff_side { DIFF_HERE, DIFF_FROM, DIFF_TO };

/* Cents that a record adds to each measure; nothing where a measure is unknown. */
struct diff_worth {
	money_wide cents[N_DIFF_MEASURES];
};

struct diff_worth diff_worth_of(const struct diff_record *r);

/* Cents that come to one cell of the tables. */
struct diff_move {
	enum diff_class class;
	enum diff_side side;  /* FROM and TO: one class moves money from cell to cell */
	const char *ledger, *donor, *donor_name, *programme, *aid_type, *stage;
	struct date date;
	struct diff_worth change;
	struct str what, before, after; /* "stage", "pledged", "committed" */
};

#define DIFF_MAX_MOVES 12

/* The moves of a record: old or new is NULL for one that is only on the other side. Returns how
 * many; the caller releases them. */
size_t diff_explain(const struct diff_record *old, const struct diff_record *new,
                    struct diff_move moves[DIFF_MAX_MOVES]);
void diff_moves_release(struct diff_move *moves, size_t n);

#endif
