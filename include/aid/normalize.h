/*
 * normalize: the stage that makes flows.csv and stocks.csv of records.csv (converter), leaving out
 * what exclusions.csv names.
 */
#ifndef AID_NORMALIZE_H
#define AID_NORMALIZE_H

#include <stdbool.h>

#include "aid/converter.h"
#include "aid/err.h"
#include "aid/progress.h"

struct normalize_options {
	const char *dir;           /* records.csv in, flows.csv and the others out */
	struct converter_options convert;
	struct progress progress;
};

/* The whole stage: reads DIR/records.csv and sources.csv, writes flows.csv, stocks.csv,
 * excluded.csv, normalize_tally.csv and normalize_settings.csv together, or nothing. */
bool normalize_run(const struct normalize_options *o, struct err *e);

#endif
