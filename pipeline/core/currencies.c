#include "aid/currencies.h"

#include <stdlib.h>
#include <string.h>

#include "aid/str.h"
#include "aid/table.h"
#include "aid/xmem.h"

struct currency {
	const char *code; /* in the table */
	int decimals;
};

struct currencies {
	struct table *table;
	size_t n;
	struct currency *items; /* sorted by code */
};

static int by_code(const void *a, const void *b)
{
	const struct currency *x = a, *y = b;

	return strcmp(x->code, y->code);
}

static bool read_rows(struct currencies *c, struct err *e)
{
	size_t code, units;
	bool ok = true;

	if (!table_need(c->table, "currency", &code, e) ||
	    !table_need(c->table, "minor_units", &units, e))
		return false;
	c->n = table_rows(c->table);
	c->items = xcalloc(c->n, sizeof *c->items);
	for (size_t i = 0; i < c->n; i++) {
		const char *text = table_text(c->table, i, units);
		struct place at = table_place(c->table, i, units);
		if (strlen(text) != 1 || text[0] < '0' || text[0] > '4')
			ok = err_data(e, &at, "found \"%s\"; expected a count of decimals from 0 "
			              "to 4", text);
		c->items[i] = (struct currency){ table_text(c->table, i, code), text[0] - '0' };
	}
	qsort(c->items, c->n, sizeof *c->items, by_code);
	for (size_t i = 1; i < c->n; i++) {
		struct place at = { table_path(c->table), 0, 0, NULL };
		if (by_code(&c->items[i - 1], &c->items[i]) == 0)
			ok = err_data(e, &at, "found %s twice; expected each currency once; remove "
			              "one", c->items[i].code);
	}
	return ok;
}

struct currencies *currencies_load(const char *reference_dir, struct err *e)
{
	struct currencies *c = xcalloc(1, sizeof *c);
	struct str path = STR_INIT;

	str_printf(&path, "%s/currencies.csv", reference_dir);
	c->table = table_read(str_text(&path), e);
	str_release(&path);
	if (c->table && read_rows(c, e))
		return c;
	currencies_free(c);
	return NULL;
}

int currencies_decimals(const struct currencies *c, const char *code)
{
	struct currency key = { code, 0 };
	const struct currency *found = bsearch(&key, c->items, c->n, sizeof *c->items, by_code);

	return found ? found->decimals : -1;
}

void currencies_free(struct currencies *c)
{
	if (!c)
		return;
	table_free(c->table);
	free(c->items);
	free(c);
}
