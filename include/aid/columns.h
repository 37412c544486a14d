/*
 * columns: finds the columns that a descriptor names in the header of a raw file.
 *
 * Publishers rename columns, repeat names and leave them blank. A name is matched without regard
 * to case and to blanks at its ends; where that fits two columns, the one spelled alike is
 * taken, and two of those are refused: nothing is guessed. A descriptor may give a name of its
 * own to a column that each generation of the file calls differently.
 */
#ifndef AID_COLUMNS_H
#define AID_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/csvin.h"
#include "aid/err.h"
#include "aid/ini.h"

/* Where to look: the header, the file that it stands in, and the section [columns] of the
 * descriptor (NULL if it has none). Borrowed. */
struct columns {
	const char *file;
	const struct csvrow *header;
	const struct ini *ini;
	const struct ini_section *aliases;
};

/*
 * Finds the column that the descriptor calls `name` in the entry at `at`; *column is its index,
 * or SIZE_MAX if it may be absent and is. False with the reason in *e.
 * In [columns] may stand:
 *
 *   ours = Current Dollar Amount | current_amount   the one that is there; both: refused
 *   ours = Transaction Date | ""                    may be absent: missing in every row then
 *   ours = #11 "Sub-type of item"                   by its place, with the name it has there
 */
bool columns_find(const struct columns *c, const char *name, const struct place *at,
                  size_t *column, struct err *e);

#endif
