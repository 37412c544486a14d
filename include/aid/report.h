/*
 * report: the findings, charts, tables and accounting as one self-contained HTML page, made from
 * the processed tables alone, as report.ini plans it; report.md and tables.xlsx beside it.
 */
#ifndef AID_REPORT_H
#define AID_REPORT_H

#include <stdbool.h>

#include "aid/err.h"

struct report_options {
	const char *dir;           /* processed tables */
	const char *reference_dir; /* report.ini, charts.ini, tables.ini */
	const char *output;        /* the page; the charts lie in its folder */
};

bool report_run(const struct report_options *o, struct err *e);

#endif
