#include "aid/aggtables.h"

#include "aid/shape.h"

struct grid *aggtables_make(struct agg *a, const struct measures *m, size_t threads)
{
	struct shape_input in = { .spec = agg_spec(a), .measures = m };
	const struct shape *shape = in.spec->shape;
	struct grid *g = grid_new(shape->schema);

	in.groups = agg_finish(a, threads, &in.n);
	grid_reserve(g, in.n);
	shape->fill(g, &in);
	return g;
}
