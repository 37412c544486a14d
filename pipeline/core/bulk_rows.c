/* bulk_rows: rows of a text that were found, or not, go where they belong: to the plan, or to source. */
#include <stdlib.h>
#include <string.h>

#include "aid/bulk_inside.h"
#include "aid/xmem.h"

/* csvin's bytes: of one row, or of all that follows. */
static ssize_t read_text(void *context, char *buffer, size_t size)
{
	struct worker *w = context;
	size_t end = w->read_end < w->len ? w->read_end : w->len;

	if (w->read_at == end && w->read_end == SIZE_MAX && !w->last) {
		if (!bulk_read_on(w))
			return -1;
		end = w->len;
	}
	size_t n = end - w->read_at < size ? end - w->read_at : size;
	memcpy(buffer, w->text + w->read_at, n);
	w->read_at += n;
	return (ssize_t)n;
}

/* Harvests the row's records, of which the first is made, and has the plan learn them. */
static void take_records(struct worker *w, struct record *r, struct err *e)
{
	const struct bulk_options *o = w->bulk->o;
	struct flow f;

	do {
		if (harvest_record(w->harvest, o->source, r, o->path, &f))
			plan_learn(w->plan, source_row(w->source), source_recipe(w->source), r, &f);
	} while (source_more(w->source, r, e));
}

/* Has source read one row from text[begin …] on. False if there was none. */
static bool ask(struct worker *w, size_t begin, size_t end, uint64_t line)
{
	struct err e = ERR_INIT;
	struct record r;

	w->read_at = begin;
	w->read_end = end;
	csvin_restart(w->csvin, read_text, w, (size_t)line);
	enum source_status status = source_step(w->source, &r, &e);
	if (status == SOURCE_RECORD)
		take_records(w, &r, &e);
	else if (status == SOURCE_NONE && source_row(w->source)->n > 0)
		plan_learn(w->plan, source_row(w->source), 0, NULL, NULL);
	harvest_faults(&w->harvest->read, w->bulk->o->source, source_row(w->source)->line, &e);
	err_release(&e); /* reading failed: the bulk knows */
	return status != SOURCE_END && status != SOURCE_STOP;
}

/* Has source read a row that the scan found. Rows come in order. */
static void ask_row(struct worker *w, const struct stretch *at, size_t row)
{
	const struct scan *s = &at->scan;
	uint32_t begin = scan_row_begin(s, row);

	while (w->inner < s->n_inner && s->inner[w->inner] < begin)
		w->inner++;
	ask(w, at->base + begin, at->base + s->ends[s->rows[row]] + 1, at->line + row + w->inner);
}

/* Adds a batch of plain rows, and asks about those that the plan does not know. */
static void add_batch(struct worker *w, const struct stretch *at, struct plan_row *rows, size_t n)
{
	plan_rows(w->plan, w->text + at->base, rows, n);
	for (size_t i = 0; i < n; i++)
		if (rows[i].ask)
			ask_row(w, at, rows[i].number);
}

void bulk_add_rows(struct worker *w, const struct stretch *at)
{
	const struct scan *s = &at->scan;
	struct plan_row rows[PLAN_BATCH];
	size_t odd = 0, n = 0, first = 0;

	w->inner = 0;
	for (size_t row = 0; row < s->n_rows; row++, first = s->rows[row - 1] + (size_t)1) {
		bool is_odd = odd < s->n_odd && s->odd[odd] == row;
		odd += is_odd;
		rows[n++] = (struct plan_row){ first == 0 ? 0 : s->ends[first - 1] + 1,
		                               s->ends + first, row, is_odd };
		n -= is_odd;
		if (n == PLAN_BATCH || is_odd) {
			add_batch(w, at, rows, n);
			n = 0;
		}
		if (is_odd)
			ask_row(w, at, row);
	}
	add_batch(w, at, rows, n);
}

uint64_t bulk_lines(const struct scan *s)
{
	size_t inner = s->n_inner;

	while (inner > 0 && s->inner[inner - 1] >= s->length)
		inner--;
	return s->n_rows + inner;
}

void bulk_step_over(struct worker *w)
{
	struct stretch *at = &w->rows;
	bool found = ask(w, at->base, SIZE_MAX, at->line);
	uint64_t lines = found ? csvin_line(w->csvin) + 1 - at->line : UINT64_MAX;

	for (; lines > 0 && at->base < w->len; lines--, at->line++) {
		const char *end = memchr(w->text + at->base, '\n', w->len - at->base);
		at->base = end ? (size_t)(end - w->text) + 1 : w->len;
	}
}
