/*
 * linein: physical lines out of a reader, each with its number, however the bytes arrive.
 *
 * Lines can be given back, so that what an unclosed quote had swallowed is read again.
 * Invariant: a line ends in '\n', except perhaps the last one; no line is empty.
 */
#ifndef AID_LINEIN_H
#define AID_LINEIN_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "aid/err.h"
#include "aid/str.h"

struct linein;

struct textline {
	const char *text; /* not NUL-terminated; borrowed until the next call */
	size_t len;
	size_t number;    /* from 1 */
};

/* `name` stands for the file in messages; it and context are borrowed. Caller frees. */
struct linein *linein_new(ssize_t (*read)(void *context, char *buffer, size_t size),
                          void *context, const char *name);
/* Passes over a UTF-8 byte order mark; refuses UTF-16. To be called before the first line. */
bool linein_skip_mark(struct linein *in, struct err *e);
/* False at the end of the text, or on failure with the reason in *e. */
bool linein_next(struct linein *in, struct textline *line, struct err *e);
/* Goes on with other bytes, whose first line has this number. */
void linein_restart(struct linein *in, ssize_t (*read)(void *context, char *buffer, size_t size),
                    void *context, size_t number);
/* True if reading failed, so that what seems the end is none. */
bool linein_failed(const struct linein *in);
/* The next lines will be these again: the last ones handed out, all after line `number`. */
void linein_give_back(struct linein *in, const struct str *lines, size_t number);
void linein_free(struct linein *in);

#endif
