/*
 * chart: one section of data/reference/charts.ini → one stand-alone gnuplot script.
 *
 * Amounts go into the script as the text of the tables; gnuplot scales them. The only numbers made
 * here are places on the picture. A kind of chart is one file in pipeline/charts; it adds to three
 * parts of the script (data, knobs, body) and registers every text in the layout.
 *
 * Places are px from the top left corner of the picture, which is 720 px wide. A narrow one, for a phone's
 * page, is 400 px wide with letters as large, and without title, subtitle and source, which that page sets.
 */
#ifndef AID_CHART_H
#define AID_CHART_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aid/err.h"
#include "aid/ini.h"
#include "aid/layout.h"
#include "aid/palette.h"
#include "aid/str.h"
#include "aid/table.h"
#include "aid/textsize.h"

/* Sizes of text in px; the smallest is legible when the picture is shown 400 px wide. */
enum { CHART_WIDTH = 720, CHART_NARROW = 400, CHART_HEIGHT = 540, CHART_EDGE = 22, TITLE_SIZE = 23, TEXT_SIZE = 16,
       SMALL_SIZE = 15 };

struct chart_kind;
struct panel;

struct chart {
	/* what is asked for */
	const struct ini *ini;
	const struct ini_section *section;
	const struct chart_kind *kind;
	const char *name;
	char *title, *subtitle, *source, *caption; /* filled but for {unit}; owned */
	char *labels; /* names that the section gives series, filled; NULL if none; owned */
	const struct table *table, *stocks, *palette, *events;
	const char *dir; /* of the processed tables */
	bool strict;     /* texts without room are refused, not only told of */
	bool narrow;     /* … and in a narrow picture neither: it is crowded */
	/* what chart_begin adds */
	double width;                    /* px */
	double unit;                     /* amounts are divided by it for the axis */
	const char *unit_name;           /* "US$ billion" */
	double left, top, right, bottom; /* the room between subtitle and source */
	double graph_top, graph_bottom;   /* the same, as it was before the kind took of it */
	/* the script */
	struct str data, knobs, places, body; /* places: functions from values to the picture */
	struct layout layout;
	bool crowded; /* not all texts have room */
	size_t n_colours;
	size_t n_more;
	struct table **more; /* read by chart_table; owned */
};

struct chart_kind {
	const char *name;
	const char *about;        /* one line for people */
	const char *const *keys;  /* of its section, beside chart_keys; ends with NULL */
	/* Draws: chart_begin first, then data, panels, labels and plot commands. */
	bool (*draw)(struct chart *c, struct err *e);
	bool in_time; /* draws along time, where what has no date has no place */
};

extern const struct chart_kind *const chart_kinds[]; /* ends with 0 */
extern const char *const chart_keys[];               /* that every section may have */

/* The kind that the section names; NULL with the known kinds in *e. */
const struct chart_kind *chart_kind_of(const struct ini *ini, const struct ini_section *s,
                                       struct err *e);
/* Draws into the parts, checks the layout, and joins the script. */
bool chart_script(struct chart *c, struct str *script, struct err *e);
/* Frees what chart_begin and the kind made, and the texts. */
void chart_release(struct chart *c);

/* Chooses the unit for amounts up to most (for what is no money 1, or 0.01 where the section says unit =
 * percent of its parts of one), fills {unit} into the texts and sets title, subtitle and source. height is
 * that of the picture. */
void chart_begin(struct chart *c, double most, bool is_money, double height);

/* How wide something may be in this picture that may take so many px of a wide one. */
double chart_widest(const struct chart *c, double wide);
/* A value of the section, or what stands in for it. */
const char *chart_option(const struct chart *c, const char *key, const char *otherwise);
/* A count of the section, which chart_script has checked, or what stands in for it. */
size_t chart_count(const struct chart *c, const char *key, size_t otherwise);
/* The first day of a key's date, or what stands in for it where there is none. */
int32_t chart_day(const struct chart *c, const char *key, int32_t otherwise);
/* The table that a key of the section names, read once and kept with the chart; NULL with the reason
 * in *e. */
const struct table *chart_table(struct chart *c, const char *key, struct err *e);
/* The place of a key of the section, for messages. */
struct place chart_place(const struct chart *c, const char *key);
/* Adds a variable to the block of things to change: name = 'text'  # remark. */
void chart_knob_text(struct chart *c, const char *name, const char *text, const char *remark);
void chart_knob_number(struct chart *c, const char *name, double value, const char *remark);
/* Adds colourN and inkN of the look; N counts from 1 and is what comes back. */
size_t chart_knob_look(struct chart *c, const struct look *look);

enum chart_side { TEXT_LEFT, TEXT_CENTRE, TEXT_RIGHT };

/* A text: where (x is its left, middle or right end, y its middle) and how. */
struct chart_text {
	double x, y;
	enum chart_side side;
	struct textfont font;
	const char *colour; /* a variable of the script: ink, soft, ink1 … */
	/* y is written as the panel's value there, so that it follows a changed range; or NULL */
	const struct panel *by_value;
};
/* Sets the text at its place on the picture and adds it to the layout. */
void chart_text(struct chart *c, const struct chart_text *at, const char *text);
/* Sets lines one below the other, their middle at the place's y. */
void chart_text_lines(struct chart *c, const struct chart_text *at, const struct textlines *lines);
/* Width in px of the widest name of the table's column, each in at most two lines of that width. */
double chart_names_width(const struct chart *c, size_t column, struct textfont font, double widest);
/* The box that the text takes. */
struct layout_box chart_text_box(const struct chart_text *at, const char *text);
/* A line between two places on the picture; colour is a variable of the script; the places follow
 * the panel's values, if it is not NULL. */
void chart_line(struct chart *c, const struct panel *by_value, double x0, double y0, double x1,
                double y1, double width, const char *colour);
/* Says in the middle of the room that there is nothing to draw. */
void chart_nothing(struct chart *c);
/* The same as the whole picture, where no panel was begun. */
void chart_empty(struct chart *c);
/* A filled rectangle on the picture. */
void chart_block(struct chart *c, double left, double top, double right, double bottom,
                 const char *colour);

/* A name with its colour (colourN), or, with a marker (gnuplot's pointtype), with that in ink. */
struct chart_legend_item {
	const char *label;
	size_t number;
	int marker;
};
/* Sets names in at most four rows, from top down, and counts the rest; gives the place below. */
double chart_legend(struct chart *c, const struct chart_legend_item *items, size_t n, double left,
                    double right, double top);

#endif
