/*
 * views: the tables that data/reference/reconcile.ini asks for, each by its shape:
 *
 *   [name]
 *   shape = official_series  cumulative flows as announced and as counted, the stated totals with their
 *                        bounds and residuals, and revaluations as events, for each baseline
 *   shape = itemised     which share of each stated total has records
 *   shape = waterfall    steps from one sum to another; step N = KIND | PHRASE | LABEL
 *   shape = sensitivity  how one answer moves with the definition: question, donor, headline
 *   ledger = LEDGER      (official_series, itemised) of this ledger alone
 *
 * A kind of step is total (a level reached), more or less (a move from the level before),
 * bound (a move that is only known to lie between nothing and this), or stated (a level that is
 * said, with its bounds). A phrase is in the words of reading.h, or "record ID"; several are joined
 * by " + " and " - ". What the moves before a total miss is shown as a step of its own, gap. A phrase
 * about money that the data do not have leaves the table without rows, with a note.
 */
#ifndef AID_VIEWS_H
#define AID_VIEWS_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/err.h"
#include "aid/grid.h"
#include "aid/ini.h"
#include "aid/reading.h"
#include "aid/statements.h"

struct view {
	const char *name; /* in the ini */
	struct grid *grid;
};

struct views {
	size_t n;
	struct view *items;
	struct ini *ini;
};

/* What a shape is made of. */
struct view_request {
	const struct vocabulary *v;
	const struct statements *statements;
	const struct ini *ini;
	const struct ini_section *section;
};

/* All tables of DIR/reconcile.ini. False with all reasons in *e. Released by views_release. */
bool views_make(const char *reference_dir, const struct vocabulary *v, const struct statements *s,
                struct views *out, struct err *e);
/* Notes that the data have none of what a section asks for: the first part of why. */
void views_note_no_data(const struct view_request *r, const char *why, struct err *e);
void views_release(struct views *views);
/* The columns of a shape by its name; NULL if there is none. */
const struct schema *views_schema(const char *shape);

#endif
