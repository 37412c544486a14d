/*
 * leaders: the rows of a table whose number (or date) in a column is the largest; all of them where
 * several are equal, so that nobody is called the first who has a match. Compared exactly, digit by digit.
 */
#ifndef AID_LEADERS_H
#define AID_LEADERS_H

#include <stddef.h>

#include "aid/str.h"
#include "aid/table.h"

struct leaders {
	size_t n, cap, *rows; /* in the table's order */
};

/* Takes the row in if nothing before it was larger; what it beats leaves. A cell that is no number takes
 * no part. Begin with {0}; caller releases. */
void leaders_take(struct leaders *l, const struct table *t, size_t row, size_t column);
/* The same with dates: the one whose last day is the latest; of a month, its end. */
void leaders_take_latest(struct leaders *l, const struct table *t, size_t row, size_t column);
/* Adds the different texts that the leaders have in a column, between " | "; returns how many. */
size_t leaders_texts(const struct leaders *l, const struct table *t, size_t column, struct str *s);
void leaders_release(struct leaders *l);

#endif
