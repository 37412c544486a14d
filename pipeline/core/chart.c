#include "aid/chart.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "aid/date.h"
#include "aid/escape.h"
#include "aid/panel.h"
#include "aid/tablename.h"
#include "aid/xmem.h"

const char *const chart_keys[] = { "kind", "table", "title", "subtitle", "source", "caption",
	                           "unit", NULL };

enum { TITLE_LINES = 2, SUBTITLE_LINES = 3, SOURCE_LINES = 3, MOST_COUNTED = 1000 };

const struct chart_kind *chart_kind_of(const struct ini *ini, const struct ini_section *s,
                                       struct err *e)
{
	const struct ini_entry *entry = ini_entry(s, "kind");
	struct place at = ini_place(ini, s, entry);
	struct str known = STR_INIT;
	const struct chart_kind *kind = NULL;

	for (size_t i = 0; chart_kinds[i] && !kind; i++) {
		if (entry && strcmp(chart_kinds[i]->name, entry->value) == 0)
			kind = chart_kinds[i];
		str_printf(&known, "%s%s", i > 0 ? ", " : "", chart_kinds[i]->name);
	}
	if (!kind)
		err_data(e, &at, "found the kind \"%s\" in [%s]; expected one of %s",
		         entry ? entry->value : "", s->name, str_text(&known));
	str_release(&known);
	return kind;
}

const char *chart_option(const struct chart *c, const char *key, const char *otherwise)
{
	const char *value = ini_get(c->section, key);

	return value ? value : otherwise;
}

/* Keys that are counts, whatever the kind. */
static bool check_counts(const struct chart *c, struct err *e)
{
	static const struct { const char *key; size_t least; } counts[] = {
		{ "rows", 1 }, { "panels", 1 }, { "names", 0 }, { "pause", 0 },
	};
	bool ok = true;
	size_t n;

	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
		ok = ini_count(c->ini, c->section, counts[i].key, counts[i].least, MOST_COUNTED, &n, e) && ok;
	return ok;
}

size_t chart_count(const struct chart *c, const char *key, size_t otherwise)
{
	const char *value = ini_get(c->section, key);

	return value ? (size_t)strtoul(value, NULL, 10) : otherwise;
}

int32_t chart_day(const struct chart *c, const char *key, int32_t otherwise)
{
	struct date d;

	return date_parse_own(chart_option(c, key, ""), &d) && d.precision != DATE_NONE
	       ? date_first_day(&d) : otherwise;
}

/* True if the folder has the table; a file that is there and cannot be read is another matter. */
static bool has_table(const struct chart *c, const char *name)
{
	struct str path = STR_INIT;

	str_printf(&path, "%s/%s.csv", c->dir, name);
	bool found = access(str_text(&path), F_OK) == 0 || errno != ENOENT;
	str_release(&path);
	return found;
}

const struct table *chart_table(struct chart *c, const char *key, struct err *e)
{
	const char *name = chart_option(c, key, "");
	struct place at = chart_place(c, key);

	if (!tablename_is_plain(name) || !has_table(c, name)) {
		err_data(e, &at, "found %s \"%s\" in [%s]; expected the name of a table in %s; a section of "
		         "tables.ini makes one", key, name, c->name, c->dir);
		return NULL;
	}
	struct table *t = table_read_in(c->dir, name, e);
	if (!t)
		return NULL;
	c->more = xrealloc(c->more, (c->n_more + 1) * sizeof *c->more);
	c->more[c->n_more++] = t;
	return t;
}

struct place chart_place(const struct chart *c, const char *key)
{
	return ini_place(c->ini, c->section, ini_entry(c->section, key));
}

void chart_knob_text(struct chart *c, const char *name, const char *text, const char *remark)
{
	str_printf(&c->knobs, "%s = ", name);
	escape_gnuplot(&c->knobs, text);
	str_printf(&c->knobs, "%s%s\n", remark[0] ? "  # " : "", remark);
}

void chart_knob_number(struct chart *c, const char *name, double value, const char *remark)
{
	str_printf(&c->knobs, "%s = %.10g%s%s\n", name, value, remark[0] ? "  # " : "", remark);
}

size_t chart_knob_look(struct chart *c, const struct look *look)
{
	struct str remark = STR_INIT;

	/* A comment ends with its line, whatever the name holds. */
	for (const char *p = look->label; *p; p++)
		str_add_char(&remark, (unsigned char)*p < 0x20 || *p == '\\' ? ' ' : *p);
	c->n_colours++;
	str_printf(&c->knobs, "colour%zu = '%s'; ink%zu = '%s'  # %s\n", c->n_colours, look->colour,
	           c->n_colours, look->ink, str_text(&remark));
	str_release(&remark);
	return c->n_colours;
}

