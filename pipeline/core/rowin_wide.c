/*
 * rowin_wide: delimited text with one column for each period, turned into one row for each.
 *
 * The columns whose names are dates of the declared form become rows; the others stand on each of
 * them, followed by (column) and (value). Every cell becomes a row, an empty one too: whether it
 * means nothing is for the descriptor to say.
 */
#include "aid/rowin_shape.h"

#include <stdlib.h>
#include <string.h>

#include "aid/xmem.h"

struct wide {
	const char *path;
	void *in;                   /* of rowin_csv */
	size_t n_kept, n_periods;
	size_t *kept, *periods;     /* columns of the file */
	struct csvfield *header_fields, *fields;
	struct csvrow header;
	struct csvrow line;         /* the file's row being taken apart */
	size_t next_period;
};

static void close(void *reader)
{
	struct wide *w = reader;

	rowin_csv.close(w->in);
	free(w->kept);
	free(w->periods);
	free(w->header_fields);
	free(w->fields);
	free(w);
}

/* Tells columns that are periods from the others. */
static void sort_columns(struct wide *w, const struct date_forms *form)
{
	const struct csvrow *names = rowin_csv.header(w->in);

	w->kept = xcalloc(names->n, sizeof *w->kept);
	w->periods = xcalloc(names->n, sizeof *w->periods);
	for (size_t i = 0; i < names->n; i++) {
		struct date d;
		if (date_parse(names->fields[i].text, form, &d))
			w->periods[w->n_periods++] = i;
		else
			w->kept[w->n_kept++] = i;
	}
}

static void make_header(struct wide *w)
{
	static const char *const names[] = { "(column)", "(value)" };
	const struct csvrow *file = rowin_csv.header(w->in);
	size_t n = w->n_kept + 2;

	w->header_fields = xcalloc(n, sizeof *w->header_fields);
	w->fields = xcalloc(n, sizeof *w->fields);
	for (size_t i = 0; i < w->n_kept; i++)
		w->header_fields[i] = file->fields[w->kept[i]];
	for (size_t i = 0; i < 2; i++)
		w->header_fields[w->n_kept + i] =
			(struct csvfield){ names[i], strlen(names[i]), file->line };
	w->header = (struct csvrow){ file->line, n, w->header_fields };
	w->next_period = w->n_periods;
}

static void *open(const char *path, const struct rowin_options *o, struct err *e)
{
	void *in = rowin_csv.open(path, o, e);

	if (!in)
		return NULL;
	struct wide *w = xcalloc(1, sizeof *w);
	w->path = path;
	w->in = in;
	sort_columns(w, &o->wide);
	make_header(w);
	if (w->n_periods > 0)
		return w;
	struct place at = { path, w->header.line, 1, NULL };
	err_data(e, &at, "found no column whose name is a date written %s; expected one for each "
	         "period; correct wide in the descriptor", o->wide.form[0]);
	close(w);
	return NULL;
}

static const struct csvrow *header(const void *reader)
{
	return &((const struct wide *)reader)->header;
}

static enum csvin_status next(void *reader, struct csvrow *row, struct err *e)
{
	struct wide *w = reader;

	if (w->next_period == w->n_periods) {
		enum csvin_status status = rowin_csv.next(w->in, &w->line, e);
		*row = w->line;
		if (status != CSVIN_ROW)
			return status;
		w->next_period = 0;
	}
	size_t period = w->periods[w->next_period++];
	for (size_t i = 0; i < w->n_kept; i++)
		w->fields[i] = w->line.fields[w->kept[i]];
	w->fields[w->n_kept] = rowin_csv.header(w->in)->fields[period];
	w->fields[w->n_kept].line = w->line.line;
	w->fields[w->n_kept + 1] = w->line.fields[period];
	*row = (struct csvrow){ w->line.line, w->header.n, w->fields };
	return CSVIN_ROW;
}

/* Where the field stands in the file: (column) and (value) in the column of their period. */
static struct place place(const void *reader, const struct csvrow *row, size_t column)
{
	const struct wide *w = reader;
	const struct csvrow *names = rowin_csv.header(w->in);
	size_t period = w->periods[w->next_period > 0 ? w->next_period - 1 : 0];
	size_t at = column < w->n_kept ? w->kept[column] : period;

	return (struct place){ w->path, column < row->n ? row->fields[column].line : row->line,
	                       at + 1, names->fields[at].text };
}

const struct rowin_shape rowin_wide = { "wide", "csv", open, header, next, close, place };
