#include "aid/bulk.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "aid/bytein.h"
#include "aid/plan.h"
#include "aid/scan.h"
#include "aid/str.h"
#include "aid/xmem.h"

enum { BLOCK = 1 << 20, MAX_ROW = 1 << 20 };

/* What all threads share, under the lock. */
struct bulk {
	const struct bulk_options *o;
	struct scan_options scan;
	pthread_mutex_t lock;
	struct bytein *in;
	bool at_end;          /* of the file */
	bool done, failed;
	char *carry;          /* the beginning of a row, read with the block before */
	size_t carry_len, carry_cap;
	uint64_t line;        /* on which the carry begins */
	uint64_t rows;        /* so far, for progress */
	struct err err;
};

/* One thread. Its text begins at the beginning of a row. */
struct worker {
	struct bulk *bulk;
	struct harvest *harvest;
	struct source_context context;
	struct csvin *csvin;  /* the source's */
	struct source *source;
	struct plan *plan;
	struct scan scan;
	char *text;
	size_t len, cap;
	size_t base;          /* where the scanned part begins */
	uint64_t line;        /* of that */
	size_t inner;         /* newlines in quotes before the row asked about */
	size_t read_at, read_end; /* what csvin reads next; up to SIZE_MAX: on into the file */
	pthread_t thread;
};

static void reserve(struct worker *w, size_t len)
{
	if (len + SCAN_PADDING <= w->cap)
		return;
	w->cap = len + len / 2 + SCAN_PADDING;
	w->text = xrealloc(w->text, w->cap);
	memset(w->text + w->len, 0, w->cap - w->len);
}

/* Reads on until the text has so many bytes, or the file ends. False with the bulk's err. */
static bool read_up_to(struct worker *w, size_t len)
{
	struct bulk *b = w->bulk;

	reserve(w, len);
	while (w->len < len && !b->at_end) {
		ssize_t n = bytein_read(b->in, w->text + w->len, len - w->len);
		if (n < 0) {
			b->failed = true;
			return false;
		}
		b->at_end = n == 0;
		w->len += (size_t)n;
	}
	return true;
}

/* csvin's bytes: of one row, or of all that follows. */
static ssize_t read_text(void *context, char *buffer, size_t size)
{
	struct worker *w = context;
	size_t end = w->read_end < w->len ? w->read_end : w->len;

	if (w->read_at == end && w->read_end == SIZE_MAX && !w->bulk->at_end) {
		if (!read_up_to(w, w->len + BLOCK))
			return -1;
		end = w->len;
	}
	size_t n = end - w->read_at < size ? end - w->read_at : size;
	memcpy(buffer, w->text + w->read_at, n);
	w->read_at += n;
	return (ssize_t)n;
}

/* Has source read one row from text[begin …] on. False if there was none. */
static bool ask(struct worker *w, size_t begin, size_t end, uint64_t line)
{
	struct harvest *h = w->harvest;
	struct err e = ERR_INIT;
	struct record r;
	struct flow f;

	w->read_at = begin;
	w->read_end = end;
	csvin_restart(w->csvin, read_text, w, (size_t)line);
	enum source_status status = source_step(w->source, &r, &e);
	harvest_faults(&h->read, w->bulk->o->source, source_row(w->source)->line, &e);
	if (status == SOURCE_RECORD &&
	    harvest_record(h, w->bulk->o->source, &r, w->bulk->o->path, &f))
		plan_learn(w->plan, source_row(w->source), &r, &f);
	else if (status == SOURCE_NONE && source_row(w->source)->n > 0)
		plan_learn(w->plan, source_row(w->source), NULL, NULL);
	err_release(&e); /* reading failed: the bulk knows */
	return status != SOURCE_END && status != SOURCE_STOP;
}

/* Has source read a row that the scan found. Rows come in order. */
static void ask_row(struct worker *w, size_t row)
{
	const struct scan *s = &w->scan;
	uint32_t begin = scan_row_begin(s, row);

	while (w->inner < s->n_inner && s->inner[w->inner] < begin)
		w->inner++;
	ask(w, w->base + begin, w->base + s->ends[s->rows[row]] + 1, w->line + row + w->inner);
}

/* Adds a batch of plain rows, and asks about those that the plan does not know. */
static void add_batch(struct worker *w, struct plan_row *rows, size_t n)
{
	plan_rows(w->plan, w->text + w->base, rows, n);
	for (size_t i = 0; i < n; i++)
		if (rows[i].ask)
			ask_row(w, rows[i].number);
}

/* Adds the rows that the scan found. */
static void add_rows(struct worker *w)
{
	const struct scan *s = &w->scan;
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
			add_batch(w, rows, n);
			n = 0;
		}
		if (is_odd)
			ask_row(w, row);
	}
	add_batch(w, rows, n);
}

/* How many lines the rows take that the scan found. */
static uint64_t lines_of(const struct scan *s)
{
	size_t inner = s->n_inner;

	while (inner > 0 && s->inner[inner - 1] >= s->length)
		inner--;
	return s->n_rows + inner;
}

