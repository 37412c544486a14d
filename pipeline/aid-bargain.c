/* aid-bargain: aid and military spending → what the aid does to the range of settlements. */
#include <stdlib.h>

#include "aid/bargain.h"
#include "aid/cli.h"
#include "aid/str.h"

/* The named options are short for --set, and come after it. */
static void set_named(struct cli_list *list, char *owned[4], const char *const values[4])
{
	static const char *const names[4] = { "form", "mode", "seed", "draws" };

	for (size_t i = 0; i < 4; i++) {
		struct str text = STR_INIT;

		if (!values[i])
			continue;
		str_printf(&text, "%s=%s", names[i], values[i]);
		owned[i] = str_take(&text);
		cli_list_add(list, owned[i]);
	}
}

int main(int argc, char **argv)
{
	struct bargain_options o = { .dir = "data/processed", .reference_dir = "data/reference" };
	struct cli_list list = { 0 };
	const char *values[4] = { NULL };
	char *owned[4] = { NULL };
	const struct cli_option options[] = {
		{ "reference", 'r', "DIR",
		  "bargaining.ini, milex.csv, deflators.csv (data/reference)", &o.reference_dir,
		  NULL },
		{ "form", 0, "FORM", "ratio or logit (as in bargaining.ini)", &values[0], NULL },
		{ "mode", 0, "MODE", "flow, stock or cumulative (as in bargaining.ini)", &values[1],
		  NULL },
		{ "seed", 0, "N", "where the draws begin (as in bargaining.ini)", &values[2],
		  NULL },
		{ "draws", 0, "N", "how many draws (as in bargaining.ini)", &values[3], NULL },
		{ "set", 0, "NAME=VALUE", "another value of bargaining.ini; may be repeated", NULL,
		  NULL },
	};
	const struct cli cli = {
		.program = "aid-bargain",
		.purpose = "Models what aid does to the range of settlements. Not a forecast.",
		.operands = "[DIR]",
		.max_operands = 1,
		.n_options = sizeof options / sizeof *options,
		.options = options,
		.details = "Reads flows.csv and sources.csv in DIR (data/processed); writes "
			   "bargaining.csv and bargaining_*.csv\nthere.\nExamples:\n"
			   "  aid-bargain --form logit\n"
			   "  aid-bargain --set g=2 --set 'u=uniform 0.4 0.9'\n",
		.list = &list,
	};
	struct err e = ERR_INIT;
	int first, exit_code;

	if (!cli_parse(&cli, argc, argv, &first, &exit_code)) {
		free(list.texts);
		return exit_code;
	}
	if (first < argc)
		o.dir = argv[first];
	o.progress = cli_progress();
	set_named(&list, owned, values);
	o.overrides = (struct bargain_overrides){ list.n, list.texts };
	bargain_run(&o, &e);
	for (size_t i = 0; i < 4; i++)
		free(owned[i]);
	free(list.texts);
	return cli_finish(&cli, &e);
}