struct layout_box chart_text_box(const struct chart_text *at, const char *text)
{
	double width = textsize_width(text, at->font);
	double left = at->side == TEXT_LEFT ? at->x : at->side == TEXT_RIGHT ? at->x - width
	                                                                   : at->x - width / 2;

	/* gnuplot centres the middle of the letters; descenders hang lower. */
	return (struct layout_box){ left, at->y - 0.45 * at->font.size, left + width,
	                            at->y + 0.55 * at->font.size, NULL };
}

static void add_y(struct chart *c, const struct panel *p, double y)
{
	if (p)
		str_printf(&c->body, "screen V%s(%.6g)", p->suffix, axis_value(&p->y, y));
	else
		str_printf(&c->body, "screen Y(%.1f)", y);
}

void chart_text(struct chart *c, const struct chart_text *at, const char *text)
{
	static const char *const sides[] = { "left", "center", "right" };

	layout_add(&c->layout, chart_text_box(at, text), text);
	str_add(&c->body, "  set label ");
	escape_gnuplot(&c->body, text);
	str_printf(&c->body, " at screen X(%.1f), ", at->x);
	add_y(c, at->by_value, at->y);
	str_printf(&c->body, " %s font face.'%s,%g' textcolor rgb %s\n", sides[at->side],
	           at->font.bold ? " Bold" : "", at->font.size, at->colour);
}

void chart_text_lines(struct chart *c, const struct chart_text *at, const struct textlines *lines)
{
	enum { STEP = 17 };
	struct chart_text line = *at;

	for (size_t i = 0; i < lines->n; i++) {
		line.y = at->y + STEP * ((double)i - (double)(lines->n - 1) / 2);
		chart_text(c, &line, lines->lines[i]);
	}
}

double chart_names_width(const struct chart *c, size_t column, struct textfont font, double widest)
{
	double most = 0;

	for (size_t row = 0; row < table_rows(c->table); row++) {
		struct textlines l = textsize_balance(table_text(c->table, row, column), font, widest, 2);
		double width = textlines_width(&l, font);
		most = width > most ? width : most;
		textlines_release(&l);
	}
	return most;
}

void chart_line(struct chart *c, const struct panel *by_value, double x0, double y0, double x1,
                double y1, double width, const char *colour)
{
	str_printf(&c->body, "  set arrow from screen X(%.1f), ", x0);
	add_y(c, by_value, y0);
	str_printf(&c->body, " to screen X(%.1f), ", x1);
	add_y(c, by_value, y1);
	str_printf(&c->body, " nohead linewidth %g linecolor rgb %s\n", width, colour);
}

void chart_block(struct chart *c, double left, double top, double right, double bottom,
                 const char *colour)
{
	str_printf(&c->body, "  set object rectangle from screen X(%.1f), screen Y(%.1f) to screen "
	           "X(%.1f), screen Y(%.1f) fillcolor rgb %s fillstyle solid noborder\n", left, bottom,
	           right, top, colour);
}

static void add_swatch(struct chart *c, const struct chart_legend_item *item, double x, double y)
{
	struct str colour = STR_INIT;

	str_printf(&colour, "colour%zu", item->number);
	if (item->marker == 0)
		chart_block(c, x, y - 5, x + 12, y + 7, str_text(&colour));
	else
		str_printf(&c->body, "  set label '' at screen X(%.1f), screen Y(%.1f) point pointtype %d "
		           "pointsize 0.9 linewidth 2 linecolor rgb %s\n", x + 6, y + 1, item->marker,
		           item->number > 0 ? str_text(&colour) : "ink");
	str_release(&colour);
}

