#include "aid/aggregate.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "aid/agg.h"
#include "aid/aggtables.h"
#include "aid/facts.h"
#include "aid/outfile.h"
#include "aid/schema.h"
#include "aid/source.h"
#include "aid/str.h"
#include "aid/table.h"
#include "aid/xmem.h"

struct stage {
	const struct aggregate_options *o;
	struct strpool *pool;
	struct table *sources, *stocks;
	struct tablespecs *specs;
	struct measures *measures;
	struct agg **aggs;    /* one a table */
	struct table **made;  /* the same tables, for facts */
	struct tally *tallies; /* one a source */
	struct outset *out;
};

static char *path_of(const struct stage *g, const char *table)
{
	struct str path = STR_INIT;

	str_printf(&path, "%s/%s.csv", g->o->dir, table);
	return str_take(&path);
}

static struct table *read_table(const struct stage *g, const char *name, struct err *e)
{
	char *path = path_of(g, name);
	struct table *t = table_read(path, e);

	free(path);
	return t;
}

static bool open_all(struct stage *g, struct err *e)
{
	g->pool = strpool_new();
	g->out = outset_new();
	g->sources = read_table(g, "sources", e);
	g->stocks = read_table(g, "stocks", e);
	g->measures = measures_load(g->o->reference_dir, e);
	g->specs = g->sources ? tablespecs_read(g->o->reference_dir, g->sources, e) : NULL;
	if (!g->stocks || !g->measures || !g->specs)
		return false;
	g->aggs = xcalloc(g->specs->n, sizeof *g->aggs);
	g->made = xcalloc(g->specs->n, sizeof *g->made);
	g->tallies = xcalloc(table_rows(g->sources), sizeof *g->tallies);
	for (size_t i = 0; i < g->specs->n; i++)
		g->aggs[i] = agg_new(&g->specs->items[i], g->pool);
	return true;
}

static struct tally *tally_of(struct stage *g, const char *source)
{
	size_t name = table_find(g->sources, "source");

	for (size_t i = 0; name != SIZE_MAX && i < table_rows(g->sources); i++)
		if (strcmp(table_text(g->sources, i, name), source) == 0)
			return &g->tallies[i];
	return NULL;
}

static void take_flow(struct stage *g, const struct flow *f, struct err *e, struct place at)
{
	struct tally *t = tally_of(g, f->source);
	bool taken = false;

	for (size_t i = 0; i < g->specs->n; i++)
		taken = agg_add(g->aggs[i], f) || taken;
	if (!t) {
		err_data(e, &at, "found the source \"%s\"; expected one of sources.csv", f->source);
		return;
	}
	t->rows_in++;
	if (taken)
		t->kept++;
	else
		t->excluded++;
}

static bool read_flows(struct stage *g, struct err *e)
{
	char *path = path_of(g, "flows");
	struct flow_reader *in = flow_reader_open(path, g->pool, e);
	enum csvin_status status;
	struct flow f;
	uint64_t n = 0;

	free(path);
	while (in && (status = flow_reader_next(in, &f, e)) != CSVIN_END) {
		if (status == CSVIN_ROW)
			take_flow(g, &f, e, flow_reader_place(in));
		if (++n % 65536 == 0)
			progress_tick(&g->o->progress, "aggregate", n);
	}
	flow_reader_close(in);
	return in && e->kind == ERR_NONE;
}

static const struct table *find_table(void *context, const char *name)
{
	struct stage *g = context;

	if (strcmp(name, "stocks") == 0)
		return g->stocks;
	for (size_t i = 0; i < g->specs->n; i++)
		if (strcmp(g->specs->items[i].name, name) == 0)
			return g->made[i];
	return NULL;
}

/* Facts read the tables through the same interface as the stocks. */
static struct table *as_table(const struct grid *grid, const char *name)
{
	const struct schema *s = grid_schema(grid);
	struct table *t = table_new(name);

	for (size_t i = 0; i < s->n; i++)
		table_add_column(t, s->columns[i].name);
	for (size_t row = 0; row < grid_rows(grid); row++)
		for (size_t column = 0; column < s->n; column++)
			table_add_cell(t, grid_cell(grid, row, column));
	return t;
}

static bool make_tables(struct stage *g, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < g->specs->n; i++) {
		const char *name = g->specs->items[i].name;
		struct grid *grid = aggtables_make(g->aggs[i], g->measures);
		ok = grid_write(grid, g->o->dir, name, g->out, e) && ok;
		g->made[i] = as_table(grid, name);
		grid_free(grid);
	}
	return facts_write(g->o->reference_dir, g->o->dir, find_table, g, g->out, e) && ok;
}

static bool write_tally(struct stage *g, struct err *e)
{
	struct grid *grid = grid_new(&schema_aggregate_tally);
	size_t name = table_find(g->sources, "source");
	struct tally sum = { 0, 0, 0, 0 };

	for (size_t i = 0; i < table_rows(g->sources); i++) {
		const struct tally *t = &g->tallies[i];
		assert(t->rows_in == t->kept + t->excluded + t->refused);
		if (t->rows_in == 0)
			continue;
		grid_text(grid, table_text(g->sources, i, name));
		grid_count(grid, t->rows_in);
		grid_count(grid, t->kept);
		grid_count(grid, t->excluded);
		grid_count(grid, t->refused);
		sum.rows_in += t->rows_in;
		sum.kept += t->kept;
		sum.excluded += t->excluded;
	}
	err_note(e, "aggregate: %llu in = %llu kept + %llu excluded + 0 refused",
	         (unsigned long long)sum.rows_in, (unsigned long long)sum.kept,
	         (unsigned long long)sum.excluded);
	bool ok = grid_write(grid, g->o->dir, "aggregate_tally", g->out, e);
	grid_free(grid);
	return ok;
}

static void close_all(struct stage *g)
{
	for (size_t i = 0; g->specs && g->aggs && i < g->specs->n; i++) {
		agg_free(g->aggs[i]);
		table_free(g->made[i]);
	}
	free(g->aggs);
	free(g->made);
	free(g->tallies);
	outset_free(g->out);
	tablespecs_free(g->specs);
	measures_free(g->measures);
	table_free(g->sources);
	table_free(g->stocks);
	strpool_free(g->pool);
}

bool aggregate_run(const struct aggregate_options *o, struct err *e)
{
	struct stage g = { .o = o };
	bool ok = open_all(&g, e) && read_flows(&g, e) && make_tables(&g, e) &&
	          write_tally(&g, e) && e->kind == ERR_NONE && outset_commit(g.out, e);

	close_all(&g);
	return ok;
}
