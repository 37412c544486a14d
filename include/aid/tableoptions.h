/*
 * tableoptions: the keys of a section of tables.ini that only some shapes have (tablespec.h lists
 * them). A key that is given is read whatever the shape, so that one run tells of every fault.
 */
#ifndef AID_TABLEOPTIONS_H
#define AID_TABLEOPTIONS_H

#include <stdbool.h>

#include "aid/err.h"
#include "aid/ini.h"
#include "aid/tablespec.h"

/* True if the shape of the table has the key. */
bool tableoptions_has(const struct tablespec *t, const char *key);
/* Sets the last day of rules that take it from the sources, by data_through of sources.csv; false with all
 * reasons in *e. */
bool tableoptions_watch(const struct ini *ini, struct tablespec *t, const struct table *sources, struct err *e);
/* Fills the options of *t, whose keys are read already; false with all reasons in *e. DIR/events.csv
 * is read where the section names events. */
bool tableoptions_read(const char *reference_dir, const struct ini *ini, struct tablespec *t,
                       struct err *e);

#endif
