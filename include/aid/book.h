/*
 * book: all flows and stated totals of a processed folder in memory, and exact sums of the flows
 * that a selection takes. For questions over our own tables, never for bulk records.
 *
 * A flow whose date may lie on either side of a selection's bound is not taken, so an undated
 * flow is taken only where no bound is set. Sums are cents in 64 bits; `overflow` says that one
 * did not fit.
 */
#ifndef AID_BOOK_H
#define AID_BOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aid/blocs.h"
#include "aid/date.h"
#include "aid/err.h"
#include "aid/flow.h"
#include "aid/strpool.h"
#include "aid/table.h"

struct book {
	struct strpool *pool;
	size_t n_flows, n_stocks, flows_cap, stocks_cap;
	struct flow *flows;
	struct stock *stocks;
	struct table *sources; /* sources.csv */
	struct table *settings; /* normalize_settings.csv */
	const char *price_year; /* of constant prices; "" if none is told */
};

/* Reads DIR/flows.csv and stocks.csv, both sorted by record, sources.csv and normalize_settings.csv.
 * NULL with all reasons in *e. Caller frees. */
struct book *book_read(const char *dir, struct err *e);
void book_free(struct book *b);

/* What a sum takes; NULL or DATE_NONE: no limit. Texts are borrowed. */
struct selection {
	const char *ledger, *programme, *donor, *aid_type, *stage;
	struct date since, until;  /* the first and last day that count, both included */
	bool begun;                /* a period in which the last day lies counts too */
	const struct blocs *blocs; /* with bloc: only its members … */
	size_t bloc;
	struct date members_at;    /* … at that date; DATE_NONE: at the date of each flow */
};

struct book_sum {
	int64_t announced, reannounced, constant;
	int64_t stated;       /* in hundredths of the currency that all records are stated in … */
	const char *currency; /* … or NULL if they differ */
	size_t n, n_unknown, n_constant; /* records; of unknown amount; with a constant price */
	const struct flow *first, *last; /* by date, then by record; NULL if none is dated */
	bool overflow;
};

bool book_takes(const struct selection *s, const struct flow *f);
struct book_sum book_sum(const struct book *b, const struct selection *s);
/* True if all money of the ledger was announced before: an event, a revaluation, that answers nothing. */
bool book_is_event(const struct book *b, const char *ledger);

/* True if the stock is the first of several that count from its day in its ledger: a baseline of theirs. */
bool book_is_baseline(const struct book *b, size_t stock);

/* Sorts dated flows by the last day that their date may be, then by record_id. */
void book_sort_by_day(const struct flow **flows, size_t n);

/* True if sources.csv says that a source of one ledger holds some of the other's money. */
bool book_overlap(const struct book *b, const char *ledger, const char *other);

#endif
