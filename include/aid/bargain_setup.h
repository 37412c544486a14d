/*
 * bargain_setup: what people decide about the bargaining model (data/reference/bargaining.ini),
 * with what the command line changes, read and checked before anything is computed.
 *
 * Every value keeps its place, so that what cannot be used is refused by name there.
 */
#ifndef AID_BARGAIN_SETUP_H
#define AID_BARGAIN_SETUP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aid/bargain_draws.h"
#include "aid/bargain_model.h"
#include "aid/err.h"
#include "aid/ini.h"

/* A parameter as declared. Texts are borrowed from the setup's file. */
struct bargain_declared {
	bool has_scenario;
	double scenario;
	const char *unit, *label, *ground;
	struct place at;
};

/* Flows of one ledger count as aid in some quarters. */
struct bargain_ledger {
	const char *name;
	char **stages;
	size_t n_stages;
	int from, until; /* quarters, both included */
	struct place at;
};

/* Another way to run the same data. */
struct bargain_variant {
	const char *name, *settings;
	struct bargain_case run;
};

struct bargain_setup {
	struct ini *ini;
	struct bargain_case run;
	uint32_t seed;
	size_t draws;
	int start, show_from, base_quarter; /* quarters */
	const char *a, *b, *current, *constant, *deflator, *military, *financial;
	int price_year, carry_quarters;
	struct place a_at, b_at;
	struct bargain_declared parameters[BARGAIN_PARAMETERS];
	size_t n_ledgers, n_variants;
	struct bargain_ledger *ledgers;
	struct bargain_variant *variants;
};

/* What stands on the command line: NAME=VALUE, in order; later ones hold. */
struct bargain_overrides {
	size_t n;
	const char **texts;
};

enum { BARGAIN_ALWAYS = 100000 }; /* a quarter after all others */

/* Reads the file and applies the overrides. NULL with all reasons in *e. Caller frees. */
struct bargain_setup *bargain_setup_read(const char *path, const struct bargain_overrides *o,
                                         struct err *e);
void bargain_setup_free(struct bargain_setup *s);

const char *bargain_setup_name(enum bargain_parameter p); /* "g", "u", … */
const char *bargain_setup_form(enum bargain_form form);
const char *bargain_setup_mode(enum bargain_mode mode);

/* Quarters are numbered year × 4 + quarter − 1. */
int bargain_setup_quarter(int year, int quarter);
#define BARGAIN_QUARTER_TEXT 16
void bargain_setup_quarter_text(int quarter, char buf[BARGAIN_QUARTER_TEXT]);

#endif
