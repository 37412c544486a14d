/* share_area: how a whole divides among groups, period by period, as steps from 0 to 100 percent; each
 * group is named at the right with its share in the last period. A period without data is a gap. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "aid/chart.h"
#include "aid/chartstack.h"
#include "aid/endlabels.h"
#include "aid/eventmarks.h"
#include "aid/panel.h"
#include "aid/xmem.h"

static const char *const keys[] = { "from", "until", "events", "value", "series", NULL };

/* The share of a group in the last period of all; 0 if it has none there. */
static double last_share(const struct chartstack *g, const struct chartseries *s)
{
	for (size_t j = 0; j < s->n && g->n > 0; j++)
		if (s->points[j].first == g->periods[g->n - 1].first && s->points[j].known)
			return s->points[j].value;
	return 0;
}

static char **name_groups(const struct chartstack *g, struct endlabel *labels)
{
	char **texts = xcalloc(g->series.n + 1, sizeof *texts), number[AXIS_TEXT_MAX];

	for (size_t i = 0; i < g->series.n; i++) {
		const struct chartseries *s = &g->series.items[i];
		struct str text = STR_INIT;
		axis_short(number, last_share(g, s));
		str_printf(&text, "%s %s%%", s->look.label, number);
		texts[i] = str_take(&text);
		labels[i] = (struct endlabel){ .text = texts[i], .number = i + 1 };
	}
	return texts;
}

/* At the middle of each group's part of the last period. */
static void place_labels(const struct chartstack *g, const struct panel *p, struct endlabel *labels)
{
	double below = 0;

	for (size_t i = 0; i < g->series.n; i++) {
		double share = last_share(g, &g->series.items[i]);
		labels[i].x = p->right;
		labels[i].y = axis_px(&p->y, below + share / 2);
		labels[i].number = g->numbers[i];
		below += share > 0 ? share : 0;
	}
}

static bool draw(struct chart *c, struct err *e)
{
	struct chartstack g = { .n = 0 };
	struct eventmarks events = { .n = 0 };
	struct panel p = { .suffix = "" };
	bool ok = chartstack_read(c, chart_option(c, "value", "share_pct"), &g, e);

	if (ok) {
		struct endlabel *labels = xcalloc(g.series.n + 1, sizeof *labels);
		chart_begin(c, 100, false, CHART_HEIGHT);
		chartstack_data(c, &g, "percent");
		char **texts = name_groups(&g, labels);
		axis_linear(&p.y, chartstack_low(&g), 100, 5);
		p.left = c->left + panel_label_room(&p.y);
		p.right = c->right - endlabels_room(c, labels, g.series.n);
		p.top = c->top + SMALL_SIZE / 2.0;
		p.bottom = c->bottom - PANEL_BELOW;
		axis_time(&p.x, chartstack_first(&g), chartstack_last(&g), p.right - p.left);
		ok = eventmarks_plan(c, &p, &events, e);
		events.front = true;
		panel_begin(c, &p);
		eventmarks_draw(c, &p, &events);
		place_labels(&g, &p, labels);
		endlabels_draw(c, &p, labels, g.series.n);
		chartstack_plot(c, &g, 0.98);
		for (size_t i = 0; i < g.series.n; i++)
			free(texts[i]);
		free(texts);
		free(labels);
	}
	eventmarks_release(&events);
	chartstack_release(&g);
	return ok;
}

extern const struct chart_kind chart_share_area;
const struct chart_kind chart_share_area = { "share_area", "shares of a whole by period, to 100 percent",
	                                     keys, draw, true };
