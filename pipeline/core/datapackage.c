#include "aid/datapackage.h"

#include <stdlib.h>
#include <string.h>

#include "aid/jsonout.h"
#include "aid/str.h"
#include "aid/version.h"
#include "aid/xmem.h"

#define PROFILE "https://datapackage.org/profiles/2.0/"

struct datapackage {
	struct jsonout *root, *resources;
};

/* How a column type is said in a Table Schema. A date that may be of any precision is a text of
 * one of our forms: the standard has no type that says "2022-Q4 or 2022-11-14". */
static const struct type {
	const char *name, *pattern;
} types[] = {
	[COLUMN_TEXT] = { "string", NULL },
	[COLUMN_DATE] = { "string", "([0-9]{4}(-[0-9]{2}(-[0-9]{2})?|-Q[1-4])?|FY[0-9]{4})" },
	[COLUMN_DAY] = { "date", NULL },
	[COLUMN_MONTH] = { "yearmonth", NULL },
	[COLUMN_YEAR] = { "year", NULL },
	[COLUMN_MONEY] = { "number", NULL },
	[COLUMN_NUMBER] = { "number", NULL },
	[COLUMN_INTEGER] = { "integer", NULL },
	[COLUMN_BOOL] = { "boolean", NULL },
};

static void put_bool_words(struct jsonout *field)
{
	jsonout_text(jsonout_array(field, "trueValues"), NULL, "1");
	jsonout_text(jsonout_array(field, "falseValues"), NULL, "0");
}

static void put_constraints(struct jsonout *field, const struct column *c, bool only_key)
{
	const char *pattern = types[c->type].pattern;

	if (!pattern && !(c->rule & COLUMN_REQUIRED))
		return;
	struct jsonout *constraints = jsonout_object(field, "constraints");
	if (c->rule & COLUMN_REQUIRED)
		jsonout_bool(constraints, "required", true);
	if (only_key)
		jsonout_bool(constraints, "unique", true);
	if (pattern)
		jsonout_text(constraints, "pattern", pattern);
}

static void put_field(struct jsonout *fields, const struct column *c, bool only_key)
{
	struct jsonout *field = jsonout_object(fields, NULL);

	jsonout_text(field, "name", c->name);
	jsonout_text(field, "type", types[c->type].name);
	jsonout_text(field, "description", c->description);
	if (c->unit[0])
		jsonout_text(field, "unit", c->unit);
	if (c->type == COLUMN_BOOL)
		put_bool_words(field);
	put_constraints(field, c, only_key);
	if (c->rule == COLUMN_KEY_OR_EMPTY)
		jsonout_array(field, "missingValues");
}

static size_t count_keys(const struct schema *s)
{
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++)
		n += s->columns[i].rule & COLUMN_KEY_OR_EMPTY;
	return n;
}

static void put_schema(struct jsonout *resource, const struct schema *s)
{
	struct jsonout *schema = jsonout_object(resource, "schema");
	size_t n_keys = count_keys(s);

	jsonout_text(schema, "$schema", PROFILE "tableschema.json");
	struct jsonout *fields = jsonout_array(schema, "fields");
	for (size_t i = 0; i < s->n; i++)
		put_field(fields, &s->columns[i], n_keys == 1 && s->columns[i].rule == COLUMN_KEY);
	jsonout_text(jsonout_array(schema, "missingValues"), NULL, "");
	if (n_keys == 0)
		return;
	struct jsonout *key = jsonout_array(schema, "primaryKey");
	for (size_t i = 0; i < s->n; i++)
		if (s->columns[i].rule & COLUMN_KEY_OR_EMPTY)
			jsonout_text(key, NULL, s->columns[i].name);
}

static const char *cell(const struct table *t, size_t row, const char *name)
{
	size_t column = table_find(t, name);

	return column == SIZE_MAX ? "" : table_text(t, row, column);
}

/* What the standard takes for a path: no absolute one, none that leaves the folder. */
static bool is_path(const char *text)
{
	return text[0] && !strchr("./~", text[0]) && !strstr(text, "/../") && !strchr(text, '\\');
}

static void put_hash(struct jsonout *of, const char *sha256)
{
	struct str text = STR_INIT;

	str_printf(&text, "sha256:%s", sha256);
	jsonout_text(of, "hash", str_text(&text));
	str_release(&text);
}

