#include "aid/ledger.h"

#include <string.h>

#include "aid/str.h"

static const char *cell(const struct table *t, size_t row, const char *name)
{
	size_t column = table_find(t, name);

	return column == SIZE_MAX ? "" : table_text(t, row, column);
}

bool ledger_sources(const struct table *sources, struct err *e)
{
	static const char *const names[] = { "source", "kind", "ledger", "overlaps" };
	size_t column;
	bool ok = true;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		ok = table_need(sources, names[i], &column, e) && ok;
	return ok;
}

static bool takes_ledger(const struct tablespec *t, const char *ledger)
{
	for (size_t i = 0; i < t->n_choices; i++)
		if (strcmp(t->choices[i].ledger, ledger) == 0)
			return true;
	return t->n_choices == 0;
}

/* "us_pda (us-packages, overlaps donor-allocations), …" of the sources a table would add. */
static void list_sources(const struct tablespec *t, const struct table *sources, struct str *s)
{
	for (size_t i = 0; i < table_rows(sources); i++) {
		const char *overlaps = cell(sources, i, "overlaps");
		if (strcmp(cell(sources, i, "kind"), "flow") != 0 ||
		    !takes_ledger(t, cell(sources, i, "ledger")))
			continue;
		str_printf(s, "%s%s (%s%s%s)", s->len > 0 ? ", " : "", cell(sources, i, "source"),
		           cell(sources, i, "ledger"), overlaps[0] ? ", overlaps " : "", overlaps);
	}
}

static bool refuse_ledgers(const struct ini *ini, const struct tablespec *t,
                           const struct table *sources, struct err *e)
{
	struct place at = ini_place(ini, t->section, ini_entry(t->section, "keys"));
	struct str list = STR_INIT;

	list_sources(t, sources, &list);
	err_data(e, &at, "[%s] would add money of several ledgers, some of it twice: %s; expected "
	         "sums inside one ledger; add ledger to keys, or name one ledger in stages", t->name,
	         str_text(&list));
	str_release(&list);
	return false;
}

static bool refuse_stages(const struct ini *ini, const struct tablespec *t,
                          const struct table *sources, struct err *e)
{
	struct place at = ini_place(ini, t->section, ini_entry(t->section, "keys"));
	struct str list = STR_INIT;

	list_sources(t, sources, &list);
	err_data(e, &at, "[%s] would add pledges, commitments and payments of the same money: %s; "
	         "expected one stage at a time; add stage to keys, or name the stages to join in "
	         "stages", t->name, str_text(&list));
	str_release(&list);
	return false;
}

static bool check_names(const struct ini *ini, const struct tablespec *t,
                        const struct table *sources, struct err *e)
{
	struct place at = ini_place(ini, t->section, ini_entry(t->section, "stages"));
	bool ok = true;

	for (size_t i = 0; i < t->n_choices; i++) {
		bool flows = false, totals = false;
		for (size_t j = 0; j < table_rows(sources); j++) {
			bool same = strcmp(cell(sources, j, "ledger"), t->choices[i].ledger) == 0;
			bool flow = strcmp(cell(sources, j, "kind"), "flow") == 0;
			flows = flows || (same && flow);
			totals = totals || (same && !flow);
		}
		if (!flows)
			ok = err_data(e, &at, "found the ledger \"%s\"; expected one that %s",
			              t->choices[i].ledger, totals
			              ? "has flows: its stated totals never add to anything"
			              : "a source of sources.csv names");
	}
	return ok;
}

static bool has_flows(const struct table *sources, const char *ledger)
{
	for (size_t i = 0; i < table_rows(sources); i++)
		if (strcmp(cell(sources, i, "kind"), "flow") == 0 && strcmp(cell(sources, i, "ledger"), ledger) == 0)
			return true;
	return false;
}

/* Each ledger once: "a, b". */
static void list_ledgers(const struct table *sources, struct str *s)
{
	for (size_t i = 0; i < table_rows(sources); i++) {
		size_t before = 0;
		while (before < i && strcmp(cell(sources, before, "ledger"), cell(sources, i, "ledger")) != 0)
			before++;
		if (before == i)
			str_printf(s, "%s%s", s->len > 0 ? ", " : "", cell(sources, i, "ledger"));
	}
}

bool ledger_check_any(const struct tablespecs *t, const struct table *sources, struct err *e)
{
	struct place at = { t->ini->path, 0, 0, NULL };
	struct str ledgers = STR_INIT;
	bool fits = false, named = false;

	for (size_t i = 0; i < t->n; i++) {
		named = named || t->items[i].n_choices > 0;
		for (size_t j = 0; j < t->items[i].n_choices; j++)
			fits = fits || has_flows(sources, t->items[i].choices[j].ledger);
	}
	if (fits || !named)
		return true;
	list_ledgers(sources, &ledgers);
	err_data(e, &at, "found ledgers none of which the sources have; expected tables of %s; write them and give the file with "
	         "--tables, or give data/reference/tables_any.ini, which fits any source", str_text(&ledgers));
	str_release(&ledgers);
	return false;
}

bool ledger_check(const struct ini *ini, const struct tablespec *t, const struct table *sources,
                  struct err *e)
{
	const struct ini_entry *of = ini_entry(t->section, "of");
	struct place at_of = ini_place(ini, t->section, of);
	bool ok = true;

	if (of && strcmp(of->value, "flows") != 0)
		ok = err_data(e, &at_of, "[%s] would add %s; expected flows: a stated total already "
		              "holds its parts and never adds to anything", t->name, of->value);
	if (!t->key[KEY_LEDGER] && t->n_choices != 1)
		ok = refuse_ledgers(ini, t, sources, e) && ok;
	if (!t->key[KEY_STAGE] && t->n_choices == 0)
		ok = refuse_stages(ini, t, sources, e) && ok;
	return check_names(ini, t, sources, e) && ok;
}
