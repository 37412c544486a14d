#include "aid/utf16.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "aid/xmem.h"

enum { IN_SIZE = 1 << 14, BAD = 0xFF };

struct utf16 {
	ssize_t (*read)(void *context, char *buffer, size_t size);
	void *context;
	unsigned char in[IN_SIZE];
	size_t begin, end;
	bool at_end, begun, big;
	uint32_t high; /* the first half of a pair, or 0 */
};

struct utf16 *utf16_new(ssize_t (*read)(void *context, char *buffer, size_t size),
                        void *context)
{
	struct utf16 *u = xcalloc(1, sizeof *u);

	u->read = read;
	u->context = context;
	return u;
}

/* Makes at least one unit available, unless the end is near. False if reading failed. */
static bool fill(struct utf16 *u)
{
	while (u->end - u->begin < 2 && !u->at_end) {
		memmove(u->in, u->in + u->begin, u->end - u->begin);
		u->end -= u->begin;
		u->begin = 0;
		ssize_t n = u->read(u->context, (char *)u->in + u->end, sizeof u->in - u->end);
		if (n < 0)
			return false;
		u->at_end = n == 0;
		u->end += (size_t)n;
	}
	return true;
}

static uint32_t take_unit(struct utf16 *u)
{
	unsigned a = u->in[u->begin], b = u->in[u->begin + 1];

	u->begin += 2;
	return u->big ? a << 8 | b : b << 8 | a;
}

static void skip_mark(struct utf16 *u)
{
	u->begun = true;
	if (u->end - u->begin < 2)
		return;
	u->big = u->in[0] == 0xFE && u->in[1] == 0xFF;
	if (u->big || (u->in[0] == 0xFF && u->in[1] == 0xFE))
		u->begin = 2;
}

/* Writes a character as UTF-8; returns its length, at most 4. */
static size_t put(char *out, uint32_t c)
{
	static const unsigned char first[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
	size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;

	for (size_t i = n - 1; i > 0; i--, c >>= 6)
		out[i] = (char)(0x80 | (c & 0x3F));
	out[0] = (char)(first[n] | c);
	return n;
}

/* Turns one unit into bytes; the first half of a pair waits for the second. */
static size_t convert(struct utf16 *u, uint32_t unit, char *out)
{
	bool low = unit >= 0xDC00 && unit < 0xE000;
	size_t n = 0;

	if (u->high && low) {
		uint32_t pair = 0x10000 + ((u->high - 0xD800) << 10) + (unit - 0xDC00);
		u->high = 0;
		return put(out, pair);
	}
	if (u->high || low)
		out[n++] = (char)BAD;
	u->high = unit >= 0xD800 && unit < 0xDC00 ? unit : 0;
	return u->high || low ? n : n + put(out + n, unit);
}

ssize_t utf16_read(void *utf16, char *buffer, size_t size)
{
	enum { MOST = 5 }; /* a bad byte and a character */
	struct utf16 *u = utf16;
	size_t n = 0;

	if (!fill(u))
		return -1;
	if (!u->begun)
		skip_mark(u);
	while (size - n >= MOST) {
		if (!fill(u))
			return n > 0 ? (ssize_t)n : -1;
		if (u->end - u->begin < 2)
			break;
		n += convert(u, take_unit(u), buffer + n);
	}
	/* Half a pair or half a unit that the file ends with. */
	if (u->at_end && size - n >= MOST && u->end - u->begin < 2 &&
	    (u->high || u->begin < u->end)) {
		buffer[n++] = (char)BAD;
		u->high = 0;
		u->begin = u->end;
	}
	return (ssize_t)n;
}

void utf16_free(struct utf16 *u)
{
	free(u);
}
