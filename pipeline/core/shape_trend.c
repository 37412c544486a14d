/*
 * trend: one row for each period of each regular series: the moving median, what stands out from
 * it, a smooth curve, and a robust straight line with its bands. Gaps are rows without a number,
 * and no window reaches over one.
 */
#include "aid/shape.h"

#include <stdlib.h>

#include "aid/series.h"
#include "aid/stat_series.h"
#include "aid/stat_trend.h"
#include "aid/statistics.h"
#include "aid/xmem.h"

static const double mad_to_sd = 1.482602218505602; /* 1 / (the third quartile of the normal) */

enum { SIGMA_DECIMALS = 2 };

/* What is said of each point; doubles are cents. */
struct reading {
	double *x;
	bool *has_median, *has_outlier, *has_smooth;
	double *median, *mad, *smooth;
	int *outlier;
	bool has_line;
	double *line, *line_band, *value_band;
};

static struct reading reading_new(const struct series *s)
{
	size_t n = s->n + 1;
	struct reading r = {
		.x = xcalloc(n, sizeof(double)), .has_median = xcalloc(n, sizeof(bool)),
		.has_outlier = xcalloc(n, sizeof(bool)), .has_smooth = xcalloc(n, sizeof(bool)),
		.median = xcalloc(n, sizeof(double)), .mad = xcalloc(n, sizeof(double)),
		.smooth = xcalloc(n, sizeof(double)), .outlier = xcalloc(n, sizeof(int)),
		.line = xcalloc(n, sizeof(double)), .line_band = xcalloc(n, sizeof(double)),
		.value_band = xcalloc(n, sizeof(double)),
	};

	for (size_t i = 0; i < s->n; i++)
		r.x[i] = (double)s->points[i].cents;
	return r;
}

static void reading_release(struct reading *r)
{
	free(r->x);
	free(r->has_median);
	free(r->has_outlier);
	free(r->has_smooth);
	free(r->median);
	free(r->mad);
	free(r->smooth);
	free(r->outlier);
	free(r->line);
	free(r->line_band);
	free(r->value_band);
}

/* The n points from `first`, without a gap among them. */
static void read_stretch(struct reading *r, size_t first, size_t n, size_t width)
{
	bool median = stat_moving_median(r->x + first, n, width, r->median + first) &&
	              stat_moving_mad(r->x + first, n, width, r->mad + first);
	bool outlier = stat_hampel(r->x + first, n, width, STATISTICS_SIGMAS, r->outlier + first);
	bool smooth = stat_gaussian(r->x + first, n, width, r->smooth + first);

	for (size_t i = first; i < first + n; i++) {
		r->has_median[i] = median;
		r->has_outlier[i] = outlier && r->mad[i] > 0;
		r->has_smooth[i] = smooth;
	}
}

/* The line is fitted to the points there are, against their number in the series. */
static void read_line(struct reading *r, const struct series *s)
{
	double *t = xcalloc(s->n + 1, sizeof *t), *y = xcalloc(s->n + 1, sizeof *y);
	double *at = xcalloc(s->n + 1, sizeof *at);
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++) {
		at[i] = (double)i;
		if (!series_is_known(s->points[i].state))
			continue;
		t[n] = at[i];
		y[n++] = r->x[i];
	}
	r->has_line = stat_robust_line(t, y, n, STATISTICS_LEVEL, at, s->n, r->line, r->line_band,
	                               r->value_band);
	free(at);
	free(y);
	free(t);
}

static void read_series(struct reading *r, const struct series *s, size_t width)
{
	for (size_t first = 0, end; first < s->n; first = end + 1) {
		for (end = first; end < s->n && series_is_known(s->points[end].state); end++)
			;
		if (end > first)
			read_stretch(r, first, end - first, width);
	}
	read_line(r, s);
}

static void put_key(struct grid *g, const struct agg_group *o, const struct point *p)
{
	grid_text(g, o->key[KEY_LEDGER]);
	grid_text(g, o->key[KEY_DONOR]);
	grid_text(g, p->period);
	shape_put_cents(g, p->cents, series_has_amount(p->state));
}

static void put_row(struct grid *g, const struct series *s, const struct reading *r, size_t i)
{
	const struct point *p = &s->points[i];

	put_key(g, s->like, p);
	shape_put_real_cents(g, r->median[i], r->has_median[i]);
	shape_put_real_cents(g, r->line[i], r->has_line);
	shape_put_real_cents(g, r->line[i] - r->line_band[i], r->has_line);
	shape_put_real_cents(g, r->line[i] + r->line_band[i], r->has_line);
	grid_number(g, r->outlier[i], 0, r->has_outlier[i]);
	grid_text(g, s->like->key[KEY_PROGRAMME]);
	grid_text(g, s->like->key[KEY_AID_TYPE]);
	grid_text(g, s->like->key[KEY_STAGE]);
	grid_text(g, s->like->key[KEY_BLOC]);
	grid_text(g, s->like->label);
	shape_put_day(g, p->dated, p->start);
	shape_put_day(g, p->dated, p->end);
	grid_text(g, series_state_name(p->state));
	grid_count(g, p->n);
	shape_put_real_cents(g, r->mad[i], r->has_median[i]);
	shape_put_real(g, r->has_outlier[i] ? (r->x[i] - r->median[i]) / (mad_to_sd * r->mad[i]) : 0,
	               SIGMA_DECIMALS, r->has_outlier[i]);
	shape_put_real_cents(g, r->smooth[i], r->has_smooth[i]);
	shape_put_real_cents(g, r->line[i] - r->value_band[i], r->has_line);
	shape_put_real_cents(g, r->line[i] + r->value_band[i], r->has_line);
}

static void put_series(struct grid *g, const struct series *s, size_t window)
{
	struct reading r = reading_new(s);

	read_series(&r, s, window);
	for (size_t i = 0; i < s->n; i++)
		put_row(g, s, &r, i);
	reading_release(&r);
}

static void fill(struct grid *g, const struct shape_input *in)
{
	size_t window = (size_t)in->spec->window;

	for (size_t first = 0, n; first < in->n; first += n) {
		n = shape_run(in, first);
		for (size_t k = 0; k < SERIES_STEPS; k++) {
			struct series s = series_make(in, first, n, series_steps[k], SERIES_OWN_SPAN);
			put_series(g, &s, window);
			series_release(&s);
		}
		struct series undated = series_undated(in, first, n);
		put_series(g, &undated, window);
		series_release(&undated);
	}
}

static const char *const options[] = { "period", "gaps", "window", NULL };
static const char *const keys[] = { "ledger", "donor", NULL };

const struct shape shape_trend = {
	.name = "trend", .schema = &schema_trend, .options = options, .keys = keys,
	.periods = true, .fill = fill,
};
