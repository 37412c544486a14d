/* Rows that are one record, or the account of a source's rows. */
#include "aid/explain_parts.h"

#include <stdlib.h>
#include <string.h>

#include "aid/explain_record.h"
#include "aid/xmem.h"

static struct explain_row row_of(const struct explain_rows *r, size_t i)
{
	return (struct explain_row){ r->table, r->rows[i] };
}

struct walk {
	const struct explain_data *d;
	struct explain_rows *r;
	bool *found; /* one a row */
};

static void take_flow(void *context, const struct flow *f)
{
	struct walk *w = context;

	for (size_t i = 0; i < w->r->n; i++) {
		struct explain_row row = row_of(w->r, i);
		if (strcmp(explain_data_cell(&row, "record_id"), f->record_id) != 0)
			continue;
		explain_record_add(w->r->made[i], explain_record_flow(w->d, f));
		w->found[i] = true;
	}
}

bool explain_flows(const struct explain_data *d, struct explain_rows *r, struct err *e)
{
	struct walk w = { d, r, xcalloc(r->n, sizeof *w.found) };
	bool ok = explain_data_flows(d, take_flow, &w, e);

	free(w.found);
	return ok;
}

/* The row of a table that has this record, if there is one. */
static bool find_record(const struct table *t, const char *id, struct explain_row *row)
{
	*row = (struct explain_row){ t, 0 };
	for (; row->row < table_rows(t); row->row++)
		if (strcmp(explain_data_cell(row, "record_id"), id) == 0)
			return true;
	return false;
}

static void add_exclusion(struct explanation *x, const struct explain_row *excluded)
{
	explanation_say(x, "excluded", "from %s: %s", explain_data_cell(excluded, "scope"),
	                explain_data_cell(excluded, "reason"));
	explanation_say(x, "evidence", "%s", explain_data_cell(excluded, "evidence"));
}

/* A record that is no flow is a stated total, or left out. */
static bool add_other(const struct explain_data *d, const struct explain_row *row,
                      const struct table *stocks, const struct table *excluded,
                      struct explanation *x, struct err *e)
{
	const char *id = explain_data_cell(row, "record_id");
	struct explain_row there;
	struct record r;

	if (!explain_data_record(d, id, &r, e))
		return e->kind == ERR_NONE;
	if (find_record(stocks, id, &there)) {
		explain_record_add(x, explain_record_stock(d, &r, &there));
	} else {
		if (find_record(excluded, id, &there))
			add_exclusion(x, &there);
		explanation_add(x, explain_record_plain(d, &r));
	}
	return true;
}

bool explain_records(const struct explain_data *d, struct explain_rows *r, struct err *e)
{
	struct walk w = { d, r, xcalloc(r->n, sizeof *w.found) };
	struct table *stocks = explain_data_table(d, "stocks", e);
	struct table *excluded = explain_data_table(d, "excluded", e);
	bool ok = stocks && excluded && explain_data_flows(d, take_flow, &w, e);

	for (size_t i = 0; ok && i < r->n; i++) {
		struct explain_row row = row_of(r, i);
		if (!w.found[i])
			ok = add_other(d, &row, stocks, excluded, r->made[i], e);
	}
	table_free(stocks);
	table_free(excluded);
	free(w.found);
	return ok;
}

bool explain_rejects(const struct explain_data *d, struct explain_rows *r, struct err *e)
{
	(void)e;
	for (size_t i = 0; i < r->n; i++) {
		struct explain_row row = row_of(r, i);
		struct str place = STR_INIT;
		explain_record_place(d, explain_data_cell(&row, "source"),
		                     (uint64_t)strtoull(explain_data_cell(&row, "line"), NULL, 10),
		                     &place);
		explanation_say(r->made[i], "raw", "%s", str_text(&place));
		explanation_say(r->made[i], "found", "column %s: \"%s\"",
		                explain_data_cell(&row, "column"), explain_data_cell(&row, "value"));
		explanation_say(r->made[i], explain_data_cell(&row, "outcome"), "%s",
		                explain_data_cell(&row, "reason"));
		str_release(&place);
	}
	return true;
}

/* Where the rows of a source went. */
static void check_tally(struct explanation *x, const struct explain_row *row)
{
	static const char *const parts[] = { "kept", "excluded", "refused" };
	unsigned long long sum = 0;
	struct str made = STR_INIT, how = STR_INIT;

	for (size_t i = 0; i < 3; i++) {
		const char *n = explain_data_cell(row, parts[i]);
		sum += strtoull(n, NULL, 10);
		str_printf(&how, "%s%s %s", i > 0 ? " + " : "", n, parts[i]);
	}
	str_printf(&made, "%llu", sum);
	explanation_check(x, "rows_in", explain_data_cell(row, "rows_in"), str_text(&made),
	                  str_text(&how));
	str_release(&made);
	str_release(&how);
}

/* The rows of this source that a table lists, each as a part. */
static void list_rows(const struct explain_data *d, struct explanation *x, const char *source,
                      const struct table *t)
{
	struct explain_row row = { t, 0 };

	for (; row.row < table_rows(t); row.row++) {
		struct str title = STR_INIT;
		const char *outcome = explain_data_cell(&row, "outcome");
		if (strcmp(explain_data_cell(&row, "source"), source) != 0)
			continue;
		explain_record_place(d, source,
		                     (uint64_t)strtoull(explain_data_cell(&row, "line"), NULL, 10),
		                     &title);
		struct explanation *part = explanation_new("left out", str_text(&title));
		explanation_say(part, outcome[0] ? outcome : "excluded", "%s",
		                explain_data_cell(&row, "reason"));
		explanation_add(x, part);
		str_release(&title);
	}
}

static void say_source(const struct explain_row *source, struct explanation *x)
{
	explanation_say(x, "source", "%s", explain_data_cell(source, "title"));
	explanation_say(x, "publisher", "%s", explain_data_cell(source, "publisher"));
	explanation_say(x, "terms", "%s", explain_data_cell(source, "licence"));
	explanation_say(x, "raw", "%s, %s bytes, SHA-256 %s", explain_data_cell(source, "path"),
	                explain_data_cell(source, "bytes"),
	                explain_data_cell(source, "checksum"));
}

bool explain_tally(const struct explain_data *d, struct explain_rows *r, struct err *e)
{
	bool normalize = strcmp(r->name, "normalize_tally") == 0;
	struct table *out = explain_data_table(d, normalize ? "excluded" : "rejects", e);

	for (size_t i = 0; out && i < r->n; i++) {
		struct explain_row row = row_of(r, i), source;
		const char *name = explain_data_cell(&row, "source");
		if (explain_data_source(d, name, &source))
			say_source(&source, r->made[i]);
		if (normalize || strcmp(r->name, "sources") == 0)
			list_rows(d, r->made[i], name, out);
		check_tally(r->made[i], &row);
	}
	table_free(out);
	return out != NULL;
}
