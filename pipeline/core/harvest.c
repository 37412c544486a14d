#include "aid/harvest.h"

#include <stdlib.h>
#include <string.h>

#include "aid/str.h"
#include "aid/xmem.h"

struct harvest *harvest_new(const struct harvest_context *c)
{
	struct harvest *h = xcalloc(1, sizeof *h);

	h->n_sources = c->n_sources;
	h->sources = xcalloc(c->n_sources + 1, sizeof *h->sources);
	h->converter = c->converter;
	h->exclusions = c->exclusions;
	if (c->values)
		h->store = chainstore_new(c->memory, c->folder);
	h->cube = cube_new(c->specs, h->store);
	h->rejects = rejects_new();
	h->pool = strpool_new();
	return h;
}

void harvest_faults(struct faults *f, size_t source, uint64_t line, struct err *e)
{
	if (e->kind != ERR_DATA)
		return;
	XGROW(f->items, f->n, f->cap);
	f->items[f->n++] = (struct fault){ source, line, *e };
	*e = (struct err)ERR_INIT;
}

void harvest_add_row(struct harvest_rows *rows, size_t source, uint64_t line, const char *cells,
                     size_t len)
{
	char *copy = xmalloc(len + 1);

	memcpy(copy, cells, len);
	XGROW(rows->items, rows->n, rows->cap);
	rows->items[rows->n++] = (struct harvest_row){ source, line, copy, len };
}

static void exclude(struct harvest *h, size_t source, const struct record *r,
                    const struct exclusion *x)
{
	const char *texts[] = { r->id, x->scope, x->reason, x->evidence };
	struct str cells = STR_INIT;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		str_add_n(&cells, texts[i], strlen(texts[i]) + 1);
	harvest_add_row(&h->excluded, source, r->line, cells.text, cells.len);
	str_release(&cells);
	h->sources[source].converted.excluded++;
}

static bool take_stock(struct harvest *h, size_t source, const struct record *r,
                       const struct place *at, struct err *e)
{
	struct str cells = STR_INIT;
	struct stock s;

	if (!converter_stock(h->converter, r, at, &s, &h->gaps, e))
		return false;
	stock_cells(&s, &cells);
	harvest_add_row(&h->stocks, source, r->line, cells.text, cells.len);
	str_release(&cells);
	return true;
}

bool harvest_record(struct harvest *h, size_t source, const struct record *r, const char *path,
                    struct flow *f)
{
	struct tally *t = &h->sources[source].converted;
	struct place at = { path, (size_t)r->line, 0, NULL };
	const struct exclusion *x = h->exclusions ? exclusions_find(h->exclusions, r->id) : NULL;
	struct err e = ERR_INIT;
	bool stock = strcmp(r->kind, "stock") == 0, ok;

	t->rows_in++;
	if (x) {
		exclude(h, source, r, x);
		return false;
	}
	ok = stock ? take_stock(h, source, r, &at, &e)
	           : converter_flow(h->converter, r, &at, h->pool, f, &h->gaps, &e);
	if (ok && !stock)
		cube_add(h->cube, f);
	t->kept += ok;
	t->refused += !ok;
	harvest_faults(&h->converted, source, r->line, &e);
	return ok && !stock;
}

static void merge_faults(struct faults *into, struct faults *from)
{
	for (size_t i = 0; i < from->n; i++) {
		XGROW(into->items, into->n, into->cap);
		into->items[into->n++] = from->items[i];
	}
	from->n = 0;
}

static void merge_rows(struct harvest_rows *into, struct harvest_rows *from)
{
	for (size_t i = 0; i < from->n; i++) {
		XGROW(into->items, into->n, into->cap);
		into->items[into->n++] = from->items[i];
	}
	from->n = 0;
}

void harvest_merge(struct harvest *into, struct harvest *from)
{
	for (size_t i = 0; i < from->n_sources; i++) {
		tally_add(&into->sources[i].read, &from->sources[i].read);
		tally_add(&into->sources[i].converted, &from->sources[i].converted);
	}
	cube_merge(into->cube, from->cube);
	gaps_merge(&into->gaps, &from->gaps);
	rejects_merge(into->rejects, from->rejects);
	merge_faults(&into->read, &from->read);
	merge_faults(&into->converted, &from->converted);
	merge_rows(&into->stocks, &from->stocks);
	merge_rows(&into->excluded, &from->excluded);
}

static int order(uint64_t a, uint64_t b)
{
	return (a > b) - (a < b);
}

static int compare_faults(const void *a, const void *b)
{
	const struct fault *x = a, *y = b;
	int o = order(x->source, y->source);

	o = o ? o : order(x->line, y->line);
	return o ? o : strcmp(x->err.problems[0], y->err.problems[0]);
}

void harvest_tell(struct faults *f, struct err *e)
{
	if (f->n > 0)
		qsort(f->items, f->n, sizeof *f->items, compare_faults);
	for (size_t i = 0; i < f->n; i++)
		for (size_t j = 0; j < f->items[i].err.n_problems; j++)
			err_again(e, &f->items[i].err, j);
}

static int compare_rows(const void *a, const void *b)
{
	const struct harvest_row *x = a, *y = b;
	int o = order(x->source, y->source);

	o = o ? o : order(x->line, y->line);
	return o ? o : strcmp(x->cells, y->cells);
}

void harvest_sort_rows(struct harvest_rows *rows)
{
	if (rows->n > 0)
		qsort(rows->items, rows->n, sizeof *rows->items, compare_rows);
}

static void release_rows(struct harvest_rows *rows)
{
	for (size_t i = 0; i < rows->n; i++)
		free(rows->items[i].cells);
	free(rows->items);
}

static void release_faults(struct faults *f)
{
	for (size_t i = 0; i < f->n; i++)
		err_release(&f->items[i].err);
	free(f->items);
}

void harvest_free(struct harvest *h)
{
	if (!h)
		return;
	free(h->sources);
	cube_free(h->cube);
	chainstore_free(h->store);
	gaps_release(&h->gaps);
	rejects_free(h->rejects);
	release_faults(&h->read);
	release_faults(&h->converted);
	release_rows(&h->stocks);
	release_rows(&h->excluded);
	strpool_free(h->pool);
	free(h);
}
