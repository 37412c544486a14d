#include "aid/report_input.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "aid/facttext.h"
#include "aid/schema.h"
#include "aid/str.h"
#include "aid/xmem.h"

struct report_table {
	char *name;
	struct table *table;
};

static char *join(const char *folder, const char *name, const char *suffix)
{
	struct str path = STR_INIT;

	str_printf(&path, "%s%s%s", folder, name, suffix);
	return str_take(&path);
}

/* Steps over "./" and slashes that say nothing. */
static const char *tidy(const char *path)
{
	while (path[0] == '.' && path[1] == '/')
		path += 2 + strspn(path + 2, "/");
	return path;
}

char *report_input_path(const char *from_folder, const char *to)
{
	const char *from = tidy(from_folder), *rest = tidy(to);
	struct str path = STR_INIT;
	size_t n;

	if ((from[0] == '/') != (rest[0] == '/') || strstr(from, ".."))
		return xstrdup(to);
	/* What both begin with, folder by folder. */
	while ((n = strcspn(from, "/")) == strcspn(rest, "/") && from[n] == '/' && rest[n] == '/' &&
	       strncmp(from, rest, n) == 0) {
		from += n + 1;
		rest += n + 1;
	}
	for (; *from; from += strcspn(from, "/") + (from[strcspn(from, "/")] == '/'))
		str_add(&path, "../");
	str_add(&path, rest);
	return str_take(&path);
}

static struct ini *read_ini(const struct report_options *o, const char *name, struct err *e)
{
	struct str path = STR_INIT;

	str_printf(&path, "%s/%s.ini", o->reference_dir, name);
	struct ini *ini = ini_read(str_text(&path), e);
	str_release(&path);
	return ini;
}

/* "text" → "folder/text". */
static void put_before(const char *folder, char **text)
{
	char *whole = join(folder, "/", *text);

	free(*text);
	*text = whole;
}

/* Takes the sections of another plan of charts, whose names and tables then begin with its folder. */
static void add_sections(struct ini *charts, struct ini *more, const char *folder)
{
	charts->sections = xrealloc(charts->sections, (charts->n + more->n) * sizeof *charts->sections);
	for (size_t i = 0; i < more->n; i++) {
		struct ini_section *s = &more->sections[i];
		put_before(folder, &s->name);
		for (size_t k = 0; k < s->n; k++)
			if (strcmp(s->entries[k].key, "table") == 0)
				put_before(folder, &s->entries[k].value);
		charts->sections[charts->n++] = *s;
	}
	more->n = 0;
}

/* charts.csv of a folder of pictures; NULL with all reasons in *e. */
static struct table *read_printed(const char *folder, struct err *e)
{
	char *path = join(folder, "charts", ".csv");
	struct table *t = table_read(path, e);

	free(path);
	if (t && schema_need(&schema_charts, t, e))
		return t;
	table_free(t);
	return NULL;
}

/* Adds the texts of those charts as they were drawn. */
static void add_printed(struct table *printed, const struct table *more, const char *folder)
{
	for (size_t row = 0; row < table_rows(more); row++) {
		for (size_t column = 0; column < table_columns(printed); column++) {
			const char *name = table_column_name(printed, column);
			size_t at = table_find(more, name);
			char *text = xstrdup(at == SIZE_MAX ? "" : table_text(more, row, at));
			if (strcmp(name, "chart") == 0)
				put_before(folder, &text);
			table_add_cell(printed, text);
			free(text);
		}
	}
}

/* The charts of a folder of tables that has a plan of its own, as aid-diff makes one: drawn in the folder
 * of that name beside the page. */
static bool add_charts_of(struct report_input *in, const char *folder, struct err *e)
{
	char *plan = join(in->o->dir, "/", folder), *drawn = join(in->folder, folder, "/");
	char *path = join(plan, "/charts", ".ini");
	bool there = access(path, F_OK) == 0;
	struct ini *more = there ? ini_read(path, e) : NULL;
	struct table *printed = more && more->n > 0 ? read_printed(drawn, e) : NULL;
	bool ok = !there || (more && (more->n == 0 || printed));

	if (printed) {
		add_printed(in->printed, printed, folder);
		add_sections(in->charts, more, folder);
	}
	ini_free(more);
	table_free(printed);
	free(path);
	free(drawn);
	free(plan);
	return ok;
}

/* The names of ledgers.csv, as if the plan had them under [words ledger]. */
static bool add_ledgers(struct ini *plan, const char *reference_dir, struct err *e)
{
	struct table *t = table_read_in(reference_dir, "ledgers", e);
	size_t id, name;
	const struct table_want wanted[] = { { "ledger", &id }, { "name", &name }, { NULL, NULL } };
	bool ok = table_need_all(t, wanted, e);

	if (ok) {
		struct ini_section s = { .name = xstrdup("words ledger"), .n = table_rows(t) };
		s.entries = xcalloc(s.n, sizeof *s.entries);
		for (size_t i = 0; i < s.n; i++)
			s.entries[i] = (struct ini_entry){ xstrdup(table_text(t, i, id)),
			                                   xstrdup(table_text(t, i, name)), 0 };
		plan->sections = xrealloc(plan->sections, (plan->n + 1) * sizeof *plan->sections);
		plan->sections[plan->n++] = s;
	}
	table_free(t);
	return ok;
}

/* The rows that charts take, as aid-plot took them. */
static bool fill_charts(const struct report_input *in, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < in->charts->n; i++)
		ok = facttext_fill_rows(in->charts, &in->charts->sections[i], in->facts, e) && ok;
	return ok;
}

