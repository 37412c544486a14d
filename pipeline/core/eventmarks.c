#include "aid/eventmarks.h"

#include <stdlib.h>
#include <string.h>

#include "aid/date.h"
#include "aid/xmem.h"

enum { ROW = 18, GAP = 5, EDGE = 8 };
static const struct textfont font = { SMALL_SIZE, false };

/* An event as its row of events.csv has it. */
struct event {
	struct date date;
	const char *label, *shorter;
};

static void add(struct eventmarks *m, const struct panel *p, const struct event *x)
{
	int32_t day = date_first_day(&x->date);
	size_t i = m->n++;

	m->flags = xrealloc(m->flags, m->n * sizeof *m->flags);
	m->labels = xrealloc(m->labels, m->n * sizeof *m->labels);
	m->shorts = xrealloc(m->shorts, m->n * sizeof *m->shorts);
	m->days = xrealloc(m->days, m->n * sizeof *m->days);
	for (; i > 0 && m->days[i - 1] > day; i--) {
		m->flags[i] = m->flags[i - 1];
		m->labels[i] = m->labels[i - 1];
		m->shorts[i] = m->shorts[i - 1];
		m->days[i] = m->days[i - 1];
	}
	m->days[i] = day;
	m->labels[i] = xstrdup(x->label);
	m->shorts[i] = x->shorter;
	m->flags[i] = (struct layout_flag){ .x = axis_px(&p->x, day) };
}

struct columns {
	size_t id, date, label, shorter; /* shorter may be SIZE_MAX */
};

/* False if there is no event of that id, or none with a date. */
static bool find(const struct table *t, const struct columns *k, const char *id, size_t len, struct event *x)
{
	for (size_t row = 0; row < table_rows(t); row++)
		if (strlen(table_text(t, row, k->id)) == len && strncmp(table_text(t, row, k->id), id, len) == 0) {
			x->label = table_text(t, row, k->label);
			x->shorter = k->shorter != SIZE_MAX ? table_text(t, row, k->shorter) : "";
			return date_parse_own(table_text(t, row, k->date), &x->date) &&
			       x->date.precision != DATE_NONE;
		}
	return false;
}

static bool place_within(const struct chart *c, struct eventmarks *m, double widest)
{
	for (size_t i = 0; i < m->n; i++) {
		char *fits = textsize_shorten(m->labels[i], font, widest);
		free(m->labels[i]);
		m->labels[i] = fits;
		m->flags[i].width = textsize_width(fits, font) + GAP;
	}
	return layout_flags(m->flags, m->n, EDGE, c->width - EDGE);
}

static void take_short(struct eventmarks *m)
{
	for (size_t i = 0; i < m->n; i++)
		if (m->shorts[i][0]) {
			free(m->labels[i]);
			m->labels[i] = xstrdup(m->shorts[i]);
		}
}

/* As events.csv has them; where these have no room, its short ones, cut only as far as it takes to give all a
 * place; where that fails, the lines stand alone. */
static void place(const struct chart *c, struct eventmarks *m)
{
	static const double widest[] = { 220, 170, 130, 100, 75 };

	if (place_within(c, m, widest[0]))
		return;
	take_short(m);
	for (size_t k = 0; k < sizeof widest / sizeof *widest; k++)
		if (place_within(c, m, widest[k]))
			return;
	for (size_t i = 0; i < m->n; i++)
		m->labels[i][0] = '\0';
}

bool eventmarks_plan(struct chart *c, struct panel *p, struct eventmarks *m, struct err *e)
{
	const char *ids = chart_option(c, "events", "");
	struct place at = chart_place(c, "events");
	struct columns k = { .shorter = table_find(c->events, "short") };
	const struct table_want wanted[] = {
		{ "id", &k.id }, { "date", &k.date }, { "label", &k.label }, { NULL, NULL },
	};
	bool ok = true;

	*m = (struct eventmarks){ .n = 0 };
	axis_place(&p->x, p->left, p->right);
	if (!table_need_all(c->events, wanted, e))
		return false;
	for (ids += strspn(ids, " |"); *ids; ids += strspn(ids, " |")) {
		size_t len = strcspn(ids, " |");
		struct event x;
		if (!find(c->events, &k, ids, len, &x))
			ok = err_data(e, &at, "found the event \"%.*s\"; expected the id of a row of "
			              "events.csv, with a date", (int)len, ids);
		else if (date_first_day(&x.date) >= p->x.low && date_first_day(&x.date) <= p->x.high)
			add(m, p, &x);
		ids += len;
	}
	size_t rows = 0;
	place(c, m);
	for (size_t i = 0; i < m->n; i++)
		rows = m->labels[i][0] && m->flags[i].row + 1 > rows ? m->flags[i].row + 1 : rows;
	p->top += (double)rows * ROW;
	return ok;
}

void eventmarks_draw(struct chart *c, const struct panel *p, const struct eventmarks *m)
{
	char day[DATE_TEXT_MAX];

	if (m->n > 0)
		str_add(&c->body, "  # events\n");
	for (size_t i = 0; i < m->n; i++) {
		const struct layout_flag *f = &m->flags[i];
		double y = p->top - ROW * ((double)f->row + 0.5);
		struct date d = date_of_day(m->days[i]);
		date_format(&d, day);
		str_printf(&c->body, "  set arrow from first '%s', graph 0 to first '%s', screen Y(%.1f) "
		           "nohead %s linewidth 1 dashtype 3 linecolor rgb %s\n", day, day,
		           m->labels[i][0] ? y - ROW / 2.0 : p->top, m->front ? "front" : "back",
		           m->front ? "ink" : "soft");
		if (m->labels[i][0])
			chart_text(c, &(struct chart_text){ f->left ? f->x - GAP : f->x + GAP, y,
			           f->left ? TEXT_RIGHT : TEXT_LEFT, font, "soft", NULL }, m->labels[i]);
	}
}

void eventmarks_release(struct eventmarks *m)
{
	for (size_t i = 0; i < m->n; i++)
		free(m->labels[i]);
	free(m->labels);
	free(m->shorts);
	free(m->flags);
	free(m->days);
	*m = (struct eventmarks){ .n = 0 };
}
