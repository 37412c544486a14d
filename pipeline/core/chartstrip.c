#include "aid/chartstrip.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "aid/xmem.h"

static const char *value_name(const struct chart *c)
{
	return chart_option(c, "value", "size_usd");
}

static bool find_spread(struct chart *c, struct chartstrip *s, struct err *e)
{
	static const char *const names[] = { "q1", "median", "q3" };
	size_t *const columns[] = { &s->q1, &s->median, &s->q3 };
	const char *unit = strrchr(value_name(c), '_');
	bool ok = (s->spread = chart_table(c, "spread", e)) != NULL;

	for (size_t i = 0; i < sizeof names / sizeof *names && ok; i++) {
		struct str name = STR_INIT;
		str_printf(&name, "%s_%s", names[i], unit ? unit + 1 : value_name(c));
		ok = table_need(s->spread, str_text(&name), columns[i], e);
		str_release(&name);
	}
	return ok;
}

static size_t group_of(const struct chartstrip *s, const char *key)
{
	size_t i = 0;

	while (i < s->n_groups && strcmp(s->groups[i].key, key) != 0)
		i++;
	return i;
}

static int by_size(const void *a, const void *b)
{
	const struct chartstrip_group *x = a, *y = b;

	if (x->n != y->n)
		return x->n > y->n ? -1 : 1;
	return (x->first > y->first) - (x->first < y->first);
}

static void read_groups(const struct chart *c, struct chartstrip *s, size_t group, size_t label)
{
	s->groups = xcalloc(table_rows(c->table) + 1, sizeof *s->groups);
	for (size_t row = 0; row < table_rows(c->table); row++) {
		const char *key = table_text(c->table, row, group);
		size_t i = group_of(s, key);
		if (!table_text(c->table, row, s->value)[0])
			continue;
		if (i == s->n_groups)
			s->groups[s->n_groups++] = (struct chartstrip_group){ key,
				palette_look(c->palette, key, table_text(c->table, row, label)), 0, row, 0, 0 };
		s->groups[i].n++;
	}
	qsort(s->groups, s->n_groups, sizeof *s->groups, by_size);
}

/* By group, period and value. */
static int by_place(const void *a, const void *b)
{
	const struct chartstrip_point *x = a, *y = b;
	int period = strcmp(x->period, y->period);

	if (x->group != y->group)
		return x->group < y->group ? -1 : 1;
	if (period != 0)
		return !x->period[0] ? 1 : !y->period[0] ? -1 : period;
	if (x->value != y->value)
		return x->value < y->value ? -1 : 1;
	return (x->row > y->row) - (x->row < y->row);
}

static void read_points(const struct chart *c, struct chartstrip *s, size_t group, size_t period)
{
	size_t open = table_find(c->table, "open");

	s->points = xcalloc(table_rows(c->table) + 1, sizeof *s->points);
	for (size_t row = 0; row < table_rows(c->table); row++) {
		const char *value = table_text(c->table, row, s->value);
		if (!value[0])
			continue;
		s->points[s->n_points++] = (struct chartstrip_point){
			.row = row,
			.group = group_of(s, table_text(c->table, row, group)),
			.period = period != SIZE_MAX ? table_text(c->table, row, period) : "",
			.value = strtod(value, NULL),
			.open = open != SIZE_MAX && strcmp(table_text(c->table, row, open), "1") == 0,
		};
	}
	qsort(s->points, s->n_points, sizeof *s->points, by_place);
}

/* True if a row of the spread and the table's row have the same keys, as far as both tables have them. */
static bool has_keys(const struct chart *c, const struct table *spread, size_t row, size_t ours)
{
	static const char *const names[] = { "ledger", "donor", "programme", "aid_type", "stage", "bloc" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		size_t a = table_find(spread, names[i]), b = table_find(c->table, names[i]);
		if (a != SIZE_MAX && b != SIZE_MAX &&
		    strcmp(table_text(spread, row, a), table_text(c->table, ours, b)) != 0)
			return false;
	}
	return true;
}

static size_t spread_of(const struct chart *c, const struct chartstrip *s,
                        const struct chartstrip_row *r)
{
	size_t period = table_find(s->spread, "period");

	for (size_t row = 0; row < table_rows(s->spread); row++)
		if (table_text(s->spread, row, s->median)[0] && has_keys(c, s->spread, row, s->points[r->from].row) &&
		    (period == SIZE_MAX || strcmp(table_text(s->spread, row, period), r->label) == 0))
			return row;
	return SIZE_MAX;
}

static const char *label_of(const struct chart *c, const struct chartstrip_point *p)
{
	return p->period[0] || !chart_option(c, "period", NULL) ? p->period : "undated";
}

static void make_rows(const struct chart *c, struct chartstrip *s)
{
	s->rows = xcalloc(s->n_points + 1, sizeof *s->rows);
	for (size_t i = 0; i < s->n_points; i++) {
		const struct chartstrip_point *p = &s->points[i];
		bool begins = i == 0 || p[-1].group != p->group;
		if (begins || strcmp(p[-1].period, p->period) != 0)
			s->rows[s->n++] = (struct chartstrip_row){ .group = p->group, .begins = begins,
				.label = label_of(c, p), .from = i, .spread = SIZE_MAX };
		s->rows[s->n - 1].n++;
		s->rows[s->n - 1].n_open += p->open;
	}
	size_t most = chart_count(c, "rows", 20);
	s->n_left_out = s->n > most ? s->n - most : 0;
	s->n -= s->n_left_out;
}

/* What the chart needs to know of the rows that are shown. */
static void measure(const struct chart *c, struct chartstrip *s)
{
	for (size_t i = 0; i < s->n; i++) {
		struct chartstrip_row *r = &s->rows[i];
		const struct chartstrip_point *first = &s->points[r->from], *last = first + r->n - 1;
		if (r->n - r->n_open >= CHARTSTRIP_LEAST)
			r->spread = spread_of(c, s, r);
		s->groups[r->group].n_open += r->n_open;
		s->groups[r->group].n_final += r->n - r->n_open;
		s->any_open = s->any_open || r->n_open > 0;
		s->any_box = s->any_box || r->spread != SIZE_MAX;
		s->low = i == 0 || first->value < s->low ? first->value : s->low;
		s->high = i == 0 || last->value > s->high ? last->value : s->high;
	}
}

bool chartstrip_read(struct chart *c, struct chartstrip *s, struct err *e)
{
	const char *by = chart_option(c, "period", NULL);
	size_t group, label, period = SIZE_MAX;
	const struct table_want wanted[] = {
		{ value_name(c), &s->value }, { chart_option(c, "group", "programme"), &group },
		{ "label", &label }, { by, &period }, { NULL, NULL },
	};

	*s = (struct chartstrip){ .n = 0 };
	if (!find_spread(c, s, e) || !table_need_all(c->table, wanted, e))
		return false;
	read_groups(c, s, group, label);
	read_points(c, s, group, period);
	make_rows(c, s);
	measure(c, s);
	return true;
}

void chartstrip_release(struct chartstrip *s)
{
	free(s->points);
	free(s->groups);
	free(s->rows);
	*s = (struct chartstrip){ .n = 0 };
}