/* One row of whatever is there, through csvin, which may read on. Moves the base behind it. */
static void step_over(struct worker *w)
{
	bool found = ask(w, w->base, SIZE_MAX, w->line);
	uint64_t lines = found ? csvin_line(w->csvin) + 1 - w->line : UINT64_MAX;

	for (; lines > 0 && w->base < w->len; lines--, w->line++) {
		const char *end = memchr(w->text + w->base, '\n', w->len - w->base);
		w->base = end ? (size_t)(end - w->text) + 1 : w->len;
	}
}

/* Reads a block and finds its rows; those of an irregular part are added on the way. False if
 * there is nothing more to read. */
static bool scan_block(struct worker *w)
{
	struct bulk *b = w->bulk;
	struct scan *s = &w->scan;

	for (;;) {
		size_t left = w->len - w->base;
		scan_text(s, &b->scan, w->text + w->base, left);
		bool stuck = s->irregular || (b->at_end ? s->length < left
		                                        : s->n_rows == 0 && left >= BLOCK);
		if (!stuck)
			return true;
		add_rows(w);
		w->base += s->length;
		w->line += lines_of(s);
		step_over(w);
		if (b->failed)
			return false;
	}
}

/* Hands the beginning of an unfinished row on. */
static void keep_carry(struct worker *w)
{
	struct bulk *b = w->bulk;
	size_t from = w->base + w->scan.length;

	b->carry_len = w->len - from;
	b->carry = xgrow(b->carry, b->carry_len, &b->carry_cap, 1);
	memcpy(b->carry, w->text + from, b->carry_len);
	b->line = w->line + lines_of(&w->scan);
	b->rows += w->scan.n_rows;
	b->done = b->at_end;
}

/* Takes the next block, under the lock. False if there is none. */
static bool take_block(struct worker *w)
{
	struct bulk *b = w->bulk;

	if (b->done || b->failed)
		return false;
	w->len = w->base = 0;
	reserve(w, BLOCK + b->carry_len);
	memcpy(w->text, b->carry, b->carry_len);
	w->len = b->carry_len;
	w->line = b->line;
	if (!read_up_to(w, BLOCK + b->carry_len) || !scan_block(w) ||
	    (w->harvest->store && !chainstore_check(w->harvest->store, &b->err))) {
		b->failed = true;
		return false;
	}
	keep_carry(w);
	progress_bulk(&b->o->progress, b->o->descriptor->name, b->rows, bytein_used(b->in),
	              bytein_size(b->in));
	return true;
}

static void *work(void *context)
{
	struct worker *w = context;
	bool more = true;

	while (more) {
		pthread_mutex_lock(&w->bulk->lock);
		more = take_block(w);
		pthread_mutex_unlock(&w->bulk->lock);
		if (more)
			add_rows(w);
	}
	plan_fold(w->plan);
	return NULL;
}

/* The file from its beginning, kept up to the end of the header so that every thread can read it. */
struct head {
	struct bytein *in;
	struct str text;
	bool keep, replay;
	size_t at;
};

static ssize_t read_head(void *context, char *buffer, size_t size)
{
	struct head *head = context;

	if (head->replay) {
		size_t n = head->text.len - head->at < size ? head->text.len - head->at : size;
		memcpy(buffer, head->text.text + head->at, n);
		head->at += n;
		return (ssize_t)n;
	}
	ssize_t n = bytein_read(head->in, buffer, size);
	if (n > 0 && head->keep)
		str_add_n(&head->text, buffer, (size_t)n);
	return n;
}

static bool open_worker(struct worker *w, struct bulk *b, struct harvest *h, struct head *head,
                        struct err *e)
{
	const struct bulk_options *o = b->o;

	*w = (struct worker){ .bulk = b, .harvest = h };
	w->context = (struct source_context){ o->countries, o->currencies, h->pool, rejects_take,
	                                      h->rejects, NULL };
	head->at = 0;
	w->csvin = csvin_open_reader(read_head, head, o->path, &o->descriptor->rows.csv, e);
	w->source = w->csvin ? source_open_over(o->descriptor, &w->context, w->csvin, e) : NULL;
	return w->source != NULL;
}

static void close_worker(struct worker *w)
{
	source_close(w->source);
	plan_free(w->plan);
	scan_release(&w->scan);
	free(w->text);
}

/* True if rows can be found and added without source: what it asks of the descriptor. */
static bool is_plannable(const struct worker *w)
{
	const struct bulk_options *o = w->bulk->o;
	const struct rowin_options *rows = &o->descriptor->rows;

	return !o->plain && !o->records && !rows->csv.latin1 && !rows->csv.trailing_delimiter &&
	       rows->tag_rows == 0 && !rows->tag_mark && csvin_header(w->csvin)->n > 1 &&
	       !exclusions_name(w->harvest->exclusions, o->descriptor->name);
}

