/* Rows of tables of tables.ini: their flows, and each figure that is made from these alone. */
#include "aid/explain_parts.h"

#include <stdlib.h>
#include <string.h>

#include "aid/acc.h"
#include "aid/explain_record.h"
#include "aid/sample.h"
#include "aid/shape.h"
#include "aid/tabletrace.h"
#include "aid/xmem.h"

enum { CENTS = 2 };

/* What the flows under one row make. */
struct under {
	struct acc own, until;         /* of the row; of its keys to its end */
	struct acc whole, whole_until; /* the same of its ledger and stage: what shares are of */
	size_t n, cap;                 /* known amounts, in cents */
	int64_t *amounts;
};

struct walk {
	const struct explain_data *d;
	struct explain_rows *r;
	struct tabletrace trace;
	struct under *under; /* one a row */
};

static void add(struct acc *whole, struct acc *part, const struct flow *f)
{
	acc_add(whole, f);
	if (part)
		acc_add(part, f);
}

static void add_amount(struct under *u, const struct money *m)
{
	XGROW(u->amounts, u->n, u->cap);
	if (m->known)
		u->amounts[u->n++] = m->minor;
}

static void take(void *context, const struct flow *f)
{
	struct walk *w = context;

	for (size_t i = 0; i < w->r->n; i++) {
		size_t row = w->r->rows[i];
		struct under *u = &w->under[i];
		if (!tabletrace_ledger(&w->trace, row, f))
			continue;
		bool keys = tabletrace_keys(&w->trace, row, f);
		bool period = tabletrace_period(&w->trace, row, f);
		if (tabletrace_until(&w->trace, row, f))
			add(&u->whole_until, keys ? &u->until : NULL, f);
		if (period)
			add(&u->whole, keys ? &u->own : NULL, f);
		if (!keys || !period)
			continue;
		add_amount(u, &f->amount_usd);
		explanation_add(w->r->made[i], explain_record_flow(w->d, f));
	}
}

struct figure {
	char text[MONEY_TEXT_MAX];
};

static struct figure cents(money_wide minor, bool known)
{
	struct figure f = { "" };

	if (known)
		money_format_wide(f.text, minor, CENTS);
	return f;
}

static struct figure sum(const struct acc *a, enum acc_measure m)
{
	money_wide total;
	bool known = acc_total(a, m, &total);

	return cents(total, known);
}

static struct figure count(uint64_t n)
{
	struct figure f = { "" };

	money_format_wide(f.text, (money_wide)n, 0);
	return f;
}

static struct figure counted(const struct acc *a, bool known)
{
	return cents(a->sum[ACC_AMOUNT].cents - a->sum[ACC_REANNOUNCED].cents, known);
}

static struct figure share(const struct acc *part, const struct acc *whole, bool known)
{
	int64_t hundredths = 0;
	money_wide all = whole->sum[ACC_AMOUNT].cents;

	known = known && all > 0 &&
	        money_divide(part->sum[ACC_AMOUNT].cents * 10000, all, &hundredths);

	return cents(hundredths, known);
}

static struct figure day(const struct date *d)
{
	struct figure f = { "" };

	date_format(d, f.text);
	return f;
}

static struct figure measured(bool (*measure)(const struct sample *s, int64_t *cents),
                              const struct sample *s)
{
	int64_t minor;
	bool known = measure(s, &minor);

	return cents(minor, known);
}

static struct figure quartile(const struct sample *s, unsigned quarter)
{
	int64_t minor;
	bool known = sample_quartile(s, quarter, &minor);

	return cents(minor, known);
}

/* The figure is checked if the table has it. */
static void check(struct explanation *x, const struct explain_row *row, const char *column,
                  struct figure made, const char *how)
{
	if (table_find(row->table, column) != SIZE_MAX)
		explanation_check(x, column, explain_data_cell(row, column), made.text, how);
}

static bool has_period(const struct explain_row *row)
{
	return table_find(row->table, "period") != SIZE_MAX;
}

