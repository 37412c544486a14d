#include "aid/diff.h"

#include "aid/diff_charts.h"
#include "aid/diff_match.h"
#include "aid/diff_names.h"
#include "aid/diff_report.h"
#include "aid/diff_stocks.h"
#include "aid/outfile.h"
#include "aid/schema.h"

/* The tables of one run; the first two of a report are made with it. */
struct tables {
	struct grid *moves, *totals, *waterfall;
};

static void make_tables(struct tables *t, const struct diff_report *r)
{
	t->moves = grid_new(&schema_diff);
	t->totals = grid_new(&schema_diff_totals);
	t->waterfall = grid_new(&schema_diff_waterfall);
	diff_report_rows(r, t->moves);
	diff_totals_grid(r->totals, t->totals);
	diff_totals_waterfall(r->totals, t->waterfall);
}

static void free_tables(struct tables *t)
{
	grid_free(t->moves);
	grid_free(t->totals);
	grid_free(t->waterfall);
}

static bool write_charts(const struct diff_report *r, const char *dir, struct outset *out,
                         struct err *e)
{
	struct str path = STR_INIT, ini = STR_INIT;

	str_printf(&path, "%s/charts.ini", dir);
	diff_charts_ini(r->totals, &ini);
	struct outfile *f = outset_open(out, str_text(&path), e);
	if (f)
		outfile_text(f, str_text(&ini));
	str_release(&path);
	str_release(&ini);
	return f != NULL;
}

static bool write_tables(const struct tables *t, const struct diff_report *r, const char *dir,
                         struct err *e)
{
	const struct grid *const all[] = { t->moves, t->totals, t->waterfall, r->stocks, r->inputs };
	struct outset *out = outset_new();
	bool ok = outfile_mkdirs(dir, e);

	for (size_t i = 0; ok && i < sizeof all / sizeof *all; i++)
		ok = grid_write(all[i], dir, grid_schema(all[i])->name, out, e);
	ok = ok && write_charts(r, dir, out, e) && outset_commit(out, e);
	outset_free(out);
	return ok;
}

static bool report(const struct diff_options *o, const struct diff_folder *old,
                   const struct diff_folder *new, struct str *text, struct str *csv,
                   struct err *e)
{
	struct diff_report r;
	struct tables t;

	diff_report_make(&r, old, new);
	diff_stocks_rows(old, new, r.stocks);
	make_tables(&t, &r);
	bool ok = !o->output_dir || write_tables(&t, &r, o->output_dir, e);
	if (ok && text)
		diff_report_text(&r, o->largest, text);
	if (ok && csv)
		grid_csv(t.moves, csv);
	free_tables(&t);
	diff_report_release(&r);
	return ok;
}

bool diff_run(const struct diff_options *o, struct str *text, struct str *csv, struct err *e)
{
	struct strpool *pool = strpool_new();
	struct diff_folder old, new;
	bool ok = diff_folder_read(&old, o->old_dir, pool, e);

	ok = diff_folder_read(&new, o->new_dir, pool, e) && ok;
	if (ok) {
		diff_names(&old, &new);
		diff_match(&old, &new);
		diff_stocks_match(&old, &new);
		ok = report(o, &old, &new, text, csv, e);
	}
	diff_folder_release(&old);
	diff_folder_release(&new);
	strpool_free(pool);
	return ok;
}
