#include "aid/facts.h"

#include <stdlib.h>
#include <string.h>

#include "aid/csvout.h"
#include "aid/ini.h"
#include "aid/money.h"
#include "aid/schema.h"
#include "aid/str.h"
#include "aid/xmem.h"

static const char *const keys[] = {
	"table", "column", "measure", "of", "format", "share_of", "minus", NULL
};

/* Numbers are hundredths: cents, or hundredths of a count or percent. */
struct fact {
	const char *name;
	int64_t value;
	bool known;
	struct str text; /* of a text fact; otherwise empty */
};

struct facts {
	const struct ini *ini;
	facts_table_fn find;
	void *context;
	size_t n;
	struct fact *items;
};

static bool refuse(const struct ini *ini, const struct ini_section *s, const char *key,
                   const char *expected, struct err *e)
{
	const struct ini_entry *entry = ini_entry(s, key);
	struct place at = ini_place(ini, s, entry);

	return err_data(e, &at, "found %s \"%s\" in [%s]; expected %s", key,
	                entry ? entry->value : "", s->name, expected);
}

static bool in_words(const char *text, const char *words)
{
	size_t n = strlen(text);

	for (const char *p = words; p;) {
		const char *bar = strstr(p, " | ");
		size_t len = bar ? (size_t)(bar - p) : strlen(p);
		if (len == n && strncmp(p, text, n) == 0)
			return true;
		p = bar ? bar + 3 : NULL;
	}
	return false;
}

static bool matches(const char *text, const char *rule)
{
	if (strncmp(rule, "from ", 5) == 0)
		return text[0] && strcmp(text, rule + 5) >= 0;
	if (strncmp(rule, "until ", 6) == 0)
		return text[0] && strcmp(text, rule + 6) <= 0;
	return in_words(text, strcmp(rule, "\"\"") == 0 ? "" : rule);
}

static bool takes_row(const struct ini_section *s, const struct table *t, size_t row)
{
	for (size_t i = 0; i < s->n; i++) {
		if (strncmp(s->entries[i].key, "where ", 6) != 0)
			continue;
		size_t column = table_find(t, s->entries[i].key + 6);
		if (column == SIZE_MAX || !matches(table_text(t, row, column), s->entries[i].value))
			return false;
	}
	return true;
}

static bool check(const struct ini *ini, const struct ini_section *s, const struct table *t,
                  struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < s->n; i++) {
		const char *key = s->entries[i].key;
		struct place at = ini_place(ini, s, &s->entries[i]);
		bool where = strncmp(key, "where ", 6) == 0, known = false;
		for (size_t k = 0; keys[k]; k++)
			known = known || strcmp(key, keys[k]) == 0;
		if (!known && !(where && table_find(t, key + 6) != SIZE_MAX))
			ok = err_data(e, &at, "found the key \"%s\" in [%s]; expected table, column, "
			              "measure, of, format, share_of, minus or where COLUMN with a "
			              "column of the table", key, s->name);
	}
	return ok;
}

static bool number(const char *text, int64_t *value)
{
	struct number_error why;

	return text[0] && money_parse(text, NULL, 1, 1, 2, value, &why);
}

struct measuring {
	size_t column, of;
	const char *measure;
};

static void take_row(struct fact *f, const struct table *t, size_t row,
                     const struct measuring *m)
{
	int64_t value = 0;
	bool is_number = number(table_text(t, row, m->column), &value);
	bool better = !f->known || strcmp(m->measure, "last") == 0;

	if (strcmp(m->measure, "sum") == 0) {
		if (is_number)
			money_add(&f->value, value);
		f->known = f->known || is_number;
		return;
	}
	if (strcmp(m->measure, "count") == 0) {
		f->value += 100;
		f->known = true;
		return;
	}
	if (strstr(m->measure, "max"))
		better = is_number && (!f->known || value > f->value);
	if (!better)
		return;
	f->value = value;
	f->known = true;
	str_clear(&f->text);
	str_add(&f->text, table_text(t, row, m->of));
}

static const struct fact *fact_named(const struct facts *g, const char *name)
{
	for (size_t i = 0; i < g->n; i++)
		if (strcmp(g->items[i].name, name) == 0)
			return &g->items[i];
	return NULL;
}

static bool combine(const struct facts *g, const struct ini_section *s, struct fact *f,
                    struct err *e)
{
	const char *share = ini_get(s, "share_of"), *minus = ini_get(s, "minus");
	const struct fact *other = share || minus ? fact_named(g, share ? share : minus) : NULL;

