#include "aid/exclusions.h"

#include <stdlib.h>
#include <string.h>

#include "aid/str.h"
#include "aid/table.h"
#include "aid/xmem.h"

struct exclusions {
	struct table *table;
	size_t n, record_column;
	struct exclusion *items;
};

static bool read_rows(struct exclusions *x, struct err *e)
{
	const struct table *t = x->table;
	size_t scope, reason, evidence;
	bool ok = true;

	if (!table_need(t, "record", &x->record_column, e) || !table_need(t, "scope", &scope, e) ||
	    !table_need(t, "reason", &reason, e) || !table_need(t, "evidence", &evidence, e))
		return false;
	x->n = table_rows(t);
	x->items = xcalloc(x->n, sizeof *x->items);
	for (size_t i = 0; i < x->n; i++) {
		struct place at = table_place(t, i, scope), at_reason = table_place(t, i, reason);
		x->items[i] = (struct exclusion){
			table_text(t, i, x->record_column), table_text(t, i, scope),
			table_text(t, i, reason), table_text(t, i, evidence), false
		};
		if (strcmp(x->items[i].scope, "all sums") != 0)
			ok = err_data(e, &at, "found \"%s\"; expected \"all sums\"",
			              x->items[i].scope);
		if (x->items[i].reason[0] == '\0')
			ok = err_data(e, &at_reason, "found no reason; expected why the record is "
			              "left out");
	}
	return ok;
}

struct exclusions *exclusions_load(const char *reference_dir, struct err *e)
{
	struct exclusions *x = xcalloc(1, sizeof *x);
	struct str path = STR_INIT;

	str_printf(&path, "%s/exclusions.csv", reference_dir);
	x->table = table_read(str_text(&path), e);
	str_release(&path);
	if (x->table && read_rows(x, e))
		return x;
	exclusions_free(x);
	return NULL;
}

const struct exclusion *exclusions_find(struct exclusions *x, const char *record_id)
{
	for (size_t i = 0; i < x->n; i++) {
		if (strcmp(x->items[i].record, record_id) == 0) {
			x->items[i].used = true;
			return &x->items[i];
		}
	}
	return NULL;
}

bool exclusions_check(const struct exclusions *x, const char *source, struct err *e)
{
	size_t n = strlen(source);
	bool ok = true;

	for (size_t i = 0; i < x->n; i++) {
		struct place at = table_place(x->table, i, x->record_column);
		const char *record = x->items[i].record;
		if (!x->items[i].used && strncmp(record, source, n) == 0 && record[n] == ':')
			ok = err_data(e, &at, "found \"%s\"; expected a record that exists in its "
			              "source; correct the row or remove it", record);
	}
	return ok;
}

void exclusions_free(struct exclusions *x)
{
	if (!x)
		return;
	table_free(x->table);
	free(x->items);
	free(x);
}
