/*
 * bulk_blocks: threads share a file's blocks out among themselves.
 *
 * Where the rows of a block begin is known for certain only when the block before was scanned to its
 * end. So a thread guesses that the first newline ends a row, and scans from there at once. When its
 * turn comes, it scans from where the block before left off (the seam): if that leads, row by row, to the
 * guessed place, then the guess was right, and what was found is what scanning on would have found. If
 * not, or where text is not regular, the thread that has the turn goes on alone, row by row if need be.
 */
#include <stdlib.h>
#include <string.h>

#include "aid/bulk_inside.h"
#include "aid/xmem.h"

enum { GUESSES = 4 };

static void reserve(struct worker *w, size_t len)
{
	if (len + SCAN_PADDING <= w->cap)
		return;
	w->cap = len + len / 2 + SCAN_PADDING;
	w->text = xrealloc(w->text, w->cap);
	memset(w->text + w->len, 0, w->cap - w->len);
}

/* Adds the file's next block to the text. False if it could not be read. */
static bool read_block(struct worker *w)
{
	struct bulk *b = w->bulk;
	size_t end = w->len + BLOCK;

	reserve(w, end);
	while (w->len < end && !b->at_end) {
		ssize_t n = bytein_read(b->in, w->text + w->len, end - w->len);
		if (n < 0)
			return false;
		b->at_end = n == 0;
		w->len += (size_t)n;
	}
	w->number = b->n_blocks++;
	w->last = b->at_end;
	w->used = bytein_used(b->in);
	return true;
}

/* Under turns: no more blocks are taken. */
static void fail(struct bulk *b)
{
	pthread_mutex_lock(&b->reading);
	b->at_end = true;
	pthread_mutex_unlock(&b->reading);
	b->failed = true;
	pthread_cond_broadcast(&b->turned);
}

/* Takes the next block. False if there is none. */
static bool take_block(struct worker *w)
{
	struct bulk *b = w->bulk;

	w->front = w->len = FRONT;
	pthread_mutex_lock(&b->reading);
	bool more = !b->at_end, ok = !more || read_block(w);
	pthread_mutex_unlock(&b->reading);
	if (!ok) {
		pthread_mutex_lock(&b->turns);
		fail(b);
		pthread_mutex_unlock(&b->turns);
	}
	return more && ok;
}

/* The thread that took the block of this number, if its turn is still to come. */
static const struct worker *owner_of(const struct bulk *b, uint64_t number)
{
	for (size_t i = 0; i < b->n_workers; i++)
		if (b->workers[i].number == number && number < b->n_blocks)
			return &b->workers[i];
	return NULL;
}

/* The block behind this worker's may have been read by another thread, which then finds that its turn
 * has passed. */
bool bulk_read_on(struct worker *w)
{
	struct bulk *b = w->bulk;
	bool ok = true;

	pthread_mutex_lock(&b->reading);
	const struct worker *next = owner_of(b, w->number + 1);
	if (next) {
		reserve(w, w->len + next->len - next->front);
		memcpy(w->text + w->len, next->text + next->front, next->len - next->front);
		w->len += next->len - next->front;
		w->number = next->number;
		w->last = next->last;
		w->used = next->used;
	} else {
		ok = read_block(w);
	}
	pthread_mutex_unlock(&b->reading);
	if (!ok)
		fail(b);
	return ok;
}

/* Scans from behind the first newline. If that was inside quotes, the scan stumbles soon, and the next
 * guess is behind the place. */
static void guess(struct worker *w)
{
	struct stretch *at = &w->rows;

	at->base = w->front;
	for (int i = 0; i < GUESSES; i++) {
		const char *newline = memchr(w->text + at->base, '\n', w->len - at->base);
		at->base = newline ? (size_t)(newline - w->text) + 1 : w->len;
		scan_text(&at->scan, &w->bulk->scan, w->text + at->base, w->len - at->base);
		if (!at->scan.irregular)
			return;
		at->base += at->scan.length;
	}
	at->base = w->len;
}

