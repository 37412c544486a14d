#include "aid/source.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "aid/source_record.h"
#include "aid/xmem.h"

static bool bind_filters(struct source *s, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < s->d->n_filters; i++) {
		struct filter *f = &s->d->filters[i];
		struct place at = { rowin_name(s->in), rowin_header(s->in)->line, 1, NULL };
		f->column = rowin_column(s->in, f->column_name);
		if (f->column == SIZE_MAX)
			ok = err_data(e, &at, "the column \"%s\" is missing; expected it because "
			              "%s:%zu names it; restore the column or correct the "
			              "descriptor", f->column_name, s->d->ini->path,
			              f->entry->line);
	}
	return ok;
}

static bool bind(struct source *s, struct err *e)
{
	bool ok = bind_filters(s, e);

	for (size_t f = 0; f < N_DESCRIPTOR_FIELDS; f++) {
		struct place at = descriptor_place(s->d, (enum descriptor_field)f);
		ok = expr_bind(&s->d->fields[f], s->in, &at, e) && ok;
	}
	return ok;
}

struct source *source_open(struct descriptor *d, const struct source_context *c, struct err *e)
{
	struct source *s = xcalloc(1, sizeof *s);

	s->d = d;
	s->c = c;
	s->ids = strpool_new();
	s->known_donors = strpool_new();
	s->in = rowin_open(d->data_path, &d->rows, e);
	if (s->in && bind(s, e))
		return s;
	source_close(s);
	return NULL;
}

static bool matches(const struct filter *f, const struct csvrow *row)
{
	for (size_t i = 0; i < f->values.n; i++)
		if (strcmp(row->fields[f->column].text, f->values.texts[i]) == 0)
			return true;
	return false;
}

static bool is_excluded(struct source *s)
{
	for (size_t i = 0; i < s->d->n_filters; i++) {
		const struct filter *f = &s->d->filters[i];
		if (matches(f, &s->row) == f->keep)
			continue;
		source_record_reject(s, f->column_name, s->row.fields[f->column].text, f->reason, true);
		return true;
	}
	return false;
}

/* Takes the reader's reason for a refused row out of *scratch into *e and the rejects. */
static void refuse_row(struct source *s, struct err *scratch, struct err *e, bool stop)
{
	for (size_t i = 0; i < scratch->n_problems; i++) {
		if (scratch->kind == ERR_DATA)
			source_record_reject(s, "", "", scratch->problems[i], false);
		if (scratch->kind != ERR_DATA)
			err_system(e, NULL, "%s", scratch->problems[i]);
		else if (stop || !s->d->reject)
			err_data(e, NULL, "%s", scratch->problems[i]);
	}
	err_release(scratch);
}

bool source_next(struct source *s, struct record *r, struct err *e)
{
	for (;;) {
		struct err scratch = ERR_INIT;
		enum csvin_status status = rowin_next(s->in, &s->row, &scratch);

		if (status == CSVIN_END)
			return false;
		s->tally.rows_in++;
		if (status != CSVIN_ROW) {
			s->tally.refused++;
			refuse_row(s, &scratch, e, status == CSVIN_STOP);
			if (status == CSVIN_STOP)
				return false;
		} else if (is_excluded(s)) {
			s->tally.excluded++;
		} else if (source_record_read(s, r, e)) {
			s->tally.kept++;
			return true;
		} else {
			s->tally.refused++;
		}
	}
}

const struct tally *source_tally(const struct source *s)
{
	assert(s->tally.rows_in == s->tally.kept + s->tally.excluded + s->tally.refused);
	return &s->tally;
}

void source_close(struct source *s)
{
	if (!s)
		return;
	rowin_close(s->in);
	strpool_free(s->ids);
	strpool_free(s->known_donors);
	str_release(&s->text);
	free(s);
}
