/*
 * str: a growable, always NUL-terminated text buffer.
 * Invariant: text is never NULL after the first call, text[len] == '\0'.
 */
#ifndef AID_STR_H
#define AID_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

struct str {
	char *text;
	size_t len, cap;
};

#define STR_INIT { NULL, 0, 0 }

/* Makes room for so many more bytes. */
void str_reserve(struct str *s, size_t more);
void str_add(struct str *s, const char *text);
void str_add_n(struct str *s, const char *bytes, size_t n);
void str_add_char(struct str *s, char c);
void str_printf(struct str *s, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void str_vprintf(struct str *s, const char *fmt, va_list args)
	__attribute__((format(printf, 2, 0)));
void str_clear(struct str *s);
/* The text; "" if nothing was added. Borrowed until the next change. */
const char *str_text(const struct str *s);
/* Hands the text to the caller, who frees it; *s is empty after. */
char *str_take(struct str *s);
void str_release(struct str *s);

/* True if the text is a whole number from least to most in digits alone, which *n then is. */
bool str_count(const char *text, size_t least, size_t most, size_t *n);
/* True if a and b are both NULL or hold the same text. */
bool str_same(const char *a, const char *b);
/* Removes blanks and tabs at both ends, in place; returns the new start. */
char *str_trim(char *s);

#endif
