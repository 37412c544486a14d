#include "aid/describe.h"

#include <stdlib.h>
#include <unistd.h>

#include "aid/checksum.h"
#include "aid/datapackage.h"
#include "aid/ini.h"
#include "aid/outfile.h"
#include "aid/schemacheck.h"
#include "aid/shape.h"
#include "aid/str.h"
#include "aid/tablespec.h"
#include "aid/views.h"

static char *path_of(const struct describe_options *o, const char *file, const char *ending)
{
	struct str path = STR_INIT;

	str_printf(&path, "%s/%s%s", o->dir, file, ending);
	return str_take(&path);
}

/* A table that is not there was not asked for: a run may stop before the model, say. */
static bool add(const struct describe_options *o, struct datapackage *p, const char *name,
                const char *title, const struct schema *s, struct err *e)
{
	char hex[CHECKSUM_TEXT_MAX], *path = path_of(o, name, ".csv");
	struct datapackage_resource r = { name, title, s, 0, 0, hex };
	bool ok = true;

	if (access(path, F_OK) == 0) {
		ok = schemacheck_file(path, s, &r.rows, e) &&
		     checksum_file(path, hex, &r.bytes, e);
		if (ok)
			datapackage_add(p, &r);
	}
	free(path);
	return ok;
}

static bool add_all(const struct describe_options *o, struct datapackage *p,
                    const struct tablespecs *specs, struct err *e)
{
	const struct schema *s;
	bool ok = true;

	for (size_t i = 0; (s = schema_table(i)); i++)
		ok = add(o, p, s->name, s->title, s, e) && ok;
	for (size_t i = 0; i < specs->n; i++) {
		const struct tablespec *t = &specs->items[i];
		ok = add(o, p, t->name, t->title, t->shape->schema, e) && ok;
	}
	return ok;
}

/* The tables of reconcile.ini. */
static bool add_views(const struct describe_options *o, struct datapackage *p, struct err *e)
{
	struct str path = STR_INIT;
	bool ok = true;

	str_printf(&path, "%s/reconcile.ini", o->reference_dir);
	struct ini *ini = ini_read(str_text(&path), e);
	str_release(&path);
	for (size_t i = 0; ini && i < ini->n; i++) {
		const struct ini_section *s = &ini->sections[i];
		const struct schema *columns = views_schema(ini_get(s, "shape"));
		const char *title = ini_get(s, "title");
		if (columns)
			ok = add(o, p, s->name, title ? title : columns->title, columns, e) && ok;
	}
	ini_free(ini);
	return ini && ok;
}

static bool write_package(const struct describe_options *o, const struct datapackage *p,
                          struct err *e)
{
	struct outset *out = outset_new();
	char *path = path_of(o, "datapackage", ".json"), *text = datapackage_print(p);
	struct outfile *f = outset_open(out, path, e);

	if (f)
		outfile_text(f, text);
	bool ok = f && outset_commit(out, e);
	outset_free(out);
	free(text);
	free(path);
	return ok;
}

bool describe_run(const struct describe_options *o, struct err *e)
{
	char *path = path_of(o, "sources", ".csv");
	struct table *sources = table_read(path, e);
	struct tablespecs *specs = sources ? tablespecs_read(o->reference_dir, NULL, sources, e) : NULL;
	struct datapackage *p = specs ? datapackage_new(sources) : NULL;
	bool ok = p && add_all(o, p, specs, e) && add_views(o, p, e) && write_package(o, p, e);

	datapackage_free(p);
	tablespecs_free(specs);
	table_free(sources);
	free(path);
	return ok;
}
