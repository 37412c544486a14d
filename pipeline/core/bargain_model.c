#include "aid/bargain_model.h"

#include <math.h>

double bargain_model_ratio(double sa, double sb, double g)
{
	if (sa == sb)
		return 0.5; /* also where both are 0 */
	if (sa <= 0)
		return 0;
	if (sb <= 0)
		return 1;
	/* Logarithms: the powers themselves overflow for large g. */
	return 1 / (1 + exp(-g * (log(sa) - log(sb))));
}

double bargain_model_logit(double sa, double sb, double k)
{
	return 1 / (1 + exp(-k * (sa - sb)));
}

struct bargain_range bargain_model_range(double p, double ca, double cb)
{
	struct bargain_range r = { .lo = p - ca, .hi = p + cb, .mid = p + (cb - ca) / 2 };

	r.lo_clipped = fmax(0, r.lo);
	r.hi_clipped = fmin(1, r.hi);
	return r;
}

bool bargain_model_fast_shift(double before, double now, double ca, double cb)
{
	return fabs(now - before) > ca + cb;
}

double bargain_model_depreciation(enum bargain_mode mode, double d)
{
	return mode == BARGAIN_FLOW ? 1 : mode == BARGAIN_CUMULATIVE ? 0 : d;
}

static void accumulate(const struct bargain_series *s, const double *value,
                       struct bargain_point *points)
{
	double kept = 1 - value[BARGAIN_D], pi = value[BARGAIN_PI];
	double late = value[BARGAIN_L] / (1 + value[BARGAIN_L]);
	/* The steady state of what was spent before; where nothing wears out there is none. */
	double start = value[BARGAIN_D] > 0 ? pi / value[BARGAIN_D] : 0;
	double sa0 = s->before_a * start, sa1 = sa0, sb = s->before_b * start, pipeline = 0;

	for (size_t t = 0; t < s->n; t++) {
		const struct bargain_quarter *q = &s->quarters[t];
		double available = pipeline + q->aid, own = pi * q->own_a;
		/* Without aid A would have paid for what financial aid freed. */
		double own0 = fmax(own - value[BARGAIN_F] * q->financial, 0);
		struct bargain_point *point = &points[t];

		pipeline = late * available;
		point->pipeline = pipeline;
		point->released = (1 - late) * available;
		point->d = value[BARGAIN_U] * point->released;
		point->sa0 = sa0 = kept * sa0 + own0;
		point->sa1 = sa1 = kept * sa1 + own + point->d;
		point->sb = sb = kept * sb + pi * q->own_b;
	}
}

void bargain_model_run(const struct bargain_series *s, const struct bargain_parameters *p,
                       enum bargain_form form, struct bargain_point *points)
{
	double g = p->value[BARGAIN_G];

	if (s->n == 0)
		return;
	accumulate(s, p->value, points);
	/* The logit form's k is fixed once per run, so that both forms have one slope at parity. */
	double mbar = (points[s->base].sa0 + points[s->base].sb) / 2;
	for (size_t t = 0; t < s->n; t++) {
		struct bargain_point *q = &points[t];

		q->p0 = form == BARGAIN_RATIO ? bargain_model_ratio(q->sa0, q->sb, g)
		                              : bargain_model_logit(q->sa0, q->sb, g / mbar);
		q->p1 = form == BARGAIN_RATIO ? bargain_model_ratio(q->sa1, q->sb, g)
		                              : bargain_model_logit(q->sa1, q->sb, g / mbar);
	}
}
