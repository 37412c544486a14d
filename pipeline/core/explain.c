#include "aid/explain.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "aid/explain_data.h"
#include "aid/explain_parts.h"
#include "aid/explain_pick.h"
#include "aid/shape.h"
#include "aid/xmem.h"

/* The tables with a way of their own; those of tables.ini are found by their section. */
static const struct kind {
	const char *table;
	bool (*explain)(const struct explain_data *d, struct explain_rows *r, struct err *e);
} kinds[] = {
	{ "flows", explain_flows }, { "records", explain_records },
	{ "excluded", explain_records }, { "rejects", explain_rejects },
	{ "stocks", explain_stocks }, { "reconciliation", explain_reconciliation },
	{ "facts", explain_facts }, { "sources", explain_tally },
	{ "normalize_tally", explain_tally }, { "aggregate_tally", explain_tally },
	{ "bargaining", explain_bargaining }, { "claims", explain_evidence },
	{ "blocs", explain_blocs },
};

static const struct kind *kind_of(const char *table)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(kinds[i].table, table) == 0)
			return &kinds[i];
	return NULL;
}

static const struct schema *schema_of(const struct explain_data *d, const char *table,
                                      const struct tablespec *spec)
{
	const struct schema *s;

	for (size_t i = 0; !spec && (s = schema_table(i)); i++)
		if (strcmp(s->name, table) == 0)
			return s;
	return spec ? spec->shape->schema : explain_data_view(d, table);
}

struct explanation *explain_parts_row(const struct explain_data *d, const char *name,
                                      const struct table *t, size_t row,
                                      const struct tablespec *spec)
{
	struct str title = STR_INIT;

	str_printf(&title, "%s ", name);
	explain_pick_name(t, schema_of(d, name, spec), row, &title);
	struct explanation *x = explanation_new("row", str_text(&title));
	for (size_t i = 0; i < table_columns(t); i++)
		explanation_value(x, table_column_name(t, i), table_text(t, row, i));
	str_release(&title);
	return x;
}

void explain_parts_columns(struct explanation *x, const struct explain_row *row,
                           const struct schema *s)
{
	for (size_t c = 0; c < s->n; c++) {
		const struct column *column = &s->columns[c];
		const char *text = explain_data_cell(row, column->name);
		explanation_say(x, column->name, "%s%s%s — %s", text[0] ? text : "empty",
		                text[0] && column->unit[0] ? " " : "", text[0] ? column->unit : "",
		                column->description);
	}
}

/* Rows that nothing of ours lies under: what their columns mean. */
static void explain_columns(const struct schema *s, struct explain_rows *r)
{
	assert(s || r->n == 0); /* rows were found in a table of ours */
	for (size_t i = 0; i < r->n; i++) {
		struct explain_row row = { r->table, r->rows[i] };
		explanation_say(r->made[i], "table", "%s", s->title);
		explain_parts_columns(r->made[i], &row, s);
	}
}

static bool unknown_table(const struct explain_data *d, const char *table, struct err *e)
{
	struct str known = STR_INIT;
	const struct schema *s;

	for (size_t i = 0; (s = schema_table(i)); i++)
		str_printf(&known, "%s%s", i > 0 ? ", " : "", s->name);
	for (size_t i = 0; i < d->specs->n; i++)
		str_printf(&known, ", %s", d->specs->items[i].name);
	for (size_t i = 0; i < d->views->n; i++)
		str_printf(&known, ", %s", d->views->sections[i].name);
	str_add(&known, ", blocs");
	err_usage(e, "found the table \"%s\"; expected one of %s", table, str_text(&known));
	str_release(&known);
	return false;
}

static bool explain_all(const struct explain_data *d, const struct tablespec *spec,
                        const struct schema *s, struct explain_rows *r, struct err *e)
{
	const struct kind *kind = kind_of(r->name);

	for (size_t i = 0; i < r->n; i++)
		r->made[i] = explain_parts_row(d, r->name, r->table, r->rows[i], spec);
	if (spec)
		return explain_tables(d, spec, r, e);
	if (kind)
		return kind->explain(d, r, e);
	if (explain_data_view(d, r->name))
		return explain_evidence(d, r, e);
	explain_columns(s, r);
	return true;
}

static void print(const struct explain_options *o, const struct explain_rows *r,
                  struct str *out)
{
	if (o->json) {
		explanation_json(r->made, r->n, out);
		return;
	}
	for (size_t i = 0; i < r->n; i++) {
		if (i > 0)
			str_add_char(out, '\n');
		explanation_text(r->made[i], out);
	}
}

/* Every figure was made anew from what lies under it: it must be the same to the cent. */
static bool check(const struct explain_rows *r, struct err *e)
{
	const struct explanation *where;
	bool ok = true;

	for (size_t i = 0; i < r->n; i++) {
		const struct explanation_check *c = explanation_differs(r->made[i], &where);
		if (c)
			ok = err_bug(e, "%s: %s is \"%s\" in the table, but what lies under it "
			             "makes \"%s\" (%s); expected them equal; run all stages again: "
			             "if they differ still, it is our bug", where->title, c->name,
			             c->stated, c->made, c->how);
	}
	return ok;
}

/* Of many rows the first, and a note of the others. */
static void cut(struct explain_rows *r, const struct explain_options *o, struct err *e)
{
	if (o->all || r->n <= EXPLAIN_MAX_ROWS)
		return;
	err_note(e, "%s: %zu rows have these values; the first %d are explained, %zu more are not; --all explains "
	         "them too, and another COLUMN=VALUE leaves fewer", table_path(r->table), r->n,
	         EXPLAIN_MAX_ROWS, r->n - EXPLAIN_MAX_ROWS);
	r->n = EXPLAIN_MAX_ROWS;
}

static bool explain_table(const struct explain_data *d, const struct explain_options *o,
                          struct str *out, struct err *e)
{
	const struct tablespec *spec = explain_data_spec(d, o->table);
	const struct schema *s = schema_of(d, o->table, spec);
	bool blocs = strcmp(o->table, "blocs") == 0;
	struct table *t = blocs ? table_read_in(d->reference_dir, o->table, e)
	                        : s ? explain_data_table(d, o->table, e) : NULL;
	struct explain_rows r = { o->table, t, 0, NULL, NULL };
	size_t *rows = NULL;

	if (!s && !blocs)
		return unknown_table(d, o->table, e);
	struct explain_choice choice = { t, s, d->countries, o->keys, o->n_keys };
	bool ok = t && explain_pick_rows(&choice, &rows, &r.n, e);
	if (ok) {
		r.rows = rows;
		cut(&r, o, e);
		r.made = xcalloc(r.n, sizeof *r.made);
		ok = explain_all(d, spec, s, &r, e);
		if (ok)
			print(o, &r, out);
		ok = ok && check(&r, e);
		for (size_t i = 0; i < r.n; i++)
			explanation_free(r.made[i]);
	}
	free(r.made);
	free(rows);
	table_free(t);
	return ok;
}

bool explain_run(const struct explain_options *o, struct str *out, struct err *e)
{
	struct explain_data *d = explain_data_open(o->dir, o->reference_dir, e);
	bool ok = d && explain_table(d, o, out, e);

	explain_data_free(d);
	return ok;
}
