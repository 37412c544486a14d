#include "aid/currencies.h"

#include <stdlib.h>
#include <string.h>

#include "aid/str.h"
#include "aid/table.h"
#include "aid/xmem.h"

struct currency {
	const char *code; /* in its table */
	int decimals;
	bool money;
};

struct currencies {
	struct table *money, *units;
	size_t n;
	struct currency *items; /* sorted by code */
};

static int by_code(const void *a, const void *b)
{
	const struct currency *x = a, *y = b;

	return strcmp(x->code, y->code);
}

/* Adds a table's rows; `key` is the column of their codes. */
static bool add_rows(struct currencies *c, const struct table *t, const char *key, struct err *e)
{
	size_t code, units, n = table_rows(t);
	const struct table_want wanted[] = { { key, &code }, { "minor_units", &units }, { NULL, NULL } };
	bool ok = true;

	if (!table_need_all(t, wanted, e))
		return false;
	c->items = xrealloc(c->items, (c->n + n + 1) * sizeof *c->items);
	for (size_t i = 0; i < n; i++) {
		const char *text = table_text(t, i, units);
		struct place at = table_place(t, i, units);
		if (strlen(text) != 1 || text[0] < '0' || text[0] > '4')
			ok = err_data(e, &at, "found \"%s\"; expected a count of decimals from 0 "
			              "to 4", text);
		c->items[c->n++] = (struct currency){ table_text(t, i, code), text[0] - '0',
		                                      t == c->money };
	}
	return ok;
}

static bool check_twice(struct currencies *c, struct err *e)
{
	bool ok = true;

	qsort(c->items, c->n, sizeof *c->items, by_code);
	for (size_t i = 1; i < c->n; i++) {
		struct place at = { table_path(c->money), 0, 0, NULL };
		if (by_code(&c->items[i - 1], &c->items[i]) == 0)
			ok = err_data(e, &at, "found %s twice; expected each currency once; remove "
			              "one", c->items[i].code);
	}
	return ok;
}

struct currencies *currencies_load(const char *reference_dir, struct err *e)
{
	struct currencies *c = xcalloc(1, sizeof *c);

	c->money = table_read_in(reference_dir, "currencies", e);
	c->units = table_read_in(reference_dir, "units", e);
	if (c->money && c->units && add_rows(c, c->money, "currency", e) &&
	    add_rows(c, c->units, "unit", e) && check_twice(c, e))
		return c;
	currencies_free(c);
	return NULL;
}

static const struct currency *find(const struct currencies *c, const char *code)
{
	struct currency key = { .code = code };

	return bsearch(&key, c->items, c->n, sizeof *c->items, by_code);
}

int currencies_decimals(const struct currencies *c, const char *code)
{
	const struct currency *found = find(c, code);

	return found ? found->decimals : -1;
}

bool currencies_is_money(const struct currencies *c, const char *code)
{
	const struct currency *found = find(c, code);

	return !found || found->money;
}

void currencies_free(struct currencies *c)
{
	if (!c)
		return;
	table_free(c->money);
	table_free(c->units);
	free(c->items);
	free(c);
}
