/*
 * plot: the sections of charts.ini → plots/<chart>.gp, .svg and .png.
 *
 * A chart is drawn again only if its script changed or a picture is missing; all stale charts
 * are drawn by one gnuplot. Pictures are made in a folder of their own, checked, and moved to
 * their place together.
 */
#ifndef AID_PLOT_H
#define AID_PLOT_H

#include <stdbool.h>

#include "aid/err.h"

struct plot_options {
	const char *dir;           /* processed tables */
	const char *reference_dir;
	const char *output_dir;
	const char *charts;        /* another charts.ini, or NULL; DIR then needs no facts.csv */
	bool check; /* only check charts.ini and the layout of each chart; nothing is written */
};

/* What --help says after the options: the kinds of charts, with the keys of each. Caller frees. */
char *plot_details(void);
bool plot_run(const struct plot_options *o, struct err *e);

#endif
