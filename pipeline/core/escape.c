#include "aid/escape.h"

static char plain(char c)
{
	return (unsigned char)c < 0x20 || c == 0x7F ? ' ' : c;
}

/* In gnuplot's single quotes a quote is doubled. But gnuplot 5.4 takes a doubled quote that begins the text, or follows
 * another, for its end: such a one is joined to the text as the letter of that number. */
void escape_gnuplot(struct str *s, const char *text)
{
	str_add_char(s, '\'');
	for (const char *p = text; *p; p++) {
		if (*p != '\'')
			str_add_char(s, plain(*p));
		else if (p > text && p[-1] != '\'')
			str_add(s, "''");
		else
			str_add(s, "'.sprintf('%c', 39).'");
	}
	str_add_char(s, '\'');
}

void escape_tick(struct str *s, const char *text)
{
	struct str doubled = STR_INIT;

	for (; *text; text++) {
		if (*text == '%')
			str_add_char(&doubled, '%');
		str_add_char(&doubled, *text);
	}
	escape_gnuplot(s, str_text(&doubled));
	str_release(&doubled);
}

void escape_xml(struct str *s, const char *text)
{
	for (; *text; text++) {
		switch (*text) {
		case '&':
			str_add(s, "&amp;");
			break;
		case '<':
			str_add(s, "&lt;");
			break;
		case '>':
			str_add(s, "&gt;");
			break;
		case '"':
			str_add(s, "&quot;");
			break;
		case '\'':
			str_add(s, "&#39;");
			break;
		default:
			str_add_char(s, plain(*text));
		}
	}
}
