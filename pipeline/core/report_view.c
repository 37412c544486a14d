#include "aid/report_view.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "aid/xmem.h"

static const char *const keys[] = {
	"table", "caption", "note", "columns", "sort", "rows", "unit", "decimals", "source",
	"anchor", "stack", "count", "fold", "phone", "needs", NULL
};

bool view_refuse(const struct ini *plan, const struct ini_section *s, const char *key,
                 const char *expected, struct err *e)
{
	const struct ini_entry *entry = ini_entry(s, key);
	struct place at = ini_place(plan, s, entry);

	return err_data(e, &at, "found \"%s = %s\" in [%s]; expected %s", key,
	                entry ? entry->value : "", s->name, expected);
}

bool view_need(const struct table *t, const char *column, const struct ini *plan,
               const struct ini_section *s, const char *key, size_t *at, struct err *e)
{
	struct place where = ini_place(plan, s, ini_entry(s, key));
	struct str known = STR_INIT;

	if ((*at = table_find(t, column)) != SIZE_MAX)
		return true;
	for (size_t i = 0; i < table_columns(t); i++)
		str_printf(&known, "%s%s", i > 0 ? ", " : "", table_column_name(t, i));
	err_data(e, &where, "found the column \"%s\" in [%s]; expected one of %s", column, s->name,
	         str_text(&known));
	str_release(&known);
	return false;
}

/* A column shown without being asked for holds something, and is not hidden. */
static bool worth_showing(const struct view *v, size_t at, const struct report_input *in)
{
	bool hidden = view_hides(in, table_column_name(v->t, at));

	for (size_t row = 0; !hidden && row < table_rows(v->t); row++)
		if (table_text(v->t, row, at)[0])
			return true;
	return false;
}

static bool choose_columns(struct view *v, const struct report_input *in,
                           const struct ini_section *s, struct err *e)
{
	const char *value = s ? ini_get(s, "columns") : NULL;
	char **words;
	size_t n = value ? ini_words(value, &words) : 0, at;
	bool ok = true;

	for (size_t i = 0; i < n; i++)
		ok = view_need(v->t, words[i], in->plan, s, "columns", &at, e) && view_add_column(v, at, in, s, e) && ok;
	if (value)
		ini_words_free(words, n);
	for (at = 0; !value && at < table_columns(v->t); at++)
		if (worth_showing(v, at, in))
			ok = view_add_column(v, at, in, s, e) && ok;
	return ok;
}

/* Every key is one of ours, or one of "where COLUMN", "name COLUMN". */
static bool check_keys(const struct report_input *in, const struct ini_section *s, struct err *e)
{
	struct ini_section plain = *s;
	bool ok = true;

	for (size_t i = 0; i < s->n; i++) {
		plain.n = 1;
		plain.entries = &s->entries[i];
		if (strncmp(s->entries[i].key, "where ", 6) != 0 &&
		    strncmp(s->entries[i].key, "name ", 5) != 0)
			ok = ini_check_keys(in->plan, &plain, keys, e) && ok;
	}
	return view_check_unit(in->plan, s, e) && ok;
}

static bool open_table(struct view *v, struct report_input *in, const struct ini_section *s,
                       struct err *e)
{
	const char *name = s && ini_get(s, "table") ? ini_get(s, "table") : v->id;

	if (s && ini_get(s, "stack"))
		v->t = v->made = view_stack(in, s, e);
	else if (s && ini_get(s, "count"))
		v->t = v->made = view_count(in, s, e);
	else
		v->t = report_input_table(in, name, e);
	v->table_name = s && ini_get(s, "stack") ? "" : name;
	return v->t != NULL;
}

static bool add_texts(struct view *v, struct report_input *in, const struct ini_section *s,
                      struct err *e)
{
	const char *title = report_input_title(in, v->table_name);
	bool ok = true;

	if (s && ini_get(s, "caption"))
		v->caption = report_input_text(in, in->plan, s, "caption", e);
	else
		v->caption = title ? xstrdup(title) : view_plain_title(v->id);
	if (s && ini_get(s, "note"))
		ok = report_input_prose(in, in->plan, s, "note", &v->note, e);
	return ok && v->caption;
}

/* The other tables and columns that a view looks into. */
static bool add_links(struct view *v, struct report_input *in, const struct ini_section *s,
                      struct err *e)
{
	const char *source = s ? ini_get(s, "source") : NULL, *anchor = s ? ini_get(s, "anchor") : NULL;
	size_t at;
	const struct table_want wanted[] = { { "record_id", &at }, { "source_url", &at }, { NULL, NULL } };

	v->anchor = SIZE_MAX;
	v->folded = s && str_same(ini_get(s, "fold"), "yes");
	v->cards = s && ini_get(s, "phone");
	if (v->cards && strcmp(ini_get(s, "phone"), "cards") != 0)
		return view_refuse(in->plan, s, "phone", "cards", e);
	if (source && !(table_need_all(v->urls = report_input_table(in, source, e), wanted, e) &&
	                table_need(v->t, "record_id", &at, e)))
		return false;
	return !anchor || view_need(v->t, anchor, in->plan, s, "anchor", &v->anchor, e);
}

struct view *view_new(struct report_input *in, const char *name, struct err *e)
{
	const struct ini_section *s = view_section(in, "table", name);
	struct view *v = xcalloc(1, sizeof *v);

	v->id = name;
	bool ok = (!s || check_keys(in, s, e)) && open_table(v, in, s, e) &&
	          choose_columns(v, in, s, e) && view_choose_rows(v, in->plan, s, e) &&
	          add_links(v, in, s, e) && add_texts(v, in, s, e);
	if (ok)
		return v;
	view_free(v);
	return NULL;
}

struct view *view_whole(struct report_input *in, const char *name, struct err *e)
{
	struct view *v = xcalloc(1, sizeof *v);
	bool ok;

	v->id = name;
	ok = open_table(v, in, NULL, e);
	for (size_t at = 0; ok && at < table_columns(v->t); at++)
		ok = view_add_column(v, at, in, NULL, e);
	ok = ok && view_choose_rows(v, in->plan, NULL, e) && add_links(v, in, NULL, e) &&
	     add_texts(v, in, NULL, e);
	if (ok)
		return v;
	view_free(v);
	return NULL;
}

void view_free(struct view *v)
{
	if (!v)
		return;
	for (size_t i = 0; i < v->n_columns; i++) {
		free(v->columns[i].title);
		free(v->columns[i].unit);
	}
	free(v->columns);
	free(v->rows);
	free(v->caption);
	prose_release(&v->note);
	table_free(v->made);
	free(v);
}

size_t view_line(const struct view *v, size_t row)
{
	return v->made ? 0 : table_place(v->t, v->rows[row], 0).line;
}
