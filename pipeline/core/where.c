#include "aid/where.h"

#include <string.h>

static const char start[] = "where ";

bool where_is_key(const char *key)
{
	return strncmp(key, start, sizeof start - 1) == 0;
}

static const char *column_of(const char *key)
{
	return key + sizeof start - 1;
}

bool where_check(const struct ini *ini, const struct ini_section *s, const struct table *t,
                 struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < s->n; i++) {
		struct place at = ini_place(ini, s, &s->entries[i]);
		size_t column;
		if (!where_is_key(s->entries[i].key) ||
		    table_find(t, column_of(s->entries[i].key)) != SIZE_MAX)
			continue;
		ok = err_data(e, &at, "found the column \"%s\" in [%s]; expected a column of the table",
		              column_of(s->entries[i].key), s->name);
		ok = table_need(t, column_of(s->entries[i].key), &column, e) && ok;
	}
	return ok;
}

bool where_in_words(const char *text, const char *words)
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
	return where_in_words(text, strcmp(rule, "\"\"") == 0 ? "" : rule);
}

bool where_takes(const struct ini_section *s, const struct table *t, size_t row)
{
	for (size_t i = 0; i < s->n; i++) {
		if (!where_is_key(s->entries[i].key))
			continue;
		size_t column = table_find(t, column_of(s->entries[i].key));
		if (column == SIZE_MAX || !matches(table_text(t, row, column), s->entries[i].value))
			return false;
	}
	return true;
}

struct table *where_rows(const struct ini_section *s, const struct table *t)
{
	struct table *taken;
	bool any = false;

	for (size_t i = 0; i < s->n; i++)
		any = any || where_is_key(s->entries[i].key);
	if (!any)
		return NULL;
	taken = table_new(table_path(t));
	for (size_t column = 0; column < table_columns(t); column++)
		table_add_column(taken, table_column_name(t, column));
	for (size_t row = 0; row < table_rows(t); row++)
		for (size_t column = 0; where_takes(s, t, row) && column < table_columns(t); column++)
			table_add_cell(taken, table_text(t, row, column));
	return taken;
}
