#include "aid/countries.h"

#include <stdlib.h>
#include <string.h>

#include "aid/fold.h"
#include "aid/str.h"
#include "aid/strpool.h"
#include "aid/table.h"
#include "aid/xmem.h"

/* A name, alias or code by which a row is found. */
struct name {
	const char *folded;  /* in the pool */
	const char *spelled; /* in the pool */
	size_t country;
	size_t line;
};

struct countries {
	char *path;
	struct strpool *pool;
	size_t n, n_names, names_cap;
	struct country *items;
	struct name *names; /* sorted by folded */
	struct name *spellings; /* the same, sorted by spelled: most names come as the table has
	                         * them and need no folding then */
	char *row_before, *row_after; /* a new row, around the name */
};

struct columns {
	size_t iso2, iso3, name, aliases, kind, nato, nato_from, eu_from, eu_to, g7, europe;
};

static bool find_columns(const struct table *t, struct columns *c, struct err *e)
{
	const struct table_want wanted[] = {
		{ "iso2", &c->iso2 }, { "iso3", &c->iso3 }, { "name", &c->name },
		{ "aliases", &c->aliases }, { "kind", &c->kind }, { "nato_member", &c->nato },
		{ "nato_from", &c->nato_from }, { "eu_member_from", &c->eu_from },
		{ "eu_member_to", &c->eu_to }, { "g7", &c->g7 }, { "europe", &c->europe },
		{ NULL, NULL },
	};

	return table_need_all(t, wanted, e);
}

static void add_name(struct countries *c, const char *spelled, size_t len, size_t country,
                     size_t line)
{
	if (len == 0)
		return;
	const char *text = strpool_intern(c->pool, spelled, len);
	char *folded = fold_text(text);
	XGROW(c->names, c->n_names, c->names_cap);
	c->names[c->n_names++] = (struct name){ strpool_text(c->pool, folded), text, country, line };
	free(folded);
}

static void add_aliases(struct countries *c, const char *aliases, size_t country, size_t line)
{
	while (*aliases) {
		size_t n = strcspn(aliases, "|");
		add_name(c, aliases, n, country, line);
		aliases += n + (aliases[n] == '|');
	}
}

static bool read_date(const struct table *t, size_t row, size_t column, struct date *d,
                      struct err *e)
{
	struct place at = table_place(t, row, column);

	return date_parse_own(table_text(t, row, column), d) ||
	       err_data(e, &at, "found \"%s\"; expected a date such as 2004-03-29 or nothing",
	                table_text(t, row, column));
}

static bool read_row(struct countries *c, const struct table *t, const struct columns *at,
                     size_t row, struct err *e)
{
	struct country *o = &c->items[row];
	size_t line = table_place(t, row, 0).line;

	*o = (struct country){
		.code = strpool_text(c->pool, table_text(t, row, at->iso3)),
		.alpha2 = strpool_text(c->pool, table_text(t, row, at->iso2)),
		.name = strpool_text(c->pool, table_text(t, row, at->name)),
		.kind = strpool_text(c->pool, table_text(t, row, at->kind)),
		.nato_member = strcmp(table_text(t, row, at->nato), "1") == 0,
		.g7 = strcmp(table_text(t, row, at->g7), "1") == 0,
		.europe = strcmp(table_text(t, row, at->europe), "1") == 0,
	};
	add_name(c, o->code, strlen(o->code), row, line);
	add_name(c, o->name, strlen(o->name), row, line);
	add_aliases(c, table_text(t, row, at->aliases), row, line);
	bool ok = read_date(t, row, at->nato_from, &o->nato_from, e);
	ok = read_date(t, row, at->eu_from, &o->eu_from, e) && ok;
	return read_date(t, row, at->eu_to, &o->eu_to, e) && ok;
}

static int by_folded(const void *a, const void *b)
{
	const struct name *x = a, *y = b;
	int order = strcmp(x->folded, y->folded);

	return order ? order : x->country < y->country ? -1 : x->country > y->country;
}

