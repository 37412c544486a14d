/* What diff_report found, for people: totals, then classes, then the largest records. */
#include "aid/diff_report.h"

#include <stdlib.h>
#include <string.h>

#include "aid/xmem.h"

enum { CENTS = 2, WIDTH = 22 };

/* 1,234,567.89, with a sign where it is a change. */
static void add_grouped(struct str *s, money_wide cents, bool signed_change)
{
	char plain[MONEY_TEXT_MAX];
	size_t n = money_format_wide(plain, cents, CENTS), whole = n - CENTS - 1;

	if (signed_change && cents > 0)
		str_add_char(s, '+');
	for (size_t i = 0; i < n; i++) {
		size_t left = whole - i;
		str_add_char(s, plain[i]);
		if (i < whole && plain[i] != '-' && left > 1 && left % 3 == 1)
			str_add_char(s, ',');
	}
}

static void add_number(struct str *text, money_wide cents, bool signed_change)
{
	struct str s = STR_INIT;

	add_grouped(&s, cents, signed_change);
	str_printf(text, " %*s", WIDTH - 1, str_text(&s));
	str_release(&s);
}

static void add_line(struct str *text, const char *label, const struct diff_worth *w,
                     bool signed_change, uint64_t n)
{
	str_printf(text, "  %-14s", label);
	for (size_t m = 0; m < N_DIFF_MEASURES; m++)
		add_number(text, w->cents[m], signed_change);
	str_printf(text, "  %8llu\n", (unsigned long long)n);
}

static void add_ledger(const struct diff_total *t, struct str *text)
{
	str_printf(text, "\n%s, %s\n  %-14s%*s%*s%*s  %8s\n", t->ledger, t->stages, "US dollars",
	           WIDTH, "current", WIDTH, "less announced before", WIDTH, "constant prices",
	           "records");
	add_line(text, "before", &t->before, false, t->n_before);
	for (size_t class = 0; class < N_DIFF_CLASSES; class++)
		if (t->n_class[class] > 0)
			add_line(text, diff_class_names[class], &t->by_class[class], true,
			         t->n_class[class]);
	add_line(text, "now", &t->after, false, t->n_after);
}

static money_wide size_of(money_wide cents)
{
	return cents < 0 ? -cents : cents;
}

struct weighed {
	money_wide current, constant;
	size_t at;
};

static int heaviest_first(const void *a, const void *b)
{
	const struct weighed *x = a, *y = b;
	int order = (x->current < y->current) - (x->current > y->current);

	if (!order)
		order = (x->constant < y->constant) - (x->constant > y->constant);
	return order ? order : (x->at > y->at) - (x->at < y->at);
}

static struct weighed weigh(const struct diff_worth *before, const struct diff_worth *after, size_t at)
{
	return (struct weighed){
		size_of(after->cents[DIFF_CURRENT] - before->cents[DIFF_CURRENT]),
		size_of(after->cents[DIFF_CONSTANT] - before->cents[DIFF_CONSTANT]), at };
}

static void add_donor(struct str *text, const struct diff_total *t)
{
	money_wide change = t->after.cents[DIFF_CURRENT] - t->before.cents[DIFF_CURRENT];

	str_printf(text, "  ");
	add_number(text, change, true);
	str_printf(text, "  %s %s (", t->donor, t->ledger);
	add_grouped(text, t->before.cents[DIFF_CURRENT], false);
	str_add(text, " → ");
	add_grouped(text, t->after.cents[DIFF_CURRENT], false);
	str_add(text, ")\n");
}

static void add_donors(const struct diff_report *r, size_t largest, struct str *text)
{
	size_t n;
	const struct diff_total *t = diff_totals_donors(r->totals, &n);
	struct weighed *order = xcalloc(n + 1, sizeof *order);

	for (size_t i = 0; i < n; i++)
		order[i] = weigh(&t[i].before, &t[i].after, i);
	qsort(order, n, sizeof *order, heaviest_first);
	if (n > 0)
		str_printf(text, "\nDonors, current US dollars, the largest changes of %zu\n", n);
	for (size_t i = 0; i < n && i < largest; i++)
		add_donor(text, &t[order[i].at]);
	free(order);
}

