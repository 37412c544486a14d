/* aid-normalize: records.csv → flows.csv and stocks.csv in US dollars. */
#include <stdlib.h>
#include <string.h>

#include "aid/cli.h"
#include "aid/normalize.h"

static bool read_year(const char *text, int *year, struct err *e)
{
	char *end;

	if (!text)
		return true;
	long n = strtol(text, &end, 10);
	if (strlen(text) != 4 || *end != '\0' || n < 1900 || n > 2100)
		return err_usage(e, "found --prices %s; expected a year such as %d", text,
		                 DEFAULT_PRICE_YEAR);
	*year = (int)n;
	return true;
}

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
	if (read_year(year, &o.convert.price_year, &e))
		normalize_run(&o, &e);
	return cli_finish(&cli, &e);
}
