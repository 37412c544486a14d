/*
 * scanwalk: reads text as bulk does, by the scanner and, where it points at a row, by csvin; and by csvin
 * alone. Both write down all that is seen, so that tests and the fuzzer can compare them.
 */
#ifndef SCANWALK_H
#define SCANWALK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "aid/csvin.h"
#include "aid/scan.h"
#include "aid/str.h"

struct scanwalk {
	const char *text;
	size_t len, at, end;
	struct csvin *in;
	struct str seen;
	struct err e;
};

static ssize_t scanwalk_read(void *context, char *buffer, size_t size)
{
	struct scanwalk *w = context;
	size_t n = w->end - w->at < size ? w->end - w->at : size;

	memcpy(buffer, w->text + w->at, n);
	w->at += n;
	return (ssize_t)n;
}

static void scanwalk_add_field(struct scanwalk *w, const char *text, size_t len)
{
	str_add_char(&w->seen, '|');
	str_add_n(&w->seen, text, len);
}

/* One row as csvin reads it; false if there is none. */
static bool scanwalk_step(struct scanwalk *w)
{
	struct csvrow row;
	enum csvin_status status = csvin_next(w->in, &row, &w->e);

	if (status == CSVIN_END)
		return false;
	str_printf(&w->seen, "%zu%s", row.line, status == CSVIN_ROW ? "" : " bad");
	for (size_t i = 0; status == CSVIN_ROW && i < row.n; i++)
		scanwalk_add_field(w, row.fields[i].text, row.fields[i].len);
	str_add_char(&w->seen, '\n');
	return true;
}

static bool scanwalk_open(struct scanwalk *w, const char *text, size_t len)
{
	*w = (struct scanwalk){ .text = text, .len = len, .end = len, .e = ERR_INIT };
	w->in = csvin_open_reader(scanwalk_read, w, "f", NULL, &w->e);
	return w->in != NULL;
}

static void scanwalk_close(struct scanwalk *w)
{
	for (size_t i = 0; i < w->e.n_problems; i++)
		str_printf(&w->seen, "%s\n", w->e.problems[i]);
	csvin_close(w->in);
	err_release(&w->e);
}

/* The field without quotes, its doubled quotes single. */
static void scanwalk_unquote(struct scanwalk *w, const char *text, size_t len)
{
	struct str s = STR_INIT;

	if (len == 0 || text[0] != '"') {
		scanwalk_add_field(w, text, len);
		return;
	}
	for (size_t i = 1; i + 1 < len; i++) {
		str_add_char(&s, text[i]);
		i += text[i] == '"';
	}
	scanwalk_add_field(w, str_text(&s), s.len);
	str_release(&s);
}

static void scanwalk_plain_row(struct scanwalk *w, const struct scan *s, size_t row, size_t base,
                               uint64_t line)
{
	uint32_t begin = scan_row_begin(s, row);
	size_t first = row == 0 ? 0 : s->rows[row - 1] + (size_t)1;

	str_printf(&w->seen, "%llu", (unsigned long long)line);
	for (size_t i = first; i <= s->rows[row]; i++) {
		uint32_t end = s->ends[i], cut = end;
		cut -= w->text[base + end] == '\n' && end > begin && w->text[base + end - 1] == '\r';
		scanwalk_unquote(w, w->text + base + begin, cut - begin);
		begin = end + 1;
	}
	str_add_char(&w->seen, '\n');
}

static void scanwalk_ask(struct scanwalk *w, size_t begin, size_t end, uint64_t line)
{
	w->at = begin;
	w->end = end;
	csvin_restart(w->in, scanwalk_read, w, (size_t)line);
	scanwalk_step(w);
}

/* The rows of one scan; *line becomes the line behind them. */
static void scanwalk_rows(struct scanwalk *w, const struct scan *s, size_t base, uint64_t *line)
{
	size_t odd = 0, inner = 0;

	for (size_t row = 0; row < s->n_rows; row++) {
		uint32_t begin = scan_row_begin(s, row), end = s->ends[s->rows[row]] + 1;
		while (inner < s->n_inner && s->inner[inner] < begin)
			inner++;
		if (odd < s->n_odd && s->odd[odd] == row) {
			odd++;
			scanwalk_ask(w, base + begin, base + end, *line + row + inner);
		} else {
			scanwalk_plain_row(w, s, row, base, *line + row + inner);
		}
	}
	while (inner < s->n_inner && s->inner[inner] < s->length)
		inner++;
	*line += s->n_rows + inner;
}

static size_t scanwalk_behind(const struct scanwalk *w, size_t at, size_t lines)
{
	for (; lines > 0 && at < w->len; lines--) {
		const char *end = memchr(w->text + at, '\n', w->len - at);
		at = end ? (size_t)(end - w->text) + 1 : w->len;
	}
	return at;
}

/* What csvin alone sees. Caller releases. */
static struct str scanwalk_strict(const char *text, size_t len)
{
	struct scanwalk w;

	if (scanwalk_open(&w, text, len))
		while (scanwalk_step(&w))
			;
	scanwalk_close(&w);
	return w.seen;
}

/* What the scanner and csvin see together. The text has room for SCAN_PADDING. */
static struct str scanwalk_scanned(const struct scan_variant *v, const char *text, size_t len)
{
	struct scanwalk w;
	struct scan s = { 0 };

	if (scanwalk_open(&w, text, len) && csvin_header(w.in)->n > 1) {
		struct scan_options o = { ',', (uint32_t)csvin_header(w.in)->n, 1 << 20, false };
		uint64_t line = csvin_line(w.in) + 1;
		size_t base = scanwalk_behind(&w, 0, csvin_line(w.in));
		while (base < len) {
			v->scan(&s, &o, text + base, len - base);
			scanwalk_rows(&w, &s, base, &line);
			base += s.length;
			if (base == len)
				break;
			size_t rows = w.seen.len;
			scanwalk_ask(&w, base, len, line);
			size_t lines = w.seen.len > rows ? csvin_line(w.in) + 1 - line : SIZE_MAX;
			base = scanwalk_behind(&w, base, lines);
			line += lines;
		}
	} else if (w.in) {
		while (scanwalk_step(&w))
			;
	}
	scanwalk_close(&w);
	scan_release(&s);
	return w.seen;
}

#endif
