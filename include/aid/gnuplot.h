/*
 * gnuplot: runs the external program over scripts, all in one process, with a clean
 * environment and without start-up files. The only place that names the program.
 */
#ifndef AID_GNUPLOT_H
#define AID_GNUPLOT_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/err.h"

/* Runs the scripts in order; their variable `folder` is set to the given folder, which must
 * end in a slash. False with the reason in *e if gnuplot is missing or fails. */
bool gnuplot_run(const char *folder, char *const *scripts, size_t n, struct err *e);

#endif
