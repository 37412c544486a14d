/* aid-merge: partial states of aid-run → the tables of one run over everything. */
#include <string.h>

#include "aid/cli.h"
#include "aid/merge.h"

int main(int argc, char **argv)
{
	struct merge_options o = { .convert = { "data/reference", "gdp", DEFAULT_PRICE_YEAR },
	                           .output_dir = "data/processed" };
	const char *memory = NULL, *year = NULL;
	const struct cli_option options[] = {
		{ "output", 'o', "DIR", "where the tables go (data/processed)", &o.output_dir, NULL },
		{ "reference", 'r', "DIR", "the reference tables that the states were made with "
		  "(data/reference)", &o.convert.reference_dir, NULL },
		{ "tables", 't', "FILE", "the tables that the states were made with, in place of DIR/tables.ini", &o.tables, NULL },
		{ CLI_MEMORY, &memory, NULL },
		{ "prices", 0, "YEAR", "base year of constant prices of the states (2024)", &year, NULL },
		{ "deflator", 0, "SERIES", "price series of the states: gdp or cpi (gdp)", &o.convert.deflator,
		  NULL },
	};
	static char standard_input[] = "/dev/stdin";
	const struct cli cli = {
		.program = "aid-merge",
		.purpose = "Joins partial states of aid-run to the tables of one run over everything.",
		.operands = "FILE …", .min_operands = 1, .max_operands = 1000000,
		.n_options = sizeof options / sizeof *options, .options = options,
		.details = "Each FILE holds the lines of one state or of several, in any order; - is "
		           "standard input.\nStates of other tables, reference or settings are refused.\n",
	};
	struct err e = ERR_INIT;
	int first, exit_code;

	if (!cli_parse(&cli, argc, argv, &first, &exit_code))
		return exit_code;
	for (int i = first; i < argc; i++)
		if (strcmp(argv[i], "-") == 0)
			argv[i] = standard_input;
	o.n = (size_t)(argc - first);
	o.files = argv + first;
	bool ok = cli_memory(memory, &o.memory, &e);
	ok = cli_year(year, "--prices", &o.convert.price_year, &e) && ok;
	if (ok)
		merge_run(&o, &e);
	return cli_finish(&cli, &e);
}
