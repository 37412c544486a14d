#include "aid/merge.h"

#include "aid/outfile.h"
#include "aid/partial.h"

static bool read_all(const struct merge_options *o, struct partial *p, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < o->n; i++)
		ok = partial_read(p, o->files[i], e) && ok;
	return ok;
}

bool merge_run(const struct merge_options *o, struct err *e)
{
	struct gather g = { .output_dir = o->output_dir };
	struct outset *out = outset_new();
	struct partial *p = NULL;
	bool ok = outfile_mkdirs(o->output_dir, e) &&
	          (p = partial_new(&o->convert, o->tables, o->memory, o->output_dir, e)) != NULL &&
	          read_all(o, p, e) && partial_finish(p, &g, e) && gather_check(&g, e) &&
	          gather_tables(&g, out, e) && outset_commit(out, e);

	outset_free(out);
	partial_free(p);
	return ok;
}
