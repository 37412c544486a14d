#include "aid/chartseries.h"

#include <stdlib.h>
#include <string.h>

#include "aid/date.h"
#include "aid/xmem.h"

struct columns {
	size_t label, start, end, value, rank, keys[4];
};

/* A series is what the key series of the section names, or else what the table tells apart. */
static bool find(const struct chart *c, const struct table *t, const char *values, struct columns *k,
                 struct err *e)
{
	static const char *const names[4] = { "bloc", "donor", "programme", "aid_type" };
	const char *series = chart_option(c, "series", NULL);
	const struct table_want wanted[] = {
		{ "start", &k->start }, { "end", &k->end }, { values, &k->value },
		{ series, &k->keys[0] }, { NULL, NULL },
	};

	k->rank = table_find(t, "rank");
	for (size_t i = 0; i < 4; i++)
		k->keys[i] = series ? SIZE_MAX : table_find(t, names[i]);
	k->label = table_find(t, series ? series : "label");
	return table_need_all(t, wanted, e);
}

static const char *key_of(const struct table *t, const struct columns *k, size_t row)
{
	for (size_t i = 0; i < 4; i++)
		if (k->keys[i] != SIZE_MAX && table_text(t, row, k->keys[i])[0])
			return table_text(t, row, k->keys[i]);
	return "";
}

static struct chartseries *series_of(const struct chart *c, struct chartseries_set *set,
                                const struct columns *k, size_t row)
{
	const char *label = k->label != SIZE_MAX ? table_text(set->table, row, k->label) : "";
	const char *key = key_of(set->table, k, row);

	for (size_t i = 0; i < set->n; i++)
		if (strcmp(set->items[i].key, key) == 0)
			return &set->items[i];
	set->items = xrealloc(set->items, (set->n + 1) * sizeof *set->items);
	set->items[set->n] = (struct chartseries){ .key = key, .look = palette_look(c->palette, key, label) };
	if (k->rank != SIZE_MAX)
		set->items[set->n].rank = strtod(table_text(set->table, row, k->rank), NULL);
	return &set->items[set->n++];
}

/* Coarser periods stand before finer ones in a table; in time they come at their end. */
static void insert(struct chartseries *s, struct chartseries_point p)
{
	size_t i = s->n++;

	s->points = xrealloc(s->points, s->n * sizeof *s->points);
	for (; i > 0 && s->points[i - 1].last > p.last; i--)
		s->points[i] = s->points[i - 1];
	s->points[i] = p;
}

static void sort_by_rank(struct chartseries_set *set)
{
	for (size_t i = 1; i < set->n; i++) {
		struct chartseries s = set->items[i];
		size_t at = i;
		for (; at > 0 && set->items[at - 1].rank > s.rank; at--)
			set->items[at] = set->items[at - 1];
		set->items[at] = s;
	}
}

bool chartseries_read(const struct chart *c, const struct table *t, const char *values,
                 struct chartseries_set *set, struct err *e)
{
	struct columns k;
	struct date first, last;

	*set = (struct chartseries_set){ .table = t };
	if (!find(c, t, values, &k, e))
		return false;
	set->column = k.value;
	for (size_t row = 0; row < table_rows(t); row++) {
		const char *text = table_text(t, row, k.value);
		if (!date_parse_own(table_text(t, row, k.start), &first) || first.precision == DATE_NONE ||
		    !date_parse_own(table_text(t, row, k.end), &last) || last.precision == DATE_NONE ||
		    date_first_day(&first) > chart_day(c, "until", INT32_MAX))
			continue;
		insert(series_of(c, set, &k, row),
		       (struct chartseries_point){ row, date_first_day(&first), date_last_day(&last),
		                              strtod(text, NULL), text[0] != '\0' });
	}
	sort_by_rank(set);
	return true;
}

void chartseries_release(struct chartseries_set *set)
{
	for (size_t i = 0; i < set->n; i++)
		free(set->items[i].points);
	free(set->items);
	*set = (struct chartseries_set){ .n = 0 };
}

struct chartseries_extent chartseries_extent(const struct chartseries_set *set)
{
	struct chartseries_extent x = { 0, 0, INT32_MAX, INT32_MIN };

	for (size_t i = 0; i < set->n; i++)
		for (size_t j = 0; j < set->items[i].n; j++) {
			const struct chartseries_point *p = &set->items[i].points[j];
			x.low = p->known && p->value < x.low ? p->value : x.low;
			x.high = p->known && p->value > x.high ? p->value : x.high;
			x.first = p->first < x.first ? p->first : x.first;
			x.last = p->last > x.last ? p->last : x.last;
		}
	if (x.first > x.last)
		x.first = x.last = 0;
	return x;
}

const char *chartseries_text(const struct chartseries_set *set, const struct chartseries_point *p)
{
	return table_text(set->table, p->row, set->column);
}
