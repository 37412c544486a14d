#include "aid/rejects.h"

#include <stdlib.h>
#include <string.h>

#include "aid/groups.h"
#include "aid/strpool.h"
#include "aid/xmem.h"

/* The listed reasons of a source and outcome so far. */
struct listed {
	const char *source;
	bool excluded;
	size_t n;
};

struct rejects {
	struct strpool *pool;
	size_t begin;           /* where the rows of this file begin */
	size_t n, cap, n_counts, counts_cap, n_listed, listed_cap;
	struct rejects_row *rows;
	struct rejects_count *counts;
	struct listed *listed;
	struct groups *numbers; /* of counts, by the addresses of their texts */
};

struct rejects *rejects_new(void)
{
	struct rejects *r = xcalloc(1, sizeof *r);

	r->pool = strpool_new();
	r->numbers = groups_new(7);
	return r;
}

static struct listed *listed_of(struct rejects *r, const char *source, bool excluded)
{
	size_t i = 0;

	while (i < r->n_listed && (r->listed[i].excluded != excluded ||
	                           strcmp(r->listed[i].source, source) != 0))
		i++;
	if (i == r->n_listed) {
		XGROW(r->listed, i, r->listed_cap);
		r->listed[r->n_listed++] = (struct listed){ strpool_text(r->pool, source),
		                                            excluded, 0 };
	}
	return &r->listed[i];
}

void rejects_list(struct rejects *r, const struct rejects_row *row)
{
	XGROW(r->rows, r->n, r->cap);
	r->rows[r->n++] = (struct rejects_row){
		strpool_text(r->pool, row->source), strpool_text(r->pool, row->column),
		strpool_text(r->pool, row->value), strpool_text(r->pool, row->reason), row->line,
		row->part, row->excluded
	};
	listed_of(r, row->source, row->excluded)->n++;
}

static void put_address(uint32_t *words, const char *text)
{
	uint64_t address = (uintptr_t)text;

	words[0] = (uint32_t)address;
	words[1] = (uint32_t)(address >> 32);
}

void rejects_add_count(struct rejects *r, const struct rejects_count *c)
{
	struct rejects_count own = { strpool_text(r->pool, c->source),
	                             strpool_text(r->pool, c->column),
	                             strpool_text(r->pool, c->reason), c->excluded, 0 };
	uint32_t words[7] = { own.excluded };
	bool fresh;

	put_address(words + 1, own.source);
	put_address(words + 3, own.column);
	put_address(words + 5, own.reason);
	size_t i = groups_number(r->numbers, words, &fresh);
	if (fresh) {
		XGROW(r->counts, i, r->counts_cap);
		r->counts[i] = own;
		r->n_counts = i + 1;
	}
	r->counts[i].n += c->n;
}

/* What was expected, without what was found and what to do: the kind of reason. */
static const char *kind_of(struct rejects *r, const struct reject *reject)
{
	const char *begin = reject->excluded ? NULL : strstr(reject->reason, "expected ");

	if (!begin)
		return reject->reason;
	size_t n = strcspn(begin, ";");
	const char *names = strstr(begin, ", nearest");
	if (names && (size_t)(names - begin) < n)
		n = (size_t)(names - begin);
	return strpool_intern(r->pool, begin, n);
}

void rejects_add(struct rejects *r, const struct reject *reject)
{
	const struct rejects_row *last = r->n > r->begin ? &r->rows[r->n - 1] : NULL;
	bool same = last && last->line == reject->line && strcmp(last->source, reject->source) == 0;
	struct rejects_row row = { reject->source, reject->column, reject->value, reject->reason,
	                           reject->line, same ? last->part + 1 : 0, reject->excluded };
	struct rejects_count count = { reject->source, reject->column, kind_of(r, reject),
	                               reject->excluded, 1 };

	if (!rejects_full(r, reject->source, reject->excluded))
		rejects_list(r, &row);
	rejects_add_count(r, &count);
}

