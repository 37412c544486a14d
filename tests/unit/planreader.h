/*
 * planreader: rows on their way into a harvest, by a plan that asks source, and by source alone; and that the same
 * comes of both.
 *
 * Includes come after cmocka.
 */
#ifndef TESTS_PLANREADER_H
#define TESTS_PLANREADER_H

#include "aid/plan.h"
#include "aid/scan.h"
#include "world.h"

#define KEYS "keys = ledger donor programme aid_type stage\n"
static const char monthly[] = "[monthly]\nshape = period\nperiod = month\n" KEYS
                              "[spread]\nshape = spread\nperiod = quarter\n" KEYS;
static const char daily[] = "[daily]\nshape = period\nperiod = day\n" KEYS;

static const char descriptor[] =
	"[source]\nkind = flow\nledger = l\nstage = committed\non_error = reject\n"
	"[format]\ndate = YYYY-MM-DD | YYYY-MM | YYYY-Qn | YYYY | FYYYYY\nmissing = \"\" | n/a | ..\n"
	"[fields]\ndate = date\ndonor = donor\nprogramme = programme\naid_type = \"military\"\n"
	"amount = amount\ncurrency = currency\nqualifier = \"exact\"\n";
static const char filters[] = "[exclude plans are no money]\nstate = plan | target\n"
                              "[where only large ones]\namount = > -1000\n";
static const char header[] = "date,donor,programme,amount,currency,state\n";

/* Rows of a text on their way into a harvest: by source alone, or by a plan that asks source. */
struct reader {
	const struct world *w;
	struct harvest *h;
	struct source_context context;
	struct csvin *in;
	struct source *source;
	struct plan *plan;
	const char *text;
	size_t at, end, line, asked;
	struct scan scan;
};

static inline ssize_t read_text(void *context, char *buffer, size_t size)
{
	struct reader *r = context;
	size_t n = r->end - r->at < size ? r->end - r->at : size;

	memcpy(buffer, r->text + r->at, n);
	r->at += n;
	return (ssize_t)n;
}

static inline void reader_open(struct reader *r, const struct world *w, const char *head, bool planned)
{
	struct err e = ERR_INIT;

	*r = (struct reader){ .w = w, .h = world_harvest(w), .text = head, .end = strlen(head), .line = 2 };
	r->context = (struct source_context){ .countries = w->countries, .currencies = w->currencies,
	                                      .pool = r->h->pool, .reject = rejects_take, .sink = r->h->rejects };
	r->in = csvin_open_reader(read_text, r, "t.csv", &w->d->rows.csv, &e);
	r->source = source_open_over(w->d, &r->context, r->in, &e);
	if (!r->source)
		fail_msg("%s", e.problems[0]);
	if (planned)
		r->plan = plan_new(w->d, csvin_header(r->in), 0, r->h, tableset_specs(w->tables));
}

/* Has source read one row, and the plan learn it. */
static inline void ask(struct reader *r, size_t begin, size_t end, size_t line)
{
	struct err e = ERR_INIT;
	struct record record;
	struct flow f;

	r->at = begin;
	r->end = end;
	csvin_restart(r->in, read_text, r, line);
	enum source_status status = source_step(r->source, &record, &e);
	for (bool made = status == SOURCE_RECORD; made; made = source_more(r->source, &record, &e))
		if (harvest_record(r->h, 0, &record, "t.csv", &f) && r->plan)
			plan_learn(r->plan, source_row(r->source), source_recipe(r->source), &record, &f);
	if (r->plan && status == SOURCE_NONE)
		plan_learn(r->plan, source_row(r->source), 0, NULL, NULL);
	harvest_faults(&r->h->read, 0, line, &e);
	err_release(&e);
}

static inline void add_batch(struct reader *r, size_t first, size_t n)
{
	struct plan_row rows[PLAN_BATCH];
	const struct scan *s = &r->scan;

	for (size_t i = 0; i < n; i++)
		rows[i] = (struct plan_row){ scan_row_begin(s, first + i),
		                             s->ends + (first + i == 0 ? 0 : s->rows[first + i - 1] + (size_t)1),
		                             first + i, r->plan == NULL };
	if (r->plan)
		plan_rows(r->plan, r->text, rows, n);
	for (size_t i = 0; i < n; i++) {
		if (rows[i].ask)
			ask(r, rows[i].begin, s->ends[s->rows[first + i]] + 1, r->line + first + i);
		r->asked += rows[i].ask;
	}
}

/* Adds rows, none of which has a line end in a field; returns how many source was asked about. */
static inline size_t reader_add(struct reader *r, const char *rows)
{
	const struct scan_options o = { ',', (uint32_t)csvin_header(r->in)->n, 1 << 20, false };
	size_t len = strlen(rows), before = r->asked;
	char *room = calloc(1, PLAN_BEFORE + len + SCAN_PADDING), *text = room + PLAN_BEFORE;

	memcpy(text, rows, len);
	r->text = text;
	scan_text(&r->scan, &o, text, len);
	assert_int_equal(r->scan.length, len);
	for (size_t i = 0; i < r->scan.n_rows; i += PLAN_BATCH)
		add_batch(r, i, r->scan.n_rows - i < PLAN_BATCH ? r->scan.n_rows - i : PLAN_BATCH);
	r->line += r->scan.n_rows;
	free(room);
	return r->asked - before;
}

/* Returns what was read. */
static inline struct harvest *reader_close(struct reader *r)
{
	if (r->plan)
		plan_fold(r->plan, r->h->cube);
	tally_add(&r->h->sources[0].read, source_tally(r->source));
	plan_free(r->plan);
	source_close(r->source);
	scan_release(&r->scan);
	return r->h;
}

/* The rows one after another, each text a batch of its own: read by source alone and with a plan, the same must come of
 * it. *asked, of the last text, and *cents (the sum of all groups) may be NULL. */
static inline void compare(const struct world *w, const char *head, const char *const *texts, size_t n,
                    const char *why, size_t *asked, money_wide *cents)
{
	struct reader strict, planned;

	reader_open(&strict, w, head, false);
	reader_open(&planned, w, head, true);
	assert_non_null(planned.plan);
	for (size_t i = 0; i < n; i++) {
		size_t last = reader_add(&planned, texts[i]);
		reader_add(&strict, texts[i]);
		if (asked)
			*asked = last;
	}
	struct harvest *found = reader_close(&planned);
	if (cents)
		*cents = 0;
	for (size_t i = 0; cents && i < cube_count(found->cube); i++)
		*cents += brief_amount(&cube_group(found->cube, i)->sums).cents;
	struct harvest *expected = reader_close(&strict);
	struct str a = world_state(w, expected), b = world_state(w, found);
	world_same(&a, &b, why);
	str_release(&a);
	str_release(&b);
	harvest_free(expected);
	harvest_free(found);
}

#endif
