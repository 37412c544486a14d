/* The tables as a workbook: each whole, its numbers as numbers, names for people above ours. */
#include "aid/report_write.h"

#include <stdlib.h>
#include <string.h>

#include "aid/numtext.h"
#include "aid/version.h"
#include "aid/xlsx_out.h"
#include "aid/xmem.h"

static void add_about(struct xlsx_out *x, const struct report_doc *d, const struct view *const *views,
                      size_t n)
{
	static const char *const lines[] = {
		"Amounts are US dollars, exact to the cent; an empty cell is unknown, which is not zero.",
		("Announcements, pledges and allocations, not deliveries. Sums of different ledgers overlap: "
		"never add them."),
		"The first row of a sheet says what a column is, the second its name in the CSV tables.",
		"Dates are as exact as their source: a day, a month, a quarter, a year, or nothing.",
	};
	size_t row = 0;

	xlsx_out_sheet(x, "About");
	xlsx_out_width(x, 0, 26);
	xlsx_out_width(x, 1, 90);
	xlsx_out_text(x, row++, 0, d->title, XLSX_TITLE);
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		xlsx_out_text(x, row++, 0, lines[i], XLSX_PLAIN);
	xlsx_out_text(x, row++, 0, "Made by aidflow " AID_VERSION, XLSX_PLAIN);
	row++;
	xlsx_out_text(x, row, 0, "Sheet", XLSX_HEAD);
	xlsx_out_text(x, row++, 1, "What a row is", XLSX_HEAD);
	for (size_t i = 0; i < n; i++) {
		xlsx_out_text(x, row, 0, views[i]->table_name, XLSX_PLAIN);
		xlsx_out_text(x, row++, 1, views[i]->caption, XLSX_PLAIN);
	}
}

static enum xlsx_style style_of(const struct view_column *c)
{
	return c->format == VIEW_MONEY ? XLSX_MONEY : c->format == VIEW_COUNT ? XLSX_COUNT : XLSX_NUMBER;
}

static void add_head(struct xlsx_out *x, const struct view *v)
{
	for (size_t i = 0; i < v->n_columns; i++) {
		const struct view_column *c = &v->columns[i];
		struct str title = STR_INIT;
		str_printf(&title, "%s%s", c->title, c->format == VIEW_MONEY ? ", US$" :
		           c->format == VIEW_PERCENT ? ", %" : "");
		xlsx_out_text(x, 0, i, str_text(&title), XLSX_HEAD);
		xlsx_out_text(x, 1, i, c->name, XLSX_CODE);
		xlsx_out_width(x, i, c->format == VIEW_MONEY ? 20 : 16);
		str_release(&title);
	}
	xlsx_out_freeze(x, 2, v->n_rows, v->n_columns);
}

static void add_sheet(struct xlsx_out *x, const struct view *v)
{
	xlsx_out_sheet(x, v->table_name);
	add_head(x, v);
	for (size_t row = 0; row < v->n_rows; row++)
		for (size_t i = 0; i < v->n_columns; i++) {
			const struct view_column *c = &v->columns[i];
			const char *text = table_text(v->t, v->rows[row], c->at);
			if (c->format >= VIEW_MONEY && numtext_is(text))
				xlsx_out_number(x, row + 2, i, text, style_of(c));
			else
				xlsx_out_text(x, row + 2, i, text, XLSX_PLAIN);
		}
}

bool report_xlsx(const struct report_doc *d, struct report_input *in, const char *folder,
                 struct str *bytes, struct err *e)
{
	const char *list = ini_get(ini_section(in->plan, "page"), "workbook");
	char **names;
	size_t n = list ? ini_words(list, &names) : 0, n_views = 0;
	struct view **views = xcalloc(n + 1, sizeof *views);
	bool ok = true;

	for (size_t i = 0; i < n; i++) {
		if (!report_input_has(in, names[i]))
			continue;
		struct view *v = view_whole(in, names[i], e);
		ok = v && ok;
		if (v)
			views[n_views++] = v;
	}
	struct xlsx_out *x = ok ? xlsx_out_open(folder, d->title, e) : NULL;
	if (x) {
		add_about(x, d, (const struct view *const *)views, n_views);
		for (size_t i = 0; i < n_views; i++)
			add_sheet(x, views[i]);
	}
	ok = x && xlsx_out_close(x, bytes, e);
	for (size_t i = 0; i < n_views; i++)
		view_free(views[i]);
	free(views);
	if (list)
		ini_words_free(names, n);
	return ok;
}
