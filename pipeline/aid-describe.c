/* aid-describe: the tables of a folder → datapackage.json; or all columns for people. */
#include <stdio.h>

#include "aid/cli.h"
#include "aid/describe.h"
#include "aid/schemadocs.h"

static void print_docs(void)
{
	struct str text = STR_INIT;

	schemadocs_add(&text);
	fputs(str_text(&text), stdout);
	str_release(&text);
}

int main(int argc, char **argv)
{
	struct describe_options o = { .dir = "data/processed", .reference_dir = "data/reference" };
	bool docs = false;
	const struct cli_option options[] = {
		{ "reference", 'r', "DIR", "tables.ini (data/reference)", &o.reference_dir, NULL },
		{ "docs", 0, NULL, "print every table and column in Markdown instead", NULL, &docs },
	};
	const struct cli cli = {
		.program = "aid-describe",
		.purpose = "Checks the tables against their definitions and describes them.",
		.operands = "[DIR]", .max_operands = 1,
		.n_options = sizeof options / sizeof *options, .options = options,
		.details = "Reads the tables in DIR (data/processed) and writes DIR/datapackage.json "
		           "there:\na Frictionless Data Package v2 with each column's type, unit and "
		           "meaning.\n",
	};
	struct err e = ERR_INIT;
	int first, exit_code;

	if (!cli_parse(&cli, argc, argv, &first, &exit_code))
		return exit_code;
	if (first < argc)
		o.dir = argv[first];
	if (docs)
		print_docs();
	else
		describe_run(&o, &e);
	return cli_finish(&cli, &e);
}
