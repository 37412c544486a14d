#include "aid/aggtables.h"

#include <stdlib.h>

#include "aid/parallel.h"
#include "aid/shape.h"
#include "aid/xmem.h"

enum { ROWS_AT_ONCE = 1 << 14 };

/* A table whose rows are made side by side, in parts. */
struct filling {
	const struct shape_input *in;
	struct grid **parts;
};

static struct grid *fill(const struct shape_input *in)
{
	struct grid *g = grid_new(in->spec->shape->schema);

	grid_reserve(g, in->n);
	in->spec->shape->fill(g, in);
	return g;
}

static void fill_range(void *context, size_t begin, size_t end)
{
	const struct filling *f = context;
	struct shape_input in = *f->in;

	in.groups += begin;
	in.n = end - begin;
	f->parts[begin / ROWS_AT_ONCE] = fill(&in);
}

static struct grid *fill_parts(const struct shape_input *in, size_t threads)
{
	size_t n = (in->n + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE;
	struct filling f = { in, xcalloc(n, sizeof(struct grid *)) };

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

	in.groups = agg_finish(a, threads, &in.n);
	return in.spec->shape->by_row && in.n > ROWS_AT_ONCE ? fill_parts(&in, threads) : fill(&in);
}
