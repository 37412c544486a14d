#include "aid/stat_rank.h"

#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdlib.h>

#include "aid/xmem.h"

static bool varies(const double *x, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (x[i] < x[0] || x[i] > x[0])
			return true;
	return false;
}

static bool has_order(const double *x, const double *y, size_t n)
{
	return n >= STAT_RANK_LEAST && varies(x, n) && varies(y, n);
}

bool stat_spearman(const double *x, const double *y, size_t n, double *rho)
{
	*rho = 0;
	if (!has_order(x, y, n))
		return false;
	double *work = xcalloc(2 * n, sizeof *work);
	*rho = gsl_stats_spearman(x, 1, y, 1, n, work);
	free(work);
	return isfinite(*rho);
}

static int sign(double a, double b)
{
	return (a > b) - (a < b);
}

bool stat_kendall(const double *x, const double *y, size_t n, double *tau)
{
	long long agree = 0, untied_x = 0, untied_y = 0;

	*tau = 0;
	if (!has_order(x, y, n))
		return false;
	for (size_t i = 0; i < n; i++) {
		for (size_t j = i + 1; j < n; j++) {
			int a = sign(x[i], x[j]), b = sign(y[i], y[j]);
			agree += (long long)a * b;
			untied_x += a != 0;
			untied_y += b != 0;
		}
	}
	*tau = (double)agree / sqrt((double)untied_x * (double)untied_y);
	return true;
}
