/* aid-plot: tables and charts.ini → gnuplot scripts, SVG and PNG. */
#include "aid/cli.h"
#include "aid/plot.h"

int main(int argc, char **argv)
{
	struct plot_options o = { "data/processed", "data/reference", "plots" };
	const struct cli_option options[] = {
		{ "output", 'o', "DIR", "where scripts and charts go (plots)", &o.output_dir, NULL },
		{ "reference", 'r', "DIR", "charts.ini, palette.csv, events.csv (data/reference)",
		  &o.reference_dir, NULL },
	};
	const struct cli cli = {
		.program = "aid-plot",
		.purpose = "Draws the charts of charts.ini as stand-alone gnuplot scripts.",
		.operands = "[DIR]", .max_operands = 1,
		.n_options = sizeof options / sizeof *options, .options = options,
		.details = "Reads the tables in DIR (data/processed). A chart is drawn again only if "
		           "its script changed.\n",
	};
	struct err e = ERR_INIT;
	int first, exit_code;

	if (!cli_parse(&cli, argc, argv, &first, &exit_code))
		return exit_code;
	if (first < argc)
		o.dir = argv[first];
	plot_run(&o, &e);
	return cli_finish(&cli, &e);
}
