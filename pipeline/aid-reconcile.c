/* aid-reconcile: stated totals against the sums of their flows. */
#include "aid/cli.h"
#include "aid/reconcile.h"

int main(int argc, char **argv)
{
	struct reconcile_options o = { "data/processed" };
	const struct cli cli = {
		.program = "aid-reconcile",
		.purpose = "Checks stated totals against the sums of the flows they should hold.",
		.operands = "[DIR]", .max_operands = 1,
		.details = "Reads flows.csv and stocks.csv in DIR (data/processed); writes "
		           "reconciliation.csv there.\n",
	};
	struct err e = ERR_INIT;
	int first, exit_code;

	if (!cli_parse(&cli, argc, argv, &first, &exit_code))
		return exit_code;
	if (first < argc)
		o.dir = argv[first];
	reconcile_run(&o, &e);
	return cli_finish(&cli, &e);
}
