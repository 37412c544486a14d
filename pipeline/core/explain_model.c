/*
 * Quarters of the bargaining model: the aid that went in, by the choices that the model's run
 * left in bargaining_settings.csv. Its outputs are no sums: their columns are explained.
 */
#include "aid/explain_parts.h"

#include <stdlib.h>
#include <string.h>

#include "aid/explain_record.h"
#include "aid/schema.h"
#include "aid/xmem.h"

enum { CENTS = 2 };

struct quarter {
	const char *name;
	int64_t military, financial; /* cents, less what was announced before */
	size_t n_military, n_financial;
};

struct walk {
	const struct explain_data *d;
	struct explain_rows *r;
	struct table *settings;
	const char *recipient, *military, *financial;
	struct quarter *quarters; /* one a row */
};

static const char *setting(const struct table *settings, const char *name)
{
	return table_value(settings, "setting", name, "value");
}

/* "pledged+committed+disbursed, 2014-Q1 to 2021-Q4": stages joined, and the quarters between. */
static bool in_ledger(const char *rule, const char *stage, const char *quarter)
{
	const char *comma = strstr(rule, ", "), *to = comma ? strstr(comma, " to ") : NULL;
	size_t n = strlen(stage);

	if (!to || strncmp(quarter, comma + 2, strlen(quarter)) < 0 || strcmp(quarter, to + 4) > 0)
		return false;
	for (const char *p = rule; p < comma; p += strcspn(p, "+,") + 1)
		if (strcspn(p, "+,") == n && strncmp(p, stage, n) == 0)
			return true;
	return false;
}

/* Money of a year or so is all there only at its end, so it counts there. */
static bool is_aid(const struct walk *w, const struct flow *f, char quarter[DATE_TEXT_MAX])
{
	struct str name = STR_INIT;

	if (strcmp(f->recipient, w->recipient) != 0 || !f->amount_usd.known ||
	    f->date.precision == DATE_NONE)
		return false;
	struct date last = date_of_day(date_last_day(&f->date));
	date_period(&last, PERIOD_QUARTER, quarter);
	str_printf(&name, "ledger %s", f->ledger);
	bool is = in_ledger(setting(w->settings, str_text(&name)), f->stage, quarter);
	str_release(&name);
	return is;
}

static void take(void *context, const struct flow *f)
{
	struct walk *w = context;
	char quarter[DATE_TEXT_MAX];
	bool arms = strcmp(f->aid_type, w->military) == 0;

	if ((!arms && strcmp(f->aid_type, w->financial) != 0) || !is_aid(w, f, quarter))
		return;
	int64_t cents = f->amount_usd.minor;
	if (f->reannounced_usd.known)
		money_add(&cents, -f->reannounced_usd.minor);
	for (size_t i = 0; i < w->r->n; i++) {
		struct quarter *q = &w->quarters[i];
		if (strcmp(q->name, quarter) != 0)
			continue;
		money_add(arms ? &q->military : &q->financial, cents);
		arms ? q->n_military++ : q->n_financial++;
		explanation_add(w->r->made[i], explain_record_flow(w->d, f));
	}
}

static void say_aid(struct explanation *x, const char *label, const char *in_table,
                    const char *basis, int64_t cents, size_t n)
{
	struct str sum = STR_INIT;

	explanation_grouped(&sum, (struct money){ cents, true }, CENTS);
	explanation_say(x, label, "%s USD bn (%s), from %zu of the records below: %s in dollars of "
	                "their day, without what had been announced before", in_table, basis, n,
	                str_text(&sum));
	str_release(&sum);
}

static void finish(const struct walk *w, size_t i)
{
	struct explain_row row = { w->r->table, w->r->rows[i] };
	const struct quarter *q = &w->quarters[i];
	const char *basis = setting(w->settings, "price_basis");
	struct explanation *x = w->r->made[i];

	explanation_say(x, "model", "%s. docs/model.md has its equations, bargaining_settings.csv "
	                "the parameters of this run", schema_bargaining.title);
	say_aid(x, "arms", explain_data_cell(&row, "aid_usd_bn"), basis, q->military,
	        q->n_military);
	say_aid(x, "finance", explain_data_cell(&row, "financial_usd_bn"), basis,
	        q->financial, q->n_financial);
	explain_parts_columns(x, &row, &schema_bargaining);
}

bool explain_bargaining(const struct explain_data *d, struct explain_rows *r, struct err *e)
{
	struct walk w = { .d = d, .r = r, .settings = explain_data_table(d, "bargaining_settings",
	                                                                 e) };
	bool ok = w.settings != NULL;

	w.quarters = xcalloc(r->n, sizeof *w.quarters);
	for (size_t i = 0; i < r->n; i++) {
		struct explain_row row = { r->table, r->rows[i] };
		w.quarters[i].name = explain_data_cell(&row, "quarter");
	}
	if (ok) {
		w.recipient = setting(w.settings, "a");
		w.military = setting(w.settings, "military");
		w.financial = setting(w.settings, "financial");
		ok = explain_data_flows(d, take, &w, e);
	}
	for (size_t i = 0; ok && i < r->n; i++)
		finish(&w, i);
	free(w.quarters);
	table_free(w.settings);
	return ok;
}
