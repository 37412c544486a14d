#include "aid/ledgers.h"

#include <stdlib.h>
#include <string.h>

#include "aid/table.h"
#include "aid/xmem.h"

struct ledgers {
	struct table *t;
	size_t id, name;
};

static const char *find(const struct ledgers *l, const char *ledger, size_t end)
{
	for (size_t row = 0; row < end; row++)
		if (strcmp(table_text(l->t, row, l->id), ledger) == 0)
			return table_text(l->t, row, l->name);
	return NULL;
}

static bool check_rows(const struct ledgers *l, struct err *e)
{
	bool ok = true;

	for (size_t row = 0; row < table_rows(l->t); row++) {
		struct place id = table_place(l->t, row, l->id), name = table_place(l->t, row, l->name);
		const char *ledger = table_text(l->t, row, l->id);
		if (find(l, ledger, row))
			ok = err_data(e, &id, "found %s twice; expected each ledger once; remove one", ledger);
		if (!table_text(l->t, row, l->name)[0])
			ok = err_data(e, &name, "found no name; expected what people call %s", ledger);
	}
	return ok;
}

struct ledgers *ledgers_load(const char *reference_dir, struct err *e)
{
	struct ledgers *l = xcalloc(1, sizeof *l);
	const struct table_want wanted[] = { { "ledger", &l->id }, { "name", &l->name }, { NULL, NULL } };

	l->t = table_read_in(reference_dir, "ledgers", e);
	if (table_need_all(l->t, wanted, e) && check_rows(l, e))
		return l;
	ledgers_free(l);
	return NULL;
}

const char *ledgers_name(const struct ledgers *l, const char *ledger)
{
	const char *name = find(l, ledger, table_rows(l->t));

	return name ? name : ledger;
}

void ledgers_free(struct ledgers *l)
{
	if (!l)
		return;
	table_free(l->t);
	free(l);
}
