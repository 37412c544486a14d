#include "aid/diff_report.h"

#include <stdlib.h>
#include <string.h>

#include "aid/schema.h"
#include "aid/xmem.h"

enum { CENTS = 2 };

/* Explains one record; one that did not change leaves nothing but its count. */
static void take(struct diff_report *r, const struct diff_record *old,
                 const struct diff_record *new)
{
	struct diff_move moves[DIFF_MAX_MOVES];
	size_t n = diff_explain(old, new, moves);

	if (n == 0) {
		r->n_same += old && new && !new->excluded;
		return;
	}
	XGROW(r->changes, r->n, r->cap);
	struct diff_change *c = &r->changes[r->n++];
	*c = (struct diff_change){ old, new, n, xcalloc(n, sizeof *moves), { { 0 } } };
	for (size_t i = 0; i < n; i++) {
		c->moves[i] = moves[i];
		diff_totals_move(r->totals, &moves[i], r->n);
		for (size_t m = 0; m < N_DIFF_MEASURES; m++)
			c->change.cents[m] += moves[i].change.cents[m];
	}
}

const struct flow *diff_change_flow(const struct diff_change *c)
{
	return c->new && (!c->new->excluded || !c->old) ? &c->new->flow : &c->old->flow;
}

static const char *id_of(const struct diff_change *c)
{
	return c->new ? c->new->flow.record_id : c->old->flow.record_id;
}

/* Lines of two files may be the same: gone before new. */
static int by_id(const void *a, const void *b)
{
	const struct diff_change *x = a, *y = b;
	int order = strcmp(id_of(x), id_of(y));

	return order ? order : (x->new != NULL) - (y->new != NULL);
}

static void compare_cells(const struct diff_folder *old, const struct diff_folder *new,
                          const char *was, const char *is, struct grid *g)
{
	static const char *const columns[] = {
		"title", "publisher", "licence", "kind", "ledger", "overlaps", "on_error", "kept",
		"excluded", "refused", "checksum",
	};

	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
		const char *a = diff_folder_source(old, was, columns[i]);
		const char *b = diff_folder_source(new, is, columns[i]);
		if (strcmp(a, b) == 0)
			continue;
		grid_text(g, "source");
		grid_text(g, is);
		grid_text(g, columns[i]);
		grid_text(g, a);
		grid_text(g, b);
	}
}

static void put_source(struct grid *g, const char *name, const char *before, const char *after)
{
	grid_text(g, "source");
	grid_text(g, name);
	grid_text(g, "source");
	grid_text(g, before);
	grid_text(g, after);
}

/* The name that a source of the newer folder had in the older one, or NULL. */
static const char *old_name(const struct diff_folder *old, const char *name)
{
	for (size_t i = 0; i < table_rows(old->sources); i++)
		if (old->now[i] && strcmp(old->now[i], name) == 0)
			return table_text(old->sources, i, 0);
	return NULL;
}

static void compare_sources(const struct diff_folder *old, const struct diff_folder *new,
                            struct grid *g)
{
	for (size_t i = 0; i < table_rows(new->sources); i++) {
		const char *is = table_text(new->sources, i, 0), *was = old_name(old, is);
		if (!was || strcmp(was, is) != 0)
			put_source(g, is, was, is);
		if (was)
			compare_cells(old, new, was, is, g);
	}
	for (size_t i = 0; i < table_rows(old->sources); i++)
		if (!old->now[i])
			put_source(g, table_text(old->sources, i, 0),
			           table_text(old->sources, i, 0), "");
}

static void compare_settings(const struct diff_folder *old, const struct diff_folder *new,
                             struct grid *g)
{
	for (size_t i = 0; i < table_rows(new->settings); i++) {
		const char *name = table_text(new->settings, i, 0);
		const char *a = diff_folder_setting(old, name), *b = diff_folder_setting(new, name);
		if (strcmp(a, b) == 0)
			continue;
		grid_text(g, "setting");
		grid_text(g, name);
		grid_text(g, "value");
		grid_text(g, a);
		grid_text(g, b);
	}
}

static void explain_all(struct diff_report *r)
{
	for (size_t i = 0; i < r->old->n; i++) {
		size_t partner = r->old->records[i].partner;
		diff_totals_add(r->totals, &r->old->records[i], false);
		take(r, &r->old->records[i],
		     partner == DIFF_ALONE ? NULL : &r->new->records[partner]);
	}
	for (size_t i = 0; i < r->new->n; i++) {
		diff_totals_add(r->totals, &r->new->records[i], true);
		if (r->new->records[i].partner == DIFF_ALONE)
			take(r, NULL, &r->new->records[i]);
	}
	if (r->n > 0)
		qsort(r->changes, r->n, sizeof *r->changes, by_id);
}

void diff_report_make(struct diff_report *r, const struct diff_folder *old,
                      const struct diff_folder *new)
{
	*r = (struct diff_report){ .old = old, .new = new, .totals = diff_totals_new(),
	                           .stocks = grid_new(&schema_diff_stocks),
	                           .inputs = grid_new(&schema_diff_inputs) };
	explain_all(r);
	diff_totals_finish(r->totals);
	compare_sources(old, new, r->inputs);
	compare_settings(old, new, r->inputs);
}

bool diff_report_empty(const struct diff_report *r)
{
	return r->n == 0 && grid_rows(r->stocks) == 0 && grid_rows(r->inputs) == 0;
}

static void put_date(struct grid *g, const struct date *d)
{
	char text[DATE_TEXT_MAX];

	date_format(d, text);
	grid_text(g, text);
}

static void put_move(struct grid *g, const struct diff_change *c, const struct diff_move *m)
{
	static const char *const sides[] = { "", "from", "to" };
	const struct flow *f = diff_change_flow(c);

	grid_text(g, id_of(c));
	grid_text(g, diff_class_names[m->class]);
	grid_text(g, sides[m->side]);
	grid_text(g, str_text(&m->what));
	grid_text(g, str_text(&m->before));
	grid_text(g, str_text(&m->after));
	grid_text(g, m->ledger);
	grid_text(g, m->donor);
	grid_text(g, m->donor_name);
	grid_text(g, m->programme);
	grid_text(g, m->aid_type);
	grid_text(g, m->stage);
	put_date(g, &m->date);
	for (size_t i = 0; i < N_DIFF_MEASURES; i++)
		grid_number(g, m->change.cents[i], CENTS, true);
	grid_text(g, f->source);
	grid_count(g, f->line);
	grid_text(g, c->old ? c->old->flow.record_id : "");
	grid_text(g, f->source_url);
}

void diff_report_rows(const struct diff_report *r, struct grid *g)
{
	for (size_t i = 0; i < r->n; i++)
		for (size_t j = 0; j < r->changes[i].n; j++)
			put_move(g, &r->changes[i], &r->changes[i].moves[j]);
}

void diff_report_release(struct diff_report *r)
{
	for (size_t i = 0; i < r->n; i++) {
		diff_moves_release(r->changes[i].moves, r->changes[i].n);
		free(r->changes[i].moves);
	}
	free(r->changes);
	diff_totals_free(r->totals);
	grid_free(r->stocks);
	grid_free(r->inputs);
}
