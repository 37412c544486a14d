/* bands: lines over time, each inside the band of its two bounds (a range, a fan of quantiles), at the end
 * of each period. The section says which columns: bands = KEY: LOW HIGH LINE | KEY: … , and
 * labels = NAME | NAME. */
#include <stdlib.h>
#include <string.h>

#include "aid/chart.h"
#include "aid/date.h"
#include "aid/endlabels.h"
#include "aid/eventmarks.h"
#include "aid/panel.h"
#include "aid/xmem.h"

static const char *const keys[] = { "bands", "labels", "low", "high", "events", NULL };

enum { MAX_BANDS = 4, LOW = 0, HIGH = 1, LINE = 2 };

struct band {
	char key[40];
	size_t columns[3];
	char *label;
	size_t number; /* of its colour */
};

struct bands {
	size_t start, end, n;
	struct band items[MAX_BANDS];
	bool money;
};

/* Takes what stands before the next bar out of *rest, trimmed; NULL at the end. Caller frees. */
static char *next_part(const char **rest)
{
	size_t n = *rest ? strcspn(*rest, "|") : 0;

	if (!*rest)
		return NULL;
	char *part = xstrndup(*rest, n), *text = xstrdup(str_trim(part));
	*rest = (*rest)[n] == '|' ? *rest + n + 1 : NULL;
	free(part);
	return text;
}

static bool read_band(const struct chart *c, const char *text, struct bands *g, struct err *e)
{
	struct place at = chart_place(c, "bands");
	struct band *b = &g->items[g->n];
	size_t colon = strcspn(text, ":");
	char **words;
	size_t n = text[colon] ? ini_words(text + colon + 1, &words) : 0;
	bool ok = n == 3 && colon < sizeof b->key && g->n < MAX_BANDS;

	if (!ok)
		err_data(e, &at, "found \"%s\"; expected at most %d of KEY: LOW HIGH LINE, columns of the "
		         "table, between |", text, MAX_BANDS);
	else {
		const struct table_want wanted[] = {
			{ words[LOW], &b->columns[LOW] }, { words[HIGH], &b->columns[HIGH] },
			{ words[LINE], &b->columns[LINE] }, { NULL, NULL },
		};
		ok = table_need_all(c->table, wanted, e);
		memcpy(b->key, text, colon);
		b->key[colon] = '\0';
		g->money = g->money || strstr(words[LINE], "_usd");
		g->n++;
	}
	if (text[colon])
		ini_words_free(words, n);
	return ok;
}

static bool read_bands(const struct chart *c, struct bands *g, struct err *e)
{
	const char *rest = chart_option(c, "bands", ""), *labels = c->labels ? c->labels : "";
	const struct table_want wanted[] = { { "start", &g->start }, { "end", &g->end }, { NULL, NULL } };
	bool ok = table_need_all(c->table, wanted, e);
	char *text;

	while ((text = next_part(&rest))) {
		ok = read_band(c, text, g, e) && ok;
		free(text);
	}
	for (size_t i = 0; i < g->n; i++)
		if (!(g->items[i].label = next_part(&labels)))
			g->items[i].label = xstrdup(g->items[i].key);
	return ok;
}

static void release(struct bands *g)
{
	for (size_t i = 0; i < g->n; i++)
		free(g->items[i].label);
}

static const char *cell(const struct chart *c, size_t row, size_t column)
{
	const char *text = table_text(c->table, row, column);

	return text[0] ? text : "NaN";
}

static bool is_dated(const struct chart *c, const struct bands *g, size_t row)
{
	return table_text(c->table, row, g->start)[0] && table_text(c->table, row, g->end)[0];
}

static void add_data(struct chart *c, const struct bands *g)
{
	for (size_t i = 0; i < g->n; i++) {
		str_printf(&c->data, "# %s: last day, low, high, line\n$band%zu << END\n", g->items[i].key,
		           i + 1);
		for (size_t row = 0; row < table_rows(c->table); row++)
			if (is_dated(c, g, row))
				str_printf(&c->data, "%s %s %s %s\n", table_text(c->table, row, g->end),
				           cell(c, row, g->items[i].columns[LOW]),
				           cell(c, row, g->items[i].columns[HIGH]),
				           cell(c, row, g->items[i].columns[LINE]));
		str_add(&c->data, "END\n");
	}
}

struct extent {
	double low, high;   /* of all bands */
	int32_t first, last;
	size_t last_row, n;
};

static void widen(struct extent *x, double value)
{
	x->low = value < x->low ? value : x->low;
	x->high = value > x->high ? value : x->high;
}

