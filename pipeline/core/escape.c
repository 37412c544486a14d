#include "aid/escape.h"

static bool is_control(char c)
{
	return (unsigned char)c < 0x20 || c == 0x7f;
}

static void add_plain(struct str *s, char c)
{
	str_add_char(s, is_control(c) ? ' ' : c);
}

/* Inside single quotes gnuplot knows one special character, the quote; doubled, it stands for
 * itself. */
static void add_quoted(struct str *s, const char *text, bool percent_is_format)
{
	str_add_char(s, '\'');
	for (; *text; text++) {
		if (*text == '\'' || (*text == '%' && percent_is_format))
			str_add_char(s, *text);
		add_plain(s, *text);
	}
	str_add_char(s, '\'');
}

void escape_quoted(struct str *s, const char *text)
{
	add_quoted(s, text, false);
}

void escape_tick(struct str *s, const char *text)
{
	add_quoted(s, text, true);
}

void escape_comment(struct str *s, const char *text)
{
	char last = '\0';

	for (; *text; text++) {
		add_plain(s, *text);
		last = *text;
	}
	/* A backslash before the line's end would make the next line part of the comment. */
	if (last == '\\')
		str_add_char(s, '.');
}

void escape_xml(struct str *s, const char *text)
{
	for (; *text; text++) {
		switch (*text) {
		case '&': str_add(s, "&amp;"); break;
		case '<': str_add(s, "&lt;"); break;
		case '>': str_add(s, "&gt;"); break;
		case '"': str_add(s, "&quot;"); break;
		default: add_plain(s, *text);
		}
	}
}
