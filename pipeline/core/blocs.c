#include "aid/blocs.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "aid/str.h"
#include "aid/strpool.h"
#include "aid/table.h"
#include "aid/xmem.h"

struct member {
	const char *code;
	int32_t from, until; /* days since 1970-01-01, both included */
};

struct bloc {
	const char *name, *label;
	size_t n, cap;
	struct member *members;
};

struct blocs {
	struct strpool *pool;
	size_t n, cap;
	struct bloc *items;
};

struct reading {
	const char *folder;
	const struct countries *countries;
	struct table *table;
	size_t bloc, label, member, from, until;
	struct err *e;
};

static void add_member(struct blocs *b, struct bloc *bloc, const char *code, int32_t from,
                       int32_t until)
{
	XGROW(bloc->members, bloc->n, bloc->cap);
	bloc->members[bloc->n++] = (struct member){ strpool_text(b->pool, code), from, until };
}

/* A date, or a flag: 1 is always. *none: no date and no flag. */
static bool read_bound(const struct table *t, size_t row, size_t column, int32_t always,
                       bool last_day, int32_t *day, bool *none, struct err *e)
{
	const char *text = table_text(t, row, column);
	struct place at = table_place(t, row, column);
	struct date d;

	*day = always;
	*none = !text[0] || strcmp(text, "0") == 0;
	if (*none || strcmp(text, "1") == 0)
		return true;
	if (!date_parse_own(text, &d))
		return err_data(e, &at, "found \"%s\"; expected a date such as 2023-04-04, or 1 or "
		                "0", text);
	*day = last_day ? date_last_day(&d) : date_first_day(&d);
	return true;
}

static bool need(const struct reading *r, const struct table *t, size_t row, size_t cell,
                 size_t *column)
{
	const char *name = table_text(r->table, row, cell);
	struct place at = table_place(r->table, row, cell);

	*column = table_find(t, name);
	return *column != SIZE_MAX ||
	       err_data(r->e, &at, "found \"%s\"; expected a column of %s", name, table_path(t));
}

/* Every row of another table that has a code and a beginning. */
static bool take_rows(const struct reading *r, struct blocs *b, struct bloc *bloc,
                      const struct table *t, size_t row)
{
	bool ends = table_text(r->table, row, r->until)[0] != '\0', none;
	size_t code, from, until = 0;
	bool ok = table_need(t, "iso3", &code, r->e);

	ok = need(r, t, row, r->from, &from) && ok;
	ok = (!ends || need(r, t, row, r->until, &until)) && ok;
	if (!ok)
		return false;
	for (size_t i = 0; i < table_rows(t); i++) {
		int32_t first, last = INT32_MAX;
		ok = read_bound(t, i, from, INT32_MIN, false, &first, &none, r->e) && ok;
		if (none || !table_text(t, i, code)[0])
			continue;
		if (ends)
			ok = read_bound(t, i, until, INT32_MAX, true, &last, &none, r->e) && ok;
		add_member(b, bloc, table_text(t, i, code), first, last);
	}
	return ok;
}

static bool take_table(const struct reading *r, struct blocs *b, struct bloc *bloc, size_t row)
{
	struct str path = STR_INIT;

	str_printf(&path, "%s/%s", r->folder, table_text(r->table, row, r->member));
	struct table *t = table_read(str_text(&path), r->e);
	str_release(&path);
	bool ok = t && take_rows(r, b, bloc, t, row);
	table_free(t);
	return ok;
}

static bool take_code(const struct reading *r, struct blocs *b, struct bloc *bloc, size_t row)
{
	const char *code = table_text(r->table, row, r->member);
	struct place at = table_place(r->table, row, r->member);
	int32_t from, until;
	bool none;

	if (!countries_code(r->countries, code))
		return err_data(r->e, &at, "found \"%s\"; expected a code of countries.csv, a bloc of "
		                "earlier rows, or a table such as nato_members.csv", code);
	bool ok = read_bound(r->table, row, r->from, INT32_MIN, false, &from, &none, r->e);
	ok = read_bound(r->table, row, r->until, INT32_MAX, true, &until, &none, r->e) && ok;
	if (ok)
		add_member(b, bloc, code, from, until);
	return ok;
}

/* The bloc of a row, made at its first one. */
static size_t bloc_of(const struct reading *r, struct blocs *b, size_t row)
{
	const char *name = table_text(r->table, row, r->bloc);
	size_t i = blocs_find(b, name);

	if (i != SIZE_MAX)
		return i;
	XGROW(b->items, b->n, b->cap);
	b->items[b->n] = (struct bloc){
		.name = strpool_text(b->pool, name),
		.label = strpool_text(b->pool, table_text(r->table, row, r->label)),
	};
	return b->n++;
}

