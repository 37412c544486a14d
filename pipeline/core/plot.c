#include "aid/plot.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "aid/chart.h"
#include "aid/charttexts.h"
#include "aid/csvout.h"
#include "aid/facttext.h"
#include "aid/gnuplot.h"
#include "aid/ini.h"
#include "aid/outfile.h"
#include "aid/picture.h"
#include "aid/schema.h"
#include "aid/scratch.h"
#include "aid/str.h"
#include "aid/table.h"
#include "aid/tablename.h"
#include "aid/where.h"
#include "aid/xmem.h"

/* The same chart for a page of any width, and for that of a phone. */
enum { WIDE, NARROW, N_DRAWINGS };

struct drawing {
	char *name;   /* of its files, without ending */
	char *script; /* the text; NULL: a narrow picture in which not all words have room */
	bool stale;
};

struct job {
	struct drawing drawings[N_DRAWINGS];
	const char *kind, *table;
	char *title, *subtitle, *source, *caption, *description;
	uint64_t graph_top, graph_bottom; /* px: the picture without title and source */
};

struct stage {
	const struct plot_options *o;
	struct ini *ini;
	struct table *facts, *stocks, *palette, *events;
	struct job *jobs; /* one a section */
	struct scratch *scratch; /* where pictures are made */
};

static char *join(const char *folder, const char *name, const char *suffix)
{
	struct str path = STR_INIT;
	size_t n = strlen(folder);

	str_printf(&path, "%s%s%s%s", folder, n > 0 && folder[n - 1] == '/' ? "" : "/", name, suffix);
	return str_take(&path);
}

static char *join_name(const char *name, const char *suffix)
{
	struct str s = STR_INIT;

	str_printf(&s, "%s%s", name, suffix);
	return str_take(&s);
}

/* A folder that brings its own charts may do without what only others need. */
static bool is_spared(const struct stage *g, const char *name)
{
	char *path = join(g->o->dir, name, ".csv");
	bool spared = g->o->charts && access(path, F_OK) != 0;

	free(path);
	return spared;
}

static struct table *read_facts(const struct stage *g, struct err *e)
{
	return is_spared(g, "facts") ? facttext_none() : facttext_read(g->o->dir, e);
}

static bool open_all(struct stage *g, struct err *e)
{
	char *path = g->o->charts ? xstrdup(g->o->charts)
	                          : join(g->o->reference_dir, "charts", ".ini");

	g->ini = ini_read(path, e);
	free(path);
	g->facts = read_facts(g, e);
	/* The unit follows from the amounts that are drawn; the chart puts it in. */
	if (g->facts) {
		table_add_cell(g->facts, "unit");
		table_add_cell(g->facts, "{unit}");
	}
	g->stocks = is_spared(g, "stocks") ? table_new("stocks") : table_read_in(g->o->dir, "stocks", e);
	g->palette = table_read_in(g->o->reference_dir, "palette", e);
	g->events = table_read_in(g->o->reference_dir, "events", e);
	if (!g->ini || !g->facts || !g->stocks || !g->palette || !g->events ||
	    !palette_check(g->palette, e))
		return false;
	g->jobs = xcalloc(g->ini->n, sizeof *g->jobs);
	return true;
}

/* All keys that a section of the kind may have. */
static bool check_keys(const struct stage *g, const struct ini_section *s,
                       const struct chart_kind *kind, struct err *e)
{
	const char *keys[96];
	size_t n = 0;

	for (size_t i = 0; chart_keys[i]; i++)
		keys[n++] = chart_keys[i];
	for (size_t i = 0; kind->keys[i] && n < 64; i++)
		keys[n++] = kind->keys[i];
	for (size_t i = 0; i < s->n && n < sizeof keys / sizeof *keys - 1; i++)
		if (where_is_key(s->entries[i].key))
			keys[n++] = s->entries[i].key;
	keys[n] = NULL;
	return ini_check_keys(g->ini, s, keys, e);
}

/* The texts outlive the chart: charts.csv and the pictures hold them. */
static void keep_texts(struct job *job, struct chart *c)
{
	struct str description = STR_INIT;

	str_printf(&description, "Chart (%s). %s. %s", c->kind ? c->kind->about : "", c->subtitle,
	           c->caption);
	job->kind = c->kind ? c->kind->name : "";
	job->table = chart_option(c, "table", "");
	job->title = c->title;
	job->subtitle = c->subtitle;
	job->source = c->source;
	job->caption = c->caption;
	job->description = str_take(&description);
	job->graph_top = (uint64_t)c->graph_top;
	job->graph_bottom = (uint64_t)c->graph_bottom;
	c->title = c->subtitle = c->source = c->caption = NULL;
}

