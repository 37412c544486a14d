#include "aid/tabletrace.h"

#include <stdint.h>
#include <string.h>

#include "aid/date.h"
#include "aid/shape.h"

#define ALL "all" /* the period of a row over all of them */

struct tabletrace tabletrace_of(const struct tablespec *spec, const struct table *table)
{
	struct tabletrace t = { .spec = spec, .table = table };

	for (size_t k = 0; k < N_TABLE_KEYS; k++)
		t.column[k] = table_find(table, table_key_names[k]);
	if (t.column[KEY_STAGE] == SIZE_MAX)
		t.column[KEY_STAGE] = table_find(table, "stages");
	t.period = table_find(table, "period");
	return t;
}

static bool is_ledger(enum table_key k)
{
	return k == KEY_LEDGER || k == KEY_STAGE;
}

/* The flow's word for each key of the one or the other kind is the row's, from key number `first`
 * to the one before `end`. */
static bool same_range(const struct tabletrace *t, size_t row, const struct flow *f, bool ledger,
                       size_t first, size_t end)
{
	const char *stage, *label;

	if (!tablespec_takes(t->spec, f, &stage))
		return false;
	for (enum table_key k = (enum table_key)first; k < end; k++)
		if (is_ledger(k) == ledger && t->column[k] != SIZE_MAX &&
		    strcmp(table_text(t->table, row, t->column[k]),
		           tablespec_word(t->spec, f, stage, k, &label)) != 0)
			return false;
	return true;
}

static bool same(const struct tabletrace *t, size_t row, const struct flow *f, bool ledger)
{
	return same_range(t, row, f, ledger, 0, N_TABLE_KEYS);
}

/* The row of those beyond the table's top: it has no key that rows are ranked by. */
static bool is_rest(const struct tabletrace *t, size_t row)
{
	bool any = false;

	for (enum table_key k = 0; k < t->spec->ranked_keys; k++) {
		if (is_ledger(k) || !t->spec->key[k] || t->column[k] == SIZE_MAX)
			continue;
		if (table_text(t->table, row, t->column[k])[0])
			return false;
		any = true;
	}
	return any && t->spec->top > 0;
}

static bool is_named(const struct tabletrace *t, const struct flow *f)
{
	for (size_t row = 0; row < table_rows(t->table); row++)
		if (!is_rest(t, row) && same(t, row, f, true) &&
		    same_range(t, row, f, false, 0, t->spec->ranked_keys))
			return true;
	return false;
}

bool tabletrace_ledger(const struct tabletrace *t, size_t row, const struct flow *f)
{
	return same(t, row, f, true);
}

bool tabletrace_keys(const struct tabletrace *t, size_t row, const struct flow *f)
{
	if (!is_rest(t, row))
		return same(t, row, f, false);
	return !is_named(t, f) &&
	       same_range(t, row, f, false, t->spec->ranked_keys, N_TABLE_KEYS);
}

static bool has_period(const struct tabletrace *t)
{
	return t->period != SIZE_MAX && t->spec->shape->periods;
}

bool tabletrace_period(const struct tabletrace *t, size_t row, const struct flow *f)
{
	char period[DATE_TEXT_MAX];
	const char *own = has_period(t) ? table_text(t->table, row, t->period) : ALL;

	date_period(&f->date, t->spec->period, period);
	return strcmp(own, ALL) == 0 || strcmp(own, period) == 0;
}

bool tabletrace_until(const struct tabletrace *t, size_t row, const struct flow *f)
{
	char text[DATE_TEXT_MAX];
	struct date own, last;

	if (!has_period(t) || f->date.precision == DATE_NONE)
		return false;
	date_period(&f->date, t->spec->period, text);
	return date_parse_own(text, &own) &&
	       date_parse_own(table_text(t->table, row, t->period), &last) &&
	       last.precision != DATE_NONE && date_last_day(&own) <= date_last_day(&last);
}
