/* aid-ingest: raw files, read as their descriptors say → records.csv, rejects.csv. */
#include <stdio.h>
#include <string.h>

#include "aid/cli.h"
#include "aid/ingest.h"
#include "aid/sniff.h"

/* A descriptor proposed for a file, printed and never used. */
static void sniff(const char *file, const struct ingest_options *o, struct err *e)
{
	struct str text = STR_INIT;

	if (o->n > 0 || o->input)
		err_usage(e, "--sniff proposes a descriptor for one file; expected no SOURCE.ini and no --input beside it");
	else if (sniff_run(file, o->reference_dir, &text, e))
		fputs(str_text(&text), stdout);
	str_release(&text);
}

int main(int argc, char **argv)
{
	struct ingest_options o = { .reference_dir = "data/reference",
	                            .output_dir = "data/processed",
	                            .sources_dir = "data/sources" };
	const char *unknown = NULL;
	const struct cli_option options[] = {
		{ "output", 'o', "DIR", "where the tables go (data/processed)", &o.output_dir, NULL },
		{ "reference", 'r', "DIR", "names and currencies (data/reference)",
		  &o.reference_dir, NULL },
		{ "sources", 0, "DIR", "descriptors that might fit a file (data/sources)", &o.sources_dir, NULL },
		{ "input", 'i', "FILE", "read FILE, or - for standard input, with the only SOURCE.ini (the file it names)",
		  &o.input, NULL },
		{ "sniff", 0, "FILE", "print a descriptor for FILE, all of it guesses to be checked", &unknown, NULL },
	};
	const struct cli cli = {
		.program = "aid-ingest",
		.purpose = "Reads aid records as their descriptors say and writes records.csv.",
		.operands = "SOURCE.ini …", .min_operands = 0, .max_operands = 10000,
		.n_options = sizeof options / sizeof *options, .options = options,
		.details = "Each SOURCE.ini says how to read the SOURCE.csv beside it. Writes in "
		           "DIR:\n  records.csv  one row a record\n  sources.csv  what each source "
		           "is, with its row accounting\n  rejects.csv  every row that is no record, "
		           "and why\nIf a row is refused, records.csv stays as it was.\n",
	};
	struct err e = ERR_INIT;
	int first, exit_code;

	if (!cli_parse(&cli, argc, argv, &first, &exit_code))
		return exit_code;
	o.n = (size_t)(argc - first);
	o.descriptors = argv + first;
	o.progress = cli_progress();
	if (o.input && strcmp(o.input, "-") == 0)
		o.input = "/dev/stdin";
	if (unknown)
		sniff(unknown, &o, &e);
	else
		ingest_run(&o, &e);
	return cli_finish(&cli, &e);
}
