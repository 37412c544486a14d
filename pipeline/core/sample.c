#include "aid/sample.h"

#include <string.h>

#include "aid/money.h"
#include "aid/select.h"
#include "aid/wide.h"

static wide_half magnitude(money_wide x)
{
	return x < 0 ? -(wide_half)x : (wide_half)x;
}

/* The sum of squares in 192 bits: 128 and a count of what ran over. */
struct moments {
	money_wide sum;
	wide_half squares;
	uint64_t carried;
};

static struct moments moments_of(const int64_t *cents, size_t n)
{
	struct moments m = { 0, 0, 0 };

	for (size_t i = 0; i < n; i++) {
		wide_half square = magnitude(cents[i]) * magnitude(cents[i]);
		m.sum += cents[i];
		m.squares += square;
		m.carried += m.squares < square;
	}
	return m;
}

/* n * sum of squares - square of the sum, over n (n - 1) */
static int64_t sd_of(const struct moments *m, uint64_t n)
{
	struct wide squares = { { (uint64_t)m->squares, (uint64_t)(m->squares >> 64),
	                          m->carried, 0 } };
	struct wide scaled = wide_scale(&squares, n);
	wide_half sum = magnitude(m->sum);
	struct wide square = wide_multiply(sum, sum);
	struct wide spread = wide_subtract(&scaled, &square);

	return (int64_t)wide_root(&spread, (wide_half)n * (n - 1));
}

/* The place of a quantile among n amounts: between rank and the next, part / parts of the way. */
struct place_of_quantile {
	size_t rank;
	uint64_t part, parts;
};

static struct place_of_quantile place_of(size_t n, unsigned num, unsigned den)
{
	wide_half place = (wide_half)(n - 1) * num;

	return (struct place_of_quantile){ (size_t)(place / den), (uint64_t)(place % den), den };
}

static int64_t between(const int64_t *cents, const struct place_of_quantile *at)
{
	money_wide low = cents[at->rank], high = at->part ? cents[at->rank + 1] : low;
	int64_t value = 0;

	/* Lies between two 64-bit numbers, so it is one. */
	money_divide(low * (money_wide)(at->parts - at->part) + high * (money_wide)at->part,
	             (money_wide)at->parts, &value);
	return value;
}

void sample_of(int64_t *cents, size_t n, struct sample *s)
{
	size_t ranks[12], n_ranks = 0;

	*s = (struct sample){ .n = n };
	if (n == 0)
		return;
	struct moments m = moments_of(cents, n);
	struct place_of_quantile at[6] = { place_of(n, 0, 4), place_of(n, 1, 4), place_of(n, 2, 4),
	                                   place_of(n, 3, 4), place_of(n, SAMPLE_TENTHS, 10),
	                                   place_of(n, 4, 4) };
	for (size_t i = 0; i < 6; i++) {
		ranks[n_ranks++] = at[i].rank;
		if (at[i].part)
			ranks[n_ranks++] = at[i].rank + 1;
	}
	/* The neighbours of one quantile may lie beyond the next one in a small sample. */
	for (size_t i = 1; i < n_ranks; i++)
		for (size_t j = i; j > 0 && ranks[j - 1] > ranks[j]; j--) {
			size_t rank = ranks[j];
			ranks[j] = ranks[j - 1];
			ranks[j - 1] = rank;
		}
	select_ranks(cents, n, ranks, n_ranks);
	for (size_t i = 0; i < 4; i++)
		s->quartile[i] = between(cents, &at[i]);
	s->ninth_tenth = between(cents, &at[4]);
	s->quartile[4] = between(cents, &at[5]);
	s->has_mean = money_divide(m.sum, (money_wide)n, &s->mean);
	s->has_sd = n > 1;
	if (s->has_sd)
		s->sd = sd_of(&m, n);
}

bool sample_mean(const struct sample *s, int64_t *cents)
{
	*cents = s->mean;
	return s->has_mean;
}

bool sample_sd(const struct sample *s, int64_t *cents)
{
	*cents = s->sd;
	return s->has_sd;
}

bool sample_quartile(const struct sample *s, unsigned quarter, int64_t *cents)
{
	*cents = s->quartile[quarter];
	return s->n > 0;
}

bool sample_ninth_tenth(const struct sample *s, int64_t *cents)
{
	*cents = s->ninth_tenth;
	return s->n > 0;
}
