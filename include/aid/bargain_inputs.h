/*
 * bargain_inputs: what the bargaining model is fed with, by quarter: own military spending of
 * both sides in both price bases, military and financial aid by donor, and the factor that
 * brings aid to constant prices. Read once; every way of running the model takes from it.
 *
 * Aid is summed exactly, in cents, and only then becomes a double.
 */
#ifndef AID_BARGAIN_INPUTS_H
#define AID_BARGAIN_INPUTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aid/bargain_model.h"
#include "aid/bargain_setup.h"
#include "aid/err.h"
#include "aid/strpool.h"

enum bargain_basis { BARGAIN_CURRENT, BARGAIN_CONSTANT_PRICES, BARGAIN_BASES };

struct bargain_donor {
	const char *code, *name;
	int64_t *military; /* cents, by quarter */
};

/* Own spending of one side in one price basis, USD bn. */
struct bargain_spending {
	double before; /* per quarter, in the year before the first */
	double *quarters;
	int last_year; /* the last year that is known; later quarters carry it forward */
};

/* Why flows are not among the aid. */
struct bargain_left_out {
	uint64_t other;   /* another ledger, stage, aid type or recipient */
	uint64_t outside; /* in a quarter that another ledger covers, or before the first */
	uint64_t undated;
	uint64_t unknown; /* no amount in dollars */
};

struct bargain_inputs {
	int first;                                     /* quarter */
	size_t n;                                      /* quarters, to the last one with aid */
	struct bargain_spending own[BARGAIN_BASES][2]; /* A, B */
	char *vintage;                                 /* of the spending data */
	double *to_constant;                           /* current → constant dollars */
	bool *prices_carried; /* the price index does not have all of the quarter */
	char *deflator, *deflator_last;
	size_t n_donors;
	struct bargain_donor *donors;
	int64_t *military, *financial; /* cents, all donors */
	uint64_t rows_in, kept;
	struct bargain_left_out left_out;
	struct strpool *pool;
};

/* Reads DIR/flows.csv, DIR/sources.csv, and of the reference milex.csv and deflators.csv. NULL
 * with all reasons in *e. Caller frees. */
struct bargain_inputs *bargain_inputs_read(const struct bargain_setup *s, const char *dir,
                                           const char *reference_dir, struct err *e);
/* True if own spending of either side was carried forward to quarter t. */
bool bargain_inputs_carried(const struct bargain_inputs *in, enum bargain_basis basis, size_t t);
/* The price basis of a mode: current dollars for flows, constant ones for what lasts. */
enum bargain_basis bargain_inputs_basis(enum bargain_mode mode);
/* Fills quarters[0 … in->n - 1] and *series over it. `without` leaves one donor's military aid
 * out (SIZE_MAX: none). */
void bargain_inputs_series(const struct bargain_inputs *in, const struct bargain_setup *s,
                           enum bargain_basis basis, size_t without,
                           struct bargain_quarter *quarters, struct bargain_series *series);
void bargain_inputs_free(struct bargain_inputs *in);

/* The parts of bargain_inputs_read; each fills its share of *in. */
bool bargain_aid_read(struct bargain_inputs *in, const struct bargain_setup *s, const char *dir,
                      struct err *e);
bool bargain_spending_read(struct bargain_inputs *in, const struct bargain_setup *s,
                           const char *reference_dir, struct err *e);

#endif
