#include "aid/chart.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "aid/escape.h"
#include "aid/xmem.h"

/* The picture: 960 × 600 in SVG, twice that in PNG. */
enum { TITLE_WIDTH = 64, SMALL_WIDTH = 108 };

/* Breaks a text at blanks into lines of at most so many bytes. */
static void add_lines(struct str *script, const char *text, size_t width, double top,
                      double step, const char *style)
{
	while (*text) {
		size_t n = strlen(text);
		if (n > width)
			for (n = width; n > 0 && text[n] != ' '; n--)
				;
		n = n == 0 ? strlen(text) : n;
		char *line = xstrndup(text, n);
		str_add(script, "  set label ");
		escape_gnuplot(script, line);
		str_printf(script, " at screen 0.025, screen %.4f left %s\n", top, style);
		free(line);
		top -= step;
		text += n + (text[n] == ' ');
	}
}

static void add_frame(const struct chart *c, struct str *s)
{
	str_add(s, "  unset key\n  unset border\n  set tics scale 0 textcolor rgb '#444444'\n"
	        "  set grid y linetype 1 linecolor rgb '#dddddd' linewidth 1\n"
	        "  set tmargin at screen 0.78\n  set bmargin at screen 0.13\n"
	        "  set lmargin at screen 0.075\n  set rmargin at screen 0.80\n");
	add_lines(s, c->title, TITLE_WIDTH, 0.955, 0.048, "font ',22' textcolor rgb '#111111'");
	add_lines(s, c->subtitle, SMALL_WIDTH, strlen(c->title) > TITLE_WIDTH ? 0.855 : 0.895,
	          0.032, "font ',14' textcolor rgb '#555555'");
	add_lines(s, c->source, SMALL_WIDTH, 0.05, 0.03, "font ',12' textcolor rgb '#555555'");
}

static const struct chart_kind *kind_of(const struct chart *c, struct err *e)
{
	const struct ini_entry *entry = ini_entry(c->section, "kind");
	struct place at = ini_place(c->ini, c->section, entry);
	struct str known = STR_INIT;

	for (size_t i = 0; chart_kinds[i]; i++) {
		if (entry && strcmp(chart_kinds[i]->name, entry->value) == 0) {
			str_release(&known);
			return chart_kinds[i];
		}
		str_printf(&known, "%s%s", i > 0 ? ", " : "", chart_kinds[i]->name);
	}
	err_data(e, &at, "found the kind \"%s\" in [%s]; expected one of %s",
	         entry ? entry->value : "", c->name, str_text(&known));
	str_release(&known);
	return NULL;
}

bool chart_script(const struct chart *c, struct str *s, struct err *e)
{
	const struct chart_kind *kind = kind_of(c, e);

	if (!kind)
		return false;
	str_printf(s, "# %s: made by aid-plot from the processed tables.\n"
	           "# Run it from the repository's root: gnuplot -d plots/%s.gp\n"
	           "# Colours are the six hex digits after 'rgb'; ranges are in 'set xrange' and\n"
	           "# 'set yrange'. Amounts are US dollars; the plot lines scale them.\n\n"
	           "if (!exists('folder')) folder = 'plots/'\nreset\nset encoding utf8\n\n",
	           c->name, c->name);
	if (!kind->data(c, s, e))
		return false;
	str_printf(s, "\ndo for [format in 'svg png'] {\n"
	           "  reset\n"
	           "  if (format eq 'svg') {\n"
	           "    set terminal svg size 960,600 noenhanced background rgb '#ffffff' font "
	           "'Liberation Sans,15'\n"
	           "  } else {\n"
	           "    set terminal pngcairo size 1920,1200 noenhanced background rgb '#ffffff' "
	           "font 'Liberation Sans,15' fontscale 2 linewidth 2 pointscale 2\n"
	           "  }\n  set output folder.'%s.'.format\n", c->name);
	add_frame(c, s);
	bool ok = kind->draw(c, s, e);
	str_add(s, "  unset output\n}\n");
	return ok;
}

bool chart_find_columns(const struct table *t, struct chart_columns *k, struct err *e)
{
	return table_need(t, "donor", &k->donor, e) && table_need(t, "programme", &k->programme, e) &&
	       table_need(t, "aid_type", &k->aid_type, e) && table_need(t, "label", &k->label, e) &&
	       table_need(t, "rank", &k->rank, e) && table_need(t, "start", &k->start, e) &&
	       table_need(t, "end", &k->end, e) && table_need(t, "amount_usd", &k->amount, e) &&
	       table_need(t, "cumulative_usd", &k->cumulative, e);
}

