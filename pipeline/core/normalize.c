#include "aid/normalize.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "aid/convertsettings.h"
#include "aid/csvout.h"
#include "aid/exclusions.h"
#include "aid/outfile.h"
#include "aid/schema.h"
#include "aid/source.h"
#include "aid/str.h"
#include "aid/table.h"
#include "aid/xmem.h"

/* The sources as ingest listed them, each with its own tally. */
struct source_line {
	const char *name, *path; /* in the table */
	struct tally tally;
};

struct stage {
	const struct normalize_options *o;
	struct converter *converter;
	struct exclusions *exclusions;
	struct table *sources_table;
	size_t n_sources;
	struct source_line *sources;
	struct strpool *pool;
	struct record_reader *in;
	struct outset *out;
	struct csvout flows, stocks, excluded, tally, settings;
	struct tally unplaced; /* rows that belong to no source or cannot be read */
	struct gaps gaps;
};

static bool open_out(struct stage *g, const struct schema *s, struct csvout *o, struct err *e)
{
	return schema_open(s, g->out, g->o->dir, s->name, o, e);
}

static bool read_sources(struct stage *g, struct err *e)
{
	size_t name, file;
	const struct table_want wanted[] = { { "source", &name }, { "path", &file }, { NULL, NULL } };

	g->sources_table = table_read_in(g->o->dir, "sources", e);
	if (!table_need_all(g->sources_table, wanted, e))
		return false;
	g->n_sources = table_rows(g->sources_table);
	g->sources = xcalloc(g->n_sources, sizeof *g->sources);
	for (size_t i = 0; i < g->n_sources; i++) {
		g->sources[i].name = table_text(g->sources_table, i, name);
		g->sources[i].path = table_text(g->sources_table, i, file);
	}
	return true;
}

static bool open_all(struct stage *g, struct err *e)
{
	struct str records = STR_INIT;

	str_printf(&records, "%s/records.csv", g->o->dir);
	g->pool = strpool_new();
	g->out = outset_new();
	g->converter = converter_new(&g->o->convert, e);
	g->exclusions = exclusions_load(g->o->convert.reference_dir, e);
	g->in = record_reader_open(str_text(&records), g->pool, e);
	str_release(&records);
	bool ok = read_sources(g, e) && g->converter && g->exclusions && g->in;
	return ok && open_out(g, &schema_flows, &g->flows, e) &&
	       open_out(g, &schema_stocks, &g->stocks, e) &&
	       open_out(g, &schema_excluded, &g->excluded, e) &&
	       open_out(g, &schema_normalize_tally, &g->tally, e) &&
	       open_out(g, &schema_normalize_settings, &g->settings, e);
}

static struct source_line *line_of(struct stage *g, const struct record *r, struct err *e)
{
	struct place at = record_reader_place(g->in);

	for (size_t i = 0; i < g->n_sources; i++)
		if (strcmp(g->sources[i].name, r->source) == 0)
			return &g->sources[i];
	err_data(e, &at, "found the source \"%s\"; expected one of sources.csv; run aid-ingest "
	         "again", r->source);
	return NULL;
}

static void write_excluded(struct stage *g, const struct record *r, const struct exclusion *x)
{
	csvout_text(&g->excluded, r->id);
	csvout_text(&g->excluded, r->source);
	csvout_count(&g->excluded, r->line);
	csvout_text(&g->excluded, x->scope);
	csvout_text(&g->excluded, x->reason);
	csvout_text(&g->excluded, x->evidence);
	csvout_end_row(&g->excluded);
}

static bool take_flow(struct stage *g, const struct record *r, const struct place *at,
                      struct err *e)
{
	struct flow f;

	if (!converter_flow(g->converter, r, at, g->pool, &f, &g->gaps, e))
		return false;
	flow_write(&f, &g->flows);
	return true;
}

static bool take_stock(struct stage *g, const struct record *r, const struct place *at,
                       struct err *e)
{
	struct stock s;

