/* aid-report: charts, tables and accounting → the page, Markdown and a workbook. */
#include "aid/cli.h"
#include "aid/report.h"

int main(int argc, char **argv)
{
	struct report_options o = { "data/processed", "data/reference", "plots/report.html" };
	const struct cli_option options[] = {
		{ "output", 'o', "FILE", "the page (plots/report.html)", &o.output, NULL },
		{ "reference", 'r', "DIR", "report.ini, charts.ini, tables.ini (data/reference)", &o.reference_dir, NULL },
	};
	const struct cli cli = {
		.program = "aid-report",
		.purpose = "Writes the report: a page, and report.md and tables.xlsx beside it.",
		.operands = "[DIR]", .max_operands = 1,
		.n_options = sizeof options / sizeof *options, .options = options,
		.details = "Reads the tables in DIR (data/processed) and the charts beside FILE.\n",
	};
	struct err e = ERR_INIT;
	int first, exit_code;

	if (!cli_parse(&cli, argc, argv, &first, &exit_code))
		return exit_code;
	if (first < argc)
		o.dir = argv[first];
	report_run(&o, &e);
	return cli_finish(&cli, &e);
}