static bool take_row(const struct reading *r, struct blocs *b, size_t row)
{
	const char *member = table_text(r->table, row, r->member);
	size_t length = strlen(member), into = bloc_of(r, b, row), of = blocs_find(b, member);

	if (length > 4 && strcmp(member + length - 4, ".csv") == 0)
		return take_table(r, b, &b->items[into], row);
	if (of == SIZE_MAX || of == into)
		return take_code(r, b, &b->items[into], row);
	for (size_t i = 0; i < b->items[of].n; i++)
		add_member(b, &b->items[into], b->items[of].members[i].code,
		           b->items[of].members[i].from, b->items[of].members[i].until);
	return true;
}

static bool read_all(struct reading *r, struct blocs *b)
{
	const struct table_want wanted[] = {
		{ "bloc", &r->bloc }, { "label", &r->label }, { "member", &r->member },
		{ "from", &r->from }, { "until", &r->until }, { NULL, NULL },
	};
	bool ok = true;

	if (!table_need_all(r->table, wanted, r->e))
		return false;
	for (size_t row = 0; row < table_rows(r->table); row++)
		ok = take_row(r, b, row) && ok;
	return ok;
}

struct blocs *blocs_load(const char *reference_dir, const struct countries *c, struct err *e)
{
	struct blocs *b = xcalloc(1, sizeof *b);
	struct reading r = { .folder = reference_dir, .countries = c, .e = e };

	b->pool = strpool_new();
	r.table = table_read_in(reference_dir, "blocs", e);
	bool ok = read_all(&r, b);
	table_free(r.table);
	if (ok)
		return b;
	blocs_free(b);
	return NULL;
}

size_t blocs_count(const struct blocs *b)
{
	return b->n;
}

const char *blocs_name(const struct blocs *b, size_t bloc)
{
	return b->items[bloc].name;
}

const char *blocs_label(const struct blocs *b, size_t bloc)
{
	return b->items[bloc].label;
}

size_t blocs_find(const struct blocs *b, const char *name)
{
	for (size_t i = 0; i < b->n; i++)
		if (strcmp(b->items[i].name, name) == 0)
			return i;
	return SIZE_MAX;
}

bool blocs_member(const struct blocs *b, size_t bloc, const char *donor, const struct date *at)
{
	const struct bloc *o = &b->items[bloc];
	bool dated = at->precision != DATE_NONE;
	int32_t day = dated ? date_last_day(at) : INT32_MAX;

	for (size_t i = 0; i < o->n; i++)
		if (day >= o->members[i].from && day <= o->members[i].until &&
		    strcmp(o->members[i].code, donor) == 0)
			return true;
	return false;
}

bool blocs_ever(const struct blocs *b, size_t bloc, const char *donor)
{
	const struct bloc *o = &b->items[bloc];

	for (size_t i = 0; i < o->n; i++)
		if (strcmp(o->members[i].code, donor) == 0)
			return true;
	return false;
}

const char *blocs_shared(const struct blocs *b, size_t x, size_t y)
{
	for (size_t i = 0; i < b->items[x].n; i++) {
		const struct member *m = &b->items[x].members[i];
		for (size_t j = 0; j < b->items[y].n; j++) {
			const struct member *o = &b->items[y].members[j];
			if (strcmp(m->code, o->code) == 0 && m->from <= o->until &&
			    o->from <= m->until)
				return m->code;
		}
	}
	return NULL;
}

bool blocs_founded(const struct blocs *b, size_t bloc, struct date *day, size_t *founders,
                   struct str *codes)
{
	const struct bloc *o = &b->items[bloc];
	int32_t first = INT32_MAX;

	*founders = 0;
	for (size_t i = 0; i < o->n; i++)
		if (o->members[i].from != INT32_MIN && o->members[i].from < first)
			first = o->members[i].from;
	for (size_t i = 0; first != INT32_MAX && i < o->n; i++) {
		if (o->members[i].from != first)
			continue;
		if (codes)
			str_printf(codes, "%s%s", *founders > 0 ? "," : "", o->members[i].code);
		(*founders)++;
	}
	if (*founders > 0)
		*day = date_of_day(first);
	return *founders > 0;
}

/* A donor that two rows name is one member. */
static bool named_before(const struct bloc *o, size_t i, int32_t day)
{
	for (size_t k = 0; k < i; k++)
		if (day >= o->members[k].from && day <= o->members[k].until &&
		    strcmp(o->members[k].code, o->members[i].code) == 0)
			return true;
	return false;
}

size_t blocs_size(const struct blocs *b, size_t bloc, const struct date *at)
{
	const struct bloc *o = &b->items[bloc];
	int32_t day = at->precision == DATE_NONE ? INT32_MAX : date_last_day(at);
	size_t n = 0;

	for (size_t i = 0; i < o->n; i++)
		n += day >= o->members[i].from && day <= o->members[i].until &&
		     !named_before(o, i, day);
	return n;
}

void blocs_free(struct blocs *b)
{
	if (!b)
		return;
	for (size_t i = 0; i < b->n; i++)
		free(b->items[i].members);
	free(b->items);
	strpool_free(b->pool);
	free(b);
}
