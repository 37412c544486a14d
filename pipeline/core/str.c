#include "aid/str.h"

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "aid/xmem.h"

void str_reserve(struct str *s, size_t more)
{
	s->text = xgrow(s->text, s->len + more, &s->cap, 1);
}

void str_add_n(struct str *s, const char *bytes, size_t n)
{
	str_reserve(s, n);
	if (n > 0)
		memcpy(s->text + s->len, bytes, n);
	s->len += n;
	s->text[s->len] = '\0';
}

void str_add(struct str *s, const char *text)
{
	str_add_n(s, text, strlen(text));
}

void str_add_char(struct str *s, char c)
{
	str_add_n(s, &c, 1);
}

void str_vprintf(struct str *s, const char *fmt, va_list args)
{
	va_list again;

	va_copy(again, args);
	int n = vsnprintf(NULL, 0, fmt, args);
	if (n > 0) {
		str_reserve(s, (size_t)n);
		vsnprintf(s->text + s->len, (size_t)n + 1, fmt, again);
		s->len += (size_t)n;
	} else {
		str_add_n(s, "", 0);
	}
	va_end(again);
}

void str_printf(struct str *s, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	str_vprintf(s, fmt, args);
	va_end(args);
}

void str_clear(struct str *s)
{
	s->len = 0;
	if (s->text)
		s->text[0] = '\0';
}

const char *str_text(const struct str *s)
{
	return s->text ? s->text : "";
}

char *str_take(struct str *s)
{
	char *text = s->text ? s->text : xstrdup("");

	*s = (struct str)STR_INIT;
	return text;
}

void str_release(struct str *s)
{
	free(s->text);
	*s = (struct str)STR_INIT;
}

bool str_count(const char *text, size_t least, size_t most, size_t *n)
{
	size_t digits = strspn(text, "0123456789");
	unsigned long long value = digits < 19 ? strtoull(text, NULL, 10) : ULLONG_MAX;

	if (digits == 0 || text[digits] != '\0' || value < least || value > most)
		return false;
	*n = (size_t)value;
	return true;
}

bool str_same(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

char *str_trim(char *s)
{
	while (is_blank(*s))
		s++;
	size_t n = strlen(s);
	while (n > 0 && is_blank(s[n - 1]))
		s[--n] = '\0';
	return s;
}
