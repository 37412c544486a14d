#include "aid/stat_trend.h"

#include "aid/stat_errors.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_matrix.h>
#include <gsl/gsl_multifit.h>
#include <gsl/gsl_vector.h>
#include <math.h>

enum { N_COEFFICIENTS = 2, MOST_ROUNDS = 1000 };

struct fit {
	double middle, width; /* of t: GSL is given (t - middle) / width */
	gsl_vector *c;
	gsl_matrix *covariance;
	double sigma;
};

static bool fit_points(const double *t, const double *y, size_t n, struct fit *f)
{
	gsl_vector_const_view values = gsl_vector_const_view_array(y, n);
	gsl_matrix *x = gsl_matrix_alloc(n, N_COEFFICIENTS);
	gsl_multifit_robust_workspace *w =
		gsl_multifit_robust_alloc(gsl_multifit_robust_bisquare, n, N_COEFFICIENTS);
	bool ok = x && w && f->c && f->covariance;

	if (w)
		gsl_multifit_robust_maxiter(MOST_ROUNDS, w);
	for (size_t i = 0; ok && i < n; i++) {
		gsl_matrix_set(x, i, 0, 1);
		gsl_matrix_set(x, i, 1, (t[i] - f->middle) / f->width);
	}
	ok = ok && gsl_multifit_robust(x, &values.vector, f->c, f->covariance, w) == GSL_SUCCESS;
	if (ok)
		f->sigma = gsl_multifit_robust_statistics(w).sigma;
	gsl_multifit_robust_free(w);
	gsl_matrix_free(x);
	return ok && isfinite(f->sigma); /* GSL: not a number without any spread */
}

static bool evaluate(const struct fit *f, double at, double quantile, double *line,
                     double *line_band, double *value_band)
{
	double row[N_COEFFICIENTS] = { 1, (at - f->middle) / f->width }, error;
	gsl_vector_const_view x = gsl_vector_const_view_array(row, N_COEFFICIENTS);

	bool ok = gsl_multifit_robust_est(&x.vector, f->c, f->covariance, line, &error) ==
	          GSL_SUCCESS && isfinite(*line) && isfinite(error);
	*line_band = quantile * error;
	*value_band = quantile * sqrt(error * error + f->sigma * f->sigma);
	return ok;
}

static bool set_scale(const double *t, size_t n, struct fit *f)
{
	double low = t[0], high = t[0];

	for (size_t i = 1; i < n; i++) {
		low = fmin(low, t[i]);
		high = fmax(high, t[i]);
	}
	f->middle = (low + high) / 2;
	f->width = high - low;
	return f->width > 0;
}

bool stat_robust_line(const double *t, const double *y, size_t n, double level, const double *at,
                      size_t m, double *line, double *line_band, double *value_band)
{
	struct fit f = { 0, 0, NULL, NULL, 0 };
	bool ok = n >= STAT_TREND_LEAST && set_scale(t, n, &f);

	stat_errors_begin();
	f.c = gsl_vector_alloc(N_COEFFICIENTS);
	f.covariance = gsl_matrix_alloc(N_COEFFICIENTS, N_COEFFICIENTS);
	ok = ok && fit_points(t, y, n, &f);
	double quantile = ok ? gsl_cdf_tdist_Pinv((1 + level) / 2, (double)n - N_COEFFICIENTS) : 0;
	for (size_t i = 0; ok && i < m; i++)
		ok = evaluate(&f, at[i], quantile, &line[i], &line_band[i], &value_band[i]);
	for (size_t i = 0; !ok && i < m; i++)
		line[i] = line_band[i] = value_band[i] = 0;
	gsl_matrix_free(f.covariance);
	gsl_vector_free(f.c);
	return ok;
}
