/*
 * marks: a short list of texts that a descriptor declares between `|`, such as the marks of a
 * missing value or the spellings of a column.
 */
#ifndef AID_MARKS_H
#define AID_MARKS_H

#include <stdbool.h>
#include <stddef.h>

struct marks {
	size_t n;
	char **texts; /* owned */
};

/* Splits `"a" | b | c` at the signs between blanks; quotes around a text are taken off, so that
 * "" is the empty one. Released by marks_release. */
void marks_parse(const char *declared, struct marks *m);
bool marks_has(const struct marks *m, const char *text);
void marks_release(struct marks *m);

/* A copy of the value without the quotes around it, if it has them. The caller frees it. */
char *marks_unquoted(const char *value);

#endif
