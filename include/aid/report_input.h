/*
 * report_input: what the report is made from — the plan (report.ini), the charts, the tables,
 * facts and pictures — each read once, and where they lie as seen from the page.
 */
#ifndef AID_REPORT_INPUT_H
#define AID_REPORT_INPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/err.h"
#include "aid/ini.h"
#include "aid/prose.h"
#include "aid/report.h"
#include "aid/table.h"

struct report_table; /* a table that was read */

struct report_input {
	const struct report_options *o; /* borrowed */
	struct ini *plan, *charts, *tables, *views; /* report, charts, tables, reconcile */
	struct table *facts;
	struct table *printed; /* charts.csv beside the pictures: the charts' texts as drawn */
	struct table *palette; /* the colours of donors in all charts */
	char *folder;    /* of the page: "" or with a slash at its end */
	char *to_tables; /* from there to the tables, with a slash at its end */
	size_t n_read;
	struct report_table *read;
};

/* Reads plan, charts, table titles and facts. False with all reasons in *e; released by the
 * caller either way. */
bool report_input_open(struct report_input *in, const struct report_options *o, struct err *e);
void report_input_release(struct report_input *in);

/* True if DIR/NAME.csv is there. */
bool report_input_has(const struct report_input *in, const char *name);
/* DIR/NAME.csv, read once; NULL with the reason in *e. Owned by the input. */
const struct table *report_input_table(struct report_input *in, const char *name, struct err *e);
/* The title that tables.ini or reconcile.ini gives a table, or NULL. */
const char *report_input_title(const struct report_input *in, const char *name);
/* A chart as it was drawn: its texts (borrowed), where its graph stands in the picture, and whether there is one for
 * phones. */
struct report_printed {
	const char *title, *subtitle, *caption, *source;
	double graph_top, graph_bottom;
	bool narrow;
};
/* False with the reason in *e. */
bool report_input_printed(const struct report_input *in, const char *chart, struct report_printed *p, struct err *e);
/* The picture of a chart as text; NULL with the reason in *e. Caller frees. */
char *report_input_svg(const struct report_input *in, const char *chart, struct err *e);

/* The text under a key of a section, facts filled in; false if it is missing or refused. */
bool report_input_prose(const struct report_input *in, const struct ini *ini,
                        const struct ini_section *s, const char *key, struct prose *p,
                        struct err *e);
/* The same as plain text; NULL with the reason in *e. Caller frees. */
char *report_input_text(const struct report_input *in, const struct ini *ini,
                        const struct ini_section *s, const char *key, struct err *e);
/* True unless the section's key `needs` names a table that is not there or has no row. */
bool report_input_wanted(struct report_input *in, const struct ini_section *s, struct err *e);

/* The path from a folder to a path, both as given to the program: made of "../" where both are
 * relative or both absolute, else the path itself. Caller frees. */
char *report_input_path(const char *from_folder, const char *to);

#endif
