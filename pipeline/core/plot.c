#include "aid/plot.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "aid/chart.h"
#include "aid/escape.h"
#include "aid/gnuplot.h"
#include "aid/ini.h"
#include "aid/outfile.h"
#include "aid/str.h"
#include "aid/table.h"
#include "aid/facttext.h"
#include "aid/xmem.h"

static const char *const keys[] = {
	"kind", "table", "title", "subtitle", "source", "caption", "points", "points_since", "from",
	"unit", "total", "total_label", NULL
};

struct job {
	char *script;      /* the text */
	char *title, *alt; /* of the picture */
	bool stale;
};

struct stage {
	const struct plot_options *o;
	struct ini *ini;
	struct table *facts, *stocks, *palette, *events;
	struct job *jobs; /* one a section */
	char *folder;     /* where pictures are made, with a slash */
};

static char *join(const char *folder, const char *name, const char *suffix)
{
	struct str path = STR_INIT;

	str_printf(&path, "%s/%s%s", folder, name, suffix);
	return str_take(&path);
}

static struct table *read_table(const char *folder, const char *name, struct err *e)
{
	char *path = join(folder, name, ".csv");
	struct table *t = table_read(path, e);

	free(path);
	return t;
}

/* A whole file as text; NULL if it cannot be read. */
static char *read_file(const char *path, size_t *n)
{
	FILE *f = fopen(path, "rb");
	struct str s = STR_INIT;
	char buffer[1 << 14];

	if (!f)
		return NULL;
	while ((*n = fread(buffer, 1, sizeof buffer, f)) > 0)
		str_add_n(&s, buffer, *n);
	bool ok = !ferror(f);
	fclose(f);
	*n = s.len;
	if (!ok) {
		str_release(&s);
		return NULL;
	}
	return str_take(&s);
}

static bool open_all(struct stage *g, struct err *e)
{
	char *path = join(g->o->reference_dir, "charts", ".ini");

	g->ini = ini_read(path, e);
	free(path);
	g->facts = facttext_read(g->o->dir, e);
	g->stocks = read_table(g->o->dir, "stocks", e);
	g->palette = read_table(g->o->reference_dir, "palette", e);
	g->events = read_table(g->o->reference_dir, "events", e);
	if (!g->ini || !g->facts || !g->stocks || !g->palette || !g->events)
		return false;
	g->jobs = xcalloc(g->ini->n, sizeof *g->jobs);
	return true;
}

static bool fill(const struct stage *g, const struct ini_section *s, const char *key, char **text,
                 struct err *e)
{
	const struct ini_entry *entry = ini_entry(s, key);
	struct place at = ini_place(g->ini, s, entry);
	struct str out = STR_INIT;
	bool ok = entry || err_data(e, &at, "the key \"%s\" is missing in [%s]; expected a text",
	                            key, s->name);

	ok = ok && facttext_fill(entry->value, g->facts, &at, &out, e);
	*text = str_take(&out);
	return ok;
}

static bool make_script(struct stage *g, const struct ini_section *s, struct job *job,
                        struct err *e)
{
	const char *name = ini_get(s, "table");
	struct place at = ini_place(g->ini, s, ini_entry(s, "table"));
	struct table *t = NULL, *total = NULL;
	struct str script = STR_INIT, alt = STR_INIT;
	struct chart c = { .ini = g->ini, .section = s, .name = s->name, .stocks = g->stocks,
	                   .palette = g->palette, .events = g->events };
	bool ok = ini_check_keys(g->ini, s, keys, e);

	ok = fill(g, s, "title", &c.title, e) && ok;
	ok = fill(g, s, "subtitle", &c.subtitle, e) && ok;
	ok = fill(g, s, "source", &c.source, e) && ok;
	ok = fill(g, s, "caption", &c.caption, e) && ok;
	if (!name || strchr(name, '/'))
		ok = err_data(e, &at, "found no table in [%s]; expected a table of tables.ini",
		              s->name);
	else
		c.table = t = read_table(g->o->dir, name, e);
	if (ini_get(s, "total"))
		ok = (c.total = total = read_table(g->o->dir, ini_get(s, "total"), e)) != NULL && ok;
	ok = ok && t && chart_script(&c, &script, e);
	str_printf(&alt, "Chart (%s). %s. %s", ini_get(s, "kind") ? ini_get(s, "kind") : "", c.subtitle,
	           c.caption);
	job->script = str_take(&script);
	job->title = c.title;
	job->alt = str_take(&alt);
	free(c.subtitle);
	free(c.source);
	free(c.caption);
	table_free(t);
	table_free(total);
	return ok;
}

static bool is_stale(const struct stage *g, const char *name, const char *script)
{
	char *gp = join(g->o->output_dir, name, ".gp"), *svg = join(g->o->output_dir, name, ".svg");
	char *png = join(g->o->output_dir, name, ".png");
	size_t n;
	char *old = read_file(gp, &n);
	bool stale = !old || strcmp(old, script) != 0 || access(svg, R_OK) != 0 ||
	             access(png, R_OK) != 0;

	free(old);
	free(gp);
	free(svg);
	free(png);
	return stale;
}

static bool write_whole(struct outset *out, const char *path, const char *text, size_t n,
                        struct err *e)
{
	struct outfile *f = outset_open(out, path, e);

	if (f)
		outfile_write(f, text, n);
	return f != NULL;
}

