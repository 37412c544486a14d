#include "aid/manifest.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "aid/checksum.h"
#include "aid/descriptor.h"
#include "aid/dirlist.h"
#include "aid/grid.h"
#include "aid/manifest_age.h"
#include "aid/outfile.h"
#include "aid/record.h"
#include "aid/schema.h"
#include "aid/str.h"
#include "aid/table.h"
#include "aid/xmem.h"

/* A source, with how far its records reach. */
struct reach {
	struct descriptor *d;
	const char *path; /* of the descriptor */
	struct date first, last;
};

/* A row of the table. */
struct entry {
	char *path;
	const char *kind;
	const struct reach *reach; /* of a raw file and its descriptor, or NULL */
	bool raw;                  /* the raw file: reach is there */
	struct str rows, bytes;
	char checksum[CHECKSUM_TEXT_MAX];
};

struct manifest {
	const struct manifest_options *o;
	size_t n;
	struct reach *sources;   /* by name */
	struct table *ingested;  /* sources.csv */
	size_t n_entries, cap;
	struct entry *entries;
};

static int by_name(const void *a, const void *b)
{
	const struct reach *x = a, *y = b;

	return strcmp(x->d->name, y->d->name);
}

static bool read_descriptors(struct manifest *m, struct err *e)
{
	m->sources = xcalloc(m->o->n + 1, sizeof *m->sources);
	for (size_t i = 0; i < m->o->n; i++) {
		struct descriptor *d = descriptor_read(m->o->descriptors[i], e);
		if (d)
			m->sources[m->n++] = (struct reach){ .d = d, .path = m->o->descriptors[i] };
	}
	qsort(m->sources, m->n, sizeof *m->sources, by_name);
	return m->n == m->o->n;
}

static char *path_in(const char *dir, const char *name)
{
	struct str path = STR_INIT;

	str_printf(&path, "%s/%s", dir, name);
	return str_take(&path);
}

static bool read_sources(struct manifest *m, struct err *e)
{
	char *path = path_in(m->o->dir, "sources.csv");

	m->ingested = table_read(path, e);
	free(path);
	return m->ingested != NULL;
}

static struct reach *reach_of(struct manifest *m, const char *source)
{
	for (size_t i = 0; i < m->n; i++)
		if (strcmp(m->sources[i].d->name, source) == 0)
			return &m->sources[i];
	return NULL;
}

static void widen(struct reach *r, const struct date *d)
{
	if (d->precision == DATE_NONE)
		return;
	if (r->first.precision == DATE_NONE || date_first_day(d) < date_first_day(&r->first))
		r->first = *d;
	if (r->last.precision == DATE_NONE || date_last_day(d) > date_last_day(&r->last))
		r->last = *d;
}

/* Records of one source stand together. */
static bool read_reach(struct manifest *m, struct err *e)
{
	char *path = path_in(m->o->dir, "records.csv");
	struct strpool *pool = strpool_new();
	struct record_reader *in = record_reader_open(path, pool, e);
	const char *last = NULL;
	struct reach *reach = NULL;
	enum csvin_status status;
	struct record r;

	while (in && (status = record_reader_next(in, &r, e)) != CSVIN_END && status != CSVIN_STOP) {
		if (status != CSVIN_ROW)
			continue;
		if (r.source != last)
			reach = reach_of(m, last = r.source);
		if (reach)
			widen(reach, &r.date);
	}
	record_reader_close(in);
	strpool_free(pool);
	free(path);
	return e->kind == ERR_NONE;
}

static const char *ingested(const struct manifest *m, const char *source, const char *column)
{
	size_t name = table_find(m->ingested, "source"), c = table_find(m->ingested, column);

	for (size_t i = 0; name != SIZE_MAX && c != SIZE_MAX && i < table_rows(m->ingested); i++)
		if (strcmp(table_text(m->ingested, i, name), source) == 0)
			return table_text(m->ingested, i, c);
	return "";
}

static const char *declared(const struct descriptor *d, const char *key)
{
	const char *value = ini_get(ini_section(d->ini, "source"), key);

	return value ? value : "";
}

static bool is_listed(const struct manifest *m, const char *path)
{
	for (size_t i = 0; i < m->n_entries; i++)
		if (strcmp(m->entries[i].path, path) == 0)
			return true;
	return false;
}

static struct entry *add(struct manifest *m, const char *path, const char *kind,
                         const struct reach *reach)
{
	XGROW(m->entries, m->n_entries, m->cap);
	struct entry *x = &m->entries[m->n_entries++];
	*x = (struct entry){ .path = xstrdup(path), .kind = kind, .reach = reach,
	                     .rows = STR_INIT, .bytes = STR_INIT };
	return x;
}

/* What aid-ingest measured: the file may be large. */
static bool add_raw(struct manifest *m, const struct reach *r, struct err *e)
{
	const char *name = r->d->name;
	struct place at = { table_path(m->ingested), 0, 0, NULL };

	if (!ingested(m, name, "source")[0])
		return err_data(e, &at, "the source \"%s\" is missing; expected every source whose "
		                "descriptor is given; run aid-ingest again", name);
	struct entry *x = add(m, ingested(m, name, "path"), "raw", r);
	x->raw = true;
	str_add(&x->rows, ingested(m, name, "rows_in"));
	str_add(&x->bytes, ingested(m, name, "bytes"));
	strncat(x->checksum, ingested(m, name, "checksum"), sizeof x->checksum - 1);
	return true;
}

