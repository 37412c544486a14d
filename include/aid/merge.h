/* merge: partial states of aid-run → the tables that one run over everything would make. */
#ifndef AID_MERGE_H
#define AID_MERGE_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/converter.h"
#include "aid/err.h"

struct merge_options {
	size_t n;
	char *const *files;        /* of partial states, in any order */
	struct converter_options convert;
	const char *tables;        /* the file that stood in place of the reference's tables.ini, or NULL */
	const char *output_dir;    /* made if missing */
	size_t memory;             /* bytes for single amounts, before they go to a file */
};

bool merge_run(const struct merge_options *o, struct err *e);

#endif
