#include "aid/select.h"

#include <stdlib.h>

enum { SMALL = 24 };

static void sort_small(int64_t *values, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		int64_t value = values[i];
		size_t j = i;
		for (; j > 0 && values[j - 1] > value; j--)
			values[j] = values[j - 1];
		values[j] = value;
	}
}

static int compare(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static int64_t middle_of(int64_t a, int64_t b, int64_t c)
{
	return a < b ? (b < c ? b : a < c ? c : a) : (a < c ? a : b < c ? c : b);
}

/* Hoare's partition: all of values[0 … split) are at most the pivot, the others at least; both
 * parts are shorter than n. Equal values are shared out, so that many of them cost nothing. */
static size_t partition(int64_t *values, size_t n)
{
	int64_t pivot = middle_of(values[0], values[n / 2], values[n - 1]);
	size_t i = 0, j = n - 1;

	for (;; i++, j--) {
		while (values[i] < pivot)
			i++;
		while (values[j] > pivot)
			j--;
		if (i >= j)
			return i > 0 ? i : 1;
		int64_t value = values[i];
		values[i] = values[j];
		values[j] = value;
	}
}

/* The ranks count from the whole array's beginning, `base` before values. After too many bad
 * pivots a sort bounds the time. */
static void select_in(int64_t *values, size_t n, size_t base, const size_t *ranks, size_t n_ranks,
                      int tries)
{
	while (n_ranks > 0 && n > SMALL && tries-- > 0) {
		size_t split = partition(values, n), below = 0;
		while (below < n_ranks && ranks[below] < base + split)
			below++;
		if (below > 0 && below < n_ranks)
			select_in(values, split, base, ranks, below, tries);
		if (below == n_ranks) {
			n = split;
			continue;
		}
		values += split;
		base += split;
		n -= split;
		ranks += below;
		n_ranks -= below;
	}
	if (n_ranks > 0 && n <= SMALL)
		sort_small(values, n);
	else if (n_ranks > 0)
		qsort(values, n, sizeof *values, compare);
}

void select_ranks(int64_t *values, size_t n, const size_t *ranks, size_t n_ranks)
{
	int tries = 8;

	for (size_t left = n; left > 1; left /= 2)
		tries += 2;
	select_in(values, n, 0, ranks, n_ranks, tries);
}
