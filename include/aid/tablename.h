/*
 * tablename: names out of plans that become names of files. A plain one cannot leave its folder, whatever
 * somebody wrote, and is no command to a shell or to make.
 */
#ifndef AID_TABLENAME_H
#define AID_TABLENAME_H

#include <stdbool.h>

#include "aid/ini.h"

/* True for small letters, digits and _, at least one. */
bool tablename_is_plain(const char *name);
/* Refuses a section whose name is not plain. */
bool tablename_check(const struct ini *ini, const struct ini_section *s, struct err *e);
/* The same for one that makes a table: it may not have the name of a table that a stage makes without being
 * asked, which it would write over. */
bool tablename_check_new(const struct ini *ini, const struct ini_section *s, struct err *e);

#endif
