#include "aid/panel.h"

#include "aid/date.h"
#include "aid/escape.h"

static const struct textfont tick_font = { SMALL_SIZE, false };
/* From the axis to the end of its numbers, and to the middle of the labels below it. */
enum { NUMBER_GAP = 8, BELOW_MIDDLE = 14 };

double panel_label_room(const struct axis *y)
{
	double most = 0;

	for (size_t i = 0; i < y->n; i++) {
		double width = textsize_width(y->ticks[i].text, tick_font);
		most = width > most ? width : most;
	}
	return most + NUMBER_GAP;
}

static void add_value(struct str *s, const struct axis *a, double value)
{
	char text[DATE_TEXT_MAX];

	if (a->kind == AXIS_TIME) {
		struct date d = date_of_day((int32_t)value);
		date_format(&d, text);
		str_printf(s, "'%s'", text);
	} else {
		str_printf(s, "%.10g", value);
	}
}

static void add_ticks(struct chart *c, const struct axis *a, const char *axis, bool labels)
{
	if (a->n == 0) {
		str_printf(&c->body, "  unset %stics\n", axis);
		return;
	}
	/* gnuplot stands the texts 11 and 24 px away; the offsets make that ours. */
	str_printf(&c->body, "  set %stics nomirror (", axis);
	for (size_t i = 0; i < a->n; i++) {
		str_add(&c->body, i > 0 ? ", " : "");
		escape_tick(&c->body, labels ? a->ticks[i].text : "");
		str_add_char(&c->body, ' ');
		add_value(&c->body, a, a->ticks[i].value);
		/* A mark without a label is a tick of the second rank, which has a length. */
		if (!a->ticks[i].text[0])
			str_add(&c->body, " 1");
	}
	str_printf(&c->body, ") offset screen %s\n",
	           axis[0] == 'x' ? "0, screen 10/H" : "3/W, screen 0");
}

static void add_range(struct chart *c, const struct panel *p, const struct axis *a, const char *axis)
{
	str_printf(&c->knobs, "%smin%s = ", axis, p->suffix);
	add_value(&c->knobs, a, a->low);
	str_printf(&c->knobs, "; %smax%s = ", axis, p->suffix);
	add_value(&c->knobs, a, a->high);
	str_add(&c->knobs, "\n");
	if (a->kind == AXIS_TIME)
		str_printf(&c->body, "  set %sdata time; set timefmt '%%Y-%%m-%%d'\n", axis);
	else if (a->kind == AXIS_LOG)
		str_printf(&c->body, "  set logscale %s\n", axis);
	str_printf(&c->body, "  set %srange [%smin%s:%smax%s]\n", axis, axis, p->suffix, axis, p->suffix);
}

/* Where a value of the panel lies on the picture, for texts that follow a changed range. */
static void add_place(struct chart *c, const struct panel *p)
{
	const char *f = p->y.kind == AXIS_LOG ? "log" : "";

	str_printf(&c->places, "V%s(value) = Y(%.1f - %.1f * (%s(value) - %s(ymin%s)) / (%s(ymax%s) - "
	           "%s(ymin%s)))\n", p->suffix, p->bottom, p->bottom - p->top, f, f, p->suffix, f,
	           p->suffix, f, p->suffix);
}

static void keep_room(struct chart *c, const struct panel *p)
{
	for (size_t i = 0; i < p->y.n && !p->no_y_labels; i++) {
		struct chart_text at = { p->left - NUMBER_GAP, axis_px(&p->y, p->y.ticks[i].value),
		                         TEXT_RIGHT, tick_font, "soft", NULL };
		const char *text = p->y.ticks[i].text;
		if (text[0])
			layout_add(&c->layout, chart_text_box(&at, text), text);
	}
	for (size_t i = 0; i < p->x.n && !p->no_x_labels; i++) {
		struct chart_text at = { axis_px(&p->x, p->x.ticks[i].value), p->bottom + BELOW_MIDDLE,
		                         TEXT_CENTRE, tick_font, "soft", NULL };
		const char *text = p->x.ticks[i].text;
		if (text[0])
			layout_add(&c->layout, chart_text_box(&at, text), text);
	}
}

void panel_begin(struct chart *c, struct panel *p)
{
	axis_place(&p->x, p->left, p->right);
	axis_place(&p->y, p->bottom, p->top);
	str_printf(&c->body, "  # the panel\n  set lmargin at screen X(%.1f); set rmargin at screen "
	           "X(%.1f); set tmargin at screen Y(%.1f); set bmargin at screen Y(%.1f)\n", p->left,
	           p->right, p->top, p->bottom);
	add_range(c, p, &p->x, "x");
	add_range(c, p, &p->y, "y");
	add_ticks(c, &p->x, "x", !p->no_x_labels);
	add_ticks(c, &p->y, "y", !p->no_y_labels);
	if (!p->no_y_grid || p->x_grid)
		str_printf(&c->body, "  set grid%s%s back linetype 1 linewidth 1 linecolor rgb rule\n",
		           p->no_y_grid ? " noytics" : " ytics", p->x_grid ? " xtics" : " noxtics");
	if (p->y.low <= 0 && !p->no_y_grid)
		str_add(&c->body, "  set xzeroaxis linetype 1 linewidth 1 linecolor rgb soft\n");
	keep_room(c, p);
	add_place(c, p);
}

void panel_end(struct chart *c)
{
	str_add(&c->body, "  unset label; unset arrow; unset object; unset grid; unset xzeroaxis; unset "
	        "logscale; set xdata; set ydata\n");
}