static bool make_script(struct stage *g, const struct ini_section *s, struct job *job, int which,
                        struct err *e)
{
	struct drawing *d = &job->drawings[which];
	struct str script = STR_INIT;
	d->name = join_name(s->name, which == NARROW ? "-narrow" : "");
	struct chart c = { .ini = g->ini, .section = s, .name = d->name, .dir = g->o->dir, .strict = g->o->check,
	                   .narrow = which == NARROW, .stocks = g->stocks, .palette = g->palette,
	                   .events = g->events };
	bool ok = tablename_check(g->ini, s, e);

	c.kind = chart_kind_of(g->ini, s, e);
	ok = c.kind && check_keys(g, s, c.kind, e) && ok;
	ok = charttexts_fill(&c, g->facts, e) && ok;
	c.table = chart_table(&c, "table", e);
	ok = c.table && where_check(g->ini, s, c.table, e) && ok;
	struct table *taken = c.table ? where_rows(s, c.table) : NULL;
	c.table = taken ? taken : c.table;
	if (ok)
		charttexts_add_not_shown(&c);
	ok = ok && chart_script(&c, &script, e);
	if (ok && !(c.narrow && c.crowded))
		d->script = str_take(&script);
	str_release(&script);
	if (which == WIDE)
		keep_texts(job, &c);
	chart_release(&c);
	table_free(taken);
	return ok;
}

/* What the data lack, the narrow one says as the wide one has said it; what the machine failed in, it alone may know. */
static bool make_scripts(struct stage *g, const struct ini_section *s, struct job *job, struct err *e)
{
	struct err again = ERR_INIT;
	bool ok = make_script(g, s, job, WIDE, e);

	if (ok)
		make_script(g, s, job, NARROW, &again);
	for (size_t i = 0; again.kind == ERR_SYSTEM && i < again.n_problems; i++)
		err_again(e, &again, i);
	ok = ok && again.kind != ERR_SYSTEM;
	err_release(&again);
	return ok;
}

static bool is_stale(const struct stage *g, const struct drawing *d, bool png_too)
{
	char *gp = join(g->o->output_dir, d->name, ".gp"), *svg = join(g->o->output_dir, d->name, ".svg");
	char *png = join(g->o->output_dir, d->name, ".png");
	size_t n;
	char *old = picture_read(gp, &n);
	bool stale = !old || strcmp(old, d->script) != 0 || access(svg, R_OK) != 0 ||
	             (png_too && access(png, R_OK) != 0);

	free(old);
	free(gp);
	free(svg);
	free(png);
	return stale;
}

/* True if any drawing of the chart is to be made again. */
static bool mark_stale(const struct stage *g, struct job *job)
{
	bool any = false;

	for (int which = 0; which < N_DRAWINGS; which++) {
		struct drawing *d = &job->drawings[which];
		d->stale = d->script && is_stale(g, d, which == WIDE);
		any = any || d->stale;
	}
	return any;
}

static bool write_whole(struct outset *out, const char *path, const char *text, size_t n,
                        struct err *e)
{
	struct outfile *f = outset_open(out, path, e);

	if (f)
		outfile_write(f, text, n);
	return f != NULL;
}

/* The drawings of all charts, counted through. */
static struct drawing *drawing_at(const struct stage *g, size_t i)
{
	return &g->jobs[i / N_DRAWINGS].drawings[i % N_DRAWINGS];
}

/* The scripts that gnuplot runs lie in the folder beside the pictures it makes. */
static bool draw(struct stage *g, struct err *e)
{
	struct outset *out = outset_new();
	char **scripts = xcalloc(g->ini->n * N_DRAWINGS, sizeof *scripts);
	size_t n = 0;
	bool ok = true;

	for (size_t i = 0; i < g->ini->n * N_DRAWINGS; i++) {
		const struct drawing *d = drawing_at(g, i);
		if (!d->stale)
			continue;
		scripts[n] = join(g->scratch->path, d->name, ".gp");
		ok = write_whole(out, scripts[n++], d->script, strlen(d->script), e) && ok;
	}
	ok = ok && outset_commit(out, e) && gnuplot_run(g->scratch->path, scripts, n, e);
	outset_free(out);
	for (size_t i = 0; i < n; i++)
		free(scripts[i]);
	free(scripts);
	return ok;
}

static bool take_chart(struct stage *g, const struct drawing *d, const struct job *job, bool png_too,
                       struct outset *out, struct err *e)
{
	const char *name = d->name;
	char *svg_from = join(g->scratch->path, name, ".svg"), *png_from = join(g->scratch->path, name, ".png");
	char *gp = join(g->o->output_dir, name, ".gp"), *svg = join(g->o->output_dir, name, ".svg");
	char *png = join(g->o->output_dir, name, ".png");
	size_t svg_n = 0, png_n = 0;
	struct str dressed = STR_INIT;

