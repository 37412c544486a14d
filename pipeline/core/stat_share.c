#include "aid/stat_share.h"

/* Ascending order adds the small parts first. */
static bool total_of(const double *sorted, size_t n, double *total)
{
	*total = 0;
	if (n == 0 || sorted[0] <= 0)
		return false;
	for (size_t i = 0; i < n; i++)
		*total += sorted[i];
	return true;
}

bool stat_hhi(const double *sorted, size_t n, double *hhi)
{
	double total;

	*hhi = 0;
	if (!total_of(sorted, n, &total))
		return false;
	for (size_t i = 0; i < n; i++)
		*hhi += sorted[i] / total * (sorted[i] / total);
	return true;
}

bool stat_gini(const double *sorted, size_t n, double *gini)
{
	double total, weighted = 0;

	*gini = 0;
	if (n < 2 || !total_of(sorted, n, &total))
		return false;
	for (size_t i = 0; i < n; i++)
		weighted += (2 * (double)(i + 1) - (double)n - 1) * (sorted[i] / total);
	*gini = weighted > 0 ? weighted / (double)n : 0; /* equal parts may leave -1e-17 */
	return true;
}

bool stat_top_share(const double *sorted, size_t n, size_t k, double *share)
{
	double total, top = 0;

	*share = 0;
	if (!total_of(sorted, n, &total))
		return false;
	for (size_t i = n > k ? n - k : 0; i < n; i++)
		top += sorted[i];
	*share = n > k ? top / total : 1;
	return true;
}

bool stat_lorenz(const double *sorted, size_t n, double *curve)
{
	double total, sum = 0;
	bool ok = total_of(sorted, n, &total);

	for (size_t i = 0; i <= n; i++) {
		curve[i] = ok ? sum / total : 0;
		if (i < n)
			sum += sorted[i];
	}
	return ok;
}
