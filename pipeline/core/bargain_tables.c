#include "aid/bargain_tables.h"

#include <math.h>
#include <stdio.h>

#include "aid/date.h"

static void number(struct csvout *o, double value)
{
	char text[64];

	/* What rounds to zero has no sign. */
	if (fabs(value) < 0.5e-6)
		value = 0;
	snprintf(text, sizeof text, "%.6f", value);
	csvout_text(o, isfinite(value) ? text : NULL);
}

static void text_of_quarter(struct csvout *o, const struct bargain_results *r, size_t t)
{
	char text[BARGAIN_QUARTER_TEXT];

	bargain_setup_quarter_text(r->inputs->first + (int)t, text);
	csvout_text(o, text);
}

static void days_of_quarter(struct csvout *o, const struct bargain_results *r, size_t t)
{
	int quarter = r->inputs->first + (int)t;
	struct date d = { .year = (int16_t)(quarter / 4), .quarter = (uint8_t)(quarter % 4 + 1),
	                  .precision = DATE_QUARTER };
	struct date start = date_of_day(date_first_day(&d)), end = date_of_day(date_last_day(&d));

	csvout_date(o, &start);
	csvout_date(o, &end);
}

static void write_p(struct csvout *o, const struct bargain_point *q)
{
	number(o, q->p0);
	number(o, q->p1);
	number(o, q->p1 - q->p0);
}

struct ranges {
	struct bargain_range without, with;
};

static struct ranges ranges_of(const struct bargain_outcome *run, size_t t)
{
	double ca = run->parameters.value[BARGAIN_CA], cb = run->parameters.value[BARGAIN_CB];

	return (struct ranges){ bargain_model_range(run->points[t].p0, ca, cb),
	                        bargain_model_range(run->points[t].p1, ca, cb) };
}

static void write_ends(struct csvout *o, const struct ranges *r)
{
	number(o, r->without.lo);
	number(o, r->without.hi);
	number(o, r->with.lo);
	number(o, r->with.hi);
}

static void write_clipped(struct csvout *o, const struct ranges *r)
{
	number(o, r->without.lo_clipped);
	number(o, r->without.hi_clipped);
	number(o, r->with.lo_clipped);
	number(o, r->with.hi_clipped);
}

static void write_band(struct csvout *o, const struct bargain_band *b)
{
	const double values[] = { b->dp_p50, b->p0_p05, b->p0_p50, b->p0_p95, b->p1_p05,
	                          b->p1_p50, b->p1_p95, b->p0_below_half, b->p1_below_half };

	for (size_t i = 0; i < sizeof values / sizeof *values; i++)
		number(o, values[i]);
}

static double log_odds(double p)
{
	return log(p) - log(1 - p);
}

static void write_flags(struct csvout *o, const struct bargain_results *r, size_t t)
{
	const double *value = r->runs[0].parameters.value;
	const struct bargain_point *points = r->runs[0].points;
	bool fast = t > 0 && bargain_model_fast_shift(points[t - 1].p1, points[t].p1,
	                                              value[BARGAIN_CA], value[BARGAIN_CB]);

	number(o, log_odds(points[t].p1) - log_odds(points[t].p0));
	csvout_count(o, fast);
	csvout_count(o, bargain_inputs_carried(r->inputs, r->basis, t));
	csvout_count(o, r->basis != BARGAIN_CURRENT && r->inputs->prices_carried[t]);
}

static void write_resources(struct csvout *o, const struct bargain_quarter *q,
                            const struct bargain_point *p, double pi)
{
	const double values[] = { pi * q->own_a, pi * q->own_b, q->aid, q->financial, p->released,
	                          p->pipeline, p->d, p->sa0, p->sa1, p->sb,
	                          p->sa0 / p->sb, p->sa1 / p->sb };

	for (size_t i = 0; i < sizeof values / sizeof *values; i++)
		number(o, values[i]);
}

void bargain_tables_quarters(const struct bargain_results *r, struct csvout *o)
{
	const struct bargain_outcome *run = &r->runs[0];

	for (size_t i = 0; i < r->n; i++) {
		size_t t = r->first + i;
		struct ranges ranges = ranges_of(run, t);

		text_of_quarter(o, r, t);
		write_p(o, &run->points[t]);
		number(o, r->bands[i].dp_p05);
		number(o, r->bands[i].dp_p95);
		write_ends(o, &ranges);
		number(o, ranges.without.mid);
		number(o, ranges.with.mid);
		write_clipped(o, &ranges);
		write_band(o, &r->bands[i]);
		write_flags(o, r, t);
		write_resources(o, &run->quarters[t], &run->points[t],
		                run->parameters.value[BARGAIN_PI]);
		days_of_quarter(o, r, t);
		csvout_end_row(o);
	}
}

void bargain_tables_variants(const struct bargain_results *r, struct csvout *o)
{
	for (size_t v = 0; v < r->n_runs; v++)
		for (size_t t = r->first; t < r->inputs->n; t++) {
			struct ranges ranges = ranges_of(&r->runs[v], t);

			csvout_text(o, r->runs[v].name);
			text_of_quarter(o, r, t);
			csvout_text(o, r->runs[v].settings);
			write_p(o, &r->runs[v].points[t]);
			write_ends(o, &ranges);
			write_clipped(o, &ranges);
			days_of_quarter(o, r, t);
			csvout_end_row(o);
		}
}

void bargain_tables_tornado(const struct bargain_results *r, struct csvout *o)
{
	const struct bargain_point *last = &r->runs[0].points[r->inputs->n - 1];

	for (size_t i = 0; i < r->n_pulls; i++) {
		const struct bargain_pull *p = &r->pulls[i];
		const struct bargain_declared *declared = &r->setup->parameters[p->parameter];

		csvout_text(o, bargain_setup_name(p->parameter));
		number(o, p->low);
		number(o, p->high);
		number(o, p->dp_low);
		number(o, p->dp_high);
		number(o, last->p1 - last->p0);
		number(o, p->span);
		csvout_count(o, i + 1);
		csvout_text(o, p->scenario ? "scenario" : "range");
		csvout_text(o, declared->label);
		csvout_text(o, declared->unit);
		text_of_quarter(o, r, r->inputs->n - 1);
		csvout_end_row(o);
	}
}

void bargain_tables_donors(const struct bargain_results *r, struct csvout *o)
{
	const struct bargain_point *last = &r->runs[0].points[r->inputs->n - 1];

	for (size_t i = 0; i < r->inputs->n_donors; i++) {
		const struct bargain_contribution *c = &r->contributions[i];

		csvout_text(o, c->donor->code);
		csvout_text(o, c->donor->name);
		number(o, c->contribution);
		number(o, c->contribution / (last->p1 - last->p0) * 100);
		number(o, c->dp);
		number(o, c->p1);
		number(o, c->aid);
		csvout_count(o, i + 1);
		text_of_quarter(o, r, r->inputs->n - 1);
		csvout_end_row(o);
	}
}
