/*
 * statements: each stated total of a book with what the flows make of it, in the order of series
 * (ledger, agency, programme, stage, baseline) and day.
 */
#ifndef AID_STATEMENTS_H
#define AID_STATEMENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aid/book.h"
#include "aid/err.h"

struct statement {
	const struct stock *stock;
	int64_t announced, reannounced, counted, residual; /* cents; residual = stated − counted */
};

struct statements {
	const struct book *book;
	size_t n;
	struct statement *items;
};

/* False with the reason in *e if a sum does not fit. Released by statements_release. */
bool statements_make(const struct book *b, struct statements *s, struct err *e);
void statements_release(struct statements *s);
/* Order of two totals by series; 0: of the same one. */
int statements_by_series(const struct stock *x, const struct stock *y);

#endif
