#include "aid/bargain_results.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "aid/xmem.h"

static struct bargain_outcome run_case(const struct bargain_results *r,
                                       const struct bargain_case *c, const char *name,
                                       const char *settings)
{
	struct bargain_outcome run = { name, settings, bargain_draws_central(c),
		                       xcalloc(r->inputs->n, sizeof *run.quarters),
		                       xcalloc(r->inputs->n, sizeof *run.points) };
	struct bargain_series series;

	bargain_inputs_series(r->inputs, r->setup, bargain_inputs_basis(c->mode), SIZE_MAX,
	                      run.quarters, &series);
	bargain_model_run(&series, &run.parameters, c->form, run.points);
	return run;
}

static void run_all(struct bargain_results *r)
{
	const struct bargain_setup *s = r->setup;

	r->n_runs = 1 + s->n_variants;
	r->runs = xcalloc(r->n_runs, sizeof *r->runs);
	r->runs[0] = run_case(r, &s->run, "central", "");
	for (size_t i = 0; i < s->n_variants; i++)
		r->runs[i + 1] = run_case(r, &s->variants[i].run, s->variants[i].name,
		                          s->variants[i].settings);
	if (s->run.form == BARGAIN_LOGIT) {
		const struct bargain_point *base = &r->runs[0].points[s->base_quarter - s->start];

		r->k = r->runs[0].parameters.value[BARGAIN_G] / ((base->sa0 + base->sb) / 2);
	}
}

/* The last quarter of one case whose aid lacks one donor (SIZE_MAX: none). */
static struct bargain_point last_point(const struct bargain_results *r,
                                       const struct bargain_parameters *p, size_t without)
{
	size_t n = r->inputs->n;
	struct bargain_quarter *quarters = xcalloc(n, sizeof *quarters);
	struct bargain_point *points = xcalloc(n, sizeof *points);
	struct bargain_series series;

	bargain_inputs_series(r->inputs, r->setup, r->basis, without, quarters, &series);
	bargain_model_run(&series, p, r->setup->run.form, points);
	struct bargain_point last = points[n - 1];
	free(quarters);
	free(points);
	return last;
}

static double dp_with(const struct bargain_results *r, enum bargain_parameter p, double value)
{
	struct bargain_parameters parameters = r->runs[0].parameters;

	parameters.value[p] = value;
	struct bargain_point last = last_point(r, &parameters, SIZE_MAX);
	return last.p1 - last.p0;
}

static int stronger(const void *a, const void *b)
{
	const struct bargain_pull *x = a, *y = b;

	if (x->span != y->span)
		return x->span > y->span ? -1 : 1;
	return x->parameter < y->parameter ? -1 : x->parameter > y->parameter;
}

static void pull_all(struct bargain_results *r)
{
	const struct bargain_point *last = &r->runs[0].points[r->inputs->n - 1];
	double central = last->p1 - last->p0;

	r->pulls = xcalloc(BARGAIN_PARAMETERS, sizeof *r->pulls);
	for (int i = 0; i < BARGAIN_PARAMETERS; i++) {
		enum bargain_parameter p = (enum bargain_parameter)i;
		const struct bargain_prior *prior = &r->setup->run.priors[p];
		struct bargain_pull *pull = &r->pulls[r->n_pulls];

		*pull = (struct bargain_pull){ .parameter = p,
			                       .low = prior->low,
			                       .high = prior->high };
		if (p == BARGAIN_D && r->setup->run.mode != BARGAIN_STOCK)
			continue; /* the mode fixes it */
		if (prior->low >= prior->high) {
			if (!r->setup->parameters[p].has_scenario)
				continue;
			pull->scenario = true;
			pull->high = r->setup->parameters[p].scenario;
		}
		pull->dp_low = dp_with(r, p, pull->low);
		pull->dp_high = dp_with(r, p, pull->high);
		/* Both ends can lie on one side of the central run. */
		pull->span = fmax(fmax(pull->dp_low, pull->dp_high), central) -
		             fmin(fmin(pull->dp_low, pull->dp_high), central);
		r->n_pulls++;
	}
	qsort(r->pulls, r->n_pulls, sizeof *r->pulls, stronger);
}

static int larger(const void *a, const void *b)
{
	const struct bargain_contribution *x = a, *y = b;

	if (x->contribution != y->contribution)
		return x->contribution > y->contribution ? -1 : 1;
	return strcmp(x->donor->code, y->donor->code);
}

static double aid_of(const struct bargain_results *r, const struct bargain_donor *d)
{
	double sum = 0;

	for (size_t t = 0; t < r->inputs->n; t++)
		sum += (double)d->military[t] / 1e11 *
		       (r->basis == BARGAIN_CURRENT ? 1 : r->inputs->to_constant[t]);
	return sum;
}

static void contribute_all(struct bargain_results *r)
{
	const struct bargain_inputs *in = r->inputs;
	const struct bargain_point *last = &r->runs[0].points[in->n - 1];

	r->contributions = xcalloc(in->n_donors, sizeof *r->contributions);
	for (size_t i = 0; i < in->n_donors; i++) {
		struct bargain_point without = last_point(r, &r->runs[0].parameters, i);

		r->contributions[i] =
			(struct bargain_contribution){ &in->donors[i], aid_of(r, &in->donors[i]),
			                               without.p1, without.p1 - without.p0,
			                               last->p1 - without.p1 };
	}
	qsort(r->contributions, in->n_donors, sizeof *r->contributions, larger);
}

struct bargain_results *bargain_results_new(const struct bargain_setup *s,
                                            const struct bargain_inputs *in,
                                            const struct progress *progress)
{
	struct bargain_results *r = xcalloc(1, sizeof *r);
	struct bargain_series series;

	r->setup = s;
	r->inputs = in;
	r->basis = bargain_inputs_basis(s->run.mode);
	r->first = (size_t)(s->show_from - in->first);
	r->n = in->n - r->first;
	run_all(r);
	pull_all(r);
	contribute_all(r);
	progress_tick(progress, "draws", s->draws);
	r->bands = xcalloc(r->n, sizeof *r->bands);
	bargain_inputs_series(in, s, r->basis, SIZE_MAX, r->runs[0].quarters, &series);
	bargain_draws_run(&series, &s->run, s->seed, s->draws, r->first, r->bands);
	return r;
}

void bargain_results_free(struct bargain_results *r)
{
	if (!r)
		return;
	for (size_t i = 0; i < r->n_runs; i++) {
		free(r->runs[i].quarters);
		free(r->runs[i].points);
	}
	free(r->runs);
	free(r->bands);
	free(r->pulls);
	free(r->contributions);
	free(r);
}
