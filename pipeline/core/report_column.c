/* The columns of a view: what people call them, and how their numbers are written. */
#include "aid/report_view.h"

#include <stdlib.h>
#include <string.h>

#include "aid/xmem.h"

static const struct {
	const char *name, *unit;
	int shift, decimals;
} money_units[] = {
	{ "dollar", "US$", 0, 0 },
	{ "thousand", "US$ thousand", 3, 1 },
	{ "million", "US$ million", 6, 1 },
	{ "billion", "US$ billion", 9, 1 },
};

const struct ini_section *view_section(const struct report_input *in, const char *kind,
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

/* Takes "title | rule" apart; gives the rule, "" if there is none. The caller frees the title. */
static const char *take_title(const char *value, char **title)
{
	size_t n = strcspn(value, "|");
	char *copy = xstrndup(value, n);

	free(*title);
	*title = xstrdup(str_trim(copy));
	free(copy);
	return value[n] ? value + n + 1 + strspn(value + n + 1, " ") : "";
}

/* What [columns], and before it the table's own section, say of a column; "" if nothing. */
static const char *column_rule(const struct report_input *in, const struct ini_section *table,
                               const char *name, char **title)
{
	const struct ini_section *s = ini_section(in->plan, "columns");
	const char *value = s ? ini_get(s, name) : NULL;
	struct str own = STR_INIT;

	*title = NULL;
	const char *rule = value ? take_title(value, title) : "";
	str_printf(&own, "name %s", name);
	value = table ? ini_get(table, str_text(&own)) : NULL;
	str_release(&own);
	if (!value)
		return rule;
	const char *own_rule = take_title(value, title);
	return own_rule[0] ? own_rule : rule;
}

char *view_plain_title(const char *name)
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
		{ "plain", VIEW_PLAIN, "", 0, -1 },      { "million", VIEW_NUMBER, "million", 6, 1 },
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

/* The place of a unit in the list, or past its end. */
static size_t unit_of(const struct ini_section *s)
{
	const char *unit = s ? ini_get(s, "unit") : NULL;
	size_t i = 0, n = sizeof money_units / sizeof *money_units;

	while (i < n && strcmp(unit ? unit : "million", money_units[i].name) != 0)
		i++;
	return i;
}

bool view_check_unit(const struct ini *plan, const struct ini_section *s, struct err *e)
{
	const char *decimals = ini_get(s, "decimals");
	bool ok = unit_of(s) < sizeof money_units / sizeof *money_units ||
	          view_refuse(plan, s, "unit", "dollar, thousand, million or billion", e);

	if (decimals && (strlen(decimals) != 1 || decimals[0] < '0' || decimals[0] > '6'))
		ok = view_refuse(plan, s, "decimals", "0 to 6", e);
	return ok;
}

/* The section's keys were checked. */
static void set_money(struct view_column *c, const struct ini_section *s)
{
	const char *decimals = s ? ini_get(s, "decimals") : NULL;
	size_t i = unit_of(s);

	free(c->unit);
	c->unit = xstrdup(money_units[i].unit);
	c->shift = money_units[i].shift;
	c->decimals = decimals ? (int)strtol(decimals, NULL, 10) : money_units[i].decimals;
}

/* Where the format stands: in the table's own section, or in [columns]. */
static void refuse_format(const struct report_input *in, const struct ini_section *table,
                          const char *column, struct err *e)
{
	static const char expected[] = "a name, and after | one of money, percent, share, million, "
	                               "count, number, plain, code, date, text, hide";
	struct str own = STR_INIT;

	str_printf(&own, "name %s", column);
	const char *value = table ? ini_get(table, str_text(&own)) : NULL;
	if (value && strchr(value, '|'))
		view_refuse(in->plan, table, str_text(&own), expected, e);
	else
		view_refuse(in->plan, ini_section(in->plan, "columns"), column, expected, e);
	str_release(&own);
}

bool view_add_column(struct view *v, size_t at, const struct report_input *in,
                     const struct ini_section *s, struct err *e)
{
	const char *name = table_column_name(v->t, at);

	v->columns = xrealloc(v->columns, (v->n_columns + 1) * sizeof *v->columns);
	struct view_column *c = &v->columns[v->n_columns++];
	*c = (struct view_column){ .name = name, .at = at };
	const char *rule = column_rule(in, s, name, &c->title);
	bool ok = set_format(c, strcmp(rule, "hide") == 0 ? "" : rule);
	if (!ok)
		refuse_format(in, s, name, e);
	else if (c->format == VIEW_MONEY)
		set_money(c, s);
	c->title = c->title ? c->title : view_plain_title(name);
	c->words = view_section(in, "words", name);
	c->badges = view_section(in, "badges", name);
	return ok;
}

bool view_hides(const struct report_input *in, const char *name)
{
	char *title;
	bool hidden = strcmp(column_rule(in, NULL, name, &title), "hide") == 0;

	free(title);
	return hidden;
}
