#include "aid/normalize.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

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
	struct normalizer *normalizer;
	struct exclusions *exclusions;
	struct table *sources_table;
	size_t n_sources;
	struct source_line *sources;
	struct strpool *pool;
	struct record_reader *in;
	struct outset *out;
	struct csvout flows, stocks, excluded, tally, settings;
	struct normalize_gaps gaps;
};

static const struct column settings_columns[] = {
	{ "setting", COLUMN_TEXT, "", "What was chosen.", true },
	{ "value", COLUMN_TEXT, "", "The choice.", false },
	{ "meaning", COLUMN_TEXT, "", "What it means for the figures.", false },
};
static const struct schema schema_settings = {
	"normalize_settings", "Choices behind the flows", 3, settings_columns
};

static char *path_of(const struct stage *g, const char *table)
{
	struct str path = STR_INIT;

	str_printf(&path, "%s/%s.csv", g->o->dir, table);
	return str_take(&path);
}

static bool open_out(struct stage *g, const struct schema *s, struct csvout *o, struct err *e)
{
	char *path = path_of(g, s->name);
	struct outfile *f = outset_open(g->out, path, e);

	free(path);
	if (!f)
		return false;
	csvout_init(o, f);
	schema_header(s, o);
	return true;
}

static bool read_sources(struct stage *g, struct err *e)
{
	char *path = path_of(g, "sources");
	size_t name, file;

	g->sources_table = table_read(path, e);
	free(path);
	if (!g->sources_table || !table_need(g->sources_table, "source", &name, e) ||
	    !table_need(g->sources_table, "path", &file, e))
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
	char *records = path_of(g, "records");

	g->pool = strpool_new();
	g->out = outset_new();
	g->normalizer = normalizer_new(g->o, e);
	g->exclusions = exclusions_load(g->o->reference_dir, e);
	g->in = record_reader_open(records, g->pool, e);
	free(records);
	bool ok = read_sources(g, e) && g->normalizer && g->exclusions && g->in;
	return ok && open_out(g, &schema_flows, &g->flows, e) &&
	       open_out(g, &schema_stocks, &g->stocks, e) &&
	       open_out(g, &schema_excluded, &g->excluded, e) &&
	       open_out(g, &schema_normalize_tally, &g->tally, e) &&
	       open_out(g, &schema_settings, &g->settings, e);
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

	if (!normalizer_flow(g->normalizer, r, at, g->pool, &f, &g->gaps, e))
		return false;
	flow_write(&f, &g->flows);
	return true;
}

static bool take_stock(struct stage *g, const struct record *r, const struct place *at,
                       struct err *e)
{
	struct stock s;

	if (!normalizer_stock(g->normalizer, r, at, &s, e))
		return false;
	stock_write(&s, &g->stocks);
	return true;
}

static void take_record(struct stage *g, const struct record *r, struct err *e)
{
	struct source_line *line = line_of(g, r, e);

	if (!line)
		return;
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
	struct tally sum = { 0, 0, 0, 0 };

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

static void note_gaps(const struct stage *g, struct err *e)
{
	if (g->gaps.unknown_amount > 0)
		err_note(e, "normalize: %llu records state no amount; they count as unknown, not "
		         "as zero", (unsigned long long)g->gaps.unknown_amount);
	if (g->gaps.no_rate > 0)
		err_note(e, "normalize: %llu undated records in a foreign currency have no US "
		         "dollar amount", (unsigned long long)g->gaps.no_rate);
	if (g->gaps.no_deflator > 0)
		err_note(e, "normalize: %llu records have no amount in constant prices: the "
		         "price series does not reach them", (unsigned long long)g->gaps.no_deflator);
}

static void setting(struct stage *g, const char *name, const char *value, const char *meaning)
{
	csvout_text(&g->settings, name);
	csvout_text(&g->settings, value);
	csvout_text(&g->settings, meaning);
	csvout_end_row(&g->settings);
}

static void write_settings(struct stage *g)
{
	struct str text = STR_INIT;

	setting(g, "deflator", g->o->deflator, "series behind constant_usd: gdp is the quarterly "
	        "US GDP deflator, cpi the monthly US consumer price index");
	str_printf(&text, "%d", g->o->price_year);
	setting(g, "price_year", str_text(&text), "constant_usd is in mean prices of this year");
	str_clear(&text);
	str_printf(&text, "%llu", (unsigned long long)g->gaps.no_deflator);
	setting(g, "without_constant_prices", str_text(&text), "records that the price series does "
	        "not reach, or that have no date");
	str_clear(&text);
	str_printf(&text, "%llu", (unsigned long long)g->gaps.no_rate);
	setting(g, "without_dollars", str_text(&text), "undated records in a foreign currency");
	str_clear(&text);
	str_printf(&text, "%llu", (unsigned long long)g->gaps.unknown_amount);
	setting(g, "without_amount", str_text(&text), "records whose source states no amount");
	str_release(&text);
}

static void take_all(struct stage *g, struct err *e)
{
	struct record r;
	enum csvin_status status;
	uint64_t n = 0;

	while ((status = record_reader_next(g->in, &r, e)) != CSVIN_END) {
		if (status == CSVIN_ROW)
			take_record(g, &r, e);
		if (++n % 65536 == 0)
			progress_tick(&g->o->progress, "normalize", n);
	}
	for (size_t i = 0; i < g->n_sources; i++)
		exclusions_check(g->exclusions, g->sources[i].name, e);
	write_tally(g, e);
	write_settings(g);
}

static void close_all(struct stage *g)
{
	record_reader_close(g->in);
	outset_free(g->out);
	normalizer_free(g->normalizer);
	exclusions_free(g->exclusions);
	table_free(g->sources_table);
	free(g->sources);
	strpool_free(g->pool);
}

bool normalize_run(const struct normalize_options *o, struct err *e)
{
	struct stage g = { .o = o };
	bool ok = open_all(&g, e);

	if (ok) {
		take_all(&g, e);
		ok = e->kind == ERR_NONE && outset_commit(g.out, e);
		if (ok)
			note_gaps(&g, e);
	}
	close_all(&g);
	return ok;
}
