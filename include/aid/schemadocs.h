/* schemadocs: the list of all tables and columns for people, in Markdown: docs/tables.md below
 * its introduction. */
#ifndef AID_SCHEMADOCS_H
#define AID_SCHEMADOCS_H

#include "aid/str.h"

/* Adds the list, made from the definitions of schema.h. */
void schemadocs_add(struct str *text);

#endif
