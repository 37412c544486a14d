#include "aid/schemadocs.h"

#include "aid/schema.h"

/* What stands in a column: its unit, or what its type is called. */
static const char *holds(const struct column *c)
{
	static const char *const names[] = {
		[COLUMN_TEXT] = "text", [COLUMN_DATE] = "date", [COLUMN_DAY] = "day",
		[COLUMN_MONTH] = "month", [COLUMN_YEAR] = "year", [COLUMN_MONEY] = "money",
		[COLUMN_NUMBER] = "number", [COLUMN_INTEGER] = "whole number", [COLUMN_BOOL] = "1 or 0",
	};

	return c->unit[0] ? c->unit : names[c->type];
}

/* A bar would end the cell. */
static void add_cell(struct str *text, const char *s)
{
	for (; *s; s++)
		str_printf(text, "%s%c", *s == '|' ? "\\" : "", *s);
}

static void add_table(struct str *text, const struct schema *s, const char *what)
{
	str_printf(text, "\n## %s`%s`\n\n%s.\n\n| column | holds | meaning |\n|---|---|---|\n", what,
	           s->name, s->title);
	for (size_t i = 0; i < s->n; i++) {
		const struct column *c = &s->columns[i];
		str_printf(text, "| `%s` | %s%s%s | ", c->name,
		           c->rule & COLUMN_KEY_OR_EMPTY ? "key: " : "", holds(c),
		           c->rule & COLUMN_REQUIRED ? "" : ", or empty");
		add_cell(text, c->description);
		str_add(text, " |\n");
	}
}

void schemadocs_add(struct str *text)
{
	const struct schema *s;

	for (size_t i = 0; (s = schema_table(i)); i++)
		add_table(text, s, "");
	for (size_t i = 0; (s = schema_shape(i)); i++)
		add_table(text, s, "Tables of the shape ");
}
