#include "aid/sample.h"

#include <stdlib.h>
#include <string.h>

#include "aid/wide.h"
#include "aid/xmem.h"

static void push(struct sample *s, struct sample_run run)
{
	/* Folding only when as much came in as is sorted keeps the work in n log n. */
	if (s->n == s->cap && s->n - s->n_sorted > s->n_sorted)
		sample_settle(s);
	XGROW(s->runs, s->n, s->cap);
	s->runs[s->n++] = run;
}

void sample_add(struct sample *s, int64_t cents)
{
	push(s, (struct sample_run){ cents, 1 });
}

void sample_merge(struct sample *into, const struct sample *from)
{
	for (size_t i = 0; i < from->n; i++)
		push(into, from->runs[i]);
}

static int compare_runs(const void *a, const void *b)
{
	const struct sample_run *x = a, *y = b;

	return (x->cents > y->cents) - (x->cents < y->cents);
}

void sample_settle(struct sample *s)
{
	size_t n = 0;

	if (s->n == s->n_sorted)
		return;
	qsort(s->runs, s->n, sizeof *s->runs, compare_runs);
	for (size_t i = 0; i < s->n; i++) {
		if (n > 0 && s->runs[n - 1].cents == s->runs[i].cents)
			s->runs[n - 1].count += s->runs[i].count;
		else
			s->runs[n++] = s->runs[i];
	}
	s->n = s->n_sorted = n;
}

uint64_t sample_count(const struct sample *s)
{
	uint64_t count = 0;

	for (size_t i = 0; i < s->n; i++)
		count += s->runs[i].count;
	return count;
}

static money_wide total(const struct sample *s)
{
	money_wide sum = 0;

	for (size_t i = 0; i < s->n; i++)
		sum += (money_wide)s->runs[i].cents * (money_wide)s->runs[i].count;
	return sum;
}

bool sample_mean(const struct sample *s, int64_t *cents)
{
	uint64_t n = sample_count(s);

	*cents = 0;
	return n > 0 && money_divide(total(s), (money_wide)n, cents);
}

static wide_half magnitude(money_wide x)
{
	return x < 0 ? -(wide_half)x : (wide_half)x;
}

bool sample_sd(const struct sample *s, int64_t *cents)
{
	uint64_t n = sample_count(s);
	struct wide squares = { { 0 } };

	*cents = 0;
	if (n < 2)
		return false;
	for (size_t i = 0; i < s->n; i++) {
		wide_half x = magnitude(s->runs[i].cents);
		struct wide square = wide_multiply(x * x, s->runs[i].count);
		squares = wide_add(&squares, &square);
	}
	/* n * sum of squares - square of the sum, over n (n - 1) */
	struct wide scaled = wide_scale(&squares, n);
	wide_half sum = magnitude(total(s));
	struct wide square = wide_multiply(sum, sum);
	struct wide spread = wide_subtract(&scaled, &square);
	*cents = (int64_t)wide_root(&spread, (wide_half)n * (n - 1));
	return true;
}

/* The amount number `index` in ascending order. */
static int64_t at(const struct sample *s, uint64_t index)
{
	size_t i = 0;

	while (index >= s->runs[i].count)
		index -= s->runs[i++].count;
	return s->runs[i].cents;
}

bool sample_quartile(const struct sample *s, unsigned quarter, int64_t *cents)
{
	uint64_t n = sample_count(s);

	*cents = 0;
	if (n == 0)
		return false;
	wide_half place = (wide_half)(n - 1) * quarter;
	uint64_t below = (uint64_t)(place / 4), part = (uint64_t)(place % 4);
	money_wide low = at(s, below), high = part ? at(s, below + 1) : low;
	return money_divide(low * (4 - (money_wide)part) + high * (money_wide)part, 4, cents);
}

void sample_release(struct sample *s)
{
	free(s->runs);
	*s = (struct sample){ 0 };
}
