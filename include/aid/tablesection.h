/*
 * tablesection: reads one section of tables.ini (tablespec.h lists its keys). What the shape
 * has no use for is refused with what it has.
 */
#ifndef AID_TABLESECTION_H
#define AID_TABLESECTION_H

#include <stdbool.h>

#include "aid/err.h"
#include "aid/ini.h"
#include "aid/tablespec.h"

/* Fills *t from t->section; false with all reasons in *e. DIR/blocs.csv and what it names are
 * read where the section parts donors by blocs. tablespecs_free frees what is inside. */
bool tablesection_read(const char *reference_dir, const struct ini *ini, struct tablespec *t,
                       struct err *e);

#endif