static void check_sums(struct explanation *x, const struct explain_row *row,
                       const struct under *u)
{
	const struct acc *a = &u->own;
	bool known = a->sum[ACC_AMOUNT].n > 0;

	check(x, row, "n", count(a->n), "records above");
	check(x, row, "n_unknown", count(acc_unknown(a)), "without an amount in dollars");
	check(x, row, "amount_usd", sum(a, ACC_AMOUNT), "sum of the amounts");
	check(x, row, "total_usd", sum(a, ACC_AMOUNT), "sum of the amounts");
	check(x, row, "low_usd", sum(a, ACC_LOW), "sum of the lower bounds");
	check(x, row, "high_usd", sum(a, ACC_HIGH), "sum of the upper bounds");
	check(x, row, "reannounced_usd", sum(a, ACC_REANNOUNCED), "of it announced before");
	check(x, row, "counted_usd", counted(a, known), "less what was announced before");
	check(x, row, "constant_usd", sum(a, ACC_CONSTANT), "sum in constant prices");
	check(x, row, "undated_usd", cents(a->undated_cents, true), "of it without a date");
	check(x, row, "share_pct", share(a, &u->whole, known),
	      has_period(row) ? "of all money of its ledger, stage and period"
	                      : "of all money of its ledger and stage");
}

/* Cumulative sums exist for dated periods only. */
static void check_until(struct explanation *x, const struct explain_row *row,
                        const struct under *u)
{
	bool dated = explain_data_cell(row, "end")[0] != '\0';
	struct str how = STR_INIT;

	str_printf(&how, "sum to the end of the period: %llu dated records",
	           (unsigned long long)u->until.n);
	check(x, row, "cumulative_usd", cents(u->until.sum[ACC_AMOUNT].cents, dated),
	      str_text(&how));
	check(x, row, "cumulative_counted_usd", counted(&u->until, dated),
	      "the same less what was announced before");
	check(x, row, "cumulative_share_pct", share(&u->until, &u->whole_until, dated),
	      "of all money of its ledger and stage to that end");
	str_release(&how);
}

static void check_spread(struct explanation *x, const struct explain_row *row,
                         struct under *u)
{
	struct sample s;

	sample_of(u->amounts, u->n, &s);
	check(x, row, "mean_usd", measured(sample_mean, &s), "mean of the known amounts");
	check(x, row, "sd_usd", measured(sample_sd, &s), "their standard deviation (n - 1)");
	check(x, row, "min_usd", quartile(&s, 0), "the least");
	check(x, row, "q1_usd", quartile(&s, 1), "first quartile (type 7)");
	check(x, row, "median_usd", quartile(&s, 2), "median");
	check(x, row, "q3_usd", quartile(&s, 3), "third quartile (type 7)");
	check(x, row, "p90_usd", measured(sample_ninth_tenth, &s), "ninth tenth (type 7)");
	check(x, row, "max_usd", quartile(&s, 4), "the greatest");
	check(x, row, "first_date", day(&u->own.first), "earliest date");
	check(x, row, "last_date", day(&u->own.last), "latest date");
}

/* Of figures that are no sums of the row's records: what they mean, and what these sum to. A
 * period without a record may count as nothing by the table's own rule. */
static void say_columns(struct explanation *x, const struct explain_row *row,
                        const struct schema *s, const struct under *u)
{
	const struct acc *a = &u->own;
	struct str total = STR_INIT;

	explanation_grouped(&total, (struct money){ (int64_t)a->sum[ACC_AMOUNT].cents,
	                                            a->sum[ACC_AMOUNT].n > 0 }, CENTS);
	if (a->n > 0)
		explanation_say(x, "records", "%llu, together %s USD", (unsigned long long)a->n,
		                str_text(&total));
	else
		explanation_say(x, "records", "none");
	str_release(&total);
	explain_parts_columns(x, row, s);
	if (a->sum[ACC_AMOUNT].n > 0)
		check(x, row, "amount_usd", sum(a, ACC_AMOUNT), "sum of the amounts");
}

static void finish(struct walk *w, size_t i)
{
	struct explain_row row = { w->r->table, w->r->rows[i] };
	struct explanation *x = w->r->made[i];

	explanation_say(x, "table", "%s", w->trace.spec->title);
	if (w->trace.spec->shape->sums) {
		check_sums(x, &row, &w->under[i]);
		check_until(x, &row, &w->under[i]);
		check_spread(x, &row, &w->under[i]);
	} else {
		say_columns(x, &row, w->trace.spec->shape->schema, &w->under[i]);
	}
	free(w->under[i].amounts);
}

bool explain_tables(const struct explain_data *d, const struct tablespec *spec,
                    struct explain_rows *r, struct err *e)
{
	struct walk w = { d, r, tabletrace_of(spec, r->table), xcalloc(r->n, sizeof *w.under) };
	bool ok = explain_data_flows(d, take, &w, e);

	for (size_t i = 0; i < r->n; i++)
		finish(&w, i);
	free(w.under);
	return ok;
}
