#include "aid/stat_series.h"

#include <assert.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_filter.h>
#include <gsl/gsl_movstat.h>
#include <gsl/gsl_vector.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "aid/stat_errors.h"
#include "aid/xmem.h"

enum { LEAST = 3 };

/* GSL windows on n values: median, and distance from it. */
static bool windows(const double *x, size_t n, size_t width, double *median, double *mad)
{
	gsl_vector_const_view in = gsl_vector_const_view_array(x, n);
	gsl_vector_view middle = gsl_vector_view_array(median, n);
	gsl_vector_view spread = gsl_vector_view_array(mad, n);

	stat_errors_begin();
	gsl_movstat_workspace *w = gsl_movstat_alloc(width);
	bool ok = w && gsl_movstat_mad0(GSL_MOVSTAT_END_TRUNCATE, &in.vector, &middle.vector,
	                                &spread.vector, w) == GSL_SUCCESS;
	gsl_movstat_free(w);
	return ok;
}

bool stat_moving_median(const double *x, size_t n, size_t width, double *median)
{
	double *mad = xcalloc(n + 1, sizeof *mad);

	assert(width % 2 == 1);
	bool ok = n >= LEAST && windows(x, n, width, median, mad);
	if (!ok)
		memset(median, 0, n * sizeof *median);
	free(mad);
	return ok;
}

bool stat_moving_mad(const double *x, size_t n, size_t width, double *mad)
{
	double *median = xcalloc(n + 1, sizeof *median);

	assert(width % 2 == 1);
	bool ok = n >= LEAST && windows(x, n, width, median, mad);
	if (!ok)
		memset(mad, 0, n * sizeof *mad);
	free(median);
	return ok;
}

/* The filter's own outputs; only which values it would replace is asked for. */
static bool impulses(const double *x, size_t n, size_t width, double sigmas, gsl_vector *scale,
                     gsl_vector_int *found)
{
	gsl_vector_const_view in = gsl_vector_const_view_array(x, n);
	gsl_vector *cleaned = gsl_vector_alloc(n), *median = gsl_vector_alloc(n);
	gsl_filter_impulse_workspace *w = gsl_filter_impulse_alloc(width);
	size_t n_found;

	bool ok = cleaned && median && w &&
	          gsl_filter_impulse(GSL_FILTER_END_TRUNCATE, GSL_FILTER_SCALE_MAD, sigmas,
	                             &in.vector, cleaned, median, scale, &n_found, found,
	                             w) == GSL_SUCCESS;
	gsl_filter_impulse_free(w);
	gsl_vector_free(median);
	gsl_vector_free(cleaned);
	return ok;
}

bool stat_hampel(const double *x, size_t n, size_t width, double sigmas, int *outlier)
{
	memset(outlier, 0, n * sizeof *outlier);
	assert(width % 2 == 1);
	if (n < width || n < LEAST)
		return false;
	stat_errors_begin();
	gsl_vector *scale = gsl_vector_alloc(n);
	gsl_vector_int *found = gsl_vector_int_calloc(n);
	bool ok = scale && found && impulses(x, n, width, sigmas, scale, found);
	for (size_t i = 0; ok && i < n; i++)
		outlier[i] = gsl_vector_get(scale, i) > 0 && gsl_vector_int_get(found, i);
	gsl_vector_int_free(found);
	gsl_vector_free(scale);
	return ok;
}

/* gsl_filter_gaussian takes values beyond the ends for 0; divided by the same filter of ones,
 * the weights of a window that is cut add up to 1 again. */
static bool filter(const double *x, size_t n, size_t width, double *out)
{
	static const double alpha = 2.5; /* GSL: sd = (width - 1) / (2 alpha) */
	gsl_vector_const_view in = gsl_vector_const_view_array(x, n);
	gsl_vector_view y = gsl_vector_view_array(out, n);
	gsl_filter_gaussian_workspace *w = gsl_filter_gaussian_alloc(width);
	bool ok = w && gsl_filter_gaussian(GSL_FILTER_END_PADZERO, alpha, 0, &in.vector, &y.vector,
	                                   w) == GSL_SUCCESS;

	gsl_filter_gaussian_free(w);
	return ok;
}

bool stat_gaussian(const double *x, size_t n, size_t width, double *smooth)
{
	double *ones = xcalloc(n + 1, sizeof *ones), *weight = xcalloc(n + 1, sizeof *weight);

	assert(width % 2 == 1);
	for (size_t i = 0; i < n; i++)
		ones[i] = 1;
	stat_errors_begin();
	bool ok = n >= width && n >= LEAST && filter(x, n, width, smooth) &&
	          filter(ones, n, width, weight);
	for (size_t i = 0; i < n; i++)
		smooth[i] = ok ? smooth[i] / weight[i] : 0;
	free(weight);
	free(ones);
	return ok;
}
