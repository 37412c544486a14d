#include "aid/explain_data.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "aid/str.h"
#include "aid/views.h"
#include "aid/xmem.h"

static char *path_of(const struct explain_data *d, const char *name)
{
	struct str path = STR_INIT;

	str_printf(&path, "%s/%s.csv", d->dir, name);
	return str_take(&path);
}

struct table *explain_data_table(const struct explain_data *d, const char *name, struct err *e)
{
	return table_read_in(d->dir, name, e);
}

const char *explain_data_cell(const struct explain_row *r, const char *column)
{
	size_t i = table_find(r->table, column);

	return i == SIZE_MAX ? "" : table_text(r->table, r->row, i);
}

static bool find_row(const struct table *t, const char *column, const char *value,
                     struct explain_row *row)
{
	*row = (struct explain_row){ t, 0 };
	for (; row->row < table_rows(t); row->row++)
		if (strcmp(explain_data_cell(row, column), value) == 0)
			return true;
	return false;
}

bool explain_data_source(const struct explain_data *d, const char *source,
                         struct explain_row *row)
{
	return find_row(d->sources, "source", source, row);
}

const struct tablespec *explain_data_spec(const struct explain_data *d, const char *name)
{
	for (size_t i = 0; i < d->specs->n; i++)
		if (strcmp(d->specs->items[i].name, name) == 0)
			return &d->specs->items[i];
	return NULL;
}

const struct schema *explain_data_view(const struct explain_data *d, const char *name)
{
	const struct ini_section *s = ini_section(d->views, name);

	return s ? views_schema(ini_get(s, "shape")) : NULL;
}

static struct ini *read_views(const struct explain_data *d, struct err *e)
{
	struct str path = STR_INIT;

	str_printf(&path, "%s/reconcile.ini", d->reference_dir);
	struct ini *views = ini_read(str_text(&path), e);
	str_release(&path);
	return views;
}

/* What aid-normalize was told, from the table that it leaves; NULL if that does not say. */
static const char *setting(const struct explain_data *d, const char *name, struct err *e)
{
	size_t at;
	const struct table_want wanted[] = { { "setting", &at }, { "value", &at }, { NULL, NULL } };

	if (!table_need_all(d->settings, wanted, e))
		return NULL;
	const char *value = table_value(d->settings, "setting", name, "value");
	struct place place = { table_path(d->settings), 0, 0, NULL };
	if (!value[0])
		err_data(e, &place, "the setting \"%s\" is missing; run aid-normalize again", name);
	return value[0] ? value : NULL;
}

static bool open_all(struct explain_data *d, struct err *e)
{
	d->sources = explain_data_table(d, "sources", e);
	d->settings = explain_data_table(d, "normalize_settings", e);
	d->specs = d->sources ? tablespecs_read(d->reference_dir, NULL, d->sources, e) : NULL;
	d->views = read_views(d, e);
	d->countries = countries_load(d->reference_dir, e);
	d->rates = rates_load(d->reference_dir, e);
	d->qualifiers = qualifiers_load(d->reference_dir, e);
	if (!d->settings || !d->specs || !d->views || !d->countries || !d->rates || !d->qualifiers)
		return false;
	d->price_year = setting(d, "price_year", e);
	const char *deflator = d->price_year ? setting(d, "deflator", e) : NULL;
	if (deflator)
		d->deflators = deflators_load(d->reference_dir, deflator, (int)strtol(d->price_year, NULL, 10), e);
	return d->deflators != NULL;
}

struct explain_data *explain_data_open(const char *dir, const char *reference_dir,
                                       struct err *e)
{
	struct explain_data *d = xcalloc(1, sizeof *d);

	d->dir = dir;
	d->reference_dir = reference_dir;
	d->pool = strpool_new();
	if (open_all(d, e))
		return d;
	explain_data_free(d);
	return NULL;
}

void explain_data_free(struct explain_data *d)
{
	if (!d)
		return;
	tablespecs_free(d->specs);
	ini_free(d->views);
	table_free(d->sources);
	table_free(d->settings);
	countries_free(d->countries);
	rates_free(d->rates);
	deflators_free(d->deflators);
	qualifiers_free(d->qualifiers);
	strpool_free(d->pool);
	free(d);
}

bool explain_data_flows(const struct explain_data *d, explain_flow_fn fn, void *context,
                        struct err *e)
{
	char *path = path_of(d, "flows");
	struct flow_reader *in = flow_reader_open(path, d->pool, e);
	enum csvin_status status = CSVIN_STOP;
	struct flow f;
	bool ok = true;

	free(path);
	while (in && (status = flow_reader_next(in, &f, e)) != CSVIN_END && status != CSVIN_STOP) {
		ok = ok && status == CSVIN_ROW;
		if (status == CSVIN_ROW)
			fn(context, &f);
	}
	flow_reader_close(in);
	return ok && status == CSVIN_END;
}

bool explain_data_record(const struct explain_data *d, const char *id, struct record *r,
                         struct err *e)
{
	char *path = path_of(d, "records");
	struct record_reader *in = record_reader_open(path, d->pool, e);
	enum csvin_status status;
	bool found = false;

	free(path);
	while (in && !found && (status = record_reader_next(in, r, e)) != CSVIN_END &&
	       status != CSVIN_STOP)
		found = status == CSVIN_ROW && strcmp(r->id, id) == 0;
	record_reader_close(in);
	return found;
}
