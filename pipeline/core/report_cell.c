/* The cells of a view: a table's text, made readable. */
#include "aid/report_view.h"

#include <stdint.h>
#include <string.h>

#include "aid/html.h"
#include "aid/numtext.h"

static bool is_address(const char *text)
{
	return strncmp(text, "https://", 8) == 0 || strncmp(text, "http://", 7) == 0;
}

/* True if the list between '|' holds the text. */
static bool lists(const char *list, const char *text)
{
	size_t n = strlen(text);

	while (list) {
		list += strspn(list, " ");
		size_t m = strcspn(list, "|");
		while (m > 0 && list[m - 1] == ' ')
			m--;
		if (m == n && strncmp(list, text, n) == 0)
			return true;
		list = strchr(list, '|');
		list = list ? list + 1 : NULL;
	}
	return false;
}

static const char *tone_of(const struct ini_section *badges, const char *text)
{
	for (size_t i = 0; i < badges->n; i++)
		if (lists(badges->entries[i].value, text))
			return badges->entries[i].key;
	return "open";
}

static void add_number(struct view_cell *c, const struct view_column *column)
{
	if (column->format == VIEW_PLAIN)
		str_add(&c->text, c->value);
	else if (column->decimals < 0)
		numtext_grouped(&c->text, c->value);
	else
		numtext_scaled(&c->text, c->value, column->shift, (unsigned)column->decimals);
}

static bool is_numeric(enum view_format f)
{
	return f >= VIEW_MONEY;
}

/* The address of the record on this row, from the table that knows it. */
static const char *address_of(const struct view *v, size_t row)
{
	size_t own = table_find(v->t, "record_id");

	return table_value(v->urls, "record_id", table_text(v->t, v->rows[row], own), "source_url");
}

void view_cell(const struct view *v, size_t row, size_t column, struct view_cell *c)
{
	const struct view_column *k = &v->columns[column];

	c->value = table_text(v->t, v->rows[row], k->at);
	if (v->urls && strcmp(k->name, "record_id") == 0)
		c->value = address_of(v, row);
	const char *words = k->words ? ini_get(k->words, c->value) : NULL;
	c->tone = k->badges && c->value[0] ? tone_of(k->badges, c->value) : NULL;
	str_clear(&c->text);
	c->kind = !c->value[0] ? CELL_EMPTY : c->tone ? CELL_BADGE : is_address(c->value) ? CELL_LINK :
	          k->format == VIEW_CODE ? CELL_CODE : CELL_TEXT;
	if (is_numeric(k->format) && numtext_is(c->value)) {
		c->kind = CELL_NUMBER;
		add_number(c, k);
	} else if (c->kind == CELL_LINK) {
		html_host(&c->text, c->value);
	} else {
		str_add(&c->text, words ? words : c->value);
	}
}
