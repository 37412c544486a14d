/*
 * prose: a paragraph of a plan (data/reference/report.ini) as runs of plain text, so that each
 * output escapes them in its own way. In the plan
 *
 *   {fact}            is a figure of facts.csv (see facttext.h), marked as such
 *   [words](target)   is a link: #id, https://…, or a table of ours as table:NAME
 *
 * Marks are looked for in the plan only, never in what a fact says: a donor named
 * [x](javascript:y) stays a name.
 */
#ifndef AID_PROSE_H
#define AID_PROSE_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/err.h"
#include "aid/table.h"

struct prose_run {
	char *text;
	char *href; /* or NULL */
	bool fact;
};

struct prose {
	size_t n;
	struct prose_run *runs;
};

/* Adds the runs of the text. False with all reasons in *e. Released by the caller. */
bool prose_fill(const char *text, const struct table *facts, const struct place *at,
                struct prose *p, struct err *e);
void prose_release(struct prose *p);

#endif
