#include "aid/diff_pair.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>

#include "aid/money.h"
#include "aid/xmem.h"

static money_wide distance(int64_t a, int64_t b)
{
	money_wide d = (money_wide)a - b;

	return d < 0 ? -d : d;
}

/*
 * cost[k]: least sum for the first i of a when k of the first i + k of b are passed over.
 * passed[i][k]: the last of them, b[i + k - 1], is one that was passed over.
 */
static void fill(const int64_t *a, size_t n, const int64_t *b, size_t surplus, bool *passed)
{
	money_wide *cost = xcalloc(surplus + 1, sizeof *cost);

	for (size_t i = 1; i <= n; i++) {
		bool *row = passed + (i - 1) * (surplus + 1);
		for (size_t k = 0; k <= surplus; k++) {
			cost[k] += distance(a[i - 1], b[i - 1 + k]);
			row[k] = k > 0 && cost[k - 1] <= cost[k];
			if (row[k])
				cost[k] = cost[k - 1];
		}
	}
	free(cost);
}

void diff_pair(const int64_t *a, size_t n, const int64_t *b, size_t m, size_t *partner)
{
	size_t surplus = m - n, k = surplus;

	assert(n <= m);
	if (n == 0 || surplus == 0 || n > DIFF_PAIR_CELLS / (surplus + 1)) {
		for (size_t i = 0; i < n; i++)
			partner[i] = i;
		return;
	}
	bool *passed = xmalloc(n * (surplus + 1) * sizeof *passed);
	fill(a, n, b, surplus, passed);
	for (size_t i = n; i > 0; i--) {
		while (passed[(i - 1) * (surplus + 1) + k])
			k--;
		partner[i - 1] = i - 1 + k;
	}
	free(passed);
}