/* Puts the carry before the block. */
static void put_carry(struct worker *w)
{
	struct bulk *b = w->bulk;

	if (b->carry_len + PLAN_BEFORE > w->front) {
		size_t more = b->carry_len + PLAN_BEFORE - w->front;
		reserve(w, w->len + more);
		memmove(w->text + w->front + more, w->text + w->front, w->len - w->front);
		w->front += more;
		w->len += more;
		w->rows.base += more;
	}
	w->seam.base = w->front - b->carry_len;
	w->seam.line = b->line;
	memcpy(w->text + w->seam.base, b->carry, b->carry_len);
}

/* True if the guess was right. If not, all is scanned from the carry on. */
static void join_seam(struct worker *w)
{
	struct stretch *seam = &w->seam, *rows = &w->rows;
	size_t len = rows->base - seam->base;

	scan_text(&seam->scan, &w->bulk->scan, w->text + seam->base, len);
	rows->line = seam->line + bulk_lines(&seam->scan);
	if (!seam->scan.irregular && seam->scan.length == len && rows->base < w->len)
		return;
	seam->scan.n_rows = 0;
	rows->base = seam->base;
	rows->line = seam->line;
	scan_text(&rows->scan, &w->bulk->scan, w->text + rows->base, w->len - rows->base);
}

/* True if what follows the rows found is no beginning of a row that the next block may end. */
static bool is_stuck(const struct worker *w)
{
	const struct scan *s = &w->rows.scan;
	size_t left = w->len - w->rows.base;

	return s->irregular || (w->last ? s->length < left : s->n_rows == 0 && left >= MAX_ROW);
}

/* Adds the rows before a place that the scan cannot take, reads one row there strictly, and scans on. */
static void pass_place(struct worker *w)
{
	struct stretch *at = &w->rows;

	bulk_add_rows(w, at);
	at->base += at->scan.length;
	at->line += bulk_lines(&at->scan);
	bulk_step_over(w);
	scan_text(&at->scan, &w->bulk->scan, w->text + at->base, w->len - at->base);
}

/* Hands the beginning of an unfinished row on. */
static void keep_carry(struct worker *w)
{
	struct bulk *b = w->bulk;
	size_t from = w->rows.base + w->rows.scan.length;

	b->carry_len = w->len - from;
	b->carry = xgrow(b->carry, b->carry_len, &b->carry_cap, 1);
	memcpy(b->carry, w->text + from, b->carry_len);
	b->line = w->rows.line + bulk_lines(&w->rows.scan);
	b->rows += w->seam.scan.n_rows + w->rows.scan.n_rows;
}

/* What only one thread at a time does, in the order of blocks. */
static bool settle(struct worker *w)
{
	struct bulk *b = w->bulk;

	put_carry(w);
	join_seam(w);
	while (is_stuck(w) && !b->failed)
		pass_place(w);
	if (w->harvest->store && !chainstore_check(w->harvest->store, &b->err))
		fail(b);
	if (b->failed)
		return false;
	keep_carry(w);
	progress_bulk(&b->o->progress, b->o->descriptor->name, b->rows, w->used, bytein_size(b->in));
	return true;
}

/* Waits for the turn. False if nothing is left to do for the block, as all failed or another took it. */
static bool take_turn(struct worker *w)
{
	struct bulk *b = w->bulk;
	uint64_t number = w->number;

	pthread_mutex_lock(&b->turns);
	while (b->turn < number && !b->failed)
		pthread_cond_wait(&b->turned, &b->turns);
	bool mine = b->turn == number && !b->failed && settle(w);
	if (mine)
		b->turn = w->number + 1;
	pthread_cond_broadcast(&b->turned);
	pthread_mutex_unlock(&b->turns);
	return mine;
}

void *bulk_work(void *context)
{
	struct worker *w = context;

	while (take_block(w)) {
		guess(w);
		if (!take_turn(w))
			continue;
		bulk_add_rows(w, &w->seam);
		bulk_add_rows(w, &w->rows);
	}
	return NULL;
}