static int by_spelled(const void *a, const void *b)
{
	const struct name *x = a, *y = b;

	return strcmp(x->spelled, y->spelled);
}

static void sort_names(struct countries *c)
{
	c->spellings = xcalloc(c->n_names, sizeof *c->spellings);
	memcpy(c->spellings, c->names, c->n_names * sizeof *c->spellings);
	qsort(c->names, c->n_names, sizeof *c->names, by_folded);
	qsort(c->spellings, c->n_names, sizeof *c->spellings, by_spelled);
}

/* The row of a new country in the columns of the table, for the advice. */
static void make_row(struct countries *c, const struct table *t)
{
	static const struct { const char *column, *value; } known[] = {
		{ "iso3", "CODE" }, { "kind", "country" }, { "nato_member", "0" }, { "g7", "0" },
		{ "europe", "0" }, { "source", "SOURCE" },
	};
	struct str row = STR_INIT;

	for (size_t i = 0; i < table_columns(t); i++) {
		const char *name = table_column_name(t, i);
		str_add(&row, i > 0 ? "," : "");
		for (size_t k = 0; k < sizeof known / sizeof *known; k++)
			if (strcmp(name, known[k].column) == 0)
				str_add(&row, known[k].value);
		if (strcmp(name, "name") == 0)
			c->row_before = str_take(&row);
	}
	c->row_after = str_take(&row);
}

/* A name that leads to two rows would be a guess. */
static bool check_names(const struct countries *c, struct err *e)
{
	bool ok = true;

	for (size_t i = 1; i < c->n_names; i++) {
		const struct name *a = &c->names[i - 1], *b = &c->names[i];
		struct place at = { c->path, b->line, 0, NULL };
		if (strcmp(a->folded, b->folded) == 0 && a->country != b->country)
			ok = err_data(e, &at, "found the name \"%s\" again; expected each name and "
			              "alias to mean one row; line %zu has it for %s", b->spelled,
			              a->line, c->items[a->country].name);
	}
	return ok;
}

static bool read_rows(struct countries *c, const struct table *t, struct err *e)
{
	struct columns at;
	bool ok = true;

	if (!find_columns(t, &at, e))
		return false;
	c->n = table_rows(t);
	c->items = xcalloc(c->n, sizeof *c->items);
	for (size_t i = 0; i < c->n; i++)
		ok = read_row(c, t, &at, i, e) && ok;
	sort_names(c);
	make_row(c, t);
	return check_names(c, e) && ok;
}

struct countries *countries_load(const char *reference_dir, struct err *e)
{
	struct countries *c = xcalloc(1, sizeof *c);
	struct str path = STR_INIT;

	str_printf(&path, "%s/countries.csv", reference_dir);
	c->path = str_take(&path);
	c->pool = strpool_new();
	struct table *t = table_read(c->path, e);
	bool ok = t && read_rows(c, t, e);
	table_free(t);
	if (ok)
		return c;
	countries_free(c);
	return NULL;
}

