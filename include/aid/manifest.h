/*
 * manifest: which bytes the tables were made from: every raw file with its descriptor, every
 * reference table, and what lies beside the raw files and is read by nothing.
 *
 * It adds to sources.csv, from which the raw files' sizes and checksums are taken: the other
 * files, the release, and how far the records reach. It holds no time of a file or of a run:
 * the same input gives the same bytes.
 */
#ifndef AID_MANIFEST_H
#define AID_MANIFEST_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/date.h"
#include "aid/err.h"

struct manifest_options {
	size_t n;
	char *const *descriptors;   /* paths of the .ini files that the run read */
	const char *dir;            /* sources.csv and records.csv in, manifest.csv out */
	const char *reference_dir;
	struct date today;          /* for the age of data only, never in a table */
	size_t n_max_ages;
	const char *const *max_ages; /* "DAYS" for all, "SOURCE=DAYS" for one; the last one holds */
};

/* Writes DIR/manifest.csv. Data that are older than their descriptor's max_age, or that of the
 * options, are told of in the notes of *e. */
bool manifest_run(const struct manifest_options *o, struct err *e);

#endif
