#include "aid/reconcile_totals.h"

#include "aid/candidates.h"
#include "aid/schema.h"

enum { CENTS = 2 };

/* How far the residual moved, and between what limits it may have moved. */
static struct step step_between(const struct statement *a, const struct statement *b)
{
	int64_t counted = b->counted - a->counted;

	return (struct step){
		.before = a->stock, .at = b->stock, .cents = b->residual - a->residual,
		.low = b->stock->low_usd.minor - a->stock->high_usd.minor - counted,
		.high = b->stock->high_usd.minor - a->stock->low_usd.minor - counted,
	};
}

static bool allowed(const struct step *s)
{
	return s->low <= 0 && s->high >= 0;
}

/* A step that the next statement undoes lies in the statement between them alone. */
static bool is_undone(const struct statement *before, const struct statement *at,
                      const struct statement *after)
{
	struct step away = step_between(before, at), back = step_between(at, after);
	struct step across = step_between(before, after);

	return !allowed(&away) && !allowed(&back) && allowed(&across);
}

/* What is told of a row: its step and what accounts for it. */
struct account {
	bool has_step;
	struct step step;
	struct str text, ids;
};

static void tell_day(struct str *text, const char *before, const struct stock *s,
                     const char *after)
{
	char day[DATE_TEXT_MAX];

	date_format(&s->date, day);
	str_printf(text, "%s%s%s", before, day, after);
}

static void explain(const struct statements *g, size_t i, const struct flow **late,
                    struct account *a)
{
	const struct statement *x = &g->items[i];
	bool first = i == 0 || statements_by_series(x[-1].stock, x->stock) != 0;
	bool second = first || i == 1 || statements_by_series(x[-2].stock, x->stock) != 0;
	bool last = i + 1 == g->n || statements_by_series(x->stock, x[1].stock) != 0;
	const struct flow *before = *late;

	*late = NULL;
	if (first)
		return;
	a->has_step = true;
	a->step = step_between(x - 1, x);
	if (allowed(&a->step))
		return;
	if (!second && is_undone(x - 2, x - 1, x)) {
		tell_day(&a->text, "undoes the step of ", x[-1].stock, "");
		return;
	}
	a->step.passing = !last && is_undone(x - 1, x, x + 1);
	*late = before;
	if (!candidates_explain(g->book, &a->step, late, &a->text, &a->ids))
		str_add(&a->text, "unexplained");
	if (a->step.passing)
		tell_day(&a->text, "; undone by the statement of ", x[1].stock,
		         ", so it lies in this one alone");
}

static const char *verdict(const struct statement *x)
{
	return x->counted > x->stock->high_usd.minor  ? "over"
	       : x->counted < x->stock->low_usd.minor ? "under"
	                                              : "agrees";
}

static void put_date(struct grid *grid, const struct date *d)
{
	char text[DATE_TEXT_MAX];

	date_format(d, text);
	grid_text(grid, text);
}

static void put(struct grid *grid, int64_t cents)
{
	grid_number(grid, cents, CENTS, true);
}

static void put_row(struct grid *grid, const struct statement *x, const struct account *a)
{
	const struct stock *s = x->stock;
	int64_t pct = 0;
	bool known = s->total_usd.minor > 0 &&
	             money_scale(x->residual, 10000, s->total_usd.minor, &pct);

	put_date(grid, &s->date);
	put_date(grid, &s->since);
	grid_text(grid, s->agency);
	put(grid, s->total_usd.minor);
	put(grid, s->low_usd.minor);
	put(grid, s->high_usd.minor);
	put(grid, x->announced);
	put(grid, x->reannounced);
	put(grid, x->counted);
	put(grid, x->residual);
	grid_number(grid, pct, 2, known);
	grid_text(grid, verdict(x));
	grid_number(grid, a->step.cents, CENTS, a->has_step);
	grid_text(grid, str_text(&a->text));
	grid_text(grid, s->total_of);
	grid_text(grid, s->programme);
	grid_text(grid, s->record_id);
	grid_text(grid, s->stage);
	grid_number(grid, a->step.low, CENTS, a->has_step);
	grid_number(grid, a->step.high, CENTS, a->has_step);
	grid_text(grid, str_text(&a->ids));
}

struct grid *reconcile_totals_make(const struct statements *g)
{
	struct grid *grid = grid_new(&schema_reconciliation);
	const struct flow *late = NULL;

	for (size_t i = 0; i < g->n; i++) {
		struct account a = { .has_step = false };
		explain(g, i, &late, &a);
		put_row(grid, &g->items[i], &a);
		str_release(&a.text);
		str_release(&a.ids);
	}
	return grid;
}
