#include "aid/report_view.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "aid/html.h"
#include "aid/numtext.h"
#include "aid/xmem.h"

static const char *const keys[] = {
	"table", "caption", "note", "columns", "sort", "rows", "unit", "decimals", "source",
	"anchor", "stack", "count", "fold", "needs", NULL
};

static const struct {
	const char *name, *unit;
	int shift, decimals;
} money_units[] = {
	{ "dollar", "US$", 0, 0 },
	{ "thousand", "US$ thousand", 3, 1 },
	{ "million", "US$ million", 6, 1 },
	{ "billion", "US$ billion", 9, 1 },
};

bool view_refuse(const struct ini *plan, const struct ini_section *s, const char *key,
                 const char *expected, struct err *e)
{
	const struct ini_entry *entry = ini_entry(s, key);
	struct place at = ini_place(plan, s, entry);

	return err_data(e, &at, "found \"%s = %s\" in [%s]; expected %s", key,
	                entry ? entry->value : "", s->name, expected);
}

/* The section "KIND NAME" of the plan, or NULL. */
static const struct ini_section *section_of(const struct report_input *in, const char *kind,
                                            const char *name)
{
	struct str full = STR_INIT;

	str_printf(&full, "%s %s", kind, name);
	const struct ini_section *s = ini_section(in->plan, str_text(&full));
	str_release(&full);
	return s;
}

static bool ends_with(const char *text, const char *end)
{
	size_t n = strlen(text), m = strlen(end);

	return n >= m && strcmp(text + n - m, end) == 0;
}

/* What [columns] says of a column, "" if nothing; *title gets the part before '|'. */
static const char *column_rule(const struct report_input *in, const char *name, char **title)
{
	const struct ini_section *s = ini_section(in->plan, "columns");
	const char *value = s ? ini_get(s, name) : NULL;

	*title = NULL;
	if (!value)
		return "";
	size_t n = strcspn(value, "|");
	char *copy = xstrndup(value, n);
	*title = xstrdup(str_trim(copy));
	free(copy);
	return value[n] ? value + n + 1 + strspn(value + n + 1, " ") : "";
}

/* A name for a column that the plan does not know: its words. */
static char *plain_title(const char *name)
{
	char *title = xstrdup(name);

	for (char *p = title; *p; p++)
		*p = *p == '_' ? ' ' : *p;
	if (title[0] >= 'a' && title[0] <= 'z')
		title[0] = (char)(title[0] - 'a' + 'A');
	return title;
}

static bool set_format(struct view_column *c, const char *rule)
{
	static const struct {
		const char *word;
		enum view_format format;
		const char *unit;
		int shift, decimals;
	} rules[] = {
		{ "text", VIEW_TEXT, "", 0, -1 },        { "code", VIEW_CODE, "", 0, -1 },
		{ "date", VIEW_DATE, "", 0, -1 },        { "money", VIEW_MONEY, "", 6, 1 },
		{ "percent", VIEW_PERCENT, "%", 0, -1 }, { "share", VIEW_SHARE, "%", -2, 1 },
		{ "count", VIEW_COUNT, "", 0, 0 },       { "number", VIEW_NUMBER, "", 0, -1 },
	};

	if (!rule[0])
		rule = ends_with(c->name, "_usd") ? "money" : ends_with(c->name, "_pct") ? "percent" :
		       "text";
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
		size_t n = strlen(rules[i].word);
		if (strncmp(rule, rules[i].word, n) != 0 || (rule[n] && rule[n] != ' '))
			continue;
		c->format = rules[i].format;
		c->unit = xstrdup(rules[i].unit);
		c->shift = rules[i].shift;
		c->decimals = rule[n] ? (int)strtol(rule + n, NULL, 10) : rules[i].decimals;
		return c->decimals <= 12;
	}
	return false;
}

static bool set_money(struct view_column *c, const struct report_input *in,
                      const struct ini_section *s, struct err *e)
{
	const char *unit = s ? ini_get(s, "unit") : NULL, *decimals = s ? ini_get(s, "decimals") : NULL;

	unit = unit ? unit : "million";
	for (size_t i = 0; i < sizeof money_units / sizeof *money_units; i++) {
		if (strcmp(unit, money_units[i].name) != 0)
			continue;
		free(c->unit);
		c->unit = xstrdup(money_units[i].unit);
		c->shift = money_units[i].shift;
		c->decimals = decimals ? (int)strtol(decimals, NULL, 10) : money_units[i].decimals;
		return (c->decimals >= 0 && c->decimals <= 6) ||
		       view_refuse(in->plan, s, "decimals", "0 to 6", e);
	}
	return view_refuse(in->plan, s, "unit", "dollar, thousand, million or billion", e);
}

/* Adds a column that the table has. */
static bool add_column(struct view *v, size_t at, const struct report_input *in,
                       const struct ini_section *s, struct err *e)
{
	const char *name = table_column_name(v->t, at);
	struct str own = STR_INIT;

	v->columns = xrealloc(v->columns, (v->n_columns + 1) * sizeof *v->columns);
	struct view_column *c = &v->columns[v->n_columns++];
	*c = (struct view_column){ .name = name, .at = at };
	const char *rule = column_rule(in, name, &c->title);
	bool ok = set_format(c, strcmp(rule, "hide") == 0 ? "" : rule);
	if (!ok)
		ok = view_refuse(in->plan, ini_section(in->plan, "columns"), name, "a name, then after "
		                 "| one of money, percent, share, count, number, code, date, text, hide", e);
	else if (c->format == VIEW_MONEY)
		ok = set_money(c, in, s, e);
	str_printf(&own, "name %s", name);
	if (s && ini_get(s, str_text(&own))) {
		free(c->title);
		c->title = xstrdup(ini_get(s, str_text(&own)));
	}
	c->title = c->title ? c->title : plain_title(name);
	c->words = section_of(in, "words", name);
	c->badges = section_of(in, "badges", name);
	str_release(&own);
	return ok;
}

/* A column shown without being asked for holds something, and is not hidden. */
static bool worth_showing(const struct view *v, size_t at, const struct report_input *in)
{
	char *title;
	bool hidden = strcmp(column_rule(in, table_column_name(v->t, at), &title), "hide") == 0;

	free(title);
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
		ok = table_need(v->t, words[i], &at, e) && add_column(v, at, in, s, e) && ok;
	if (value)
		ini_words_free(words, n);
	for (at = 0; !value && at < table_columns(v->t); at++)
		if (worth_showing(v, at, in))
			ok = add_column(v, at, in, s, e) && ok;
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
	return ok;
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
		v->caption = title ? xstrdup(title) : plain_title(v->id);
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

	v->anchor = SIZE_MAX;
	v->folded = s && str_same(ini_get(s, "fold"), "yes");
	if (source && !((v->urls = report_input_table(in, source, e)) &&
	                table_need(v->urls, "record_id", &at, e) &&
	                table_need(v->urls, "source_url", &at, e) &&
	                table_need(v->t, "record_id", &at, e)))
		return false;
	return !anchor || table_need(v->t, anchor, &v->anchor, e);
}

struct view *view_new(struct report_input *in, const char *name, struct err *e)
{
	const struct ini_section *s = section_of(in, "table", name);
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
