#include "aid/source.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "aid/source_record.h"
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

static struct source *open_over(struct descriptor *d, const struct source_context *c,
                                struct rowin *in, struct err *e)
{
	struct source *s = xcalloc(1, sizeof *s);

	s->d = d;
	s->c = c;
	s->ids = strpool_new();
	s->known_donors = strpool_new();
	s->next_recipe = d->n_recipes;
	s->in = in;
	if (s->in && bind(s, e))
		return s;
	source_close(s);
	return NULL;
}

struct source *source_open(struct descriptor *d, const struct source_context *c, struct err *e)
{
	return open_over(d, c, rowin_open(d->data_path, &d->rows, e), e);
}

struct source *source_open_over(struct descriptor *d, const struct source_context *c,
                                struct csvin *in, struct err *e)
{
	return open_over(d, c, rowin_over(in, &d->rows), e);
}

/* The text of a filter's column in the current row. */
static const char *filtered(const struct source *s, const struct filter *f)
{
	return f->column == SIZE_MAX ? "" : s->row.fields[f->column].text;
}

/* The first filter that does not let the current row through, or NULL; why->expected is not NULL if
 * that is because the cell is no number. */
static const struct filter *filter_of(const struct source *s, const struct filters *filters,
                                      struct number_error *why)
{
	*why = (struct number_error){ NULL, NULL };
	for (size_t i = 0; i < filters->n; i++) {
		const struct filter *f = &filters->items[i];
		enum filter_answer answer = filter_ask(f, filtered(s, f), &s->d->numbers,
		                                       &s->d->missing, why);
		if (answer == FILTER_NO_NUMBER || (answer == FILTER_YES) != f->keep)
			return f;
	}
	return NULL;
}

static void exclude(struct source *s, const struct filter *f)
{
	s->tally.rows_in++;
	s->tally.excluded++;
	source_record_reject(s, f->column == SIZE_MAX ? f->column_name
	                                              : rowin_header(s->in)->fields[f->column].text,
	                     filtered(s, f), f->reason, true);
}

/* Refuses the current row, whose cell a filter cannot compare. */
static void refuse_number(struct source *s, const struct filter *f, const struct number_error *why,
                          struct err *e)
{
	struct place at = rowin_place(s->in, &s->row, f->column);
	struct str reason = STR_INIT;

	s->tally.rows_in++;
	s->tally.refused++;
	str_printf(&reason, "found \"%s\"; expected %s because %s:%zu compares it; %s", filtered(s, f),
	           why->expected, s->d->ini->path, f->entry->line, why->fix);
	if (!s->d->reject)
		err_data(e, &at, "%s", str_text(&reason));
	source_record_reject(s, at.name ? at.name : "", filtered(s, f), str_text(&reason), false);
	str_release(&reason);
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

/* True if the record that s->recipe asks for is to be made of the current row; that a filter cannot
 * tell refuses it. */
static bool is_asked_for(struct source *s, struct err *e)
{
	struct number_error why;
	const struct filter *f = filter_of(s, &s->recipe->filters, &why);

	if (!f)
		return source_record_has_amount(s);
	if (why.expected) {
		refuse_number(s, f, &why, e);
		s->made++;
	}
	return false;
}

/* The next record of the current row that its descriptor asks for, or false. A row from which
 * none is made is left out, and told of. */
static bool next_of_row(struct source *s, struct record *r, struct err *e)
{
	while (s->next_recipe < s->d->n_recipes) {
		s->recipe = &s->d->recipes[s->next_recipe++];
		if (!is_asked_for(s, e))
			continue;
		s->made++;
		if (take(s, r, e))
			return true;
	}
	if (s->d->n_recipes > 0 && s->made == 0) {
		s->tally.rows_in++;
		s->tally.excluded++;
		source_record_reject(s, "", "", SOURCE_UNSTATED, true);
	}
	return false;
}

/* The current row's first record, if there is one. */
static bool take_row(struct source *s, struct record *r, struct err *e)
{
	struct number_error why;
	const struct filter *f = filter_of(s, &s->d->filters, &why);

	if (f && why.expected)
		refuse_number(s, f, &why, e);
	else if (f)
		exclude(s, f);
	if (f)
		return false;
	if (s->d->n_recipes == 0)
		return take(s, r, e);
	s->next_recipe = s->made = 0;
	return next_of_row(s, r, e);
}

enum source_status source_step(struct source *s, struct record *r, struct err *e)
{
	struct err scratch = ERR_INIT;
	enum csvin_status status = rowin_next(s->in, &s->row, &scratch);

	if (status == CSVIN_END)
		return SOURCE_END;
	if (status == CSVIN_ROW && s->c->duplicates)
		duplicates_see(s->c->duplicates, &s->row);
	if (status == CSVIN_ROW)
		return take_row(s, r, e) ? SOURCE_RECORD : SOURCE_NONE;
	s->row.n = 0;
	s->tally.rows_in++;
	s->tally.refused++;
	refuse_row(s, &scratch, e, status == CSVIN_STOP);
	return status == CSVIN_STOP ? SOURCE_STOP : SOURCE_NONE;
}

const struct csvrow *source_row(const struct source *s)
{
	return &s->row;
}

bool source_more(struct source *s, struct record *r, struct err *e)
{
	return s->next_recipe < s->d->n_recipes && next_of_row(s, r, e);
}

size_t source_recipe(const struct source *s)
{
	return s->recipe ? (size_t)(s->recipe - s->d->recipes) : 0;
}

bool source_next(struct source *s, struct record *r, struct err *e)
{
	enum source_status status = SOURCE_NONE;

	if (source_more(s, r, e))
		return true;
	while (status == SOURCE_NONE)
		status = source_step(s, r, e);
	return status == SOURCE_RECORD;
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
	memo_release(&s->unknown);
	free(s->nearest);
	str_release(&s->text);
	str_release(&s->word);
	free(s);
}
