#include "aid/diff_charts.h"

#include <string.h>

static bool moved(const struct diff_total *t, enum diff_measure m)
{
	for (size_t class = 0; class < DIFF_DESCRIBED; class++)
		if (t->by_class[class].cents[m] != 0)
			return true;
	return false;
}

/* The names of charts are those of files. */
static void add_name(struct str *ini, const char *ledger)
{
	str_add(ini, "change_");
	for (; *ledger; ledger++) {
		bool plain = strchr("abcdefghijklmnopqrstuvwxyz0123456789", *ledger) != NULL;
		str_add_char(ini, plain ? *ledger : '_');
	}
}

/* $1.05 bn; what does not fit the short form is no total of money. */
static void add_short(struct str *ini, money_wide cents)
{
	char text[MONEY_TEXT_MAX];

	str_add(ini, cents < 0 ? "-$" : "$");
	cents = cents < 0 ? -cents : cents;
	if (cents <= INT64_MAX)
		money_format_short(text, (int64_t)cents);
	else
		money_format_wide(text, cents / 100, 0);
	str_add(ini, text);
}

static void add_title(struct str *ini, const struct diff_total *t, enum diff_measure m)
{
	money_wide change = t->after.cents[m] - t->before.cents[m];

	str_printf(ini, "title    = %s ", t->ledger);
	if (change == 0) {
		str_add(ini, "changed, its total did not: ");
	} else {
		str_add(ini, change > 0 ? "rose by " : "fell by ");
		add_short(ini, change > 0 ? change : -change);
		str_add(ini, " to ");
	}
	add_short(ini, t->after.cents[m]);
	str_add_char(ini, '\n');
}

/* "pledged, committed". */
static void add_stages(struct str *ini, const char *stages)
{
	for (; *stages; stages++)
		str_add(ini, *stages == '+' ? ", " : (char[]){ *stages, '\0' });
}

static void add_section(struct str *ini, const struct diff_total *t, enum diff_measure m)
{
	str_add(ini, "[");
	add_name(ini, t->ledger);
	str_printf(ini, "]\nkind     = waterfall\ntable    = diff_waterfall\nwhere ledger  = %s\n"
	           "where measure = %s\n", t->ledger, diff_measure_names[m]);
	add_title(ini, t, m);
	str_add(ini, "subtitle = The total before, what changed class by class, and the total now, {unit}, ");
	add_stages(ini, t->stages);
	str_printf(ini, ", %s prices\nsource   = Source: the records of both runs; diff.csv lists each change.\n"
	           "caption  = The classes add up exactly to the change of the total.\n\n",
	           diff_measure_names[m]);
}

void diff_charts_ini(const struct diff_totals *t, struct str *ini)
{
	size_t n;
	const struct diff_total *ledgers = diff_totals_ledgers(t, &n);

	str_add(ini, "; Made by aid-diff: aid-plot --charts DIR/charts.ini -o DIR DIR draws them.\n\n");
	for (size_t i = 0; i < n; i++) {
		if (moved(&ledgers[i], DIFF_CURRENT))
			add_section(ini, &ledgers[i], DIFF_CURRENT);
		else if (moved(&ledgers[i], DIFF_CONSTANT))
			add_section(ini, &ledgers[i], DIFF_CONSTANT);
	}
}
