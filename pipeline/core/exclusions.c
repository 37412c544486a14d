#include "aid/exclusions.h"

#include <stdlib.h>
#include <string.h>

#include "aid/str.h"
#include "aid/table.h"
#include "aid/xmem.h"

struct columns {
	size_t record, scope, reason, evidence;
};

struct exclusions {
	struct table *table;
	struct columns at;
	size_t n;
	struct exclusion *items; /* sorted by record */
};

static int by_record(const void *a, const void *b)
{
	const struct exclusion *x = a, *y = b;
	int order = strcmp(x->record, y->record);

	return order ? order : (x->row > y->row) - (x->row < y->row);
}

static bool find_columns(struct exclusions *x, struct err *e)
{
	const struct table_want wanted[] = {
		{ "record", &x->at.record }, { "scope", &x->at.scope }, { "reason", &x->at.reason },
		{ "evidence", &x->at.evidence }, { NULL, NULL },
	};

	return table_need_all(x->table, wanted, e);
}

static bool read_row(struct exclusions *x, size_t row, struct err *e)
{
	const struct table *t = x->table;
	struct place scope = table_place(t, row, x->at.scope);
	struct place reason = table_place(t, row, x->at.reason);
	bool ok = true;

	x->items[row] = (struct exclusion){
		table_text(t, row, x->at.record), table_text(t, row, x->at.scope),
		table_text(t, row, x->at.reason), table_text(t, row, x->at.evidence), row, false
	};
	if (strcmp(x->items[row].scope, "all sums") != 0)
		ok = err_data(e, &scope, "found \"%s\"; expected \"all sums\"", x->items[row].scope);
	if (x->items[row].reason[0] == '\0')
		ok = err_data(e, &reason, "found no reason; expected why the record is left out");
	return ok;
}

static bool check_unique(const struct exclusions *x, struct err *e)
{
	bool ok = true;

	for (size_t i = 1; i < x->n; i++) {
		struct place at = exclusions_place(x, i);
		if (strcmp(x->items[i - 1].record, x->items[i].record) == 0)
			ok = err_data(e, &at, "found \"%s\" again; expected each record once",
			              x->items[i].record);
	}
	return ok;
}

static bool read_rows(struct exclusions *x, struct err *e)
{
	bool ok = true;

	if (!find_columns(x, e))
		return false;
	x->n = table_rows(x->table);
	x->items = xcalloc(x->n, sizeof *x->items);
	for (size_t i = 0; i < x->n; i++)
		ok = read_row(x, i, e) && ok;
	qsort(x->items, x->n, sizeof *x->items, by_record);
	return check_unique(x, e) && ok;
}

struct exclusions *exclusions_load(const char *reference_dir, struct err *e)
{
	struct exclusions *x = xcalloc(1, sizeof *x);

	x->table = table_read_in(reference_dir, "exclusions", e);
	if (x->table && read_rows(x, e))
		return x;
	exclusions_free(x);
	return NULL;
}

const struct exclusion *exclusions_find(struct exclusions *x, const char *record_id)
{
	size_t low = 0, high = x->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (strcmp(x->items[middle].record, record_id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == x->n || strcmp(x->items[low].record, record_id) != 0)
		return NULL;
	x->items[low].used = true;
	return &x->items[low];
}

static bool is_of(const struct exclusion *x, const char *source)
{
	size_t n = strcspn(x->record, ":");

	return strncmp(source, x->record, n) == 0 && source[n] == '\0';
}

bool exclusions_name(const struct exclusions *x, const char *source)
{
	for (size_t i = 0; i < x->n; i++)
		if (is_of(&x->items[i], source))
			return true;
	return false;
}

bool exclusions_check(const struct exclusions *x, const char *const *sources, size_t n,
                      struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < x->n; i++) {
		const struct exclusion *item = &x->items[i];
		struct place at = exclusions_place(x, i);
		bool here = false;
		if (item->used)
			continue;
		for (size_t j = 0; j < n; j++)
			here = here || is_of(item, sources[j]);
		if (here)
			ok = err_data(e, &at, "found \"%s\"; expected a record that exists in its "
			              "source; correct the row or remove it", item->record);
		else
			err_note(e, "normalize: %s:%zu: the exclusion of \"%s\" met no record: "
			         "its source is not among those of this run", at.file, at.line,
			         item->record);
	}
	return ok;
}

const struct exclusion *exclusions_item(const struct exclusions *x, size_t i)
{
	return i < x->n ? &x->items[i] : NULL;
}

struct place exclusions_place(const struct exclusions *x, size_t i)
{
	return table_place(x->table, x->items[i].row, x->at.record);
}

void exclusions_free(struct exclusions *x)
{
	if (!x)
		return;
	table_free(x->table);
	free(x->items);
	free(x);
}
