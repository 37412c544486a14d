/*
 * describe: says what lies in a folder of processed tables. Each table is first held against
 * its definition (schemacheck), so that datapackage.json is true of the bytes beside it.
 */
#ifndef AID_DESCRIBE_H
#define AID_DESCRIBE_H

#include <stdbool.h>

#include "aid/err.h"

struct describe_options {
	const char *dir;           /* the tables in; datapackage.json out */
	const char *reference_dir; /* tables.ini, reconcile.ini: names, titles and shapes */
};

/* Writes DIR/datapackage.json with every table of the folder that a stage, tables.ini or reconcile.ini names. */
bool describe_run(const struct describe_options *o, struct err *e);

#endif
