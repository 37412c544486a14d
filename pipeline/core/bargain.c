#include "aid/bargain.h"

#include "aid/bargain_inputs.h"
#include "aid/bargain_results.h"
#include "aid/bargain_tables.h"
#include "aid/str.h"

static const struct output {
	const struct schema *schema;
	void (*write)(const struct bargain_results *r, struct csvout *o);
} outputs[] = {
	{ &schema_bargaining, bargain_tables_quarters },
	{ &schema_bargaining_variants, bargain_tables_variants },
	{ &schema_bargaining_tornado, bargain_tables_tornado },
	{ &schema_bargaining_donors, bargain_tables_donors },
	{ &schema_bargaining_settings, bargain_tables_settings },
	{ &schema_bargaining_facts, bargain_tables_facts },
};

static bool write_all(const struct bargain_results *r, const char *dir, struct err *e)
{
	struct outset *set = outset_new();
	bool ok = true;

	for (size_t i = 0; i < sizeof outputs / sizeof *outputs; i++) {
		struct csvout out;

		if (schema_open(outputs[i].schema, set, dir, outputs[i].schema->name, &out, e))
			outputs[i].write(r, &out);
		else
			ok = false;
	}
	ok = ok && outset_commit(set, e);
	outset_free(set);
	return ok;
}

/* What a reader of the tables should know at once. */
static void note(const struct bargain_results *r, struct err *e)
{
	const struct bargain_inputs *in = r->inputs;
	uint64_t excluded = in->left_out.other + in->left_out.outside + in->left_out.undated +
	                    in->left_out.unknown;
	size_t carried = 0, prices = 0;

	err_note(e, "bargain: %llu in = %llu kept + %llu excluded + 0 refused",
	         (unsigned long long)in->rows_in, (unsigned long long)in->kept,
	         (unsigned long long)excluded);
	for (size_t t = r->first; t < in->n; t++) {
		carried += bargain_inputs_carried(in, r->basis, t);
		prices += r->basis != BARGAIN_CURRENT && in->prices_carried[t];
	}
	if (carried > 0)
		err_note(e, "own spending of the last known year stands in for %zu quarter%s",
		         carried, carried == 1 ? "" : "s");
	if (prices > 0)
		err_note(e, "the last known prices (%s, %s) stand in for %zu quarter%s",
		         in->deflator, in->deflator_last, prices, prices == 1 ? "" : "s");
}

bool bargain_run(const struct bargain_options *o, struct err *e)
{
	struct str path = STR_INIT;
	struct bargain_results *results = NULL;

	str_printf(&path, "%s/bargaining.ini", o->reference_dir);
	struct bargain_setup *setup = bargain_setup_read(str_text(&path), &o->overrides, e);
	str_release(&path);
	struct bargain_inputs *in =
		setup ? bargain_inputs_read(setup, o->dir, o->reference_dir, e) : NULL;
	bool ok = in != NULL;
	if (ok) {
		results = bargain_results_new(setup, in, &o->progress);
		ok = write_all(results, o->dir, e);
	}
	if (ok)
		note(results, e);
	bargain_results_free(results);
	bargain_inputs_free(in);
	bargain_setup_free(setup);
	return ok;
}