static bool add_file(struct manifest *m, const char *path, const char *kind,
                     const struct reach *reach, struct err *e)
{
	struct entry *x = add(m, path, kind, reach);
	uint64_t bytes;

	if (!checksum_file(path, x->checksum, &bytes, e))
		return false;
	str_printf(&x->bytes, "%llu", (unsigned long long)bytes);
	return true;
}

static bool add_reference(struct manifest *m, const char *path, struct err *e)
{
	if (!add_file(m, path, "reference", NULL, e) || !dirlist_ends(path, ".csv"))
		return e->kind == ERR_NONE;
	struct table *t = table_read(path, e);
	if (t)
		str_printf(&m->entries[m->n_entries - 1].rows, "%zu", table_rows(t));
	table_free(t);
	return t != NULL;
}

/* All but notes (.md) that is not listed yet. */
static bool add_folder(struct manifest *m, const char *dir, bool reference, struct err *e)
{
	struct dirlist *files = dirlist_read(dir, e);
	bool ok = files != NULL;

	for (size_t i = 0; ok && dirlist_item(files, i); i++) {
		const char *path = dirlist_item(files, i);
		if (!dirlist_ends(path, ".md") && !is_listed(m, path))
			ok = reference ? add_reference(m, path, e)
			               : add_file(m, path, "unread", NULL, e);
	}
	dirlist_free(files);
	return ok;
}

static bool add_unread(struct manifest *m, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; ok && i < m->n; i++) {
		const char *slash = strrchr(m->sources[i].path, '/');
		char *dir = slash ? xstrndup(m->sources[i].path, (size_t)(slash - m->sources[i].path))
		                  : xstrdup(".");
		ok = add_folder(m, dir, false, e);
		free(dir);
	}
	return ok;
}

static bool add_all(struct manifest *m, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < m->n; i++)
		ok = add_raw(m, &m->sources[i], e) && ok;
	for (size_t i = 0; ok && i < m->n; i++)
		ok = add_file(m, m->sources[i].path, "descriptor", &m->sources[i], e);
	return ok && add_folder(m, m->o->reference_dir, true, e) && add_unread(m, e);
}

static int by_path(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	return strcmp(x->path, y->path);
}

static void put_date(struct grid *g, const struct date *d)
{
	char text[DATE_TEXT_MAX];

	date_format(d, text);
	grid_text(g, text);
}

static void put_entry(struct grid *g, const struct entry *x)
{
	static const struct date none;

	assert(x->reach || !x->raw);
	grid_text(g, x->path);
	grid_text(g, x->kind);
	grid_text(g, x->reach ? x->reach->d->name : "");
	grid_text(g, x->raw ? declared(x->reach->d, "release") : "");
	grid_text(g, str_text(&x->rows));
	put_date(g, x->raw ? &x->reach->first : &none);
	put_date(g, x->raw ? &x->reach->last : &none);
	grid_text(g, str_text(&x->bytes));
	grid_text(g, x->checksum);
}

static bool write_entries(struct manifest *m, struct err *e)
{
	struct grid *g = grid_new(&schema_manifest);
	struct outset *out = outset_new();

	if (m->n_entries > 0)
		qsort(m->entries, m->n_entries, sizeof *m->entries, by_path);
	for (size_t i = 0; i < m->n_entries; i++)
		put_entry(g, &m->entries[i]);
	bool ok = grid_write(g, m->o->dir, "manifest", out, e) && outset_commit(out, e);
	outset_free(out);
	grid_free(g);
	return ok;
}

static void release(struct manifest *m)
{
	for (size_t i = 0; i < m->n; i++)
		descriptor_free(m->sources[i].d);
	for (size_t i = 0; i < m->n_entries; i++) {
		free(m->entries[i].path);
		str_release(&m->entries[i].rows);
		str_release(&m->entries[i].bytes);
	}
	free(m->sources);
	free(m->entries);
	table_free(m->ingested);
}

/* Limits are days, and of sources that are here. */
static bool check_options(struct manifest *m, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < m->o->n_max_ages; i++) {
		const char *text = m->o->max_ages[i], *equals = strchr(text, '=');
		char *source = xstrndup(text, equals ? (size_t)(equals - text) : 0);
		if (!manifest_days(equals ? equals + 1 : text, NULL))
			ok = err_usage(e, "found --max-age %s; expected days, such as 120, or "
			               "SOURCE=120", text);
		else if (equals && !reach_of(m, source))
			ok = err_usage(e, "found --max-age %s; expected the name of a source that "
			               "is given", text);
		free(source);
	}
	return ok;
}

bool manifest_run(const struct manifest_options *o, struct err *e)
{
	struct manifest m = { .o = o };
	bool ok = read_descriptors(&m, e) && check_options(&m, e) && read_sources(&m, e) && read_reach(&m, e) &&
	          add_all(&m, e);

	for (size_t i = 0; ok && i < m.n; i++)
		manifest_age(o, m.sources[i].d, &m.sources[i].last, e);
	ok = ok && e->kind == ERR_NONE && write_entries(&m, e);
	if (ok)
		err_note(e, "manifest: %zu files", m.n_entries);
	release(&m);
	return ok;
}
