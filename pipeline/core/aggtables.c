#include "aid/aggtables.h"

#include <stdlib.h>

#include "aid/parallel.h"
#include "aid/shape.h"
#include "aid/xmem.h"

enum { ROWS_AT_ONCE = 1 << 12 };

/* A table whose rows are made side by side, in parts. */
struct filling {
	struct agg *agg;
	const struct shape_input *in;
	struct grid **parts;
};

/* The rows of groups begin … end - 1. What is measured of them is needed for no longer. */
static struct grid *fill(struct agg *a, const struct shape_input *all, size_t begin, size_t end, size_t threads)
{
	struct shape_input in = *all;
	struct sample *samples = agg_measure(a, begin, end, threads);
	struct grid *g = grid_new(in.spec->shape->schema);

	in.groups += begin;
	in.n = end - begin;
	grid_reserve(g, in.n);
	in.spec->shape->fill(g, &in);
	free(samples);
	return g;
}

static void fill_range(void *context, size_t begin, size_t end)
{
	const struct filling *f = context;

	f->parts[begin / ROWS_AT_ONCE] = fill(f->agg, f->in, begin, end, 1);
}

static struct grid *fill_parts(struct agg *a, const struct shape_input *in, size_t threads)
{
	size_t n = (in->n + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE;
	struct filling f = { a, in, xcalloc(n, sizeof(struct grid *)) };

	parallel_ranges(threads, in->n, ROWS_AT_ONCE, fill_range, &f);
	struct grid *g = f.parts[0];
	for (size_t i = 1; i < n; i++)
		grid_join(g, f.parts[i]);
	free(f.parts);
	return g;
}

struct grid *aggtables_make(struct agg *a, const struct measures *m, size_t threads)
{
	struct shape_input in = { .spec = agg_spec(a), .measures = m };

	in.groups = agg_finish(a, &in.n);
	return in.spec->shape->by_row && in.n > ROWS_AT_ONCE ? fill_parts(a, &in, threads)
	                                                     : fill(a, &in, 0, in.n, threads);
}