const struct country *countries_find(const struct countries *c, const char *name)
{
	struct name key = { NULL, name, 0, 0 };
	const struct name *same = bsearch(&key, c->spellings, c->n_names, sizeof key, by_spelled);
	if (same)
		return &c->items[same->country];

	char *folded = fold_text(name);
	size_t low = 0, high = c->n_names;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (strcmp(c->names[middle].folded, folded) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	bool found = low < c->n_names && folded[0] && strcmp(c->names[low].folded, folded) == 0;
	free(folded);
	return found ? &c->items[c->names[low].country] : NULL;
}

const struct country *countries_code(const struct countries *c, const char *code)
{
	for (size_t i = 0; i < c->n; i++)
		if (strcmp(c->items[i].code, code) == 0)
			return &c->items[i];
	return NULL;
}

const struct country *countries_alpha2(const struct countries *c, const char *code)
{
	for (size_t i = 0; *code && i < c->n; i++)
		if (strcmp(c->items[i].alpha2, code) == 0)
			return &c->items[i];
	return NULL;
}

bool countries_takes_article(const struct countries *c, const char *name)
{
	const struct country *own = countries_find(c, name);
	struct str with = STR_INIT;

	str_printf(&with, "The %s", name);
	bool takes = own && countries_find(c, str_text(&with)) == own;
	str_release(&with);
	return takes;
}

enum { MAX_NEAREST = 3 };

struct near {
	const struct country *country;
	size_t distance;
};

/* Keeps the three nearest, each country once; ties go to the earlier in the table. */
static void consider(struct near near[MAX_NEAREST], struct near new)
{
	for (size_t i = 0; i < MAX_NEAREST; i++) {
		if (near[i].country == new.country && near[i].distance <= new.distance)
			return;
		if (near[i].country && near[i].distance <= new.distance)
			continue;
		struct near old = near[i];
		near[i] = new;
		if (!old.country || old.country == new.country)
			return;
		new = old;
	}
}

/* The letters of an UTF-8 text: two texts are at least as far apart as these numbers. */
static size_t letters(const char *text)
{
	size_t n = 0;

	for (; *text; text++)
		n += ((unsigned char)*text & 0xC0) != 0x80;
	return n;
}

void countries_nearest(const struct countries *c, const char *name, struct str *s)
{
	/* No name is near a text this long, and comparing takes time in proportion to its length. */
	enum { LONGEST = 200 };
	char *folded = fold_text(name);
	size_t limit = strlen(folded) / 3 + 1, n = letters(folded);
	struct near near[MAX_NEAREST] = { { NULL, 0 } };

	for (size_t i = 0; i < c->n_names && strlen(folded) <= LONGEST; i++) {
		/* Codes are too short to be near anything by accident. */
		size_t m = letters(c->names[i].folded);
		if (strlen(c->names[i].folded) < 4 || (n > m ? n - m : m - n) > limit)
			continue;
		size_t distance = fold_distance(folded, c->names[i].folded);
		if (distance <= limit)
			consider(near, (struct near){ &c->items[c->names[i].country], distance });
	}
	for (size_t i = 0; i < MAX_NEAREST && near[i].country &&
	     near[i].distance <= near[0].distance + 1; i++)
		str_printf(s, "%s%s", i > 0 ? ", " : "", near[i].country->name);
	free(folded);
}

/* What to do about an unknown name, with the names that are near. */
static void advise(const struct countries *c, const char *name, const char *nearest, struct str *s)
{
	const char *quote = strpbrk(name, ",\"") ? "\"" : "";

	str_printf(s, "expected a name or alias of countries.csv%s%s; correct it, or add |%s to the "
	           "aliases of its row there, or the row %s%s",
	           nearest[0] ? ", nearest: " : "", nearest, name, c->row_before, quote);
	for (const char *p = name; *p; p++)
		str_add_n(s, *p == '"' ? "\"\"" : p, *p == '"' ? 2 : 1);
	str_printf(s, "%s%s", quote, c->row_after);
}

void countries_advise(const struct countries *c, const char *name, struct str *s)
{
	struct str nearest = STR_INIT;

	countries_nearest(c, name, &nearest);
	advise(c, name, str_text(&nearest), s);
	str_release(&nearest);
}

bool countries_refuse(const struct countries *c, const struct place *at, const char *name,
                      const char *nearest, struct err *e)
{
	struct str text = STR_INIT;

	if (nearest)
		advise(c, name, nearest, &text);
	else
		countries_advise(c, name, &text);
	err_data_alike(e, at, "found \"%s\"; %s", name, str_text(&text));
	str_release(&text);
	return false;
}

void countries_free(struct countries *c)
{
	if (!c)
		return;
	strpool_free(c->pool);
	free(c->path);
	free(c->items);
	free(c->names);
	free(c->spellings);
	free(c->row_before);
	free(c->row_after);
	free(c);
}