/* All rows by source, in one thread. */
static bool read_plainly(const struct bulk_options *o, struct source *s, struct err *e)
{
	struct err faults = ERR_INIT;
	struct harvest *h = o->harvests[0];
	struct record r;
	struct flow f;
	bool ok = true;

	while (source_next(s, &r, &faults)) {
		harvest_faults(&h->read, o->source, source_row(s)->line, &faults);
		if (o->records)
			record_write(&r, o->records);
		if (harvest_record(h, o->source, &r, o->path, &f) && o->flows)
			flow_write(&f, o->flows);
		if (source_tally(s)->kept % 65536 == 0)
			progress_tick(&o->progress, o->descriptor->name, source_tally(s)->rows_in);
	}
	tally_add(&h->sources[o->source].read, source_tally(s));
	harvest_faults(&h->read, o->source, source_row(s)->line, &faults);
	for (size_t i = 0; i < faults.n_problems; i++, ok = false)
		err_again(e, &faults, i);
	err_release(&faults);
	return ok;
}

/* Text behind the header, which ends with this line, is the first carry. */
static void start_behind_header(struct bulk *b, const struct head *head, size_t lines)
{
	size_t at = 0;

	for (size_t i = 0; i < lines && at < head->text.len; i++) {
		const char *end = memchr(head->text.text + at, '\n', head->text.len - at);
		at = end ? (size_t)(end - head->text.text) + 1 : head->text.len;
	}
	b->line = lines + 1;
	b->carry_len = head->text.len - at;
	b->carry = xgrow(b->carry, b->carry_len, &b->carry_cap, 1);
	memcpy(b->carry, head->text.text + at, b->carry_len);
}

static bool run_workers(struct bulk *b, struct worker *workers, size_t n, struct err *e)
{
	size_t started = 1;

	for (; started < n; started++)
		if (pthread_create(&workers[started].thread, NULL, work, &workers[started]) != 0)
			break; /* fewer threads do the same */
	work(&workers[0]);
	for (size_t i = 1; i < started; i++)
		pthread_join(workers[i].thread, NULL);
	for (size_t i = 0; i < n; i++)
		tally_add(&workers[i].harvest->sources[b->o->source].read,
		          source_tally(workers[i].source));
	if (b->failed && b->err.kind == ERR_NONE)
		return bytein_explain(b->in, e);
	if (b->failed)
		err_system(e, NULL, "%s", b->err.problems[0]);
	return !b->failed;
}

static bool read_in_blocks(struct bulk *b, struct worker *workers, struct head *head,
                           struct err *e)
{
	const struct bulk_options *o = b->o;
	size_t n = 1;

	head->replay = true;
	b->scan = (struct scan_options){ (unsigned char)(o->descriptor->rows.csv.delimiter
	                                 ? o->descriptor->rows.csv.delimiter : ','),
	                                 (uint32_t)csvin_header(workers[0].csvin)->n, MAX_ROW,
	                                 o->descriptor->rows.csv.no_quotes };
	start_behind_header(b, head, csvin_line(workers[0].csvin));
	for (; n < o->n_harvests; n++) {
		open_worker(&workers[n], b, o->harvests[n], head, e);
		workers[n].plan = plan_new(o->descriptor, csvin_header(workers[0].csvin), o->source, o->harvests[n], o->specs);
	}
	return run_workers(b, workers, n, e);
}

static bool read_text_file(const struct bulk_options *o, struct err *e)
{
	struct bulk b = { .o = o, .err = ERR_INIT };
	struct worker *workers = xcalloc(o->n_harvests, sizeof *workers);
	struct head head = { .keep = true };
	bool ok = false;

	pthread_mutex_init(&b.lock, NULL);
	head.in = b.in = bytein_open(o->path, e);
	if (b.in && open_worker(&workers[0], &b, o->harvests[0], &head, e)) {
		if (is_plannable(&workers[0]))
			workers[0].plan = plan_new(o->descriptor, csvin_header(workers[0].csvin), o->source, o->harvests[0],
			                           o->specs);
		head.keep = workers[0].plan != NULL;
		ok = workers[0].plan ? read_in_blocks(&b, workers, &head, e)
		                     : read_plainly(o, workers[0].source, e);
	} else if (b.in) {
		bytein_explain(b.in, e);
	}
	for (size_t i = 0; i < o->n_harvests; i++)
		close_worker(&workers[i]);
	free(workers);
	free(b.carry);
	str_release(&head.text);
	err_release(&b.err);
	bytein_close(b.in);
	pthread_mutex_destroy(&b.lock);
	return ok;
}

bool bulk_read(const struct bulk_options *o, struct err *e)
{
	struct harvest *h = o->harvests[0];

	for (size_t i = 0; i < o->n_harvests; i++)
		rejects_begin_file(o->harvests[i]->rejects);
	struct source_context c = { o->countries, o->currencies, h->pool, rejects_take, h->rejects, NULL };

	if (rowin_is_text(&o->descriptor->rows))
		return read_text_file(o, e);
	struct source *s = source_open(o->descriptor, &c, e);
	bool ok = s && read_plainly(o, s, e);
	source_close(s);
	return ok;
}
