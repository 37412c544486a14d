#include "aid/stated.h"

#include <stdlib.h>
#include <string.h>

#include "aid/date.h"
#include "aid/xmem.h"

struct columns {
	size_t total_of, since, date, total, low, high;
};

static bool find(const struct table *t, struct columns *k, struct err *e)
{
	const struct table_want wanted[] = {
		{ "total_of", &k->total_of }, { "since", &k->since }, { "date", &k->date },
		{ "total_usd", &k->total }, { "low_usd", &k->low }, { "high_usd", &k->high }, { NULL, NULL },
	};

	return table_need_all(t, wanted, e);
}

static bool takes(const struct chart *c, const struct columns *k, size_t row)
{
	const char *since = chart_option(c, "points_since", NULL);

	return strcmp(table_text(c->stocks, row, k->total_of), chart_option(c, "points", "")) == 0 &&
	       (!since || strcmp(table_text(c->stocks, row, k->since), since) == 0) &&
	       table_text(c->stocks, row, k->total)[0];
}

bool stated_read(struct chart *c, struct stated *s, struct err *e)
{
	struct columns k;
	struct date d;

	*s = (struct stated){ .n = 0 };
	if (!chart_option(c, "points", NULL))
		return true;
	if (!find(c->stocks, &k, e))
		return false;
	for (size_t row = 0; row < table_rows(c->stocks); row++) {
		if (!takes(c, &k, row) || !date_parse_own(table_text(c->stocks, row, k.date), &d) ||
		    d.precision == DATE_NONE)
			continue;
		double high = strtod(table_text(c->stocks, row, k.high), NULL);
		int32_t day = date_last_day(&d);
		s->rows = xrealloc(s->rows, (s->n + 1) * sizeof *s->rows);
		s->first = s->n == 0 || day < s->first ? day : s->first;
		s->last = s->n == 0 || day > s->last ? day : s->last;
		s->high = s->n == 0 || high > s->high ? high : s->high;
		s->rows[s->n++] = row;
	}
	return true;
}

void stated_data(struct chart *c, const struct stated *s)
{
	struct err e = ERR_INIT;
	struct columns k;
	struct date d;
	char day[DATE_TEXT_MAX];

	if (s->n == 0 || !find(c->stocks, &k, &e))
		return;
	str_add(&c->data, "# stated totals: day, US dollars, bounds\n$stated << END\n");
	for (size_t i = 0; i < s->n; i++) {
		date_parse_own(table_text(c->stocks, s->rows[i], k.date), &d);
		d = date_of_day(date_last_day(&d));
		date_format(&d, day);
		str_printf(&c->data, "%s %s %s %s\n", day, table_text(c->stocks, s->rows[i], k.total),
		           table_text(c->stocks, s->rows[i], k.low),
		           table_text(c->stocks, s->rows[i], k.high));
	}
	str_add(&c->data, "END\n");
}

double stated_legend(struct chart *c, const struct stated *s, const struct panel *p)
{
	struct chart_legend_item item = { chart_option(c, "points_label", "stated by officials"), 0, 6 };

	return s->n > 0 ? chart_legend(c, &item, 1, p->left, c->right, p->top - 6) + 4 : p->top;
}

void stated_plot(struct chart *c, const struct stated *s)
{
	if (s->n > 0)
		str_add(&c->body, "    $stated using (day(1)):($2 / unit):($3 / unit):($4 / unit) with "
		        "yerrorbars pointtype 7 pointsize 0.9 linewidth 1.5 linecolor rgb ink, \\\n"
		        "    $stated using (day(1)):($2 / unit) with points pointtype 7 pointsize 0.55 "
		        "linecolor rgb '#ffffff'\n");
}

void stated_release(struct stated *s)
{
	free(s->rows);
	*s = (struct stated){ .n = 0 };
}
