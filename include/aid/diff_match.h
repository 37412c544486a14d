/*
 * diff_match: which records of two folders are the same record.
 *
 * By passes over a table, each over what the ones before left: by id; by id among several of
 * one id, the likeliest first; then, where a source has no ids, by what a record says: source,
 * donor, programme, aid type, stage, date and currency, nearest amounts together (diff_pair);
 * last, records that are equal in all but one of these and state the same amount. The order of
 * rows decides nothing but ties between records that are alike.
 */
#ifndef AID_DIFF_MATCH_H
#define AID_DIFF_MATCH_H

#include "aid/diff_folder.h"

/* Sets partner of all records; diff_names comes first. */
void diff_match(struct diff_folder *old, struct diff_folder *new);

#endif
