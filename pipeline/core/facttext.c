#include "aid/facttext.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "aid/where.h"

/* The columns of the table of all facts. */
enum { FACT, TEXT };

static bool copy(struct table *all, const struct table *t, struct err *e)
{
	size_t fact, text;
	const struct table_want wanted[] = { { "fact", &fact }, { "text", &text }, { NULL, NULL } };

	if (!table_need_all(t, wanted, e))
		return false;
	for (size_t i = 0; i < table_rows(t); i++) {
		table_add_cell(all, table_text(t, i, fact));
		table_add_cell(all, table_text(t, i, text));
	}
	return true;
}

struct table *facttext_none(void)
{
	struct table *all = table_new("facts");

	table_add_column(all, "fact");
	table_add_column(all, "text");
	return all;
}

struct table *facttext_read(const char *dir, struct err *e)
{
	static const char *const names[] = { "facts", "reconciliation_facts", "bargaining_facts" };
	struct table *all = facttext_none();
	struct str path = STR_INIT;
	bool ok = true;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		str_clear(&path);
		str_printf(&path, "%s/%s.csv", dir, names[i]);
		if (i > 0 && access(str_text(&path), F_OK) != 0)
			continue; /* that stage was not run */
		struct table *t = table_read(str_text(&path), e);
		ok = copy(all, t, e) && ok;
		table_free(t);
	}
	str_release(&path);
	if (ok)
		return all;
	table_free(all);
	return NULL;
}

static const char *find_text(const void *context, const char *name, size_t n)
{
	const struct table *facts = context;

	for (size_t i = 0; i < table_rows(facts); i++)
		if (strlen(table_text(facts, i, FACT)) == n &&
		    strncmp(table_text(facts, i, FACT), name, n) == 0)
			/* A group without data (no packages yet, no donor): the sentence says so. */
			return table_text(facts, i, TEXT)[0] ? table_text(facts, i, TEXT) : "(none)";
	return NULL;
}

const char *facttext_put(const char *text, facttext_find_fn find, const void *context, struct str *out)
{
	while (*text) {
		size_t plain = strcspn(text, "{");
		str_add_n(out, text, plain);
		text += plain;
		if (!*text)
			break;
		size_t n = strcspn(text, "}");
		const char *found = text[n] ? find(context, text + 1, n - 1) : NULL;
		if (!found)
			return text;
		str_add(out, found);
		text += n + 1;
	}
	return NULL;
}

bool facttext_fill(const char *text, const struct table *facts, const struct place *at,
                   struct str *out, struct err *e)
{
	const char *unknown = facttext_put(text, find_text, facts, out);
	size_t n = unknown ? strcspn(unknown, "}") : 0;

	return !unknown || err_data(e, at, "found \"%.*s\"; expected {fact} with a fact of facts.csv, "
	                            "reconciliation_facts.csv or bargaining_facts.csv",
	                            (int)n + (unknown[n] == '}'), unknown);
}

bool facttext_fill_rows(const struct ini *ini, struct ini_section *s, const struct table *facts, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < s->n; i++) {
		struct ini_entry *entry = &s->entries[i];
		struct place at = ini_place(ini, s, entry);
		struct str filled = STR_INIT;
		if (!where_is_key(entry->key) || !strchr(entry->value, '{'))
			continue;
		ok = facttext_fill(entry->value, facts, &at, &filled, e) && ok;
		free(entry->value);
		entry->value = str_take(&filled);
	}
	return ok;
}
