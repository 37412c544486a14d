/*
 * charttexts: the texts of a chart's section of charts.ini, each {fact} in them replaced by what facts.csv says.
 */
#ifndef AID_CHARTTEXTS_H
#define AID_CHARTTEXTS_H

#include <stdbool.h>

#include "aid/chart.h"
#include "aid/err.h"
#include "aid/ini.h"
#include "aid/table.h"

/* Facts stand for days and for words of rows, too (keys from, until and `where COLUMN`): a chart ends where its data
 * do. Replaces them in the section itself. */
bool charttexts_fill_options(const struct ini *ini, struct ini_section *s, const struct table *facts,
                             struct err *e);
/* Sets title, subtitle, source, caption and labels of *c, which owns them, from its section. A title that its writer
 * made too long is refused; one that only the data make too long is noted. */
bool charttexts_fill(struct chart *c, const struct table *facts, struct err *e);
/* Adds what the picture cannot show to where its sources are said; c->table is set. */
void charttexts_add_not_shown(struct chart *c);

#endif