	if (!converter_stock(g->converter, r, at, &s, &g->gaps, e))
		return false;
	stock_write(&s, &g->stocks);
	return true;
}

static void refuse_unplaced(struct stage *g)
{
	g->unplaced.rows_in++;
	g->unplaced.refused++;
}

static void take_record(struct stage *g, const struct record *r, struct err *e)
{
	struct source_line *line = line_of(g, r, e);

	if (!line) {
		refuse_unplaced(g);
		return;
	}
	struct place at = { line->path, (size_t)r->line, 0, NULL };
	const struct exclusion *x = exclusions_find(g->exclusions, r->id);
	line->tally.rows_in++;
	if (x) {
		write_excluded(g, r, x);
		line->tally.excluded++;
	} else if (strcmp(r->kind, "stock") == 0 ? take_stock(g, r, &at, e)
	                                         : take_flow(g, r, &at, e)) {
		line->tally.kept++;
	} else {
		line->tally.refused++;
	}
}

static void write_tally(struct stage *g, struct err *e)
{
	struct tally sum = g->unplaced;

	for (size_t i = 0; i < g->n_sources; i++) {
		const struct tally *t = &g->sources[i].tally;
		assert(t->rows_in == t->kept + t->excluded + t->refused);
		csvout_text(&g->tally, g->sources[i].name);
		csvout_count(&g->tally, t->rows_in);
		csvout_count(&g->tally, t->kept);
		csvout_count(&g->tally, t->excluded);
		csvout_count(&g->tally, t->refused);
		csvout_end_row(&g->tally);
		sum.rows_in += t->rows_in;
		sum.kept += t->kept;
		sum.excluded += t->excluded;
		sum.refused += t->refused;
	}
	err_note(e, "normalize: %llu in = %llu kept + %llu excluded + %llu refused",
	         (unsigned long long)sum.rows_in, (unsigned long long)sum.kept,
	         (unsigned long long)sum.excluded, (unsigned long long)sum.refused);
}

static void write_settings(struct stage *g)
{
	struct table *t = convertsettings_table(&g->o->convert, g->converter, &g->gaps);

	for (size_t row = 0; row < table_rows(t); row++) {
		for (size_t column = 0; column < table_columns(t); column++)
			csvout_text(&g->settings, table_text(t, row, column));
		csvout_end_row(&g->settings);
	}
	table_free(t);
}

static void check_exclusions(const struct stage *g, struct err *e)
{
	const char **names = xcalloc(g->n_sources + 1, sizeof *names);

	for (size_t i = 0; i < g->n_sources; i++)
		names[i] = g->sources[i].name;
	exclusions_check(g->exclusions, names, g->n_sources, e);
	free(names);
}

static void take_all(struct stage *g, struct err *e)
{
	struct record r;
	enum csvin_status status;
	uint64_t n = 0;

	while ((status = record_reader_next(g->in, &r, e)) != CSVIN_END) {
		if (status == CSVIN_ROW)
			take_record(g, &r, e);
		else
			refuse_unplaced(g);
		if (status == CSVIN_STOP)
			break;
		if (++n % 65536 == 0)
			progress_tick(&g->o->progress, "normalize", n);
	}
	write_tally(g, e);
	check_exclusions(g, e);
	write_settings(g);
}

static void close_all(struct stage *g)
{
	record_reader_close(g->in);
	outset_free(g->out);
	converter_free(g->converter);
	exclusions_free(g->exclusions);
	table_free(g->sources_table);
	free(g->sources);
	strpool_free(g->pool);
	gaps_release(&g->gaps);
}

bool normalize_run(const struct normalize_options *o, struct err *e)
{
	struct stage g = { .o = o, .gaps = GAPS_INIT };
	bool ok = open_all(&g, e);

	if (ok) {
		take_all(&g, e);
		ok = e->kind == ERR_NONE && outset_commit(g.out, e);
		if (ok)
			gaps_note(&g.gaps, converter_deflators(g.converter), e);
	}
	close_all(&g);
	return ok;
}
