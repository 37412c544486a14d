/* report_write: the report in its outputs. Each takes the whole document. */
#ifndef AID_REPORT_WRITE_H
#define AID_REPORT_WRITE_H

#include <stdbool.h>

#include "aid/err.h"
#include "aid/outfile.h"
#include "aid/report_doc.h"
#include "aid/str.h"

/* Adds the page: one file that names no outside address but in links, under a policy that lets
 * it load nothing. */
void report_html(const struct report_doc *d, struct str *page);
/* A table of the page, in a frame that scrolls. Part of report_html. */
void report_html_table(struct str *s, const struct report_doc *d, const struct view *v);
/* A paragraph's runs, escaped, with its links. Part of report_html. */
void report_html_prose(struct str *s, const struct report_doc *d, const struct prose *p);
/* Adds the report as Markdown, its pictures beside it. */
void report_md(const struct report_doc *d, struct str *text);
/* Adds the bytes of a workbook of the tables that the plan names. */
bool report_xlsx(const struct report_doc *d, struct report_input *in, struct str *bytes, struct err *e);

#endif