/* The scripts that gnuplot runs lie in the folder beside the pictures it makes. */
static bool draw(struct stage *g, struct err *e)
{
	struct outset *out = outset_new();
	char **scripts = xcalloc(g->ini->n, sizeof *scripts);
	size_t n = 0;
	bool ok = true;

	for (size_t i = 0; i < g->ini->n; i++) {
		if (!g->jobs[i].stale)
			continue;
		scripts[n] = join(g->folder, g->ini->sections[i].name, ".gp");
		ok = write_whole(out, scripts[n++], g->jobs[i].script, strlen(g->jobs[i].script), e) &&
		     ok;
	}
	ok = ok && outset_commit(out, e) && gnuplot_run(g->folder, scripts, n, e);
	outset_free(out);
	for (size_t i = 0; i < n; i++)
		free(scripts[i]);
	free(scripts);
	return ok;
}

/* Replaces what stands between two marks; false if the marks are not there. */
static bool replace(struct str *s, const char *begin, const char *end, const char *text)
{
	char *from = strstr(s->text, begin), *to = from ? strstr(from, end) : NULL;
	struct str out = STR_INIT;

	if (!to)
		return false;
	str_add_n(&out, s->text, (size_t)(from - s->text) + strlen(begin));
	str_add(&out, text);
	str_add(&out, to);
	str_release(s);
	*s = out;
	return true;
}

/* Puts our title and description in place of gnuplot's, and says that it is a picture. */
static bool dress_svg(char *svg, const struct job *job, struct str *out)
{
	struct str title = STR_INIT, alt = STR_INIT;
	bool ok;

	*out = (struct str){ svg, strlen(svg), strlen(svg) + 1 };
	escape_xml(&title, job->title);
	escape_xml(&alt, job->alt);
	ok = strstr(svg, "</svg>") && replace(out, "<title>", "</title>", str_text(&title)) &&
	     replace(out, "<desc>", "</desc>", str_text(&alt)) &&
	     replace(out, "<svg", " ", " role=\"img\"");
	str_release(&title);
	str_release(&alt);
	return ok;
}

static bool is_png(const char *bytes, size_t n)
{
	return bytes && n > 100 && memcmp(bytes, "\x89PNG\r\n\x1a\n", 8) == 0 &&
	       memcmp(bytes + n - 8, "IEND", 4) == 0;
}

static bool take_chart(struct stage *g, const char *name, const struct job *job,
                       struct outset *out, struct err *e)
{
	char *svg_from = join(g->folder, name, ".svg"), *png_from = join(g->folder, name, ".png");
	char *gp = join(g->o->output_dir, name, ".gp"), *svg = join(g->o->output_dir, name, ".svg");
	char *png = join(g->o->output_dir, name, ".png");
	size_t svg_n, png_n;
	char *svg_text = read_file(svg_from, &svg_n), *png_bytes = read_file(png_from, &png_n);
	struct str dressed = STR_INIT;

	errno = 0;
	bool ok = (svg_text && dress_svg(svg_text, job, &dressed)) ||
	          err_system(e, svg, "no whole picture was drawn; the old charts stay");
	ok = (is_png(png_bytes, png_n) ||
	      err_system(e, png, "no whole picture was drawn; the old charts stay")) && ok;
	ok = ok && write_whole(out, svg, str_text(&dressed), dressed.len, e) &&
	     write_whole(out, png, png_bytes, png_n, e) &&
	     write_whole(out, gp, job->script, strlen(job->script), e);
	str_release(&dressed);
	free(png_bytes);
	free(svg_from);
	free(png_from);
	free(gp);
	free(svg);
	free(png);
	return ok;
}

static bool draw_stale(struct stage *g, size_t n_stale, struct err *e)
{
	struct outset *out = outset_new();
	bool ok = n_stale == 0 || ((g->folder = outfile_scratch(g->o->output_dir, e)) && draw(g, e));

	for (size_t i = 0; ok && i < g->ini->n; i++)
		if (g->jobs[i].stale)
			ok = take_chart(g, g->ini->sections[i].name, &g->jobs[i], out, e);
	ok = ok && outset_commit(out, e);
	outset_free(out);
	return ok;
}

static void close_all(struct stage *g)
{
	for (size_t i = 0; g->jobs && i < g->ini->n; i++) {
		free(g->jobs[i].script);
		free(g->jobs[i].title);
		free(g->jobs[i].alt);
	}
	free(g->jobs);
	ini_free(g->ini);
	table_free(g->facts);
	table_free(g->stocks);
	table_free(g->palette);
	table_free(g->events);
	outfile_scratch_free(g->folder);
}

bool plot_run(const struct plot_options *o, struct err *e)
{
	struct stage g = { .o = o };
	bool ok = open_all(&g, e);
	size_t n_stale = 0;

	for (size_t i = 0; g.jobs && i < g.ini->n; i++) {
		ok = make_script(&g, &g.ini->sections[i], &g.jobs[i], e) && ok;
		g.jobs[i].stale = ok && is_stale(&g, g.ini->sections[i].name, g.jobs[i].script);
		n_stale += g.jobs[i].stale;
	}
	ok = ok && draw_stale(&g, n_stale, e);
	if (ok)
		err_note(e, "plot: %zu charts, %zu drawn anew", g.ini->n, n_stale);
	close_all(&g);
	return ok;
}