static void add_change(struct str *text, const struct diff_change *c)
{
	const struct flow *f = diff_change_flow(c);
	char date[DATE_TEXT_MAX];
	const char *gap = "";

	date_format(&f->date, date);
	str_printf(text, "  ");
	add_number(text, c->change.cents[DIFF_CURRENT], true);
	str_printf(text, "  %s  %s %s %s:", f->record_id, date, f->donor, f->programme);
	for (size_t i = 0; i < c->n; i++) {
		const struct diff_move *m = &c->moves[i];
		if (m->side == DIFF_FROM)
			continue;
		str_printf(text, "%s %s", gap, diff_class_names[m->class]);
		if (m->class != DIFF_NEW && m->class != DIFF_GONE)
			str_printf(text, " (%s: %s → %s)", str_text(&m->what),
			           str_text(&m->before), str_text(&m->after));
		gap = ",";
	}
	str_add_char(text, '\n');
}

static void add_changes(const struct diff_report *r, size_t largest, struct str *text)
{
	static const struct diff_worth none;
	struct weighed *order = xcalloc(r->n + 1, sizeof *order);

	for (size_t i = 0; i < r->n; i++)
		order[i] = weigh(&none, &r->changes[i].change, i);
	qsort(order, r->n, sizeof *order, heaviest_first);
	if (r->n > 0)
		str_printf(text, "\nRecords, current US dollars, the largest changes of %zu\n", r->n);
	for (size_t i = 0; i < r->n && i < largest; i++)
		add_change(text, &r->changes[order[i].at]);
	free(order);
}

static void add_stocks(const struct grid *g, struct str *text)
{
	if (grid_rows(g) > 0)
		str_add(text, "\nStated totals, US dollars\n");
	for (size_t i = 0; i < grid_rows(g); i++) {
		const char *what = grid_cell(g, i, 2);
		str_printf(text, "  %s  %s%s%s%s: %s → %s\n", grid_cell(g, i, 0), grid_cell(g, i, 1),
		           what[0] ? " (" : "", what, what[0] ? ")" : "", grid_cell(g, i, 7),
		           grid_cell(g, i, 8));
	}
}

static void add_inputs(const struct grid *g, struct str *text)
{
	if (grid_rows(g) > 0)
		str_add(text, "\nSources and settings\n");
	for (size_t i = 0; i < grid_rows(g); i++) {
		const char *what = grid_cell(g, i, 2);
		bool checksum = strcmp(what, "checksum") == 0;
		str_printf(text, "  %s %s: ", grid_cell(g, i, 0), grid_cell(g, i, 1));
		if (checksum)
			str_printf(text, "the raw file has other bytes (%.12s → %.12s)\n",
			           grid_cell(g, i, 3), grid_cell(g, i, 4));
		else
			str_printf(text, "%s \"%s\" → \"%s\"\n", what, grid_cell(g, i, 3),
			           grid_cell(g, i, 4));
	}
}

static void add_prices(const struct diff_report *r, struct str *text)
{
	str_printf(text, "Constant prices: %s", r->old->prices);
	if (strcmp(r->old->prices, r->new->prices) != 0)
		str_printf(text, " → %s", r->new->prices);
	str_add_char(text, '\n');
}

void diff_report_text(const struct diff_report *r, size_t largest, struct str *text)
{
	size_t n;
	const struct diff_total *ledgers = diff_totals_ledgers(r->totals, &n);

	str_printf(text, "%s → %s\n", r->old->dir, r->new->dir);
	if (diff_report_empty(r)) {
		str_printf(text, "No differences: %llu records are the same.\n",
		           (unsigned long long)r->n_same);
		return;
	}
	str_printf(text, "%zu records changed, %llu are the same.\n", r->n,
	           (unsigned long long)r->n_same);
	add_prices(r, text);
	for (size_t i = 0; i < n; i++)
		add_ledger(&ledgers[i], text);
	add_donors(r, largest, text);
	add_changes(r, largest, text);
	add_stocks(r->stocks, text);
	add_inputs(r->inputs, text);
}
