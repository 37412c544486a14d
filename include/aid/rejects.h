/*
 * rejects: rows that are no records, and why. The first REJECTS_LISTED reasons of each source and
 * outcome are listed one by one; all of them are counted by reason, so that a bulk file may lose a
 * million rows and nothing is lost in silence.
 *
 * Lists of several readers join to the same list, however the rows were shared out.
 */
#ifndef AID_REJECTS_H
#define AID_REJECTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aid/csvout.h"
#include "aid/source.h"

enum { REJECTS_LISTED = 10000 };

struct rejects;

/* One listed reason; `part` numbers those of one row. Texts are the list's. */
struct rejects_row {
	const char *source, *column, *value, *reason;
	uint64_t line;
	uint32_t part;
	bool excluded;
};

/* How many reasons of one kind there were; `reason` without what was found. */
struct rejects_count {
	const char *source, *column, *reason;
	bool excluded;
	uint64_t n;
};

struct rejects *rejects_new(void);
/* Another file begins: it may list as many, whoever reads how much of it; those with the lowest lines
 * are kept in the end. So the list does not depend on which reader had room. */
void rejects_begin_file(struct rejects *r);
/* The reasons of one source come in the order of its rows. */
void rejects_add(struct rejects *r, const struct reject *reject);
/* A sink for struct source_context. */
void rejects_take(void *rejects, const struct reject *reject);
/* Adds a row as it was listed elsewhere, without counting it. */
void rejects_list(struct rejects *r, const struct rejects_row *row);
/* Counts without listing. */
void rejects_add_count(struct rejects *r, const struct rejects_count *count);
/* True if no more of this kind will be listed. */
bool rejects_full(const struct rejects *r, const char *source, bool excluded);
void rejects_merge(struct rejects *into, const struct rejects *from);
/* Sorts by source, line and part, and cuts each source's list to its length. */
const struct rejects_row *rejects_rows(struct rejects *r, size_t *n);
const struct rejects_count *rejects_counts(struct rejects *r, size_t *n);
/* The rows of rejects.csv and reject_totals.csv. */
void rejects_write(struct rejects *r, struct csvout *rows, struct csvout *totals);
void rejects_free(struct rejects *r);

#endif
