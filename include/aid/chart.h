/*
 * chart: one section of data/reference/charts.ini → one stand-alone gnuplot script.
 *
 * Amounts go into the script as the text of the tables; gnuplot scales them. The only numbers
 * made here are places on the picture. A kind of chart is one file in pipeline/charts.
 */
#ifndef AID_CHART_H
#define AID_CHART_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aid/err.h"
#include "aid/ini.h"
#include "aid/str.h"
#include "aid/table.h"

struct chart {
	const struct ini *ini;
	const struct ini_section *section;
	const char *name;
	char *title, *subtitle, *source, *caption; /* filled */
	const struct table *table, *stocks, *palette, *events;
	const struct table *total; /* one more series, of all together, or NULL */
};

struct chart_kind {
	const char *name;
	/* Adds the data blocks, which stand before everything else. */
	bool (*data)(const struct chart *c, struct str *script, struct err *e);
	/* Adds the commands that draw, inside the frame. */
	bool (*draw)(const struct chart *c, struct str *script, struct err *e);
};

extern const struct chart_kind *const chart_kinds[]; /* ends with 0 */

/* The whole script. */
bool chart_script(const struct chart *c, struct str *script, struct err *e);

/* The rows of a table that share keys and label, in the order of rank. */
struct chart_series {
	const char *key;   /* donor's code or programme; "" for the rest */
	const char *label;
	size_t n;
	size_t *rows;
};
struct chart_columns {
	size_t donor, programme, aid_type, label, rank, start, end, amount, cumulative;
};
bool chart_find_columns(const struct table *t, struct chart_columns *k, struct err *e);
size_t chart_series_of(const struct table *t, const struct chart_columns *k,
                       struct chart_series **series);
void chart_series_free(struct chart_series *series, size_t n);
/* A cell as a number, for placing only; 0 if it is empty. */
double chart_place_value(const struct table *t, size_t row, size_t column);
/* The colour of a key, "#777777" if the palette does not name it. */
const char *chart_colour(const struct chart *c, const char *key);
/* A round axis top at or above the value, and the step between ticks. */
double chart_axis(double value, double *step);
/* True if a stock belongs to the chart (keys points = LEDGER, points_since = DATE). */
bool chart_takes_stock(const struct chart *c, size_t row);

#endif
