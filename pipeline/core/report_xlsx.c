/* The tables as a workbook: each whole, its numbers as numbers, names for people above ours. */
#include "aid/report_write.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "aid/apart.h"
#include "aid/numtext.h"
#include "aid/scratch.h"
#include "aid/version.h"
#include "aid/xlsx_out.h"
#include "aid/xmem.h"

struct book {
	const struct report_doc *d;
	size_t n_names, n;
	char **names; /* of tables, as planned */
	struct view **views; /* of those that are there; they borrow the names */
	const char *path, *folder; /* the file, and where others may lie meanwhile; it ends in a slash */
	const char *shown;         /* as messages call the file: the place for which it is made */
};

static void add_about(struct xlsx_out *x, const struct book *b)
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
	xlsx_out_text(x, row++, 0, b->d->title, XLSX_TITLE);
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		xlsx_out_text(x, row++, 0, lines[i], XLSX_PLAIN);
	xlsx_out_text(x, row++, 0, "Made by aidflow " AID_VERSION, XLSX_PLAIN);
	row++;
	xlsx_out_text(x, row, 0, "Sheet", XLSX_HEAD);
	xlsx_out_text(x, row++, 1, "What a row is", XLSX_HEAD);
	for (size_t i = 0; i < b->n; i++) {
		xlsx_out_text(x, row, 0, b->views[i]->table_name, XLSX_PLAIN);
		xlsx_out_text(x, row++, 1, b->views[i]->caption, XLSX_PLAIN);
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

static bool write_to(const struct book *b, const char *path, struct err *e)
{
	struct xlsx_out *x = xlsx_out_open(path, b->shown, b->folder, b->d->title, e);

	if (!x)
		return false;
	add_about(x, b);
	for (size_t i = 0; i < b->n; i++)
		add_sheet(x, b->views[i]);
	return xlsx_out_close(x, e);
}

static bool read_all(FILE *f, const char *path, struct str *bytes, struct err *e)
{
	char buffer[1 << 14];
	size_t n;

	while (f && (n = fread(buffer, 1, sizeof buffer, f)) > 0)
		str_add_n(bytes, buffer, n);
	bool ok = (f && !ferror(f)) || err_system(e, path, "cannot be read back");
	if (f)
		fclose(f);
	return ok;
}

static bool is_same(const char *path, const char *other, const char *shown, struct err *e)
{
	struct str a = STR_INIT, b = STR_INIT;
	bool ok = read_all(fopen(path, "rb"), shown, &a, e) && read_all(fopen(other, "rb"), shown, &b, e);

	errno = 0;
	ok = ok && ((a.len == b.len && memcmp(str_text(&a), str_text(&b), a.len) == 0) ||
	            err_system(e, shown, "the workbook is another when it is made again (did the disk or memory run out?)"));
	str_release(&a);
	str_release(&b);
	return ok;
}

/* The library does not ask whether its own files could be written and read: what is missing in the workbook then, it does
 * not know. So the workbook is made twice, the second time with less room on the disk. */
static bool write_book(void *context, struct err *e)
{
	const struct book *b = context;
	struct str again = STR_INIT;

	str_printf(&again, "%sagain.xlsx", b->folder);
	bool ok = write_to(b, b->path, e) && write_to(b, str_text(&again), e) && is_same(b->path, str_text(&again), b->shown, e);
	str_release(&again);
	return ok;
}

/* The library writes files of its own: into a scratch folder, which is there for as long only as nothing asks for memory
 * here, so that the end of memory does not leave it behind. */
static bool make_book(struct book *b, const struct report_input *in, struct str *bytes, struct err *e)
{
	const char *folder = in->folder[0] ? in->folder : ".";
	struct str file = STR_INIT, shown = STR_INIT;

	str_printf(&shown, "%stables.xlsx", in->folder);
	str_reserve(&file, shown.len + sizeof "./.scratch.XXXXXX/");
	struct scratch *scratch = outfile_mkdirs(folder, e) ? scratch_new(folder, e) : NULL;
	if (scratch) {
		str_printf(&file, "%stables.xlsx", scratch->path);
		b->path = str_text(&file);
		b->folder = scratch->path;
		b->shown = str_text(&shown);
	}
	bool ok = scratch && apart_run(str_text(&shown), write_book, b, e);
	FILE *f = ok ? fopen(b->path, "rb") : NULL;
	int why = errno;
	scratch_free(scratch);
	errno = why;
	ok = ok && read_all(f, str_text(&shown), bytes, e);
	str_release(&file);
	str_release(&shown);
	return ok;
}

/* A view of each table that the plan names and that is there. */
static bool open_views(struct book *b, struct report_input *in, struct err *e)
{
	const char *list = ini_get(ini_section(in->plan, "page"), "workbook");
	bool ok = true;

	b->n_names = list ? ini_words(list, &b->names) : 0;
	b->views = xcalloc(b->n_names + 1, sizeof *b->views);
	for (size_t i = 0; i < b->n_names; i++) {
		if (!report_input_has(in, b->names[i]))
			continue;
		struct view *v = view_whole(in, b->names[i], e);
		ok = v && ok;
		if (v)
			b->views[b->n++] = v;
	}
	return ok;
}

bool report_xlsx(const struct report_doc *d, struct report_input *in, struct str *bytes, struct err *e)
{
	struct book b = { .d = d };
	bool ok = open_views(&b, in, e) && make_book(&b, in, bytes, e);

	for (size_t i = 0; i < b.n; i++)
		view_free(b.views[i]);
	free(b.views);
	if (b.names)
		ini_words_free(b.names, b.n_names);
	return ok;
}