	if (!share && !minus)
		return true;
	if (!other)
		return refuse(g->ini, s, share ? "share_of" : "minus", "a fact earlier in the file",
		              e);
	if (share)
		f->known = f->known && other->value > 0 &&
		           money_scale(f->value, 10000, other->value, &f->value);
	else
		f->value -= other->value;
	return true;
}

static bool measure(struct facts *g, const struct ini_section *s, struct fact *f, struct err *e)
{
	const char *name = ini_get(s, "table"), *column = ini_get(s, "column");
	const char *of = ini_get(s, "of");
	const struct table *t = name ? g->find(g->context, name) : NULL;
	struct measuring m = { 0, 0, ini_get(s, "measure") };

	if (!t)
		return refuse(g->ini, s, "table", "a table of tables.ini, or stocks", e);
	if (!m.measure || !in_words(m.measure, "sum | count | first | last | max | at_max"))
		return refuse(g->ini, s, "measure", "sum, count, first, last, max or at_max", e);
	if (!column || !table_need(t, column, &m.column, e) ||
	    !table_need(t, of ? of : column, &m.of, e) || !check(g->ini, s, t, e))
		return refuse(g->ini, s, "column", "a column of the table", e);
	for (size_t row = 0; row < table_rows(t); row++)
		if (takes_row(s, t, row))
			take_row(f, t, row, &m);
	return combine(g, s, f, e);
}

/* 2024-04 as April 2024; what is no month stays as it is. */
static void print_month(const char *text, struct csvout *o)
{
	static const char *const names[] = { "January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December" };
	struct date d;
	struct str s = STR_INIT;

	if (date_parse_own(text, &d) && d.precision == DATE_MONTH)
		str_printf(&s, "%s %d", names[d.month - 1], d.year);
	else
		str_add(&s, text);
	csvout_text(o, str_text(&s));
	str_release(&s);
}

static void print(const struct fact *f, const char *format, struct csvout *o)
{
	char value[MONEY_TEXT_MAX] = "", text[MONEY_TEXT_MAX + 8] = "";
	int64_t rounded = 0;

	if (strcmp(format, "text") == 0) {
		csvout_text(o, str_text(&f->text));
		csvout_text(o, str_text(&f->text));
		csvout_end_row(o);
		return;
	}
	if (strcmp(format, "month") == 0) {
		csvout_text(o, str_text(&f->text));
		print_month(str_text(&f->text), o);
		csvout_end_row(o);
		return;
	}
	if (f->known) {
		money_format(value, f->value, 2);
		if (strcmp(format, "money") == 0) {
			bool negative = f->value < 0;
			strcpy(text, negative ? "-$" : "$");
			money_format_short(text + strlen(text), negative ? -f->value : f->value);
		} else if (strcmp(format, "number") == 0) {
			strcpy(text, value);
		} else {
			int unit = strcmp(format, "percent") == 0 ? 10 : 100;
			money_divide(f->value, unit, &rounded);
			money_format(text, rounded, unit == 10);
			if (unit == 10)
				strcat(text, "%");
		}
	}
	csvout_text(o, value);
	csvout_text(o, text);
	csvout_end_row(o);
}

static bool compute_all(struct facts *g, struct csvout *o, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < g->ini->n; i++) {
		const struct ini_section *s = &g->ini->sections[i];
		const char *format = ini_get(s, "format");
		struct fact *f = &g->items[g->n];
		*f = (struct fact){ s->name, 0, false, STR_INIT };
		if (!format || !in_words(format, "money | count | percent | number | text | month"))
			ok = refuse(g->ini, s, "format", "money, count, percent, number, text or "
			            "month", e);
		else
			ok = measure(g, s, f, e) && ok;
		csvout_text(o, s->name);
		print(f, format ? format : "", o);
		g->n++;
	}
	return ok;
}

bool facts_write(const char *reference_dir, const char *output_dir, facts_table_fn find,
                 void *context, struct outset *out, struct err *e)
{
	struct str path = STR_INIT;
	struct csvout o;

	str_printf(&path, "%s/facts.ini", reference_dir);
	struct ini *ini = ini_read(str_text(&path), e);
	str_clear(&path);
	str_printf(&path, "%s/facts.csv", output_dir);
	struct outfile *file = ini ? outset_open(out, str_text(&path), e) : NULL;
	bool ok = file != NULL;
	if (ok) {
		struct facts g = { ini, find, context, 0, xcalloc(ini->n, sizeof *g.items) };
		csvout_init(&o, file);
		schema_header(&schema_facts, &o);
		ok = compute_all(&g, &o, e);
		for (size_t i = 0; i < g.n; i++)
			str_release(&g.items[i].text);
		free(g.items);
	}
	ini_free(ini);
	str_release(&path);
	return ok;
}
