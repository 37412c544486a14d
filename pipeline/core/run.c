#include "aid/run.h"

#include <stdlib.h>

#include "aid/bulk.h"
#include "aid/descriptors.h"
#include "aid/gather.h"
#include "aid/partial.h"
#include "aid/schema.h"
#include "aid/xmem.h"

struct run {
	const struct run_options *o;
	struct descriptors *descriptors;
	struct countries *countries;
	struct currencies *currencies;
	struct converter *converter;
	struct exclusions *exclusions;
	struct table *sources;
	struct tableset *tables;
	size_t n_harvests;
	struct harvest **harvests;
	struct outset *out;
	struct csvout records, flows;
	char *room; /* where amounts go that memory cannot hold */
};

static bool is_partial(const struct run_options *o)
{
	return o->partial || o->partial_fd >= 0;
}

/* Before anything is read, as reading may take hours. */
static bool make_folders(struct run *g, struct err *e)
{
	const struct run_options *o = g->o;
	char *of_state = outfile_folder(o->partial ? o->partial : "");
	bool ok = (!o->partial || outfile_mkdirs(of_state, e)) &&
	          (!o->output_dir || outfile_mkdirs(o->output_dir, e));

	g->room = o->output_dir ? xstrdup(o->output_dir) : xstrdup(of_state);
	free(of_state);
	return ok;
}

static struct table *list_sources(const struct descriptors *list)
{
	struct table *t = gather_sources();

	for (size_t i = 0; i < list->n; i++) {
		const struct descriptor *d = list->items[i];
		table_add_cell(t, d->name);
		table_add_cell(t, d->stock ? "stock" : "flow");
		table_add_cell(t, d->ledger);
		table_add_cell(t, d->overlaps);
		table_add_cell(t, d->reject ? "reject" : "stop");
		table_add_cell(t, d->release);
		table_add_cell(t, d->data_through);
	}
	return t;
}

static bool open_out(struct run *g, const struct schema *s, struct csvout *o, struct err *e)
{
	return schema_open(s, g->out, g->o->output_dir, s->name, o, e);
}

static void open_harvests(struct run *g)
{
	bool sequential = g->o->keep_records;
	struct harvest_context c = {
		g->descriptors->n, g->converter, g->exclusions, tableset_specs(g->tables),
		!g->o->no_quantiles, g->o->memory / g->o->threads, g->room
	};

	g->n_harvests = sequential ? 1 : g->o->threads;
	g->harvests = xcalloc(g->n_harvests, sizeof *g->harvests);
	for (size_t i = 0; i < g->n_harvests; i++)
		g->harvests[i] = harvest_new(&c);
}

static bool open_all(struct run *g, struct err *e)
{
	const char *reference = g->o->convert.reference_dir;

	g->out = outset_new();
	g->descriptors = descriptors_read(g->o->descriptors, g->o->n, e);
	g->countries = countries_load(reference, e);
	g->currencies = currencies_load(reference, e);
	g->converter = converter_new(&g->o->convert, e);
	g->exclusions = exclusions_load(reference, e);
	if (!g->descriptors || e->kind != ERR_NONE)
		return false;
	g->sources = list_sources(g->descriptors);
	/* A part of the sources is no ground to refuse tables: aid-merge knows them all. */
	g->tables = tableset_open(reference, g->o->tables, is_partial(g->o) ? NULL : g->sources, e);
	if (!g->tables || !make_folders(g, e))
		return false;
	tableset_share(g->tables, g->o->threads);
	open_harvests(g);
	return !g->o->keep_records || (open_out(g, &schema_records, &g->records, e) &&
	                               open_out(g, &schema_flows, &g->flows, e));
}

/* A source that cannot be opened is told of, and the next one is read. */
static void read_source(struct run *g, size_t i, struct err *e)
{
	struct bulk_options o = {
		.descriptor = g->descriptors->items[i], .source = i, .path = g->descriptors->items[i]->data_path,
		.countries = g->countries, .currencies = g->currencies,
		.specs = tableset_specs(g->tables), .n_harvests = g->n_harvests,
		.harvests = g->harvests, .plain = g->o->plain, .progress = g->o->progress,
	};

	if (g->o->keep_records) {
		o.records = &g->records;
		o.flows = &g->flows;
	}
	bulk_read(&o, e);
}

static void read_all(struct run *g, struct err *e)
{
	for (size_t i = 0; i < g->descriptors->n; i++) {
		if (g->o->n_inputs == 0)
			read_source(g, i, e);
		for (size_t j = 0; j < g->o->n_inputs; j++) {
			descriptor_set_input(g->descriptors->items[i], g->o->inputs[j]);
			read_source(g, i, e);
		}
	}
	for (size_t i = 1; i < g->n_harvests; i++)
		harvest_merge(g->harvests[0], g->harvests[i]);
}

/* A store without room on the disk keeps amounts in memory, which is not what was asked for. */
static bool check_stores(const struct run *g, struct err *e)
{
	for (size_t i = 0; i < g->n_harvests; i++)
		if (g->harvests[i]->store && !chainstore_check(g->harvests[i]->store, e))
			return false;
	return true;
}

/* Refused rows are refused here as they are for tables. */
static bool write_partial(struct run *g, const struct gather *gather, struct err *e)
{
	struct outfile *f = NULL;

	if (!gather_read(gather, e))
		return false;
	if (g->o->partial_fd >= 0)
		f = outset_attach(g->out, g->o->partial_fd, "standard output");
	else
		f = outset_open(g->out, g->o->partial, e);
	return f && partial_write(f, gather, &g->o->convert, !g->o->no_quantiles, e) &&
	       outset_commit(g->out, e);
}

static bool write_all(struct run *g, struct err *e)
{
	struct gather gather = { g->sources, g->harvests[0], g->tables, &g->o->convert,
	                         g->converter, g->exclusions, g->o->output_dir };

	if (is_partial(g->o))
		return write_partial(g, &gather, e);
	return gather_check(&gather, e) && gather_tables(&gather, g->out, e) &&
	       outset_commit(g->out, e);
}

static void close_all(struct run *g)
{
	outset_free(g->out);
	for (size_t i = 0; i < g->n_harvests; i++)
		harvest_free(g->harvests[i]);
	free(g->harvests);
	free(g->room);
	tableset_free(g->tables);
	table_free(g->sources);
	exclusions_free(g->exclusions);
	converter_free(g->converter);
	countries_free(g->countries);
	currencies_free(g->currencies);
	descriptors_free(g->descriptors);
}

bool run_run(const struct run_options *o, struct err *e)
{
	struct run g = { .o = o };
	bool ok = open_all(&g, e);

	if (ok) {
		read_all(&g, e);
		ok = e->kind != ERR_SYSTEM && check_stores(&g, e) && write_all(&g, e);
	}
	close_all(&g);
	return ok;
}
