#include "aid/select.h"

#include <stdbool.h>
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

/* Moves those that are less than the pivot (or equal, if told) to the front; returns how many there are.
 * Without a branch in the loop: which way a value goes is a toss that no processor guesses. */
static inline size_t partition(int64_t *values, size_t n, int64_t pivot, bool equal)
{
	size_t split = 0;

	for (size_t i = 0; i < n; i++) {
		int64_t value = values[i];
		values[i] = values[split];
		values[split] = value;
		split += equal ? value <= pivot : value < pivot;
	}
	return split;
}

static size_t ranks_below(const size_t *ranks, size_t n_ranks, size_t end)
{
	size_t n = 0;

	while (n < n_ranks && ranks[n] < end)
		n++;
	return n;
}

/* The ranks count from the whole array's beginning, `base` before values. After too many bad
 * pivots a sort bounds the time. */
static void select_in(int64_t *values, size_t n, size_t base, const size_t *ranks, size_t n_ranks,
                      int tries)
{
	while (n_ranks > 0 && n > SMALL && tries-- > 0) {
		int64_t pivot = middle_of(values[0], values[n / 2], values[n - 1]);
		size_t split = partition(values, n, pivot, false);
		bool least = split == 0; /* then the pivots are in their places at once */
		if (least)
			split = partition(values, n, pivot, true);
		size_t below = ranks_below(ranks, n_ranks, base + split);
		if (!least && below > 0 && below < n_ranks)
			select_in(values, split, base, ranks, below, tries);
		if (below == n_ranks && !least) {
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
