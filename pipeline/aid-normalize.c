/* aid-normalize: records.csv → flows.csv and stocks.csv in US dollars. */
#include "aid/cli.h"
#include "aid/normalize.h"

int main(int argc, char **argv)
{
	struct normalize_options o = { .dir = "data/processed",
	                               .convert = { "data/reference", "gdp",
	                                            DEFAULT_PRICE_YEAR } };
	const char *year = NULL;
	const struct cli_option options[] = {
		{ "reference", 'r', "DIR", "rates, names, bounds (data/reference)",
		  &o.convert.reference_dir, NULL },
		{ "prices", 0, "YEAR", "base year of constant prices (2024)", &year, NULL },
		{ "deflator", 0, "SERIES", "gdp (quarterly) or cpi (monthly) (gdp)", &o.convert.deflator,
		  NULL },
	};
	const struct cli cli = {
		.program = "aid-normalize",
		.purpose = "Converts records to US dollars with bounds, codes and constant prices.",
		.operands = "[DIR]", .max_operands = 1,
		.n_options = sizeof options / sizeof *options, .options = options,
		.details = "Reads records.csv and sources.csv in DIR (data/processed); writes "
		           "flows.csv, stocks.csv,\nexcluded.csv and normalize_*.csv there.\n",
	};
	struct err e = ERR_INIT;
	int first, exit_code;

	if (!cli_parse(&cli, argc, argv, &first, &exit_code))
		return exit_code;
	if (first < argc)
		o.dir = argv[first];
	o.progress = cli_progress();
	if (cli_year(year, "--prices", &o.convert.price_year, &e))
		normalize_run(&o, &e);
	return cli_finish(&cli, &e);
}
