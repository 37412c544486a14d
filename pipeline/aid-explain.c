/* aid-explain: from rows of a processed table to their records, raw lines and addresses. */
#include <stdio.h>

#include "aid/cli.h"
#include "aid/explain.h"

int main(int argc, char **argv)
{
	struct explain_options o = { .dir = "data/processed", .reference_dir = "data/reference" };
	const struct cli_option options[] = {
		{ "dir", 'd', "DIR", "the tables (data/processed)", &o.dir, NULL },
		{ "reference", 'r', "DIR", "rates, bounds, tables.ini, facts.ini (data/reference)",
		  &o.reference_dir, NULL },
		{ "all", 0, NULL, "every row that has the values, not only the first 20", NULL, &o.all },
		{ "json", 0, NULL, "one JSON document instead of text", NULL, &o.json },
	};
	const struct cli cli = {
		.program = "aid-explain",
		.purpose = "Shows the records, raw lines and addresses behind a number.",
		.operands = "TABLE [COLUMN=VALUE]…", .min_operands = 1, .max_operands = 64,
		.n_options = sizeof options / sizeof *options, .options = options,
		.details = "TABLE is a file of DIR without .csv; every row with all the values is "
		           "explained, of more than 20 the first:\n"
		           "  aid-explain summary donor=USA programme=PDA\n"
		           "  aid-explain facts fact=cap_share\n"
		           "  aid-explain reconciliation as_of=2025-01-09\n"
		           "  aid-explain claims claim_id=C20\n",
	};
	struct err e = ERR_INIT;
	struct str text = STR_INIT;
	int first, exit_code;

	if (!cli_parse(&cli, argc, argv, &first, &exit_code))
		return exit_code;
	o.table = argv[first];
	o.keys = argv + first + 1;
	o.n_keys = (size_t)(argc - first - 1);
	explain_run(&o, &text, &e);
	fputs(str_text(&text), stdout);
	str_release(&text);
	return cli_finish(&cli, &e);
}