static const char *key_of(const struct table *t, const struct chart_columns *k, size_t row)
{
	const char *donor = table_text(t, row, k->donor), *programme =
		table_text(t, row, k->programme);

	return donor[0] ? donor : programme[0] ? programme : table_text(t, row, k->aid_type);
}

static int by_rank(const void *a, const void *b)
{
	const struct chart_series *x = a, *y = b;

	return (x->n > y->n) - (x->n < y->n);
}

/* Coarser periods stand before finer ones in the table; in time they come at their end. */
static void insert_by_end(const struct table *t, const struct chart_columns *k,
                          struct chart_series *s, size_t row)
{
	size_t i = s->n++;

	for (; i > 0 && strcmp(table_text(t, s->rows[i - 1], k->end),
	                       table_text(t, row, k->end)) > 0; i--)
		s->rows[i] = s->rows[i - 1];
	s->rows[i] = row;
}

/* Undated rows have no place on a time axis; the caption says what they hold. */
size_t chart_series_of(const struct table *t, const struct chart_columns *k,
                       struct chart_series **series)
{
	size_t n = 0;

	*series = NULL;
	for (size_t row = 0; row < table_rows(t); row++) {
		const char *label = table_text(t, row, k->label);
		size_t i = 0;
		if (!table_text(t, row, k->start)[0])
			continue;
		while (i < n && strcmp((*series)[i].label, label) != 0)
			i++;
		if (i == n) {
			*series = xrealloc(*series, ++n * sizeof **series);
			(*series)[i] = (struct chart_series){ key_of(t, k, row), label, 0, NULL };
		}
		struct chart_series *s = &(*series)[i];
		s->rows = xrealloc(s->rows, (s->n + 1) * sizeof *s->rows);
		insert_by_end(t, k, s, row);
	}
	/* Rank lends its place to n for the sort, then n comes back. */
	size_t *counts = xcalloc(n + 1, sizeof *counts);
	for (size_t i = 0; i < n; i++) {
		size_t rank = (size_t)chart_place_value(t, (*series)[i].rows[0], k->rank);
		counts[rank <= n ? rank : n] = (*series)[i].n;
		(*series)[i].n = rank <= n ? rank : n;
	}
	qsort(*series, n, sizeof **series, by_rank);
	for (size_t i = 0; i < n; i++)
		(*series)[i].n = counts[(*series)[i].n];
	free(counts);
	return n;
}

void chart_series_free(struct chart_series *series, size_t n)
{
	for (size_t i = 0; i < n; i++)
		free(series[i].rows);
	free(series);
}

double chart_place_value(const struct table *t, size_t row, size_t column)
{
	return strtod(table_text(t, row, column), NULL);
}

const char *chart_colour(const struct chart *c, const char *key)
{
	if (strcmp(key, "total") == 0)
		return "#111111";
	size_t name = table_find(c->palette, "key"), colour = table_find(c->palette, "colour");

	for (size_t i = 0; name != SIZE_MAX && colour != SIZE_MAX && i < table_rows(c->palette); i++)
		if (strcmp(table_text(c->palette, i, name), key) == 0)
			return table_text(c->palette, i, colour);
	return "#777777";
}

double chart_axis(double value, double *step)
{
	static const double steps[] = { 1, 2, 2.5, 5, 10 };
	double unit = value > 0 ? pow(10, floor(log10(value))) / 10 : 1;

	for (size_t i = 0;; i = (i + 1) % 5) {
		*step = unit * steps[i];
		if (value <= *step * 6)
			return *step * ceil(value / *step - 1e-9);
		if (i == 4)
			unit *= 10;
	}
}

bool chart_takes_stock(const struct chart *c, size_t row)
{
	const char *ledger = ini_get(c->section, "points"), *since =
		ini_get(c->section, "points_since");
	size_t total_of = table_find(c->stocks, "total_of"), from = table_find(c->stocks, "since");

	return ledger && total_of != SIZE_MAX && from != SIZE_MAX &&
	       strcmp(table_text(c->stocks, row, total_of), ledger) == 0 &&
	       (!since || strcmp(table_text(c->stocks, row, from), since) == 0);
}
