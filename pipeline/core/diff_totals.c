#include "aid/diff_totals.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "aid/groups.h"
#include "aid/str.h"
#include "aid/xmem.h"

enum { CENTS = 2 };

const char *const diff_measure_names[N_DIFF_MEASURES] = { "current", "counted", "constant" };

static const char *const stages[] = {
	"appropriated", "pledged", "committed", "allocated", "obligated", "disbursed", "delivered",
};
enum { N_STAGES = sizeof stages / sizeof *stages };

/* As they stand in the waterfall. */
static const char *const class_labels[N_DIFF_CLASSES] = {
	[DIFF_NEW] = "New records", [DIFF_GONE] = "Records gone",
	[DIFF_RECLASSIFIED] = "Reclassified", [DIFF_DONOR] = "Donor renamed",
	[DIFF_VALUE] = "Other amounts", [DIFF_REDATED] = "Other dates",
	[DIFF_EXCHANGE_RATE] = "Exchange rates", [DIFF_PRICE_BASE] = "Price base",
	[DIFF_REANNOUNCED] = "Announced before", [DIFF_DESCRIBED] = "",
};

struct totals {
	struct groups *keys;
	struct diff_total *items;
	size_t n, cap;
};

struct diff_totals {
	struct totals donors, ledgers;
};

struct diff_totals *diff_totals_new(void)
{
	struct diff_totals *t = xcalloc(1, sizeof *t);

	t->donors.keys = groups_new(4);
	t->ledgers.keys = groups_new(4);
	return t;
}

/* Texts are interned, so their addresses name them. */
static struct diff_total *total_of(struct totals *t, const char *ledger, const char *donor,
                                   const char *donor_name)
{
	uint64_t address[2] = { (uint64_t)(uintptr_t)ledger, (uint64_t)(uintptr_t)donor };
	uint32_t key[4];
	bool fresh;

	memcpy(key, address, sizeof key);
	size_t number = groups_number(t->keys, key, &fresh);
	if (fresh) {
		XGROW(t->items, number, t->cap);
		memset(&t->items[number], 0, sizeof *t->items);
		t->items[number].ledger = ledger;
		t->items[number].donor = donor;
		t->items[number].donor_name = donor_name;
		t->items[number].last_record = SIZE_MAX;
		t->n++;
	}
	return &t->items[number];
}

static void add_worth(struct diff_worth *sum, const struct diff_worth *w)
{
	for (size_t i = 0; i < N_DIFF_MEASURES; i++)
		sum->cents[i] += w->cents[i];
}

static unsigned stage_bit(const char *stage)
{
	for (unsigned i = 0; i < N_STAGES; i++)
		if (strcmp(stages[i], stage) == 0)
			return 1u << i;
	return 0;
}

static void count(struct diff_total *t, const struct diff_record *r, bool newer)
{
	struct diff_worth worth = diff_worth_of(r);

	t->n_before += !newer;
	t->n_after += newer;
	t->stage_set |= stage_bit(r->flow.stage);
	t->donor_name = t->donor ? r->flow.donor_name : "";
	add_worth(newer ? &t->after : &t->before, &worth);
}

void diff_totals_add(struct diff_totals *t, const struct diff_record *r, bool newer)
{
	const struct flow *f = &r->flow;

	if (r->excluded)
		return;
	count(total_of(&t->donors, f->ledger, f->donor, f->donor_name), r, newer);
	count(total_of(&t->ledgers, f->ledger, NULL, ""), r, newer);
}

static void move(struct diff_total *t, const struct diff_move *m, size_t record)
{
	add_worth(&t->by_class[m->class], &m->change);
	t->n_class[m->class] += m->side != DIFF_FROM;
	if (m->class != DIFF_DESCRIBED && t->last_record != record) {
		t->n_changed++;
		t->last_record = record;
	}
}

void diff_totals_move(struct diff_totals *t, const struct diff_move *m, size_t record)
{
	move(total_of(&t->donors, m->ledger, m->donor, m->donor_name), m, record);
	move(total_of(&t->ledgers, m->ledger, NULL, ""), m, record);
}

static int by_text(const void *a, const void *b)
{
	const struct diff_total *x = a, *y = b;
	int order = strcmp(x->ledger, y->ledger);

	return order || !x->donor ? order : strcmp(x->donor, y->donor);
}

static void check(const struct diff_total *t)
{
	for (size_t i = 0; i < N_DIFF_MEASURES; i++) {
		money_wide sum = t->before.cents[i];
		for (size_t class = 0; class < N_DIFF_CLASSES; class++)
			sum += t->by_class[class].cents[i];
		assert(sum == t->after.cents[i]);
	}
}

