/*
 * expr: how one of our fields is made from the columns of a raw row, as a descriptor says it.
 *
 *   column                 the text of that column
 *   "constant"             that text
 *   a + "-" + b            joined
 *   a | b | "otherwise"    the first that is not missing; a part that is missing makes its
 *                          alternative missing
 *   column x 1000000       money: times an exact decimal factor
 *   value x 0.01 x share    money: times the number in a column as well
 *
 * The signs stand between blanks, so that column names may hold them.
 */
#ifndef AID_EXPR_H
#define AID_EXPR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aid/columns.h"
#include "aid/err.h"
#include "aid/marks.h"
#include "aid/str.h"

struct expr_term {
	bool constant;
	char *text;    /* the constant, or the column's name */
	size_t column; /* index in the raw file, once bound; SIZE_MAX: absent, so missing */
};

struct expr_alternative {
	size_t n;
	struct expr_term *terms;
};

struct expr {
	size_t n; /* 0: the field is not declared */
	struct expr_alternative *alternatives;
	int64_t scale_num, scale_den; /* 1, 1 without a factor */
	struct expr_term factor;      /* a column that the scale is multiplied by; text NULL: none */
};

#define EXPR_INIT ((struct expr){ 0, NULL, 1, 1, { false, NULL, SIZE_MAX } })

/* Reads a declaration. False with the reason at `at` in *e. Released by expr_release. */
bool expr_parse(const char *declared, const struct place *at, struct expr *x, struct err *e);
/* Finds the columns in the raw file's header; `at` is where the declaration stands. All missing
 * columns are named in *e. */
bool expr_bind(struct expr *x, const struct columns *c, const struct place *at, struct err *e);

/* Makes the field's text for a row. False if it is missing (*out is empty then).
 * *column is the first column used, or SIZE_MAX for a constant: where to point in messages. */
bool expr_eval(const struct expr *x, const struct csvrow *row, const struct marks *missing,
               struct str *out, size_t *column);
/* Multiplies *num / *den by a plain decimal number of at most nine decimals, reduced. False if it
 * is none, is negative, or does not fit. */
bool expr_scale(int64_t *num, int64_t *den, const char *factor);
void expr_release(struct expr *x);

#endif
