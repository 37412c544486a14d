#include "aid/tableset.h"

#include <stdlib.h>
#include <string.h>

#include "aid/agg.h"
#include "aid/aggtables.h"
#include "aid/facts.h"
#include "aid/measures.h"
#include "aid/schema.h"
#include "aid/statistics.h"
#include "aid/str.h"
#include "aid/strpool.h"
#include "aid/xmem.h"

struct tableset {
	const char *reference_dir, *file; /* file NULL: the folder's tables.ini */
	size_t threads;
	const struct table *sources, *stocks, *settings;
	struct tablespecs *specs;
	struct measures *measures;
	struct grid **grids;  /* one a table */
	struct table **made;  /* the same, those that facts asked for */
};

struct tableset *tableset_open(const char *reference_dir, const char *file, const struct table *sources,
                               struct err *e)
{
	struct tableset *t = xcalloc(1, sizeof *t);

	t->reference_dir = reference_dir;
	t->file = file;
	t->threads = 1;
	t->sources = sources;
	t->measures = measures_load(reference_dir, e);
	/* Sections with blocs read the same tables again: what is wrong in them is told once. */
	t->specs = t->measures ? tablespecs_read(reference_dir, file, sources, e) : NULL;
	if (t->specs) {
		t->grids = xcalloc(t->specs->n, sizeof(struct grid *));
		t->made = xcalloc(t->specs->n, sizeof(struct table *));
		return t;
	}
	tableset_free(t);
	return NULL;
}

bool tableset_check(struct tableset *t, const struct table *sources, struct err *e)
{
	t->sources = sources;
	return tablespecs_check(t->specs, sources, e);
}

void tableset_share(struct tableset *t, size_t threads)
{
	t->threads = threads;
}

const char *tableset_file(const struct tableset *t)
{
	return t->file;
}

const struct tablespecs *tableset_specs(const struct tableset *t)
{
	return t->specs;
}

static const struct table *find_table(void *context, const char *name)
{
	struct tableset *t = context;

	if (strcmp(name, "stocks") == 0)
		return t->stocks;
	if (strcmp(name, "sources") == 0)
		return t->sources;
	if (strcmp(name, "normalize_settings") == 0)
		return t->settings;
	for (size_t i = 0; i < t->specs->n; i++) {
		if (strcmp(t->specs->items[i].name, name) != 0)
			continue;
		if (!t->made[i])
			t->made[i] = grid_table(t->grids[i], name);
		return t->made[i];
	}
	return NULL;
}

static struct grid *make_grid(const struct tableset *t, size_t table, const struct cube *c)
{
	struct strpool *pool = strpool_new();
	struct agg *a = agg_new(&t->specs->items[table], pool);

	agg_take(a, c);
	struct grid *g = aggtables_make(a, t->measures, t->threads);
	agg_free(a);
	strpool_free(pool);
	return g;
}

static bool taken_by_any(const struct tablespecs *specs, const struct cube *c,
                         const struct cube_group *g)
{
	struct flow f = cube_cell(c, g->cell)->like;
	const char *stage;

	f.date = g->date;
	for (size_t i = 0; i < specs->n; i++)
		if (tablespec_takes(&specs->items[i], &f, &stage))
			return true;
	return false;
}

struct count {
	uint64_t in, kept;
};

static struct count *count_rows(const struct tableset *t, const struct cube *c)
{
	size_t name = table_find(t->sources, "source");
	struct count *counts = xcalloc(table_rows(t->sources) + 1, sizeof *counts);

	for (size_t i = 0; i < cube_count(c); i++) {
		const struct cube_group *g = cube_group(c, i);
		size_t source = 0;
		while (source < table_rows(t->sources) &&
		       strcmp(table_text(t->sources, source, name),
		              cube_cell(c, g->cell)->like.source) != 0)
			source++;
		counts[source].in += brief_n(&g->sums);
		counts[source].kept += taken_by_any(t->specs, c, g) ? brief_n(&g->sums) : 0;
	}
	return counts;
}

/* A flow that no table takes is excluded; nothing is refused here. */
static bool write_tally(const struct tableset *t, const struct cube *c, const char *dir,
                        struct outset *out, struct err *e)
{
	struct grid *grid = grid_new(&schema_aggregate_tally);
	size_t name = table_find(t->sources, "source");
	struct count *counts = count_rows(t, c), sum = { 0, 0 };

	for (size_t i = 0; i < table_rows(t->sources); i++) {
		if (counts[i].in == 0)
			continue;
		grid_text(grid, table_text(t->sources, i, name));
		grid_count(grid, counts[i].in);
		grid_count(grid, counts[i].kept);
		grid_count(grid, counts[i].in - counts[i].kept);
		grid_count(grid, 0);
		sum.in += counts[i].in;
		sum.kept += counts[i].kept;
	}
	err_note(e, "aggregate: %llu in = %llu kept + %llu excluded + 0 refused",
	         (unsigned long long)sum.in, (unsigned long long)sum.kept,
	         (unsigned long long)(sum.in - sum.kept));
	bool ok = grid_write(grid, dir, "aggregate_tally", out, e);
	free(counts);
	grid_free(grid);
	return ok;
}

static bool write_settings(const char *dir, struct outset *out, struct err *e)
{
	struct grid *settings = statistics_settings();
	bool ok = grid_write(settings, dir, "aggregate_settings", out, e);

	grid_free(settings);
	return ok;
}

/* The facts of facts.ini are those of its tables: of others there are none. */
static bool write_facts(struct tableset *t, const char *dir, struct outset *out, struct err *e)
{
	struct csvout none;

	return t->file ? schema_open(&schema_facts, out, dir, schema_facts.name, &none, e)
	               : facts_write(t->reference_dir, dir, FACTS_OF_AGGREGATE, find_table, t, out, e);
}

bool tableset_write(struct tableset *t, const struct cube *c, const struct table *stocks,
                    const struct table *settings, const char *dir, struct outset *out, struct err *e)
{
	bool ok = true;

	t->stocks = stocks;
	t->settings = settings;
	for (size_t i = 0; i < t->specs->n; i++) {
		t->grids[i] = make_grid(t, i, c);
		ok = grid_write(t->grids[i], dir, t->specs->items[i].name, out, e) && ok;
	}
	ok = write_settings(dir, out, e) && ok;
	ok = write_facts(t, dir, out, e) && ok;
	return write_tally(t, c, dir, out, e) && ok;
}

void tableset_free(struct tableset *t)
{
	if (!t)
		return;
	for (size_t i = 0; t->specs && t->grids && i < t->specs->n; i++) {
		grid_free(t->grids[i]);
		table_free(t->made[i]);
	}
	free(t->grids);
	free(t->made);
	tablespecs_free(t->specs);
	measures_free(t->measures);
	free(t);
}