double chart_legend(struct chart *c, const struct chart_legend_item *items, size_t n, double left,
                    double right, double top)
{
	enum { SWATCH = 18, APART = 18, STEP = SMALL_SIZE + 5, ROWS = 4, COUNT_ROOM = 110 };
	struct textfont font = { SMALL_SIZE, false };
	double x = left, y = top + SMALL_SIZE / 2.0;
	size_t row = 1;

	for (size_t i = 0; i < n; i++) {
		char *label = textsize_shorten(items[i].label, font, right - left - SWATCH);
		double width = textsize_width(label, font) + SWATCH;
		bool last = row == ROWS && i + 1 < n && x + width > right - COUNT_ROOM;
		if (last && x == left)
			last = false; /* one long name for itself */
		if (last) {
			struct str rest = STR_INIT;
			str_printf(&rest, "and %zu more", n - i);
			chart_text(c, &(struct chart_text){ x, y, TEXT_LEFT, font, "soft", NULL },
			           str_text(&rest));
			str_release(&rest);
			free(label);
			break;
		}
		if (x > left && x + width > right) {
			x = left;
			y += STEP;
			row++;
		}
		add_swatch(c, &items[i], x, y);
		chart_text(c, &(struct chart_text){ x + SWATCH, y, TEXT_LEFT, font, "ink", NULL }, label);
		x += width + APART;
		free(label);
	}
	return n > 0 ? y + STEP - 3 : top;
}

void chart_nothing(struct chart *c)
{
	struct chart_text at = { (c->left + c->right) / 2, (c->top + c->bottom) / 2, TEXT_CENTRE,
	                         { TEXT_SIZE, false }, "soft", NULL };

	chart_text(c, &at, "The table holds nothing to draw.");
}

void chart_empty(struct chart *c)
{
	chart_nothing(c);
	str_add(&c->body, "  unset tics\n  set xrange [0:1]; set yrange [0:1]\n  plot NaN\n");
}

/* Replaces {unit} in a text that the caller owns. */
static char *with_unit(char *text, const char *unit)
{
	struct str s = STR_INIT;

	for (const char *p = text; *p;) {
		if (strncmp(p, "{unit}", 6) == 0) {
			str_add(&s, unit);
			p += 6;
		} else {
			str_add_char(&s, *p++);
		}
	}
	free(text);
	return str_take(&s);
}

/* As large as lets the text stand in so many lines; a text that is too long even at the smallest
 * size ends in "…" (the whole is in the picture's description). */
static struct textlines fit_lines(const char *text, struct textfont *font, double smallest,
                                  double width, size_t max)
{
	struct textlines l = textsize_wrap(text, *font, width, max);

	while (!l.whole && font->size > smallest) {
		textlines_release(&l);
		font->size -= 1;
		l = textsize_wrap(text, *font, width, max);
	}
	textlines_release(&l);
	return textsize_balance(text, *font, width, max);
}

/* Sets lines from top down; gives the place below them. */
static double add_lines(struct chart *c, const struct textlines *l, struct textfont font,
                        const char *colour, double top)
{
	double step = font.size * 1.22;

	for (size_t i = 0; i < l->n; i++)
		chart_text(c, &(struct chart_text){ CHART_EDGE, top + step * ((double)i + 0.5), TEXT_LEFT,
		                                    font, colour, NULL }, l->lines[i]);
	return top + step * (double)l->n;
}

/* Title, subtitle and source; the room between them is the kind's. */
static void add_frame(struct chart *c, double height)
{
	double width = c->width - 2 * CHART_EDGE;
	struct textfont title = { TITLE_SIZE, true }, sub = { TEXT_SIZE, false };
	struct textfont small = { SMALL_SIZE, false };
	struct textlines t = fit_lines(c->title, &title, 18, width, TITLE_LINES);
	struct textlines u = fit_lines(c->subtitle, &sub, SMALL_SIZE, width, SUBTITLE_LINES);
	struct textlines v = textsize_wrap(c->source, small, width, SOURCE_LINES);

	str_add(&c->body, "  # title, subtitle, source\n");
	double below = add_lines(c, &t, title, "ink", 14);
	c->top = add_lines(c, &u, sub, "soft", below + 4) + 12;
	c->bottom = height - 10 - SMALL_SIZE * 1.22 * (double)v.n;
	add_lines(c, &v, small, "soft", c->bottom);
	c->bottom -= 2;
	textlines_release(&t);
	textlines_release(&u);
	textlines_release(&v);
}

double chart_widest(const struct chart *c, double wide)
{
	return c->narrow ? wide * 0.72 : wide;
}

static void add_room(struct chart *c, double height)
{
	enum { FRAME = 120, EDGE = 8 };

	if (c->narrow)
		height -= FRAME;
	c->width = c->narrow ? CHART_NARROW : CHART_WIDTH;
	layout_init(&c->layout, c->width, height);
	if (c->narrow) {
		c->top = EDGE;
		c->bottom = height - EDGE;
	} else {
		add_frame(c, height);
	}
	c->graph_top = c->top;
	c->graph_bottom = c->bottom;
	c->left = c->narrow ? EDGE : CHART_EDGE;
	c->right = c->width - c->left;
}

