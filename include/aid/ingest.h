/*
 * ingest: raw files and their descriptors → records.csv, rejects.csv, sources.csv.
 *
 * If any row of a strict source is refused, only rejects.csv is written: records.csv and all
 * that is made from it stay as the last good run left them.
 */
#ifndef AID_INGEST_H
#define AID_INGEST_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/err.h"
#include "aid/progress.h"

struct ingest_options {
	size_t n;
	char *const *descriptors;  /* paths of .ini files */
	const char *input;         /* read instead of the raw file of the only descriptor; or NULL */
	const char *sources_dir;   /* descriptors to compare a file with that its own does not fit; or NULL */
	const char *reference_dir;
	const char *output_dir;    /* made if missing */
	struct progress progress;
};

/* Records are in the order of source name, then of the file. Notes in *e hold the tally. */
bool ingest_run(const struct ingest_options *o, struct err *e);

#endif
