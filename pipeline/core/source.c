#include "aid/source.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "aid/source_record.h"
#include "aid/wordmap.h"
#include "aid/xmem.h"

static struct columns columns_of(const struct source *s)
{
	return (struct columns){ rowin_name(s->in), rowin_header(s->in), s->d->ini,
	                         s->d->columns };
}

static bool bind_filters(const struct source *s, struct filters *filters, struct err *e)
{
	struct columns c = columns_of(s);
	bool ok = true;

	for (size_t i = 0; i < filters->n; i++) {
		struct filter *f = &filters->items[i];
		struct place at = ini_place(s->d->ini, f->section, f->entry);
		ok = columns_find(&c, f->column_name, &at, &f->column, e) && ok;
	}
	return ok;
}

static bool bind_fields(const struct source *s, const struct recipe *r, struct expr *fields,
                        struct err *e)
{
	struct columns c = columns_of(s);
	bool ok = true;

	for (size_t f = 0; f < N_DESCRIPTOR_FIELDS; f++) {
		struct place at = descriptor_place(s->d, r, (enum descriptor_field)f);
		ok = expr_bind(&fields[f], &c, &at, e) && ok;
	}
	return ok;
}

static bool bind(struct source *s, struct err *e)
{
	bool ok = bind_filters(s, &s->d->filters, e);

	ok = bind_fields(s, NULL, s->d->fields, e) && ok;
	for (size_t i = 0; i < s->d->n_recipes; i++) {
		struct recipe *r = &s->d->recipes[i];
		ok = bind_filters(s, &r->filters, e) && ok;
		ok = bind_fields(s, r, r->fields, e) && ok;
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
	s->next_recipe = d->n_recipes;
	s->in = rowin_open(d->data_path, &d->rows, e);
	if (s->in && bind(s, e))
		return s;
	source_close(s);
	return NULL;
}

static bool matches(const struct filter *f, const char *text)
{
	const char *any;
	size_t len;

	for (size_t i = 0; i < f->values.n; i++)
		if (wordmap_match(f->values.texts[i], text, &any, &len))
			return true;
	return false;
}

/* The first filter that leaves the current row out, or NULL. */
static const struct filter *filter_of(const struct source *s, const struct filters *filters)
{
	for (size_t i = 0; i < filters->n; i++) {
		const struct filter *f = &filters->items[i];
		const char *text = f->column == SIZE_MAX ? "" : s->row.fields[f->column].text;
		if (matches(f, text) != f->keep)
			return f;
	}
	return NULL;
}

static bool is_excluded(struct source *s)
{
	const struct filter *f = filter_of(s, &s->d->filters);

	if (f && f->column == SIZE_MAX)
		source_record_reject(s, f->column_name, "", f->reason, true);
	else if (f)
		source_record_reject(s, rowin_header(s->in)->fields[f->column].text,
		                     s->row.fields[f->column].text, f->reason, true);
	return f != NULL;
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

/* Makes the record that s->recipe asks for, and counts it. */
static bool take(struct source *s, struct record *r, struct err *e)
{
	bool kept = source_record_read(s, r, e);

	s->tally.rows_in++;
	s->tally.kept += kept;
	s->tally.refused += !kept;
	return kept;
}

/* The next record of the current row that its descriptor asks for, or false. A row from which
 * none is made is left out, and told of. */
static bool next_of_row(struct source *s, struct record *r, struct err *e)
{
	while (s->next_recipe < s->d->n_recipes) {
		s->recipe = &s->d->recipes[s->next_recipe++];
		if (filter_of(s, &s->recipe->filters) || !source_record_has_amount(s))
			continue;
		s->made++;
		if (take(s, r, e))
			return true;
	}
	if (s->d->n_recipes > 0 && s->made == 0) {
		s->tally.rows_in++;
		s->tally.excluded++;
		source_record_reject(s, "", "", "states no amount for any [record]", true);
	}
	return false;
}

/* The current row's first record, if there is one. */
static bool take_row(struct source *s, struct record *r, struct err *e)
{
	if (is_excluded(s)) {
		s->tally.rows_in++;
		s->tally.excluded++;
		return false;
	}
	if (s->d->n_recipes == 0)
		return take(s, r, e);
	s->next_recipe = s->made = 0;
	return next_of_row(s, r, e);
}

bool source_next(struct source *s, struct record *r, struct err *e)
{
	if (s->next_recipe < s->d->n_recipes && next_of_row(s, r, e))
		return true;
	for (;;) {
		struct err scratch = ERR_INIT;
		enum csvin_status status = rowin_next(s->in, &s->row, &scratch);

		if (status == CSVIN_END)
			return false;
		if (status == CSVIN_ROW) {
			if (take_row(s, r, e))
				return true;
			continue;
		}
		s->tally.rows_in++;
		s->tally.refused++;
		refuse_row(s, &scratch, e, status == CSVIN_STOP);
		if (status == CSVIN_STOP)
			return false;
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
	str_release(&s->word);
	free(s);
}
