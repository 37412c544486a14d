/* aid-run: raw files → the tables of tables.ini, in one process and on all processors. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "aid/cli.h"
#include "aid/parallel.h"
#include "aid/run.h"

enum { MAX_THREADS = PARALLEL_MOST };

/* Options as they were written, before they are read; NULL: not given. */
struct texts {
	const char *threads, *memory, *year, *quantiles;
	struct cli_list inputs;
};

static bool check_inputs(const struct run_options *o, struct err *e)
{
	return o->n_inputs == 0 || o->n == 1 ||
	       err_usage(e, "found --input with %zu descriptors; expected one descriptor, which says "
	                 "how to read the files", o->n);
}

static bool read_quantiles(const char *text, bool *none, struct err *e)
{
	*none = text && strcmp(text, "none") == 0;
	return !text || *none || strcmp(text, "all") == 0 ||
	       err_usage(e, "found --quantiles %s; expected all or none", text);
}

/* - stands for standard input and output. A state asks for no folder of tables. */
static void name_streams(struct run_options *o, struct texts *t)
{
	for (size_t i = 0; i < t->inputs.n; i++)
		if (strcmp(t->inputs.texts[i], "-") == 0)
			t->inputs.texts[i] = "/dev/stdin";
	o->n_inputs = t->inputs.n;
	o->inputs = t->inputs.texts;
	if (o->partial && strcmp(o->partial, "-") == 0) {
		o->partial = NULL;
		o->partial_fd = STDOUT_FILENO;
	}
	if (!o->output_dir && !o->partial && o->partial_fd < 0)
		o->output_dir = "data/processed";
}

/* All that is wrong is told at once. */
static bool read_options(struct run_options *o, const struct texts *t, struct err *e)
{
	bool ok = cli_count(t->threads, "--threads", 1, MAX_THREADS, &o->threads, e);

	ok = cli_memory(t->memory, &o->memory, e) && ok;
	ok = cli_year(t->year, "--prices", &o->convert.price_year, e) && ok;
	ok = check_inputs(o, e) && ok;
	ok = read_quantiles(t->quantiles, &o->no_quantiles, e) && ok;
	return ok;
}

int main(int argc, char **argv)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	struct run_options o = {
		.convert = { "data/reference", "gdp", DEFAULT_PRICE_YEAR },
		.threads = processors > 0 && processors < MAX_THREADS ? (size_t)processors : 1,
		.partial_fd = -1,
	};
	struct texts t = { 0 };
	const struct cli_option options[] = {
		{ "output", 'o', "DIR", "where the tables go (data/processed)", &o.output_dir, NULL },
		{ "reference", 'r', "DIR", "reference tables (data/reference)",
		  &o.convert.reference_dir, NULL },
		{ "tables", 't', "FILE", "tables to make in place of those of DIR/tables.ini, without facts; "
		  "data/reference/tables_any.ini fits any source", &o.tables, NULL },
		{ "input", 'i', "FILE", "the raw file, - for standard input; may be repeated", NULL,
		  NULL },
		{ "threads", 'j', "N", "threads (one for each processor)", &t.threads, NULL },
		{ "partial", 'p', "FILE", "write mergeable state, not tables; - for standard output",
		  &o.partial, NULL },
		{ "quantiles", 'q', "WHICH", "all, or none: no amount is kept (all)", &t.quantiles,
		  NULL },
		{ CLI_MEMORY, &t.memory, NULL },
		{ "keep-records", 'k', NULL, "write records.csv and flows.csv, too", NULL,
		  &o.keep_records },
		{ "strict", 0, NULL, "every row by the strict reader: slower, the same", NULL,
		  &o.plain },
		{ "prices", 0, "YEAR", "base year of constant prices (2024)", &t.year, NULL },
		{ "deflator", 0, "SERIES", "gdp (quarterly) or cpi (monthly) (gdp)",
		  &o.convert.deflator, NULL },
	};
	const struct cli cli = {
		.program = "aid-run",
		.purpose = "Makes the tables of raw files of any size, in one process.",
		.operands = "SOURCE.ini …", .min_operands = 1, .max_operands = 10000,
		.n_options = sizeof options / sizeof *options, .options = options,
		.details = "Does what aid-ingest, aid-normalize and aid-aggregate do one after the "
		           "other: the same tables,\nbyte for byte, whatever the number of threads. "
		           "Raw files may be gzip, zstd or a ZIP of one file.\nExamples:\n"
		           "  aid-run FLOWS.ini -o tables\n"
		           "  zcat flows.csv.gz | aid-run FLOWS.ini --input - -j 2 -o tables\n",
		.list = &t.inputs,
	};
	struct err e = ERR_INIT;
	int first, exit_code;

	if (!cli_parse(&cli, argc, argv, &first, &exit_code)) {
		free(t.inputs.texts);
		return exit_code;
	}
	o.n = (size_t)(argc - first);
	o.descriptors = argv + first;
	name_streams(&o, &t);
	o.progress = cli_progress();
	if (read_options(&o, &t, &e))
		run_run(&o, &e);
	free(t.inputs.texts);
	return cli_finish(&cli, &e);
}
