#include "aid/textcheck.h"

size_t textcheck_utf8(const char *text, size_t left)
{
	const unsigned char *p = (const unsigned char *)text;
	size_t n = p[0] < 0x80 ? 1 : p[0] >= 0xC2 && p[0] <= 0xDF ? 2
	         : (p[0] & 0xF0) == 0xE0 ? 3 : p[0] >= 0xF0 && p[0] <= 0xF4 ? 4 : 0;

	if (n == 0 || n > left)
		return 0;
	for (size_t i = 1; i < n; i++)
		if ((p[i] & 0xC0) != 0x80)
			return 0;
	/* Overlong forms, surrogates and what lies beyond Unicode. */
	if ((p[0] == 0xE0 && p[1] < 0xA0) || (p[0] == 0xED && p[1] > 0x9F) ||
	    (p[0] == 0xF0 && p[1] < 0x90) || (p[0] == 0xF4 && p[1] > 0x8F))
		return 0;
	return n;
}

const char *textcheck_line(const char *text, size_t len, bool latin1, size_t *at)
{
	for (size_t i = 0; i < len;) {
		unsigned char c = (unsigned char)text[i];
		size_t n = latin1 ? 1 : textcheck_utf8(text + i, len - i);
		*at = i;
		if (c == '\0')
			return "found a NUL byte; expected text; the file may be UTF-16 or damaged: "
			       "save it as UTF-8";
		if (c == '\r' && i + 1 < len && text[i + 1] != '\n')
			return "found a carriage return inside a line; expected lines that end in "
			       "LF or CRLF; save the file with such line ends";
		if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F)
			return "found a control character; expected text; remove it";
		if (n == 0)
			return "found bytes that are not UTF-8; expected UTF-8; save the file as "
			       "UTF-8, or declare encoding = latin1 in the descriptor's [format]";
		i += n;
	}
	return NULL;
}

void textcheck_from_latin1(struct str *s, const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)text[i];
		if (c >= 0x80) {
			str_add_char(s, (char)(0xC0 | (c >> 6)));
			c = (unsigned char)(0x80 | (c & 0x3F));
		}
		str_add_char(s, (char)c);
	}
}
