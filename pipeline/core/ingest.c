#include "aid/ingest.h"

#include "aid/checksum.h"
#include "aid/csvout.h"
#include "aid/descriptors.h"
#include "aid/fitting.h"
#include "aid/outfile.h"
#include "aid/rejects.h"
#include "aid/schema.h"
#include "aid/source.h"
#include "aid/str.h"
#include "aid/xmem.h"

struct ingest {
	const struct ingest_options *o;
	struct descriptors *descriptors;
	struct countries *countries;
	struct currencies *currencies;
	struct outset *good;             /* records.csv, sources.csv: only if all is well */
	struct outset *always;           /* rejects.csv, reject_totals.csv */
	struct csvout records, sources, rejected, totals;
	struct rejects *rejects;
	struct tally total;
};

static bool open_table(struct outset *set, const struct ingest *g, const struct schema *s,
                       struct csvout *o, struct err *e)
{
	return schema_open(s, set, g->o->output_dir, s->name, o, e);
}

static bool open_all(struct ingest *g, struct err *e)
{
	g->rejects = rejects_new();
	g->good = outset_new();
	g->always = outset_new();
	return (g->countries = countries_load(g->o->reference_dir, e)) != NULL &&
	       (g->currencies = currencies_load(g->o->reference_dir, e)) != NULL &&
	       outfile_mkdirs(g->o->output_dir, e) &&
	       open_table(g->good, g, &schema_records, &g->records, e) &&
	       open_table(g->good, g, &schema_sources, &g->sources, e) &&
	       open_table(g->always, g, &schema_rejects, &g->rejected, e) &&
	       open_table(g->always, g, &schema_reject_totals, &g->totals, e);
}

static bool write_source(struct ingest *g, const struct descriptor *d, const struct tally *t,
                         uint64_t duplicates, struct err *e)
{
	char checksum[CHECKSUM_TEXT_MAX];
	uint64_t bytes;

	if (!checksum_file(d->data_path, checksum, &bytes, e))
		return false;
	csvout_text(&g->sources, d->name);
	csvout_text(&g->sources, d->title);
	csvout_text(&g->sources, d->publisher);
	csvout_text(&g->sources, d->licence);
	csvout_text(&g->sources, d->stock ? "stock" : "flow");
	csvout_text(&g->sources, d->ledger);
	csvout_text(&g->sources, d->overlaps);
	csvout_text(&g->sources, d->reject ? "reject" : "stop");
	csvout_count(&g->sources, t->rows_in);
	csvout_count(&g->sources, t->kept);
	csvout_count(&g->sources, t->excluded);
	csvout_count(&g->sources, t->refused);
	csvout_text(&g->sources, d->data_path);
	csvout_count(&g->sources, bytes);
	csvout_text(&g->sources, checksum);
	csvout_count(&g->sources, duplicates);
	csvout_text(&g->sources, d->release);
	csvout_text(&g->sources, d->data_through);
	csvout_end_row(&g->sources);
	return true;
}

static void note_tally(const char *name, const struct tally *t, struct err *e)
{
	struct str what = STR_INIT;

	str_printf(&what, "ingest: %s", name);
	tally_note(str_text(&what), t, e);
	str_release(&what);
}

/* Each source has its own pool, so that memory stays in proportion to one source. */
static bool read_source(struct ingest *g, struct descriptor *d, struct err *e)
{
	struct strpool *pool = strpool_new();
	struct source_context c = {
		.countries = g->countries, .currencies = g->currencies, .pool = pool, .reject = rejects_take,
		.sink = g->rejects, .duplicates = duplicates_new(),
	};
	struct record r;
	struct source *s = source_open(d, &c, e);
	bool ok = s != NULL;

	if (!s && g->o->sources_dir)
		fitting_note(g->o->sources_dir, d->data_path, e);
	if (s) {
		while (source_next(s, &r, e)) {
			record_write(&r, &g->records);
			if (source_tally(s)->kept % 65536 == 0)
				progress_tick(&g->o->progress, d->name, source_tally(s)->rows_in);
		}
		ok = write_source(g, d, source_tally(s), duplicates_count(c.duplicates), e);
		note_tally(d->name, source_tally(s), e);
		duplicates_note(c.duplicates, d->name, e);
		tally_add(&g->total, source_tally(s));
	}
	source_close(s);
	duplicates_free(c.duplicates);
	strpool_free(pool);
	return ok;
}

static void close_all(struct ingest *g)
{
	outset_free(g->good);
	outset_free(g->always);
	rejects_free(g->rejects);
	descriptors_free(g->descriptors);
	countries_free(g->countries);
	currencies_free(g->currencies);
}

bool ingest_run(const struct ingest_options *o, struct err *e)
{
	struct ingest g = { .o = o };

	if (o->n == 0)
		return err_usage(e, "found no SOURCE.ini; expected one at least, or --sniff FILE; see aid-ingest --help");
	/* One file cannot stand in for those of several sources. */
	if (o->input && o->n != 1)
		return err_usage(e, "--input takes the place of one source's file; expected one "
		                 "SOURCE.ini, found %zu", o->n);
	g.descriptors = descriptors_read(o->descriptors, o->n, e);
	if (g.descriptors && o->input)
		descriptor_set_input(g.descriptors->items[0], o->input);
	bool ok = open_all(&g, e) && g.descriptors;
	for (size_t i = 0; g.totals.file && g.descriptors && i < g.descriptors->n; i++)
		ok = read_source(&g, g.descriptors->items[i], e) && ok;
	if (g.totals.file) {
		rejects_write(g.rejects, &g.rejected, &g.totals);
		/* What a failing machine cut short is not what the data are like. */
		ok = e->kind != ERR_SYSTEM && outset_commit(g.always, e) && ok;
		note_tally("all sources", &g.total, e);
		if (ok && e->kind == ERR_NONE)
			ok = outset_commit(g.good, e);
	}
	close_all(&g);
	return ok && e->kind == ERR_NONE;
}
