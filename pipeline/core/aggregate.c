#include "aid/aggregate.h"

#include <stdlib.h>
#include <string.h>

#include "aid/outfile.h"
#include "aid/str.h"
#include "aid/table.h"
#include "aid/tableset.h"

struct stage {
	const struct aggregate_options *o;
	struct strpool *pool;
	struct table *sources, *stocks, *settings;
	struct tableset *tables;
	struct chainstore *store;
	struct cube *cube;
	struct outset *out;
};

static char *path_of(const struct stage *g, const char *table)
{
	struct str path = STR_INIT;

	str_printf(&path, "%s/%s.csv", g->o->dir, table);
	return str_take(&path);
}

static bool open_all(struct stage *g, struct err *e)
{
	size_t name;

	g->pool = strpool_new();
	g->out = outset_new();
	g->sources = table_read_in(g->o->dir, "sources", e);
	g->stocks = table_read_in(g->o->dir, "stocks", e);
	g->settings = table_read_in(g->o->dir, "normalize_settings", e);
	if (!g->sources || !table_need(g->sources, "source", &name, e))
		return false;
	g->tables = tableset_open(g->o->reference_dir, g->o->tables, g->sources, e);
	if (!g->stocks || !g->settings || !g->tables)
		return false;
	g->store = chainstore_new(SIZE_MAX, NULL);
	g->cube = cube_new(tableset_specs(g->tables), g->store);
	return true;
}

static bool is_known(const struct stage *g, const char *source)
{
	size_t name = table_find(g->sources, "source");

	for (size_t i = 0; i < table_rows(g->sources); i++)
		if (strcmp(table_text(g->sources, i, name), source) == 0)
			return true;
	return false;
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
			cube_add(g->cube, &f);
		if (status == CSVIN_ROW && !is_known(g, f.source)) {
			struct place at = flow_reader_place(in);
			err_data(e, &at, "found the source \"%s\"; expected one of sources.csv",
			         f.source);
		}
		if (++n % 65536 == 0)
			progress_tick(&g->o->progress, "aggregate", n);
	}
	flow_reader_close(in);
	return in && e->kind == ERR_NONE;
}

static void close_all(struct stage *g)
{
	outset_free(g->out);
	cube_free(g->cube);
	chainstore_free(g->store);
	tableset_free(g->tables);
	table_free(g->sources);
	table_free(g->stocks);
	table_free(g->settings);
	strpool_free(g->pool);
}

bool aggregate_run(const struct aggregate_options *o, struct err *e)
{
	struct stage g = { .o = o };
	bool ok = open_all(&g, e) && read_flows(&g, e) &&
	          tableset_write(g.tables, g.cube, g.stocks, g.settings, o->dir, g.out, e) &&
	          e->kind == ERR_NONE && outset_commit(g.out, e);

	close_all(&g);
	return ok;
}