bool report_input_open(struct report_input *in, const struct report_options *o, struct err *e)
{
	const char *slash = strrchr(o->output, '/');

	*in = (struct report_input){ .o = o };
	in->folder = xstrndup(o->output, slash ? (size_t)(slash - o->output) + 1 : 0);
	char *dir = join(o->dir, "/", "");
	in->to_tables = report_input_path(in->folder, dir);
	free(dir);
	in->plan = read_ini(o, "report", e);
	in->charts = read_ini(o, "charts", e);
	in->tables = read_ini(o, "tables", e);
	in->views = read_ini(o, "reconcile", e);
	in->facts = facttext_read(o->dir, e);
	in->palette = table_read_in(o->reference_dir, "palette", e);
	in->printed = read_printed(in->folder, e);
	return in->plan && in->charts && in->tables && in->views && in->facts && in->printed && in->palette &&
	       add_ledgers(in->plan, o->reference_dir, e) && add_charts_of(in, "changes", e) && fill_charts(in, e);
}

void report_input_release(struct report_input *in)
{
	for (size_t i = 0; i < in->n_read; i++) {
		free(in->read[i].name);
		table_free(in->read[i].table);
	}
	free(in->read);
	ini_free(in->plan);
	ini_free(in->charts);
	ini_free(in->tables);
	ini_free(in->views);
	table_free(in->facts);
	table_free(in->printed);
	table_free(in->palette);
	free(in->folder);
	free(in->to_tables);
}

static char *table_path_of(const struct report_input *in, const char *name)
{
	struct str path = STR_INIT;

	str_printf(&path, "%s/%s.csv", in->o->dir, name);
	return str_take(&path);
}

bool report_input_has(const struct report_input *in, const char *name)
{
	char *path = table_path_of(in, name);
	bool has = access(path, F_OK) == 0;

	free(path);
	return has;
}

const struct table *report_input_table(struct report_input *in, const char *name, struct err *e)
{
	for (size_t i = 0; i < in->n_read; i++)
		if (strcmp(in->read[i].name, name) == 0)
			return in->read[i].table;
	char *path = table_path_of(in, name);
	struct table *t = table_read(path, e);
	free(path);
	in->read = xrealloc(in->read, (in->n_read + 1) * sizeof *in->read);
	in->read[in->n_read++] = (struct report_table){ xstrdup(name), t };
	return t;
}

const char *report_input_title(const struct report_input *in, const char *name)
{
	const struct ini_section *s = ini_section(in->tables, name);

	s = s ? s : ini_section(in->views, name);
	return s ? ini_get(s, "title") : NULL;
}

static const char *printed(const struct table *t, size_t row, const char *column)
{
	return table_text(t, row, table_find(t, column)); /* it was read with all of them */
}

bool report_input_printed(const struct report_input *in, const char *chart, struct report_printed *p, struct err *e)
{
	const struct table *t = in->printed;

	for (size_t row = 0; row < table_rows(t); row++)
		if (strcmp(printed(t, row, "chart"), chart) == 0) {
			*p = (struct report_printed){
				printed(t, row, "title"), printed(t, row, "subtitle"), printed(t, row, "caption"),
				printed(t, row, "source"), strtod(printed(t, row, "graph_top"), NULL),
				strtod(printed(t, row, "graph_bottom"), NULL),
				strcmp(printed(t, row, "narrow"), "1") == 0
			};
			return true;
		}
	errno = 0;
	return err_system(e, table_path(t), "does not have [%s]; run aid-plot first", chart);
}

char *report_input_svg(const struct report_input *in, const char *chart, struct err *e)
{
	char *path = join(in->folder, chart, ".svg");
	struct str text = STR_INIT;
	char buffer[1 << 14];
	size_t n;
	FILE *f = fopen(path, "rb");

	while (f && (n = fread(buffer, 1, sizeof buffer, f)) > 0)
		str_add_n(&text, buffer, n);
	bool ok = (f && !ferror(f)) || err_system(e, path, "cannot be read; run aid-plot first");
	if (f)
		fclose(f);
	free(path);
	if (ok)
		return str_take(&text);
	str_release(&text);
	return NULL;
}

bool report_input_prose(const struct report_input *in, const struct ini *ini,
                        const struct ini_section *s, const char *key, struct prose *p,
                        struct err *e)
{
	const struct ini_entry *entry = ini_entry(s, key);
	struct place at = ini_place(ini, s, entry);

	if (!entry)
		return err_data(e, &at, "the key \"%s\" is missing in [%s]; expected a text", key,
		                s->name);
	return prose_fill(entry->value, in->facts, &at, p, e);
}

char *report_input_text(const struct report_input *in, const struct ini *ini,
                        const struct ini_section *s, const char *key, struct err *e)
{
	struct prose p = { 0, NULL };
	struct str text = STR_INIT;
	bool ok = report_input_prose(in, ini, s, key, &p, e);

	for (size_t i = 0; i < p.n; i++)
		str_add(&text, p.runs[i].text);
	prose_release(&p);
	if (ok)
		return str_take(&text);
	str_release(&text);
	return NULL;
}

bool report_input_wanted(struct report_input *in, const struct ini_section *s, struct err *e)
{
	const char *needs = ini_get(s, "needs");
	const struct table *t =
		needs && report_input_has(in, needs) ? report_input_table(in, needs, e) : NULL;

	return !needs || (t && table_rows(t) > 0);
}
