/* aid-plot: tables and charts.ini → gnuplot scripts, SVG and PNG. */
#include <stdlib.h>

#include "aid/cli.h"
#include "aid/plot.h"

int main(int argc, char **argv)
{
	struct plot_options o = { .dir = "data/processed", .reference_dir = "data/reference",
	                          .output_dir = "plots" };
	const struct cli_option options[] = {
		{ "output", 'o', "DIR", "where scripts and charts go (plots)", &o.output_dir, NULL },
		{ "reference", 'r', "DIR", "charts.ini, palette.csv, events.csv (data/reference)",
		  &o.reference_dir, NULL },
		{ "charts", 0, "FILE", "another charts.ini (that of the reference)", &o.charts, NULL },
		{ "check", 0, NULL, "only check charts.ini and that every text has room; writes nothing",
		  NULL, &o.check },
	};
	char *details = plot_details();
	const struct cli cli = {
		.program = "aid-plot",
		.purpose = "Draws the charts of charts.ini as stand-alone gnuplot scripts.",
		.operands = "[DIR]", .max_operands = 1,
		.n_options = sizeof options / sizeof *options, .options = options,
		.details = details,
	};
	struct err e = ERR_INIT;
	int first, exit_code;

	if (cli_parse(&cli, argc, argv, &first, &exit_code)) {
		if (first < argc)
			o.dir = argv[first];
		plot_run(&o, &e);
		exit_code = cli_finish(&cli, &e);
	}
	free(details);
	return exit_code;
}
