#include "aid/report.h"

#include <stdlib.h>

#include "aid/outfile.h"
#include "aid/report_doc.h"
#include "aid/report_input.h"
#include "aid/report_write.h"
#include "aid/str.h"

/* Adds a file to those that become visible together. */
static bool add_file(struct outset *out, const char *path, const struct str *text, struct err *e)
{
	struct outfile *f = outset_open(out, path, e);

	if (f)
		outfile_write(f, str_text(text), text->len);
	return f != NULL;
}

static bool add_beside(struct outset *out, const struct report_input *in, const char *name,
                       const struct str *text, struct err *e)
{
	struct str path = STR_INIT;

	str_printf(&path, "%s%s", in->folder, name);
	bool ok = add_file(out, str_text(&path), text, e);
	str_release(&path);
	return ok;
}

static bool write_all(const struct report_doc *d, struct report_input *in, struct err *e)
{
	struct outset *out = outset_new();
	struct str page = STR_INIT, markdown = STR_INIT, book = STR_INIT;

	report_html(d, &page);
	report_md(d, &markdown);
	bool ok = report_xlsx(d, in, &book, e) && add_file(out, in->o->output, &page, e) &&
	          add_beside(out, in, "report.md", &markdown, e) &&
	          add_beside(out, in, "tables.xlsx", &book, e) && outset_commit(out, e);
	if (ok)
		err_note(e, "report: %s: %zu findings, %zu figures, %zu kB", in->o->output,
		         d->n_findings, d->n_figures, page.len / 1000);
	str_release(&page);
	str_release(&markdown);
	str_release(&book);
	outset_free(out);
	return ok;
}

bool report_run(const struct report_options *o, struct err *e)
{
	struct report_input in;
	struct report_doc *d = NULL;
	bool ok = report_input_open(&in, o, e) && (d = report_build(&in, e)) && write_all(d, &in, e);

	report_doc_free(d);
	report_input_release(&in);
	return ok;
}
