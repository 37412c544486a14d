/*
 * eventmarks: the events of events.csv that a chart names (events = id | id), as thin vertical lines
 * with their labels above the panel, where none covers or crosses another.
 */
#ifndef AID_EVENTMARKS_H
#define AID_EVENTMARKS_H

#include "aid/layout.h"
#include "aid/panel.h"

struct eventmarks {
	size_t n;
	bool front; /* the lines stand before what is drawn: for areas */
	struct layout_flag *flags;
	char **labels;       /* as they are drawn */
	const char **shorts; /* borrowed from events.csv; "": none */
	int32_t *days;
};

/* Chooses rows for the labels of the events inside the panel's time axis and lowers the panel's top
 * by them. An id that events.csv does not have is refused. Caller releases. */
bool eventmarks_plan(struct chart *c, struct panel *p, struct eventmarks *m, struct err *e);
/* Draws them; after panel_begin. */
void eventmarks_draw(struct chart *c, const struct panel *p, const struct eventmarks *m);
void eventmarks_release(struct eventmarks *m);

#endif
