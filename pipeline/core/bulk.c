#include "aid/bulk.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "aid/bulk_inside.h"
#include "aid/str.h"
#include "aid/xmem.h"

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

/* Ids of all records would take more memory than all else: they are made where they are written or excluded by. */
static struct source_context context_of(const struct bulk_options *o, struct harvest *h)
{
	return (struct source_context){
		.countries = o->countries, .currencies = o->currencies, .pool = h->pool, .reject = rejects_take,
		.sink = h->rejects, .no_ids = !o->records && !exclusions_name(h->exclusions, o->descriptor->name),
	};
}

static bool open_worker(struct worker *w, struct bulk *b, struct harvest *h, struct head *head,
                        struct err *e)
{
	const struct bulk_options *o = b->o;

	*w = (struct worker){ .bulk = b, .harvest = h, .number = UINT64_MAX };
	w->context = context_of(o, h);
	head->at = 0;
	w->csvin = csvin_open_reader(read_head, head, o->path, &o->descriptor->rows.csv, e);
	w->source = w->csvin ? source_open_over(o->descriptor, &w->context, w->csvin, e) : NULL;
	return w->source != NULL;
}

static void close_worker(struct worker *w)
{
	source_close(w->source);
	plan_free(w->plan);
	scan_release(&w->seam.scan);
	scan_release(&w->rows.scan);
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
		if (pthread_create(&workers[started].thread, NULL, bulk_work, &workers[started]) != 0)
			break; /* fewer threads do the same */
	bulk_work(&workers[0]);
	for (size_t i = 1; i < started; i++)
		pthread_join(workers[i].thread, NULL);
	for (size_t i = 0; i < n; i++) {
		plan_fold(workers[i].plan, b->o->harvests[0]->cube);
		tally_add(&workers[i].harvest->sources[b->o->source].read,
		          source_tally(workers[i].source));
	}
	if (b->failed && b->err.kind == ERR_NONE)
		return bytein_explain(b->in, e);
	if (b->failed)
		err_again(e, &b->err, 0);
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
	b->workers = workers;
	b->n_workers = n;
	return run_workers(b, workers, n, e);
}

static bool read_text_file(const struct bulk_options *o, struct err *e)
{
	struct bulk b = { .o = o, .err = ERR_INIT };
	struct worker *workers = xcalloc(o->n_harvests, sizeof *workers);
	struct head head = { .keep = true };
	bool ok = false;

	pthread_mutex_init(&b.reading, NULL);
	pthread_mutex_init(&b.turns, NULL);
	pthread_cond_init(&b.turned, NULL);
	head.in = b.in = bytein_open(o->path, e);
	if (b.in && open_worker(&workers[0], &b, o->harvests[0], &head, e)) {
		if (is_plannable(&workers[0]))
			workers[0].plan = plan_new(o->descriptor, csvin_header(workers[0].csvin), o->source, o->harvests[0],
			                           o->specs);
		head.keep = workers[0].plan != NULL;
		ok = workers[0].plan ? read_in_blocks(&b, workers, &head, e)
		                     : read_plainly(o, workers[0].source, e);
	}
	if (b.in && !ok && !workers[0].plan)
		bytein_explain(b.in, e);
	for (size_t i = 0; i < o->n_harvests; i++)
		close_worker(&workers[i]);
	free(workers);
	free(b.carry);
	str_release(&head.text);
	err_release(&b.err);
	bytein_close(b.in);
	pthread_mutex_destroy(&b.reading);
	pthread_mutex_destroy(&b.turns);
	pthread_cond_destroy(&b.turned);
	return ok;
}

bool bulk_read(const struct bulk_options *o, struct err *e)
{
	struct harvest *h = o->harvests[0];

	for (size_t i = 0; i < o->n_harvests; i++)
		rejects_begin_file(o->harvests[i]->rejects);
	struct source_context c = context_of(o, h);

	if (rowin_is_text(&o->descriptor->rows))
		return read_text_file(o, e);
	struct source *s = source_open(o->descriptor, &c, e);
	bool ok = s && read_plainly(o, s, e);
	source_close(s);
	return ok;
}
