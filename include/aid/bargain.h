/*
 * bargain: aid and spending → what the aid does to the range of settlements, as a model and
 * not as a forecast (docs/model.md).
 */
#ifndef AID_BARGAIN_H
#define AID_BARGAIN_H

#include <stdbool.h>

#include "aid/bargain_setup.h"
#include "aid/err.h"
#include "aid/progress.h"

struct bargain_options {
	const char *dir;           /* flows.csv and sources.csv in, bargaining*.csv out */
	const char *reference_dir; /* bargaining.ini, milex.csv, deflators.csv */
	struct bargain_overrides overrides;
	struct progress progress;
};

/* The whole stage: writes bargaining.csv, bargaining_variants.csv, bargaining_tornado.csv,
 * bargaining_donors.csv, bargaining_settings.csv and bargaining_facts.csv together, or
 * nothing. */
bool bargain_run(const struct bargain_options *o, struct err *e);

#endif
