/* aid-aggregate: flows.csv → the tables of tables.ini and facts.csv. */
#include "aid/aggregate.h"
#include "aid/cli.h"

int main(int argc, char **argv)
{
	struct aggregate_options o = { .dir = "data/processed",
	                               .reference_dir = "data/reference" };
	const struct cli_option options[] = {
		{ "reference", 'r', "DIR", "tables.ini, facts.ini, GDP, population (data/reference)",
		  &o.reference_dir, NULL },
		{ "tables", 't', "FILE", "tables to make in place of those of DIR/tables.ini, without facts", &o.tables, NULL },
	};
	const struct cli cli = {
		.program = "aid-aggregate",
		.purpose = "Sums flows inside their ledgers into the tables of tables.ini.",
		.operands = "[DIR]", .max_operands = 1,
		.n_options = sizeof options / sizeof *options, .options = options,
		.details = "Reads flows.csv, stocks.csv and sources.csv in DIR (data/processed) and "
		           "writes there one table\nper section of tables.ini, and facts.csv.\n",
	};
	struct err e = ERR_INIT;
	int first, exit_code;

	if (!cli_parse(&cli, argc, argv, &first, &exit_code))
		return exit_code;
	if (first < argc)
		o.dir = argv[first];
	o.progress = cli_progress();
	aggregate_run(&o, &e);
	return cli_finish(&cli, &e);
}
