#include "aid/diff_stocks.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "aid/date.h"
#include "aid/str.h"
#include "aid/xmem.h"

enum { CENTS = 2 };

static const char *local_id(const struct stock *s)
{
	const char *colon = strchr(s->record_id, ':');

	return colon ? colon + 1 : s->record_id;
}

static bool same_date(const struct date *a, const struct date *b)
{
	char x[DATE_TEXT_MAX], y[DATE_TEXT_MAX];

	date_format(a, x);
	date_format(b, y);
	return strcmp(x, y) == 0;
}

static bool same_id(const struct diff_stock *a, const struct diff_stock *b)
{
	return strcmp(a->source, b->source) == 0 &&
	       strcmp(local_id(&a->stock), local_id(&b->stock)) == 0;
}

static bool same_series(const struct diff_stock *a, const struct diff_stock *b)
{
	return strcmp(a->source, b->source) == 0 &&
	       strcmp(a->stock.total_of, b->stock.total_of) == 0 &&
	       strcmp(a->stock.agency, b->stock.agency) == 0 &&
	       strcmp(a->stock.programme, b->stock.programme) == 0 &&
	       strcmp(a->stock.stage, b->stock.stage) == 0 &&
	       same_date(&a->stock.since, &b->stock.since);
}

static bool same_statement(const struct diff_stock *a, const struct diff_stock *b)
{
	return same_series(a, b) && same_date(&a->stock.date, &b->stock.date);
}

/* A line is an id that moves: it counts only where the statement is the same. */
static bool same_numbered(const struct diff_stock *a, const struct diff_stock *b)
{
	const char *id = local_id(&a->stock);

	return same_id(a, b) && (id[strspn(id, "0123456789")] != '\0' || same_statement(a, b));
}

/* Stated totals are few: each against each. */
static void pass(struct diff_folder *old, struct diff_folder *new,
                 bool (*same)(const struct diff_stock *, const struct diff_stock *))
{
	for (size_t i = 0; i < old->n_stocks; i++) {
		for (size_t j = 0; old->stocks[i].partner == DIFF_ALONE && j < new->n_stocks; j++) {
			if (new->stocks[j].partner != DIFF_ALONE ||
			    !same(&old->stocks[i], &new->stocks[j]))
				continue;
			old->stocks[i].partner = j;
			new->stocks[j].partner = i;
		}
	}
}

void diff_stocks_match(struct diff_folder *old, struct diff_folder *new)
{
	pass(old, new, same_numbered);
	pass(old, new, same_statement);
}

struct row {
	const struct stock *old, *new;
};

static const struct stock *shown(const struct row *r)
{
	return r->new ? r->new : r->old;
}

/* By id; of two of the same id, one that is there now comes before one that is gone. */
static int by_id(const void *a, const void *b)
{
	const struct row *x = a, *y = b;
	int order = strcmp(shown(x)->record_id, shown(y)->record_id);

	return order ? order : (x->new == NULL) - (y->new == NULL);
}

static void name_money(struct str *what, const char *name, struct money a, struct money b)
{
	if (a.known != b.known || (a.known && a.minor != b.minor))
		str_printf(what, "%s%s", what->len > 0 ? "; " : "", name);
}

static void name_text(struct str *what, const char *name, const char *a, const char *b)
{
	if (strcmp(a, b) != 0)
		str_printf(what, "%s%s", what->len > 0 ? "; " : "", name);
}

/* What of a statement differs: "total; qualifier"; "" if nothing. */
static void compare(const struct stock *a, const struct stock *b, struct str *what)
{
	name_money(what, "total", a->total_usd, b->total_usd);
	name_money(what, "low", a->low_usd, b->low_usd);
	name_money(what, "high", a->high_usd, b->high_usd);
	if (!same_date(&a->date, &b->date))
		name_text(what, "date", "", "x");
	if (!same_date(&a->since, &b->since))
		name_text(what, "since", "", "x");
	name_text(what, "total_of", a->total_of, b->total_of);
	name_text(what, "agency", a->agency, b->agency);
	name_text(what, "programme", a->programme, b->programme);
	name_text(what, "stage", a->stage, b->stage);
	name_text(what, "qualifier", a->qualifier, b->qualifier);
	name_text(what, "verification", a->verification, b->verification);
	name_text(what, "source_url", a->source_url, b->source_url);
	name_text(what, "source_title", a->source_title, b->source_title);
}

static void put_date(struct grid *g, const struct date *d)
{
	char text[DATE_TEXT_MAX];

	date_format(d, text);
	grid_text(g, text);
}

static void put_money(struct grid *g, const struct stock *s)
{
	grid_number(g, s ? s->total_usd.minor : 0, CENTS, s && s->total_usd.known);
}

static void put_row(struct grid *g, const struct row *r)
{
	const struct stock *s = shown(r);
	struct str what = STR_INIT;

	assert(s); /* one of the two is there */
	if (r->old && r->new)
		compare(r->old, r->new, &what);
	if (!r->old || !r->new || what.len > 0) {
		grid_text(g, s->record_id);
		grid_text(g, !r->old ? "new" : !r->new ? "gone" : "restated");
		grid_text(g, str_text(&what));
		grid_text(g, s->total_of);
		grid_text(g, s->agency);
		put_date(g, &s->date);
		put_date(g, &s->since);
		put_money(g, r->old);
		put_money(g, r->new);
		grid_text(g, s->source_url);
	}
	str_release(&what);
}

void diff_stocks_rows(const struct diff_folder *old, const struct diff_folder *new, struct grid *g)
{
	struct row *rows = xcalloc(old->n_stocks + new->n_stocks + 1, sizeof *rows);
	size_t n = 0;

	for (size_t i = 0; i < old->n_stocks; i++) {
		size_t partner = old->stocks[i].partner;
		rows[n++] = (struct row){ &old->stocks[i].stock,
			partner == DIFF_ALONE ? NULL : &new->stocks[partner].stock };
	}
	for (size_t i = 0; i < new->n_stocks; i++)
		if (new->stocks[i].partner == DIFF_ALONE)
			rows[n++] = (struct row){ NULL, &new->stocks[i].stock };
	qsort(rows, n, sizeof *rows, by_id);
	for (size_t i = 0; i < n; i++)
		put_row(g, &rows[i]);
	free(rows);
}