static struct extent extent_of(const struct chart *c, const struct bands *g)
{
	struct extent x = { 0, 0, 0, 0, 0, 0 };

	for (size_t row = 0; row < table_rows(c->table); row++) {
		struct date start, end;
		if (!date_parse_own(table_text(c->table, row, g->start), &start) ||
		    !date_parse_own(table_text(c->table, row, g->end), &end) || !is_dated(c, g, row))
			continue;
		x.first = x.n == 0 || date_first_day(&start) < x.first ? date_first_day(&start) : x.first;
		if (x.n++ == 0 || date_last_day(&end) > x.last) {
			x.last = date_last_day(&end);
			x.last_row = row;
		}
		for (size_t i = 0; i < g->n; i++)
			for (size_t k = 0; k < 3; k++)
				widen(&x, strtod(table_text(c->table, row, g->items[i].columns[k]), NULL));
	}
	return x;
}

/* The bounds have thin lines, so that bands that cover each other can be told apart. */
static void add_plot(struct chart *c, const struct bands *g)
{
	str_add(&c->body, "  plot \\\n");
	for (size_t i = 0; i < g->n; i++)
		str_printf(&c->body, "    $band%zu using (day(1)):($2 / unit):($3 / unit) with filledcurves "
		           "fillstyle transparent solid 0.18 noborder linecolor rgb colour%zu, \\\n", i + 1,
		           g->items[i].number);
	for (size_t i = 0; i < g->n; i++)
		for (int bound = 2; bound <= 3; bound++)
			str_printf(&c->body, "    $band%zu using (day(1)):($%d / unit) with lines linewidth 1 "
			           "dashtype %d linecolor rgb colour%zu, \\\n", i + 1, bound,
			           palette_look(c->palette, g->items[i].key, "").dash, g->items[i].number);
	for (size_t i = 0; i < g->n; i++)
		str_printf(&c->body, "    $band%zu using (day(1)):($4 / unit) with lines linewidth 3 dashtype "
		           "%d linecolor rgb colour%zu%s\n", i + 1,
		           palette_look(c->palette, g->items[i].key, "").dash, g->items[i].number,
		           i + 1 < g->n ? ", \\" : "");
}

static void set_axes(const struct chart *c, const struct extent *x, struct panel *p)
{
	const char *low = chart_option(c, "low", NULL), *high = chart_option(c, "high", NULL);

	axis_linear(&p->y, low ? strtod(low, NULL) : x->low / c->unit,
	            high ? strtod(high, NULL) : x->high / c->unit, 5);
	p->left = c->left + panel_label_room(&p->y);
	p->top = c->top + SMALL_SIZE / 2.0;
	p->bottom = c->bottom - PANEL_BELOW;
}

static bool draw_bands(struct chart *c, struct bands *g, const struct extent *x, struct err *e)
{
	struct panel p = { .suffix = "" };
	struct eventmarks events = { .n = 0 };
	struct endlabel ends[MAX_BANDS];

	for (size_t i = 0; i < g->n; i++)
		ends[i] = (struct endlabel){ .text = g->items[i].label };
	set_axes(c, x, &p);
	p.right = c->right - endlabels_room(c, ends, g->n);
	axis_time(&p.x, x->first, x->last, p.right - p.left);
	bool ok = eventmarks_plan(c, &p, &events, e);
	panel_begin(c, &p);
	eventmarks_draw(c, &p, &events);
	for (size_t i = 0; i < g->n; i++) {
		struct look look = palette_look(c->palette, g->items[i].key, g->items[i].label);
		const char *last = table_text(c->table, x->last_row, g->items[i].columns[LINE]);
		g->items[i].number = ends[i].number = chart_knob_look(c, &look);
		ends[i].x = axis_px(&p.x, x->last);
		ends[i].y = axis_px(&p.y, strtod(last, NULL) / c->unit);
	}
	endlabels_draw(c, &p, ends, g->n);
	add_plot(c, g);
	eventmarks_release(&events);
	return ok;
}

static bool draw(struct chart *c, struct err *e)
{
	struct bands g = { .n = 0 };
	bool ok = read_bands(c, &g, e);

	if (ok) {
		struct extent x = extent_of(c, &g);
		chart_begin(c, x.high > -x.low ? x.high : -x.low, g.money, CHART_HEIGHT);
		add_data(c, &g);
		if (x.n > 0) {
			ok = draw_bands(c, &g, &x, e);
		} else {
			chart_empty(c);
		}
	}
	release(&g);
	return ok;
}

extern const struct chart_kind chart_bands;
const struct chart_kind chart_bands = { "bands", "lines over time inside the bands of their bounds", keys,
	                                draw, true };
