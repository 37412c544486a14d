/* aid-manifest: every file that the tables were made from → manifest.csv. */
#include <stdlib.h>

#include "aid/cli.h"
#include "aid/manifest.h"

static bool read_today(const char *text, struct date *today, struct err *e)
{
	char now[CLI_TODAY_MAX] = "";

	if (!text)
		cli_today(now);
	if (date_parse_own(text ? text : now, today) && today->precision == DATE_DAY)
		return true;
	return err_usage(e, "found --today %s; expected a day such as 2026-08-04", text ? text : now);
}

int main(int argc, char **argv)
{
	struct manifest_options o = { .dir = "data/processed", .reference_dir = "data/reference" };
	struct cli_list list = { 0 };
	const char *today = NULL;
	const struct cli_option options[] = {
		{ "directory", 'd', "DIR", "the tables (data/processed)", &o.dir, NULL },
		{ "reference", 'r', "DIR", "the reference tables (data/reference)",
		  &o.reference_dir, NULL },
		{ "max-age", 0, "[SOURCE=]DAYS", "warn where data are older (descriptor's max_age)",
		  NULL, NULL },
		{ "today", 0, "DAY", "the day that ages are counted to (the clock's)", &today, NULL },
	};
	const struct cli cli = {
		.program = "aid-manifest",
		.purpose = "Lists every file that the tables were made from, with checksum and dates.",
		.operands = "SOURCE.ini …", .min_operands = 1, .max_operands = 10000,
		.n_options = sizeof options / sizeof *options, .options = options,
		.details = "Reads sources.csv and records.csv in DIR; writes manifest.csv there. No "
		           "time stands in it.\nStale data are told of on standard error.\n",
		.list = &list,
	};
	struct err e = ERR_INIT;
	int first, exit_code;

	if (!cli_parse(&cli, argc, argv, &first, &exit_code)) {
		free(list.texts);
		return exit_code;
	}
	o.n = (size_t)(argc - first);
	o.descriptors = argv + first;
	o.n_max_ages = list.n;
	o.max_ages = list.texts;
	if (read_today(today, &o.today, &e))
		manifest_run(&o, &e);
	free(list.texts);
	return cli_finish(&cli, &e);
}
