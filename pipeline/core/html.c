#include "aid/html.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "aid/escape.h"

void html_element(struct str *s, const char *tag, const char *text)
{
	str_printf(s, "<%s>", tag);
	escape_xml(s, text);
	str_printf(s, "</%s>\n", tag);
}

/* A plain decimal number. */
static bool is_number(const char *text)
{
	size_t digits = strspn(text + (text[0] == '-'), "0123456789.");

	return digits > 0 && text[(text[0] == '-') + digits] == '\0';
}

static bool ends_with(const char *text, const char *end)
{
	size_t n = strlen(text), m = strlen(end);

	return n >= m && strcmp(text + n - m, end) == 0;
}

/* 1234567.50 as 1,234,567.50: only the text is grouped, no value is computed. */
static void add_grouped(struct str *s, const char *number)
{
	const char *p = number;

	if (*p == '-')
		str_add(s, "\xE2\x88\x92"), p++;
	for (size_t whole = strcspn(p, "."); whole > 0; whole--, p++) {
		str_add_char(s, *p);
		if (whole > 1 && whole % 3 == 1)
			str_add_char(s, ',');
	}
	str_add(s, p);
}

static void add_cell(struct str *s, const char *column, const char *text)
{
	bool money = ends_with(column, "_usd") || ends_with(column, "_pct");
	bool link = strncmp(text, "https://", 8) == 0 || strncmp(text, "http://", 7) == 0;

	str_add(s, money || is_number(text) ? "<td class=\"n\">" : "<td>");
	if (money && is_number(text)) {
		add_grouped(s, text);
	} else if (link) {
		str_add(s, "<a href=\"");
		escape_xml(s, text);
		str_add(s, "\" rel=\"noreferrer\">source</a>");
	} else {
		escape_xml(s, text);
	}
	str_add(s, "</td>");
}

void html_table(struct str *s, const struct table *t, const char *caption)
{
	str_add(s, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
	escape_xml(s, caption);
	str_add(s, "\"><table>");
	html_element(s, "caption", caption);
	str_add(s, "<thead><tr>");
	for (size_t i = 0; i < table_columns(t); i++) {
		str_add(s, "<th scope=\"col\">");
		escape_xml(s, table_column_name(t, i));
		str_add(s, "</th>");
	}
	str_add(s, "</tr></thead>\n<tbody>\n");
	for (size_t row = 0; row < table_rows(t); row++) {
		str_add(s, "<tr>");
		for (size_t i = 0; i < table_columns(t); i++)
			add_cell(s, table_column_name(t, i), table_text(t, row, i));
		str_add(s, "</tr>\n");
	}
	str_add(s, "</tbody></table></div>\n");
}

void html_svg(struct str *s, const char *svg, const char *name)
{
	static const char *const marks[] = { " id=\"", " id='", "href=\"#", "href='#", "url(#" };
	const char *p = strstr(svg, "<svg");

	while (p && *p) {
		bool found = false;
		for (size_t i = 0; i < sizeof marks / sizeof *marks && !found; i++) {
			found = strncmp(p, marks[i], strlen(marks[i])) == 0;
			if (found) {
				str_printf(s, "%s%s-", marks[i], name);
				p += strlen(marks[i]);
			}
		}
		if (!found)
			str_add_char(s, *p++);
	}
}