static void put_sources(struct jsonout *root, const struct table *sources)
{
	struct jsonout *list = jsonout_array(root, "sources");

	for (size_t i = 0; i < table_rows(sources); i++) {
		struct jsonout *source = jsonout_object(list, NULL);
		const char *title = cell(sources, i, "title"), *path = cell(sources, i, "path");
		jsonout_text(source, "title", title[0] ? title : cell(sources, i, "source"));
		if (is_path(path))
			jsonout_text(source, "path", path);
		jsonout_text(source, "name", cell(sources, i, "source"));
		jsonout_known(source, "publisher", cell(sources, i, "publisher"));
		jsonout_known(source, "licence", cell(sources, i, "licence"));
		jsonout_text(source, "ledger", cell(sources, i, "ledger"));
		put_hash(source, cell(sources, i, "checksum"));
	}
}

/* "public facts" as a name: public-facts. */
static void put_name(struct jsonout *licence, const char *text)
{
	struct str name = STR_INIT;

	for (const char *p = text; *p; p++) {
		bool plain = (*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') ||
		             (*p >= '0' && *p <= '9') || *p == '.';
		if (plain)
			str_add_char(&name, *p);
		else if (name.len > 0 && name.text[name.len - 1] != '-')
			str_add_char(&name, '-');
	}
	jsonout_text(licence, "name", name.len > 0 ? str_text(&name) : "unnamed");
	str_release(&name);
}

static bool stands_before(const struct table *sources, size_t row)
{
	for (size_t i = 0; i < row; i++)
		if (strcmp(cell(sources, i, "licence"), cell(sources, row, "licence")) == 0)
			return true;
	return cell(sources, row, "licence")[0] == '\0';
}

static void put_licences(struct jsonout *root, const struct table *sources)
{
	struct jsonout *list = NULL;

	for (size_t i = 0; i < table_rows(sources); i++) {
		if (stands_before(sources, i))
			continue;
		list = list ? list : jsonout_array(root, "licenses");
		struct jsonout *licence = jsonout_object(list, NULL);
		put_name(licence, cell(sources, i, "licence"));
		jsonout_text(licence, "title", cell(sources, i, "licence"));
	}
}

struct datapackage *datapackage_new(const struct table *sources)
{
	struct datapackage *p = xmalloc(sizeof *p);
	struct jsonout *root = p->root = jsonout_new();

	jsonout_text(root, "$schema", PROFILE "datapackage.json");
	jsonout_text(root, "name", "aidflow");
	jsonout_text(root, "title", "Military and financial aid: records, flows and sums");
	jsonout_text(root, "description", "Tables that aidflow makes. Columns ending in _usd are US "
	             "dollars. Empty is unknown, which is not zero. Flows add up only inside one "
	             "ledger and stage: ledgers overlap. Stated totals (stocks) never add.");
	jsonout_text(root, "version", AID_VERSION);
	put_sources(root, sources);
	put_licences(root, sources);
	p->resources = jsonout_array(root, "resources");
	return p;
}

/* As csvout writes; said, since a reader would guess otherwise. */
static void put_dialect(struct jsonout *resource)
{
	struct jsonout *dialect = jsonout_object(resource, "dialect");

	jsonout_text(dialect, "$schema", PROFILE "tabledialect.json");
	jsonout_text(dialect, "delimiter", ",");
	jsonout_text(dialect, "lineTerminator", "\n");
	jsonout_text(dialect, "quoteChar", "\"");
	jsonout_bool(dialect, "doubleQuote", true);
	jsonout_bool(dialect, "header", true);
}

void datapackage_add(struct datapackage *p, const struct datapackage_resource *r)
{
	struct jsonout *resource = jsonout_object(p->resources, NULL);
	struct str text = STR_INIT;

	jsonout_text(resource, "$schema", PROFILE "dataresource.json");
	jsonout_text(resource, "name", r->name);
	jsonout_text(resource, "type", "table");
	str_printf(&text, "%s.csv", r->name);
	jsonout_text(resource, "path", str_text(&text));
	jsonout_text(resource, "title", r->title);
	jsonout_text(resource, "description", r->schema->title);
	jsonout_text(resource, "format", "csv");
	jsonout_text(resource, "mediatype", "text/csv");
	jsonout_text(resource, "encoding", "utf-8");
	jsonout_count(resource, "bytes", r->bytes);
	put_hash(resource, r->sha256);
	jsonout_count(resource, "rows", r->rows);
	put_dialect(resource);
	put_schema(resource, r->schema);
	str_release(&text);
}

char *datapackage_print(const struct datapackage *p)
{
	return jsonout_print(p->root);
}

void datapackage_free(struct datapackage *p)
{
	if (!p)
		return;
	jsonout_free(p->root);
	free(p);
}
