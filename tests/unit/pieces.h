/* Bytes in memory that arrive in pieces of at most `chunk`, as a reader's source. */
#ifndef TESTS_PIECES_H
#define TESTS_PIECES_H

#include <stddef.h>
#include <string.h>
#include <sys/types.h>

struct bytes {
	const char *text;
	size_t len, at, chunk;
};

static inline ssize_t read_bytes(void *context, char *buffer, size_t size)
{
	struct bytes *b = context;
	size_t n = b->len - b->at;

	n = n < b->chunk ? n : b->chunk;
	n = n < size ? n : size;
	memcpy(buffer, b->text + b->at, n);
	b->at += n;
	return (ssize_t)n;
}

#endif
