/* aid-reconcile: stated totals against the sums of their flows, and quoted figures against the
 * definitions that could be meant. */
#include <stdio.h>

#include "aid/cli.h"
#include "aid/reconcile.h"

int main(int argc, char **argv)
{
	struct reconcile_options o = { "data/processed", "data/reference" };
	const char *claim = NULL;
	const struct cli_option options[] = {
		{ "reference", 0, "DIR", "folder of claims.csv and other reference tables (data/reference)",
		  &o.reference_dir, NULL },
		{ "claim", 'c', "TEXT", "check one figure, such as \"66.5 bn USD since 2021-01-20\", and "
		  "write no table", &claim, NULL },
	};
	const struct cli cli = {
		.program = "aid-reconcile",
		.purpose = "Checks stated totals against the flows they should hold, and quoted figures "
		           "against every definition that could be meant.",
		.operands = "[DIR]", .max_operands = 1,
		.details = "Reads flows.csv, stocks.csv and sources.csv in DIR (data/processed); writes "
		           "reconciliation.csv\nand claims.csv there.\n\n"
		           "A claim is a figure with its unit, then words of the tables: a programme, donor, "
		           "group or ledger,\na type of aid, a stage, announced or counted, since DATE, "
		           "until DATE, or a period: 2023, 2024-Q1, fiscal year 2024.\n"
		           "  aid-reconcile --claim \"12.1 bn USD USAI announced\"\n"
		           "  aid-reconcile --claim \"about 99 percent NATO members' share of military "
		           "allocations\"\n",
		.n_options = sizeof options / sizeof *options, .options = options,
	};
	struct err e = ERR_INIT;
	struct str out = STR_INIT;
	int first, exit_code;

	if (!cli_parse(&cli, argc, argv, &first, &exit_code))
		return exit_code;
	if (first < argc)
		o.dir = argv[first];
	if (claim && reconcile_claim(&o, claim, &out, &e))
		fputs(str_text(&out), stdout);
	else if (!claim)
		reconcile_run(&o, &e);
	str_release(&out);
	return cli_finish(&cli, &e);
}
