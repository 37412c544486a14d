/*
 * report: the charts, their tables and the accounting as one self-contained HTML page, made
 * from the processed tables alone; it needs no script and names no external resource.
 */
#ifndef AID_REPORT_H
#define AID_REPORT_H

#include <stdbool.h>

#include "aid/err.h"

struct report_options {
	const char *dir;           /* processed tables */
	const char *reference_dir; /* charts.ini */
	const char *output;        /* the page; the charts lie in its folder */
};

bool report_run(const struct report_options *o, struct err *e);

#endif
