/* The tables of the page. */
#include "aid/report_write.h"

#include <stdint.h>

#include "aid/html.h"

static void add_header(struct str *s, const struct view *v)
{
	str_add(s, "<thead><tr>");
	for (size_t i = 0; i < v->n_columns; i++) {
		const struct view_column *c = &v->columns[i];
		str_printf(s, c->format >= VIEW_MONEY ? "<th scope=\"col\" class=\"n\"" :
		           "<th scope=\"col\"");
		html_attribute(s, "data-column", c->name);
		str_add_char(s, '>');
		html_text(s, c->title);
		if (c->unit[0]) {
			str_add(s, "<span class=\"unit\">");
			html_text(s, c->unit);
			str_add(s, "</span>");
		}
		str_add(s, "</th>");
	}
	str_add(s, "</tr></thead>\n<tbody>\n");
}

/* Inside of a cell. The value of a number is the table's own text. */
static void add_inside(struct str *s, const struct view_cell *c)
{
	switch (c->kind) {
	case CELL_EMPTY:
		str_add(s, "\xE2\x80\x93");
		break;
	case CELL_NUMBER:
		str_add(s, "<data");
		html_attribute(s, "value", c->value);
		str_add_char(s, '>');
		html_text(s, str_text(&c->text));
		str_add(s, "</data>");
		break;
	case CELL_BADGE:
		str_printf(s, "<span class=\"badge %s\">", c->tone);
		html_text(s, str_text(&c->text));
		str_add(s, "</span>");
		break;
	case CELL_LINK:
		html_link(s, c->value, str_text(&c->text));
		break;
	case CELL_CODE:
		str_add(s, "<code>");
		html_text(s, str_text(&c->text));
		str_add(s, "</code>");
		break;
	case CELL_TEXT:
		html_text(s, str_text(&c->text));
		break;
	}
}

static const char *class_of(const struct view *v, const struct view_column *k, const struct view_cell *c)
{
	if (v->cards && c->kind == CELL_BADGE)
		return " class=\"b\"";
	if (v->cards && c->kind == CELL_EMPTY)
		return k->format >= VIEW_MONEY ? " class=\"e n\"" : " class=\"e\"";
	if (k->format >= VIEW_MONEY)
		return c->kind == CELL_NUMBER ? "" : " class=\"n\"";
	return k->format == VIEW_DATE ? " class=\"d\"" : c->text.len > 48 ? " class=\"long\"" : "";
}

/* What a cell is called where its row is a card and the head is out of sight. */
static void add_label(struct str *s, const struct view_column *c)
{
	struct str label = STR_INIT;

	str_printf(&label, c->unit[0] ? "%s, %s" : "%s", c->title, c->unit);
	html_attribute(s, "data-label", str_text(&label));
	str_release(&label);
}

static void add_row(struct str *s, const struct view *v, size_t row, struct view_cell *c)
{
	size_t line = view_line(v, row);

	str_add(s, "<tr");
	if (v->anchor != SIZE_MAX) {
		str_printf(s, " id=\"%s-", table_column_name(v->t, v->anchor));
		html_id(s, table_text(v->t, v->rows[row], v->anchor));
		str_add_char(s, '"');
	}
	str_printf(s, line > 0 ? " data-line=\"%zu\">" : ">", line);
	for (size_t i = 0; i < v->n_columns; i++) {
		view_cell(v, row, i, c);
		str_printf(s, i == 0 ? "<th scope=\"row\"%s" : "<td%s", class_of(v, &v->columns[i], c));
		if (v->cards && i > 0)
			add_label(s, &v->columns[i]);
		str_add_char(s, '>');
		add_inside(s, c);
		str_add(s, i == 0 ? "</th>" : "</td>");
	}
	str_add(s, "</tr>\n");
}

/* What stands under the table: its note, what is not shown, where all of it is. */
static void add_foot(struct str *s, const struct report_doc *d, const struct view *v)
{
	str_add(s, "<p class=\"under\">");
	report_html_prose(s, d, &v->note);
	if (v->shown < v->n_rows)
		str_printf(s, " The first %zu of %zu rows.", v->shown, v->n_rows);
	if (v->table_name[0])
		str_printf(s, " <a href=\"%s%s.csv\">%s.csv</a>", d->in->to_tables, v->table_name,
		           v->table_name);
	str_add(s, "</p>\n");
}

void report_html_table(struct str *s, const struct report_doc *d, const struct view *v)
{
	struct view_cell c = { .text = STR_INIT };

	str_printf(s, "<div class=\"table\" id=\"table-%s\">\n<div class=\"scroll\" tabindex=\"0\" "
	           "role=\"region\" aria-labelledby=\"table-%s-c\">\n<table%s", v->id, v->id,
	           v->cards ? " class=\"deck\"" : "");
	if (v->table_name[0] && !v->made)
		html_attribute(s, "data-table", v->table_name);
	str_printf(s, ">\n<caption id=\"table-%s-c\">", v->id);
	html_text(s, v->caption);
	str_add(s, "</caption>\n");
	add_header(s, v);
	for (size_t row = 0; row < v->shown; row++)
		add_row(s, v, row, &c);
	str_add(s, "</tbody>\n</table>\n</div>\n");
	add_foot(s, d, v);
	str_add(s, "</div>\n");
	str_release(&c.text);
}
