#include "aid/notshown.h"

#include <stdlib.h>
#include <string.h>

#include "aid/factprint.h"

/* Rows that are named one by one; the table has them all. */
enum { MOST_NAMED = 3 };

struct columns {
	size_t period, kind, amount, n, n_unknown, donor, donor_name, label;
};

static struct columns find(const struct table *t)
{
	static const char *const amounts[] = { "amount_usd", "total_usd", "value_usd" };
	size_t amount = SIZE_MAX;

	for (size_t i = 0; amount == SIZE_MAX && i < sizeof amounts / sizeof *amounts; i++)
		amount = table_find(t, amounts[i]);
	return (struct columns){
		table_find(t, "period"), table_find(t, "kind"), amount,
		table_find(t, "n"), table_find(t, "n_unknown"), table_find(t, "donor"),
		table_find(t, "donor_name"), table_find(t, "label"),
	};
}

static const char *cell(const struct table *t, size_t row, size_t column)
{
	return column != SIZE_MAX ? table_text(t, row, column) : "";
}

static unsigned long count(const struct table *t, size_t row, size_t column)
{
	return strtoul(cell(t, row, column), NULL, 10);
}

static void add_records(struct str *s, unsigned long n, const char *without)
{
	str_printf(s, "%lu %s without %s", n, n == 1 ? "record" : "records", without);
}

/* "Norway, military, ": whose it is, as the chart names it. */
static void add_name(const struct chart *c, const struct columns *k, size_t row, struct str *s)
{
	const char *donor = cell(c->table, row, k->donor), *label = cell(c->table, row, k->label);
	const char *name = cell(c->table, row, k->donor_name);

	if (donor[0])
		str_printf(s, "%s%s", palette_look(c->palette, donor, name[0] ? name : label).label,
		           label[0] && name[0] && strcmp(label, name) != 0 ? ", " : "");
	if (label[0] && (!donor[0] || (name[0] && strcmp(label, name) != 0)))
		str_add(s, label);
	str_add(s, donor[0] || label[0] ? ", " : "");
}

static void add_undated(const struct chart *c, const struct columns *k, size_t row, struct str *s)
{
	const char *amount = cell(c->table, row, k->amount);
	/* Without a count, a row is one record. */
	unsigned long n = k->n != SIZE_MAX ? count(c->table, row, k->n) : 1;
	unsigned long unknown = amount[0] ? count(c->table, row, k->n_unknown) : n;

	add_name(c, k, row, s);
	if (amount[0])
		factprint_cell(s, "money", amount);
	if (unknown > 0) {
		str_add(s, amount[0] ? " and " : "");
		add_records(s, unknown, "a dollar amount");
	}
}

/* A series of aid-reconcile has such a record as a row of its own. */
static bool is_kind(const struct chart *c, const struct columns *k, size_t row, const char *kind)
{
	return strcmp(cell(c->table, row, k->kind), kind) == 0;
}

static bool is_undated(const struct chart *c, const struct columns *k, size_t row)
{
	return strcmp(cell(c->table, row, k->period), "undated") == 0 ||
	       is_kind(c, k, row, "undated");
}

void notshown_add(const struct chart *c, struct str *s)
{
	struct columns k = find(c->table);
	unsigned long unknown = 0;
	size_t n = 0;

	for (size_t row = 0; row < table_rows(c->table); row++) {
		if (!c->kind->in_time || !is_undated(c, &k, row)) {
			unknown += count(c->table, row, k.n_unknown) + (is_kind(c, &k, row, "unknown") ? 1 : 0);
		} else if (++n <= MOST_NAMED) {
			str_add(s, n == 1 ? " Without a date, so not drawn: " : "; ");
			add_undated(c, &k, row, s);
		}
	}
	if (n > MOST_NAMED)
		str_printf(s, "; %zu more in the table", n - MOST_NAMED);
	str_add(s, n > 0 ? "." : "");
	if (unknown > 0) {
		str_add(s, " Not in the sums: ");
		add_records(s, unknown, "a dollar amount.");
	}
}
