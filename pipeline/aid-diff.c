/* aid-diff: two folders of processed tables → what changed, class by class. */
#include <stdio.h>

#include "aid/cli.h"
#include "aid/diff.h"
#include "aid/str.h"

int main(int argc, char **argv)
{
	struct diff_options o = { .largest = 10 };
	bool csv = false;
	const struct cli_option options[] = {
		{ "output", 'o', "DIR", "where the tables go (nowhere)", &o.output_dir, NULL },
		{ "csv", 0, NULL, "print diff.csv instead of the text", NULL, &csv },
	};
	const struct cli cli = {
		.program = "aid-diff",
		.purpose = "Tells what changed between two folders of processed tables, and why totals "
		           "moved.",
		.operands = "OLDDIR NEWDIR", .min_operands = 2, .max_operands = 2,
		.n_options = sizeof options / sizeof *options, .options = options,
		.details = "Reads flows.csv, stocks.csv, sources.csv, excluded.csv, "
		           "normalize_settings.csv and, if it is\nthere, records.csv in both. Classes: "
		           "new, gone, reclassified, donor, value, redated,\nexchange_rate, price_base, "
		           "reannounced, described; they sum exactly to the change of\neach total. "
		           "Writes diff.csv, diff_totals.csv, diff_waterfall.csv, diff_stocks.csv and\n"
		           "diff_inputs.csv in DIR.\n",
	};
	struct err e = ERR_INIT;
	struct str text = STR_INIT;
	int first, exit_code;

	if (!cli_parse(&cli, argc, argv, &first, &exit_code))
		return exit_code;
	o.old_dir = argv[first];
	o.new_dir = argv[first + 1];
	if (diff_run(&o, csv ? NULL : &text, csv ? &text : NULL, &e))
		fputs(str_text(&text), stdout);
	str_release(&text);
	return cli_finish(&cli, &e);
}
