#include "aid/qualifiers.h"

#include <stdlib.h>
#include <string.h>

#include "aid/str.h"
#include "aid/table.h"
#include "aid/xmem.h"

struct rule {
	const char *kind, *qualifier, *meaning; /* in the table */
	int64_t low, high;            /* in half units */
};

struct qualifiers {
	struct table *table;
	size_t n;
	struct rule *rules;
};

static bool read_halves(const struct table *t, size_t row, size_t column, int64_t *halves,
                        struct err *e)
{
	struct place at = table_place(t, row, column);

	return money_whole(table_text(t, row, column), -1000, 1000, halves) ||
	       err_data(e, &at, "found \"%s\"; expected a whole number of half units",
	                table_text(t, row, column));
}

static const struct rule *find(const struct qualifiers *q, const char *kind,
                               const char *qualifier)
{
	for (size_t i = 0; i < q->n; i++)
		if (strcmp(q->rules[i].kind, kind) == 0 &&
		    strcmp(q->rules[i].qualifier, qualifier) == 0)
			return &q->rules[i];
	return NULL;
}

static bool read_row(struct qualifiers *q, size_t row, const struct rule *r, size_t low,
                     size_t high, struct err *e)
{
	struct place at = table_place(q->table, row, 0);
	struct rule *new = &q->rules[q->n];
	bool ok = !find(q, r->kind, r->qualifier) ||
	          err_data(e, &at, "found a second rule for a %s that is \"%s\"; expected one; "
	                   "remove one", r->kind, r->qualifier);

	*new = *r;
	q->n++;
	ok = read_halves(q->table, row, low, &new->low, e) && ok;
	ok = read_halves(q->table, row, high, &new->high, e) && ok;
	if (ok && new->low > new->high)
		ok = err_data(e, &at, "found the lower bound above the upper one; expected "
		              "low_half_units to be at most high_half_units");
	return ok;
}

static bool read_rows(struct qualifiers *q, struct err *e)
{
	size_t kind, qualifier, low, high, meaning = table_find(q->table, "meaning");
	const struct table_want wanted[] = {
		{ "kind", &kind }, { "qualifier", &qualifier }, { "low_half_units", &low },
		{ "high_half_units", &high }, { NULL, NULL },
	};
	bool ok = true;

	if (!table_need_all(q->table, wanted, e))
		return false;
	q->rules = xcalloc(table_rows(q->table), sizeof *q->rules);
	for (size_t i = 0; i < table_rows(q->table); i++) {
		struct rule rule = { table_text(q->table, i, kind),
		                     table_text(q->table, i, qualifier),
		                     meaning == SIZE_MAX ? "" : table_text(q->table, i, meaning),
		                     0, 0 };
		ok = read_row(q, i, &rule, low, high, e) && ok;
	}
	return ok;
}

struct qualifiers *qualifiers_load(const char *reference_dir, struct err *e)
{
	struct qualifiers *q = xcalloc(1, sizeof *q);

	q->table = table_read_in(reference_dir, "qualifiers", e);
	if (q->table && read_rows(q, e))
		return q;
	qualifiers_free(q);
	return NULL;
}

int64_t qualifiers_unit(int64_t minor, int decimals)
{
	int64_t cap = 1000000000;

	for (int i = 0; i < decimals; i++)
		cap *= 10;
	return minor == 0 ? 0 : money_printed_unit(minor, cap);
}

const char *qualifiers_meaning(const struct qualifiers *q, const char *kind,
                               const char *qualifier)
{
	const struct rule *rule = find(q, kind, qualifier);

	return rule ? rule->meaning : "";
}

bool qualifiers_bounds_unit(const struct qualifiers *q, const char *kind, const char *qualifier,
                            int64_t minor, int64_t unit, money_wide *twice_low,
                            money_wide *twice_high)
{
	const struct rule *rule = find(q, kind, qualifier);

	if (!rule)
		return false;
	*twice_low = 2 * (money_wide)minor + (money_wide)rule->low * unit;
	*twice_high = 2 * (money_wide)minor + (money_wide)rule->high * unit;
	return true;
}

bool qualifiers_bounds(const struct qualifiers *q, const char *kind, const char *qualifier,
                       int64_t minor, int decimals, money_wide *twice_low,
                       money_wide *twice_high)
{
	return qualifiers_bounds_unit(q, kind, qualifier, minor, qualifiers_unit(minor, decimals),
	                              twice_low, twice_high);
}

void qualifiers_free(struct qualifiers *q)
{
	if (!q)
		return;
	table_free(q->table);
	free(q->rules);
	free(q);
}