void chart_begin(struct chart *c, double most, bool is_money, double height)
{
	c->unit = 1;
	c->unit_name = "";
	if (is_money) {
		c->unit = axis_unit(most, chart_option(c, "unit", NULL), &c->unit_name);
	} else if (strcmp(chart_option(c, "unit", ""), "percent") == 0) {
		c->unit = 0.01;
		c->unit_name = "percent";
	}
	c->title = with_unit(c->title, c->unit_name);
	c->subtitle = with_unit(c->subtitle, c->unit_name);
	c->caption = with_unit(c->caption, c->unit_name);
	chart_knob_text(c, "ink", "#1A1A1A", "text");
	chart_knob_text(c, "soft", "#595959", "quieter text");
	chart_knob_text(c, "rule", "#D9D9D9", "lines of the grid");
	chart_knob_number(c, "unit", c->unit, c->unit_name);
	add_room(c, height);
}

static void add_head(const struct chart *c, struct str *s)
{
	bool png = !c->narrow;

	str_printf(s, "# %s: made by aid-plot from %s.csv.\n"
	           "# Run it from the repository's root: gnuplot -d plots/%s.gp\n"
	           "# It draws plots/%s.svg%s and needs nothing but gnuplot and its font.\n\n"
	           "if (!exists('folder')) folder = 'plots/'\nreset\nset encoding utf8\n\n"
	           "# --- data, as in the table ----------------------------------------------\n",
	           c->name, chart_option(c, "table", ""), c->name, c->name, png ? " and .png" : "");
	str_add(s, str_text(&c->data));
	str_add(s, "\n# --- to change: colours, ranges, font -----------------------------------\n"
	        "face = 'Liberation Sans'\n");
	str_add(s, str_text(&c->knobs));
	str_printf(s, "\n# --- the picture: X and Y count px from its top left corner --------------\n"
	           "W = %g.0; H = %g.0\nX(px) = px / W\nY(px) = 1 - px / H\n"
	           "day(column) = timecolumn(column, '%%Y-%%m-%%d')\n", c->width, c->layout.height);
	str_add(s, str_text(&c->places));
	str_printf(s, "\ndo for [format in 'svg%s'] {\n  reset\n"
	           "  if (format eq 'svg') {\n"
	           "    set terminal svg size %g,%g noenhanced background rgb '#ffffff' font face.',%d'\n"
	           "  } else {\n"
	           "    set terminal pngcairo size %g,%g noenhanced background rgb '#ffffff' font "
	           "face.',%d' fontscale 1.5 linewidth 2 pointscale 2.8\n"
	           "  }\n  set output folder.'%s.'.format\n"
	           "  unset key\n  unset border\n  set tics scale 0, 0.5 textcolor rgb soft font ',%d'\n",
	           png ? " png" : "", c->width, c->layout.height, TEXT_SIZE,
	           2 * c->width, 2 * c->layout.height, TEXT_SIZE, c->name, SMALL_SIZE);
}

/* A picture with a word too close to another is better than none; a test wants to know. */
static bool check_layout(struct chart *c, struct err *e)
{
	static const char said[] = "the texts of [%s] do not all have room: %s";
	struct place at = chart_place(c, "kind");
	struct str why = STR_INIT;

	c->crowded = !layout_check(&c->layout, &why);
	bool refused = c->crowded && c->strict && !c->narrow;
	if (refused)
		err_data(e, &at, said, c->name, str_text(&why));
	else if (c->crowded && !c->narrow)
		err_note(e, said, c->name, str_text(&why));
	str_release(&why);
	return !refused;
}

bool chart_script(struct chart *c, struct str *script, struct err *e)
{
	if (!check_counts(c, e) || !c->kind->draw(c, e) || !check_layout(c, e))
		return false;
	add_head(c, script);
	str_add(script, str_text(&c->body));
	str_add(script, "  unset output\n}\n");
	return true;
}

void chart_release(struct chart *c)
{
	free(c->title);
	free(c->subtitle);
	free(c->source);
	free(c->caption);
	free(c->labels);
	str_release(&c->data);
	str_release(&c->knobs);
	str_release(&c->places);
	str_release(&c->body);
	layout_release(&c->layout);
	for (size_t i = 0; i < c->n_more; i++)
		table_free(c->more[i]);
	free(c->more);
}
