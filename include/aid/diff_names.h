/*
 * diff_names: under which names records can be known again: sources and donors' codes that
 * were renamed between two folders, and which ids are identities.
 *
 * A source that only the older folder has is the same as one that only the newer has, if both
 * are of one kind and, in this order: their raw files have the same checksum; their title and
 * ledger are the same; they share a ledger and at least half of the ids of the smaller one. A
 * donor's code that only one folder has is the same as one of equal name that only the other
 * has. An id made of a line number identifies a record while the raw file is the same.
 */
#ifndef AID_DIFF_NAMES_H
#define AID_DIFF_NAMES_H

#include "aid/diff_folder.h"

/* Fills source, donor, trusted and vague of all records, source of stocks, and now of the older
 * folder. */
void diff_names(struct diff_folder *old, struct diff_folder *new);

#endif