static void join_stages(struct diff_total *t)
{
	size_t n = 0;

	for (unsigned i = 0; i < N_STAGES; i++)
		if (t->stage_set & (1u << i))
			n += (size_t)snprintf(t->stages + n, sizeof t->stages - n, "%s%s",
			                      n > 0 ? "+" : "", stages[i]);
}

static void finish(struct totals *t)
{
	size_t kept = 0;

	for (size_t i = 0; i < t->n; i++) {
		check(&t->items[i]);
		join_stages(&t->items[i]);
		if (t->items[i].n_changed > 0)
			t->items[kept++] = t->items[i];
	}
	t->n = kept;
	if (kept > 0)
		qsort(t->items, kept, sizeof *t->items, by_text);
}

void diff_totals_finish(struct diff_totals *t)
{
	finish(&t->donors);
	finish(&t->ledgers);
}

const struct diff_total *diff_totals_donors(const struct diff_totals *t, size_t *n)
{
	*n = t->donors.n;
	return t->donors.items;
}

const struct diff_total *diff_totals_ledgers(const struct diff_totals *t, size_t *n)
{
	*n = t->ledgers.n;
	return t->ledgers.items;
}

static void put(struct grid *g, money_wide cents)
{
	grid_number(g, cents, CENTS, true);
}

static void put_total(struct grid *g, const struct diff_total *t, enum diff_measure m)
{
	grid_text(g, t->ledger);
	grid_text(g, t->donor);
	grid_text(g, t->donor_name);
	grid_text(g, diff_measure_names[m]);
	grid_text(g, t->stages);
	put(g, t->before.cents[m]);
	for (size_t class = 0; class < DIFF_DESCRIBED; class++)
		put(g, t->by_class[class].cents[m]);
	put(g, t->after.cents[m]);
	put(g, t->after.cents[m] - t->before.cents[m]);
	grid_count(g, t->n_before);
	grid_count(g, t->n_after);
	grid_count(g, t->n_changed);
}

void diff_totals_grid(const struct diff_totals *t, struct grid *g)
{
	for (size_t i = 0; i < t->donors.n; i++)
		for (size_t m = 0; m < N_DIFF_MEASURES; m++)
			put_total(g, &t->donors.items[i], (enum diff_measure)m);
}

struct waterfall {
	struct grid *g;
	const char *ledger, *measure;
	uint64_t step;
	money_wide at;
};

static void put_bar(struct waterfall *w, const char *label, const char *kind, money_wide from,
                    money_wide to, money_wide size)
{
	grid_text(w->g, w->ledger);
	grid_text(w->g, w->measure);
	grid_count(w->g, ++w->step);
	grid_text(w->g, label);
	grid_text(w->g, kind);
	put(w->g, from);
	put(w->g, to);
	put(w->g, size);
	w->at = to;
}

static void put_evidence(struct waterfall *w, const char *class, uint64_t n)
{
	struct str text = STR_INIT;

	str_printf(&text, "%s ledger=%s%s%s", class ? "diff" : "diff_totals", w->ledger,
	           class ? " class=" : "", class ? class : "");
	grid_text(w->g, str_text(&text));
	grid_count(w->g, n);
	str_release(&text);
}

static void put_total_bar(struct waterfall *w, const char *label, money_wide cents, uint64_t n)
{
	put_bar(w, label, "total", 0, cents, cents);
	put_evidence(w, NULL, n);
}

static void put_step(struct waterfall *w, size_t class, money_wide cents, uint64_t n)
{
	put_bar(w, class_labels[class], cents < 0 ? "less" : "more", w->at, w->at + cents,
	        cents < 0 ? -cents : cents);
	put_evidence(w, diff_class_names[class], n);
}

/* Classes that move nothing of the measure are left out. */
void diff_totals_waterfall(const struct diff_totals *t, struct grid *g)
{
	for (size_t i = 0; i < t->ledgers.n; i++) {
		for (size_t m = 0; m < N_DIFF_MEASURES; m++) {
			const struct diff_total *l = &t->ledgers.items[i];
			struct waterfall w = { g, l->ledger, diff_measure_names[m], 0, 0 };
			put_total_bar(&w, "Before", l->before.cents[m], l->n_before);
			for (size_t class = 0; class < DIFF_DESCRIBED; class++)
				if (l->by_class[class].cents[m] != 0)
					put_step(&w, class, l->by_class[class].cents[m],
					         l->n_class[class]);
			put_total_bar(&w, "Now", l->after.cents[m], l->n_after);
		}
	}
}

void diff_totals_free(struct diff_totals *t)
{
	if (!t)
		return;
	groups_free(t->donors.keys);
	groups_free(t->ledgers.keys);
	free(t->donors.items);
	free(t->ledgers.items);
	free(t);
}