	errno = 0;
	char *svg_text = picture_read(svg_from, &svg_n), *png_bytes = png_too ? picture_read(png_from, &png_n) : NULL;
	errno = errno == ENOMEM ? ENOMEM : 0; /* that a file is not there is said in other words */
	bool ok = (svg_text && picture_dress_svg(svg_text, job->title, job->description, &dressed)) ||
	          err_system(e, svg, "no whole picture was drawn (is the disk full?); the old charts stay");
	if (png_too)
		ok = (picture_is_png(png_bytes, png_n) ||
		      err_system(e, png, "no whole picture was drawn (is the disk full?); the old charts stay")) && ok;
	ok = ok && write_whole(out, svg, str_text(&dressed), dressed.len, e) &&
	     (!png_too || write_whole(out, png, png_bytes, png_n, e)) &&
	     write_whole(out, gp, d->script, strlen(d->script), e);
	str_release(&dressed);
	free(svg_text);
	free(png_bytes);
	free(svg_from);
	free(png_from);
	free(gp);
	free(svg);
	free(png);
	return ok;
}

/* charts.csv: the texts of all charts as they are printed, for the report. */
static bool write_texts(const struct stage *g, struct outset *out, struct err *e)
{
	struct csvout o;

	if (!schema_open(&schema_charts, out, g->o->output_dir, schema_charts.name, &o, e))
		return false;
	for (size_t i = 0; i < g->ini->n; i++) {
		const struct job *job = &g->jobs[i];
		const char *const cells[] = { g->ini->sections[i].name, job->kind, job->table, job->title,
			                      job->subtitle, job->source, job->caption, job->description };
		for (size_t k = 0; k < sizeof cells / sizeof *cells; k++)
			csvout_text(&o, cells[k]);
		csvout_count(&o, job->graph_top);
		csvout_count(&o, job->graph_bottom);
		csvout_count(&o, job->drawings[NARROW].script != NULL);
		csvout_end_row(&o);
	}
	return true;
}

static bool draw_stale(struct stage *g, size_t n_stale, struct err *e)
{
	struct outset *out = outset_new();
	bool ok = outfile_mkdirs(g->o->output_dir, e) &&
	          (n_stale == 0 || ((g->scratch = scratch_new(g->o->output_dir, e)) && draw(g, e)));

	for (size_t i = 0; ok && i < g->ini->n * N_DRAWINGS; i++)
		if (drawing_at(g, i)->stale)
			ok = take_chart(g, drawing_at(g, i), &g->jobs[i / N_DRAWINGS], i % N_DRAWINGS == WIDE, out, e);
	ok = ok && write_texts(g, out, e) && outset_commit(out, e);
	outset_free(out);
	return ok;
}

static void close_all(struct stage *g)
{
	for (size_t i = 0; g->jobs && i < g->ini->n; i++) {
		for (size_t k = 0; k < N_DRAWINGS; k++) {
			free(g->jobs[i].drawings[k].name);
			free(g->jobs[i].drawings[k].script);
		}
		free(g->jobs[i].title);
		free(g->jobs[i].subtitle);
		free(g->jobs[i].source);
		free(g->jobs[i].caption);
		free(g->jobs[i].description);
	}
	free(g->jobs);
	ini_free(g->ini);
	table_free(g->facts);
	table_free(g->stocks);
	table_free(g->palette);
	table_free(g->events);
	scratch_free(g->scratch);
}

char *plot_details(void)
{
	struct str s = STR_INIT;

	str_add(&s, "Reads the tables in DIR (data/processed). A chart is drawn again only if its script "
	        "changed.\n\nKinds of charts, with the keys beside kind, table, title, subtitle, source, "
	        "caption, unit, where COLUMN:\n");
	for (size_t i = 0; chart_kinds[i]; i++) {
		str_printf(&s, "  %-16s %s\n  %-16s   ", chart_kinds[i]->name, chart_kinds[i]->about, "");
		for (size_t k = 0; chart_kinds[i]->keys[k]; k++)
			str_printf(&s, "%s%s", k > 0 ? ", " : "", chart_kinds[i]->keys[k]);
		str_add(&s, "\n");
	}
	return str_take(&s);
}

bool plot_run(const struct plot_options *o, struct err *e)
{
	struct stage g = { .o = o };
	bool ok = open_all(&g, e);
	size_t n = ok ? g.ini->n : 0, n_stale = 0;

	for (size_t i = 0; i < n; i++) {
		ok = charttexts_fill_options(g.ini, &g.ini->sections[i], g.facts, e) && ok;
		ok = make_scripts(&g, &g.ini->sections[i], &g.jobs[i], e) && ok;
		n_stale += ok && mark_stale(&g, &g.jobs[i]);
	}
	if (ok && o->check)
		err_note(e, "plot: %zu charts, all texts have room", n);
	else if ((ok = ok && draw_stale(&g, n_stale, e)))
		err_note(e, "plot: %zu charts in = %zu drawn + %zu kept as they were", n, n_stale, n - n_stale);
	close_all(&g);
	return ok;
}
