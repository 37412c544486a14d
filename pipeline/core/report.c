#include "aid/report.h"

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

static bool write_all(const struct report_doc *d, const char *path, struct err *e)
{
	struct outset *out = outset_new();
	struct str page = STR_INIT;

	report_html(d, &page);
	bool ok = add_file(out, path, &page, e) && outset_commit(out, e);
	if (ok)
		err_note(e, "report: %s: %zu findings, %zu figures, %zu kB", path, d->n_findings,
		         d->n_figures, page.len / 1000);
	str_release(&page);
	outset_free(out);
	return ok;
}

bool report_run(const struct report_options *o, struct err *e)
{
	struct report_input in;
	struct report_doc *d = NULL;
	bool ok = report_input_open(&in, o, e) && (d = report_build(&in, e)) &&
	          write_all(d, o->output, e);

	report_doc_free(d);
	report_input_release(&in);
	return ok;
}
