/*
 * events: each series before and after chosen events: whole periods of the same number to either
 * side of the one that holds the event, which is left out. That money moved after an event is no
 * proof that it moved because of it; p says only how often chance alone, handing the same periods
 * out anew, would set the two sides so far apart.
 */
#include "aid/shape.h"

#include <stdlib.h>

#include "aid/sample.h"
#include "aid/series.h"
#include "aid/stat_resample.h"
#include "aid/statistics.h"
#include "aid/xmem.h"

enum { P_DECIMALS = 4, LEAST = 3 };

struct side {
	size_t n; /* known periods */
	double *x;
	struct sample sample;
	int32_t from, to;
};

/* The known ones of the points first … end - 1. */
static struct side side_of(const struct series *s, size_t first, size_t end)
{
	struct side a = { .x = xcalloc(end - first + 1, sizeof(double)) };
	int64_t *cents = xcalloc(end - first + 1, sizeof *cents);

	for (size_t i = first; i < end; i++) {
		if (!series_is_known(s->points[i].state))
			continue;
		cents[a.n] = (int64_t)s->points[i].cents;
		a.x[a.n++] = (double)s->points[i].cents;
	}
	sample_of(cents, a.n, &a.sample);
	free(cents);
	if (end > first) {
		a.from = s->points[first].start;
		a.to = s->points[end - 1].end;
	}
	return a;
}

static void side_release(struct side *a)
{
	free(a->x);
}

static void put_side(struct grid *g, const struct side *a)
{
	int64_t cents;
	bool known = sample_mean(&a->sample, &cents);

	grid_count(g, a->n);
	shape_put_cents(g, cents, known);
	known = sample_quartile(&a->sample, 2, &cents);
	shape_put_cents(g, cents, known);
	shape_put_day(g, a->to > a->from, a->from);
	shape_put_day(g, a->to > a->from, a->to);
}

static void put_test(struct grid *g, const struct side *before, const struct side *after)
{
	int64_t mean_before, mean_after;
	double p = 0;
	bool exact = false, known = sample_mean(&before->sample, &mean_before);

	known = sample_mean(&after->sample, &mean_after) && known;
	shape_put_cents(g, known ? (money_wide)mean_after - mean_before : 0, known);
	known = before->n >= LEAST && after->n >= LEAST &&
	        stat_permutation(before->x, before->n, after->x, after->n, STATISTICS_SEED,
	                         STATISTICS_PERMUTATIONS, &p, &exact);
	shape_put_real(g, p, P_DECIMALS, known);
	grid_text(g, !known ? "" : exact ? "all" : "drawn");
}

static void put_row(struct grid *g, const struct series *s, const struct event_choice *e,
                    size_t at, size_t reach)
{
	size_t first = at > reach ? at - reach : 0, end = at + 1 + reach < s->n ? at + 1 + reach : s->n;
	struct side before = side_of(s, first, at);
	struct side after = side_of(s, at + 1, end);

	shape_put_keys(g, s->like);
	shape_put_date(g, &e->day);
	grid_text(g, e->label);
	grid_text(g, s->points[at].period);
	put_side(g, &before);
	put_side(g, &after);
	put_test(g, &before, &after);
	side_release(&before);
	side_release(&after);
}

/* An event outside the series has no row. */
static void put_events(struct grid *g, const struct series *s, const struct tablespec *spec)
{
	for (size_t k = 0; k < spec->n_events; k++) {
		int32_t day = date_first_day(&spec->events[k].day);
		for (size_t i = 0; i < s->n; i++)
			if (s->points[i].start <= day && day <= s->points[i].end)
				put_row(g, s, &spec->events[k], i, (size_t)spec->reach);
	}
}

static void fill(struct grid *g, const struct shape_input *in)
{
	for (size_t first = 0, n; first < in->n; first += n) {
		n = shape_run(in, first);
		for (size_t k = 0; k < SERIES_STEPS; k++) {
			struct series s = series_make(in, first, n, series_steps[k], SERIES_OWN_SPAN);
			put_events(g, &s, in->spec);
			series_release(&s);
		}
	}
}

static const char *const options[] = { "period", "gaps", "events", "reach", NULL };
static const char *const keys[] = { NULL };

const struct shape shape_events = {
	.name = "events", .schema = &schema_events, .options = options, .keys = keys,
	.periods = true, .fill = fill,
};
