/*
 * run: raw files → the tables of tables.ini in one process: what ingest, normalize and aggregate do
 * one after the other, with the same refusals and the same bytes, for files of any size.
 */
#ifndef AID_RUN_H
#define AID_RUN_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/converter.h"
#include "aid/err.h"
#include "aid/progress.h"

struct run_options {
	size_t n;
	char *const *descriptors;  /* paths of .ini files */
	size_t n_inputs;
	const char *const *inputs; /* raw files read by the only descriptor; none: its own */
	struct converter_options convert;
	const char *tables;        /* a file in place of the reference's tables.ini, without facts; or NULL */
	const char *output_dir;    /* made if missing; of a state: where amounts go that memory cannot hold, NULL: beside it */
	const char *partial;       /* write the state there instead of tables, or NULL; its folder is made if missing */
	int partial_fd;            /* or to this open file, if not negative */
	size_t threads;            /* at least 1 */
	size_t memory;             /* bytes for single amounts, before they go to a file */
	bool keep_records;         /* records.csv and flows.csv, too */
	bool no_quantiles;         /* tables that need single amounts are refused their quantiles */
	bool plain;                /* every row by the strict reader */
	struct progress progress;
};

/* Writes the tables, or with refused rows of a strict source rejects.csv only. */
bool run_run(const struct run_options *o, struct err *e);

#endif