void rejects_take(void *rejects, const struct reject *reject)
{
	rejects_add(rejects, reject);
}

bool rejects_full(const struct rejects *r, const char *source, bool excluded)
{
	for (size_t i = 0; i < r->n_listed; i++)
		if (r->listed[i].excluded == excluded && strcmp(r->listed[i].source, source) == 0)
			return r->listed[i].n >= REJECTS_LISTED;
	return false;
}

void rejects_merge(struct rejects *into, const struct rejects *from)
{
	for (size_t i = 0; i < from->n; i++)
		rejects_list(into, &from->rows[i]);
	for (size_t i = 0; i < from->n_counts; i++)
		rejects_add_count(into, &from->counts[i]);
}

static int order(uint64_t a, uint64_t b)
{
	return (a > b) - (a < b);
}

static int compare_rows(const void *a, const void *b)
{
	const struct rejects_row *x = a, *y = b;
	int o = strcmp(x->source, y->source);

	o = o ? o : order(x->line, y->line);
	o = o ? o : order(x->part, y->part);
	o = o ? o : strcmp(x->column, y->column);
	o = o ? o : strcmp(x->value, y->value);
	return o ? o : strcmp(x->reason, y->reason);
}

/* Sorts the rows and keeps the first of each source and outcome. */
static void cut(struct rejects *r)
{
	size_t kept = 0;

	if (r->n > 0)
		qsort(r->rows, r->n, sizeof *r->rows, compare_rows);
	r->n_listed = 0;
	for (size_t i = 0; i < r->n; i++) {
		struct listed *l = listed_of(r, r->rows[i].source, r->rows[i].excluded);
		if (l->n < REJECTS_LISTED) {
			l->n++;
			r->rows[kept++] = r->rows[i];
		}
	}
	r->n = kept;
}

void rejects_begin_file(struct rejects *r)
{
	cut(r);
	r->begin = r->n;
	r->n_listed = 0;
}

const struct rejects_row *rejects_rows(struct rejects *r, size_t *n)
{
	cut(r);
	*n = r->n;
	return r->rows;
}

static int compare_counts(const void *a, const void *b)
{
	const struct rejects_count *x = a, *y = b;
	int o = strcmp(x->source, y->source);

	o = o ? o : y->excluded - x->excluded;
	o = o ? o : strcmp(x->column, y->column);
	return o ? o : strcmp(x->reason, y->reason);
}

/* Sorted, the numbers of groups no longer hold: nothing may be counted after. */
const struct rejects_count *rejects_counts(struct rejects *r, size_t *n)
{
	if (r->n_counts > 0)
		qsort(r->counts, r->n_counts, sizeof *r->counts, compare_counts);
	*n = r->n_counts;
	return r->counts;
}

static const char *outcome(bool excluded)
{
	return excluded ? "excluded" : "refused";
}

void rejects_write(struct rejects *r, struct csvout *rows, struct csvout *totals)
{
	size_t n, n_counts;
	const struct rejects_row *row = rejects_rows(r, &n);
	const struct rejects_count *count = rejects_counts(r, &n_counts);

	for (size_t i = 0; i < n; i++, row++) {
		csvout_text(rows, row->source);
		csvout_count(rows, row->line);
		csvout_text(rows, row->column);
		csvout_text(rows, row->value);
		csvout_text(rows, row->reason);
		csvout_text(rows, outcome(row->excluded));
		csvout_end_row(rows);
	}
	for (size_t i = 0; i < n_counts; i++, count++) {
		csvout_text(totals, count->source);
		csvout_text(totals, outcome(count->excluded));
		csvout_text(totals, count->column);
		csvout_text(totals, count->reason);
		csvout_count(totals, count->n);
		csvout_end_row(totals);
	}
}

void rejects_free(struct rejects *r)
{
	if (!r)
		return;
	strpool_free(r->pool);
	groups_free(r->numbers);
	free(r->rows);
	free(r->counts);
	free(r->listed);
	free(r);
}
