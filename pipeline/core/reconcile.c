#include "aid/reconcile.h"

#include <stdlib.h>
#include <string.h>

#include "aid/blocs.h"
#include "aid/book.h"
#include "aid/claims.h"
#include "aid/countries.h"
#include "aid/currencies.h"
#include "aid/facts.h"
#include "aid/grid.h"
#include "aid/ledgers.h"
#include "aid/outfile.h"
#include "aid/qualifiers.h"
#include "aid/reconcile_totals.h"
#include "aid/schema.h"
#include "aid/statements.h"
#include "aid/table.h"
#include "aid/tally.h"
#include "aid/views.h"
#include "aid/xmem.h"

/* What claims are read and judged with. */
struct library {
	struct countries *countries;
	struct blocs *blocs;
	struct ledgers *ledgers;
	struct qualifiers *qualifiers;
	struct currencies *currencies;
	struct book *book;
	struct vocabulary words;
	struct quantity_rules rules;
};

static bool open_library(struct library *l, const struct reconcile_options *o, struct err *e)
{
	l->book = book_read(o->dir, e);
	l->countries = countries_load(o->reference_dir, e);
	l->qualifiers = qualifiers_load(o->reference_dir, e);
	l->blocs = l->countries ? blocs_load(o->reference_dir, l->countries, e) : NULL;
	l->ledgers = ledgers_load(o->reference_dir, e);
	l->currencies = currencies_load(o->reference_dir, e);
	l->words = (struct vocabulary){ l->book, l->countries, l->blocs, l->ledgers };
	l->rules = (struct quantity_rules){ l->qualifiers, l->currencies };
	return l->book && l->blocs && l->qualifiers && l->ledgers && l->currencies;
}

static void close_library(struct library *l)
{
	book_free(l->book);
	blocs_free(l->blocs);
	countries_free(l->countries);
	ledgers_free(l->ledgers);
	qualifiers_free(l->qualifiers);
	currencies_free(l->currencies);
}

/* All tables by name, written together. */
struct result {
	size_t n;
	const char **names;
	struct grid **grids;
	struct table **tables;
};

static void take(struct result *r, const char *name, struct grid *grid)
{
	r->names[r->n] = name;
	r->grids[r->n] = grid;
	r->tables[r->n++] = grid_table(grid, name);
}

static const struct table *find_table(void *context, const char *name)
{
	const struct result *r = context;

	for (size_t i = 0; i < r->n; i++)
		if (strcmp(r->names[i], name) == 0)
			return r->tables[i];
	return NULL;
}

static bool write_all(const struct reconcile_options *o, struct result *r, struct err *e)
{
	struct outset *out = outset_new();
	bool ok = true;

	for (size_t i = 0; i < r->n; i++)
		ok = grid_write(r->grids[i], o->dir, r->names[i], out, e) && ok;
	ok = ok && facts_write(o->reference_dir, o->dir, FACTS_OF_RECONCILE, find_table, r, out, e) &&
	     outset_commit(out, e);
	outset_free(out);
	return ok;
}

static void result_release(struct result *r)
{
	for (size_t i = 0; i < r->n; i++)
		table_free(r->tables[i]);
	free(r->names);
	free(r->grids);
	free(r->tables);
}

static bool write_result(const struct reconcile_options *o, struct grid *totals,
                         struct grid *claims, const struct views *views, struct err *e)
{
	size_t n = views->n + 2;
	struct result r = { 0, xcalloc(n, sizeof *r.names), xcalloc(n, sizeof *r.grids),
	                    xcalloc(n, sizeof *r.tables) };

	take(&r, schema_reconciliation.name, totals);
	take(&r, schema_claims.name, claims);
	for (size_t i = 0; i < views->n; i++)
		take(&r, views->items[i].name, views->items[i].grid);
	bool ok = write_all(o, &r, e);
	result_release(&r);
	return ok;
}

bool reconcile_run(const struct reconcile_options *o, struct err *e)
{
	struct library l = { .book = NULL };
	struct statements g = { .items = NULL };
	struct views views = { 0, NULL, NULL };
	struct grid *totals = NULL, *claims = NULL;
	bool ok = open_library(&l, o, e) && statements_make(l.book, &g, e);

	if (ok) {
		totals = reconcile_totals_make(&g);
		claims = claims_make(o->reference_dir, &l.words, &l.rules, e);
		ok = claims && views_make(o->reference_dir, &l.words, &g, &views, e);
	}
	ok = ok && write_result(o, totals, claims, &views, e);
	if (ok)
		tally_note("reconcile: stated totals",
		           &(struct tally){ .rows_in = l.book->n_stocks, .kept = grid_rows(totals) }, e);
	grid_free(claims);
	grid_free(totals);
	views_release(&views);
	statements_release(&g);
	close_library(&l);
	return ok;
}

bool reconcile_claim(const struct reconcile_options *o, const char *claim, struct str *out,
                     struct err *e)
{
	struct library l = { .book = NULL };
	struct grid *rows = NULL;

	if (open_library(&l, o, e))
		rows = claims_make_one(claim, &l.words, &l.rules, e);
	if (rows)
		claims_print(rows, out);
	bool ok = rows != NULL;
	grid_free(rows);
	close_library(&l);
	return ok;
}
