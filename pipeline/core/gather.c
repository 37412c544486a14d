#include "aid/gather.h"

#include <stdlib.h>
#include <string.h>

#include "aid/convertsettings.h"
#include "aid/schema.h"
#include "aid/str.h"
#include "aid/xmem.h"

static const char *const source_columns[] = { "source", "kind", "ledger", "overlaps", "on_error", "release",
	                                    "data_through" };

struct table *gather_sources(void)
{
	struct table *t = table_new("sources");

	for (size_t i = 0; i < sizeof source_columns / sizeof *source_columns; i++)
		table_add_column(t, source_columns[i]);
	return t;
}

static bool write_rejects(const struct gather *g, struct err *e)
{
	struct outset *out = outset_new();
	struct csvout rows, totals;
	bool ok = schema_open(&schema_rejects, out, g->output_dir, schema_rejects.name, &rows, e) &&
	          schema_open(&schema_reject_totals, out, g->output_dir, schema_reject_totals.name,
	                      &totals, e);

	if (ok) {
		rejects_write(g->harvest->rejects, &rows, &totals);
		ok = outset_commit(out, e);
	}
	outset_free(out);
	return ok;
}

static void note_read(const struct gather *g, struct err *e)
{
	struct tally sum = { 0, 0, 0, 0 };
	struct str what = STR_INIT;

	for (size_t i = 0; i < table_rows(g->sources); i++) {
		const struct tally *t = &g->harvest->sources[i].read;
		str_clear(&what);
		str_printf(&what, "ingest: %s", table_text(g->sources, i, 0));
		tally_note(str_text(&what), t, e);
		tally_add(&sum, t);
	}
	tally_note("ingest: all sources", &sum, e);
	str_release(&what);
}

static void check_exclusions(const struct gather *g, struct err *e)
{
	size_t n = table_rows(g->sources);
	const char **names = xcalloc(n + 1, sizeof *names);

	for (size_t i = 0; i < n; i++)
		names[i] = table_text(g->sources, i, 0);
	exclusions_check(g->exclusions, names, n, e);
	free(names);
}

/* What the first stage says; nothing more is told if it refused anything. */
static bool tell_read(const struct gather *g, struct err *e)
{
	note_read(g, e);
	harvest_tell(&g->harvest->read, e);
	return e->kind == ERR_NONE;
}

static bool tell_converted(const struct gather *g, struct err *e)
{
	struct tally sum = { 0, 0, 0, 0 };

	for (size_t i = 0; i < g->harvest->n_sources; i++)
		tally_add(&sum, &g->harvest->sources[i].converted);
	tally_note("normalize", &sum, e);
	harvest_tell(&g->harvest->converted, e);
	return e->kind == ERR_NONE;
}

bool gather_read(const struct gather *g, struct err *e)
{
	return tell_read(g, e) && tell_converted(g, e);
}

bool gather_check(const struct gather *g, struct err *e)
{
	if (!write_rejects(g, e) || !tell_read(g, e))
		return false;
	bool ok = tell_converted(g, e);
	check_exclusions(g, e);
	if (e->kind == ERR_NONE)
		gaps_note(&g->harvest->gaps, converter_deflators(g->converter), e);
	return ok && e->kind == ERR_NONE;
}

static struct table *stocks_of(const struct gather *g)
{
	struct table *t = table_new("stocks");
	struct harvest_rows *rows = &g->harvest->stocks;

	for (size_t i = 0; i < schema_stocks.n; i++)
		table_add_column(t, schema_stocks.columns[i].name);
	harvest_sort_rows(rows);
	for (size_t i = 0; i < rows->n; i++)
		for (const char *cell = rows->items[i].cells;
		     cell < rows->items[i].cells + rows->items[i].len; cell += strlen(cell) + 1)
			table_add_cell(t, cell);
	return t;
}

bool gather_tables(const struct gather *g, struct outset *out, struct err *e)
{
	struct table *stocks = stocks_of(g);
	struct table *settings = convertsettings_table(g->options, g->converter, &g->harvest->gaps);
	bool ok = (!g->harvest->store || chainstore_check(g->harvest->store, e)) &&
	          tableset_write(g->tables, g->harvest->cube, stocks, settings,
	                         g->output_dir, out, e);

	table_free(stocks);
	table_free(settings);
	return ok && e->kind == ERR_NONE;
}
