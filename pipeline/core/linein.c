#include "aid/linein.h"

#include <stdlib.h>
#include <string.h>

#include "aid/xmem.h"

enum { READ_SIZE = 1 << 16 };

struct linein {
	ssize_t (*read)(void *context, char *buffer, size_t size);
	void *context;
	const char *name;
	size_t number;      /* of the line handed out last */
	bool at_end, failed;
	size_t begin, end;  /* bytes of the buffer not yet used */
	struct str pending; /* a line that does not end in the buffer */
	struct str again;   /* lines given back, before the buffer's */
	size_t again_at;
	char buffer[READ_SIZE];
};

struct linein *linein_new(ssize_t (*read)(void *context, char *buffer, size_t size),
                          void *context, const char *name)
{
	struct linein *in = xcalloc(1, sizeof *in);

	in->read = read;
	in->context = context;
	in->name = name;
	return in;
}

/* Adds what one read brings to the buffer, whose used bytes the caller has made room of. */
static bool fill(struct linein *in, struct err *e)
{
	ssize_t n = in->read(in->context, in->buffer + in->end, sizeof in->buffer - in->end);

	in->failed = n < 0;
	if (in->failed)
		return err_system(e, in->name, "reading failed");
	in->end += (size_t)n;
	in->at_end = n == 0;
	return true;
}

bool linein_skip_mark(struct linein *in, struct err *e)
{
	const unsigned char *p = (const unsigned char *)in->buffer;
	struct place at = { in->name, 1, 1, NULL };

	/* A short first read must not hide half a mark. */
	while (in->end < 3 && !in->at_end)
		if (!fill(in, e))
			return false;
	if (in->end >= 2 && ((p[0] == 0xFF && p[1] == 0xFE) || (p[0] == 0xFE && p[1] == 0xFF)))
		return err_data(e, &at, "found UTF-16; expected UTF-8; declare encoding = utf-16, or "
		                "convert it: iconv -f UTF-16 -t UTF-8");
	if (in->end >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0)
		in->begin = 3;
	return true;
}

/* The length of the first line of n bytes, with its '\n'; all of them if none ends there. */
static size_t line_length(const char *bytes, size_t n, bool *complete)
{
	const char *newline = n > 0 ? memchr(bytes, '\n', n) : NULL;

	*complete = newline != NULL;
	return newline ? (size_t)(newline - bytes) + 1 : n;
}

static bool hand_out(struct linein *in, struct textline *line, const char *text, size_t len)
{
	if (len > 0)
		in->number++;
	*line = (struct textline){ text, len, in->number };
	return len > 0;
}

bool linein_next(struct linein *in, struct textline *line, struct err *e)
{
	bool complete = false;
	const char *begin = str_text(&in->again) + in->again_at;
	size_t n = line_length(begin, in->again.len - in->again_at, &complete);

	in->again_at += n;
	if (n > 0)
		return hand_out(in, line, begin, n);
	str_clear(&in->pending);
	while (!complete) {
		begin = in->buffer + in->begin;
		n = line_length(begin, in->end - in->begin, &complete);
		in->begin += n;
		if (complete && in->pending.len == 0)
			return hand_out(in, line, begin, n);
		str_add_n(&in->pending, begin, n);
		if (complete || in->at_end)
			break;
		in->begin = in->end = 0;
		if (!fill(in, e))
			return false;
	}
	return hand_out(in, line, str_text(&in->pending), in->pending.len);
}

void linein_give_back(struct linein *in, const struct str *lines, size_t number)
{
	in->number = number;
	/* While given-back lines are left, the last ones handed out came from there too. */
	if (in->again_at < in->again.len) {
		in->again_at -= lines->len;
		return;
	}
	str_clear(&in->again);
	str_add_n(&in->again, str_text(lines), lines->len);
	in->again_at = 0;
}

void linein_restart(struct linein *in, ssize_t (*read)(void *context, char *buffer, size_t size),
                    void *context, size_t number)
{
	in->read = read;
	in->context = context;
	in->number = number - 1;
	in->at_end = in->failed = false;
	in->begin = in->end = in->again_at = 0;
	str_clear(&in->pending);
	str_clear(&in->again);
}

bool linein_failed(const struct linein *in)
{
	return in->failed;
}

void linein_free(struct linein *in)
{
	if (!in)
		return;
	str_release(&in->pending);
	str_release(&in->again);
	free(in);
}
