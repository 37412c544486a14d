/* stacked_bars: one bar a period, its parts the table's groups. A period without any record has a
 * small mark, not a bar of no height: nothing announced is not the same as an announced zero. */
#include <stdlib.h>
#include <string.h>

#include "aid/chart.h"
#include "aid/chartstack.h"
#include "aid/eventmarks.h"
#include "aid/panel.h"
#include "aid/xmem.h"

static const char *const keys[] = { "from", "until", "events", "value", "series", "none_label", NULL };

/* Names of the groups and of the mark for an empty period. */
static double add_legend(struct chart *c, const struct chartstack *g, const struct panel *p)
{
	struct chart_legend_item *items = xcalloc(g->series.n + 1, sizeof *items);

	for (size_t i = 0; i < g->series.n; i++)
		items[i] = (struct chart_legend_item){ g->series.items[i].look.label, g->numbers[i], 0 };
	items[g->series.n] = (struct chart_legend_item){
		chart_option(c, "none_label", "no record in this period"), 0, 2
	};
	double top = chart_legend(c, items, g->series.n + (g->n_empty > 0), p->left, p->right, p->top);
	free(items);
	return top;
}

static bool draw(struct chart *c, struct err *e)
{
	const char *value = chart_option(c, "value", "amount_usd");
	struct chartstack g = { .n = 0 };
	struct eventmarks events = { .n = 0 };
	struct panel p = { .suffix = "" };
	bool ok = chartstack_read(c, value, &g, e);

	if (ok) {
		double high = chartstack_high(&g), low = chartstack_low(&g);
		chart_begin(c, high > -low ? high : -low, strstr(value, "_usd") != NULL, CHART_HEIGHT);
		chartstack_data(c, &g, value);
		axis_linear(&p.y, low / c->unit, high / c->unit, 5);
		p.left = c->left + panel_label_room(&p.y);
		p.right = c->right;
		p.top = c->top;
		p.bottom = c->bottom - PANEL_BELOW;
		p.top = add_legend(c, &g, &p) + SMALL_SIZE / 2.0;
		axis_time(&p.x, chartstack_first(&g), chartstack_last(&g), p.right - p.left);
		ok = eventmarks_plan(c, &p, &events, e);
		panel_begin(c, &p);
		eventmarks_draw(c, &p, &events);
		chartstack_plot(c, &g, 0.86);
	}
	eventmarks_release(&events);
	chartstack_release(&g);
	return ok;
}

extern const struct chart_kind chart_stacked_bars;
const struct chart_kind chart_stacked_bars = { "stacked_bars", "amounts by period, stacked by group",
	                                       keys, draw, true };
