/* What a run was made with (bargaining_settings.csv) and its figures for titles and captions
 * (bargaining_facts.csv). */
#include "aid/bargain_tables.h"

#include <stdio.h>
#include <stdlib.h>

#include "aid/factprint.h"
#include "aid/str.h"

static void row(struct csvout *o, const char *name, const char *value, const char *ground,
                const char *unit)
{
	csvout_text(o, name);
	csvout_text(o, value);
	csvout_text(o, ground);
	csvout_text(o, unit);
	csvout_end_row(o);
}

static void row_count(struct csvout *o, const char *name, uint64_t value, const char *ground,
                      const char *unit)
{
	char text[32];

	snprintf(text, sizeof text, "%llu", (unsigned long long)value);
	row(o, name, text, ground, unit);
}

static void row_quarter(struct csvout *o, const char *name, int quarter, const char *ground)
{
	char text[BARGAIN_QUARTER_TEXT];

	bargain_setup_quarter_text(quarter, text);
	row(o, name, text, ground, "");
}

static void describe_prior(const struct bargain_prior *p, struct str *text)
{
	switch (p->shape) {
	case BARGAIN_CONSTANT: str_printf(text, "constant %.9g", p->mode); break;
	case BARGAIN_UNIFORM: str_printf(text, "uniform %.9g to %.9g", p->low, p->high); break;
	case BARGAIN_TRIANGULAR:
		str_printf(text, "triangular %.9g, %.9g, %.9g", p->low, p->mode, p->high);
		break;
	}
}

static void write_parameters(const struct bargain_results *r, struct csvout *o)
{
	for (int p = 0; p < BARGAIN_PARAMETERS; p++) {
		const struct bargain_declared *d = &r->setup->parameters[p];
		struct str value = STR_INIT;

		if (p == BARGAIN_D && r->setup->run.mode != BARGAIN_STOCK) {
			row(o, "d", r->setup->run.mode == BARGAIN_FLOW ? "1" : "0",
			    "fixed by the mode", d->unit);
			continue;
		}
		describe_prior(&r->setup->run.priors[p], &value);
		row(o, bargain_setup_name((enum bargain_parameter)p), str_text(&value),
		    d->at.line > 0 ? d->ground : "set on the command line", d->unit);
		str_release(&value);
	}
}

static void write_scale(const struct bargain_results *r, struct csvout *o)
{
	char text[64];

	if (r->setup->run.form != BARGAIN_LOGIT)
		return;
	snprintf(text, sizeof text, "%.6f", r->k);
	row(o, "k", text, "g by the mean of sa0 and sb in base_quarter, at the central parameters; "
	    "each draw has its own", "per USD bn");
}

static void write_ledgers(const struct bargain_results *r, struct csvout *o)
{
	for (size_t i = 0; i < r->setup->n_ledgers; i++) {
		const struct bargain_ledger *l = &r->setup->ledgers[i];
		char from[BARGAIN_QUARTER_TEXT], until[BARGAIN_QUARTER_TEXT];
		struct str name = STR_INIT, stages = STR_INIT;
		int last = r->inputs->first + (int)r->inputs->n - 1;

		bargain_setup_quarter_text(l->from > r->inputs->first ? l->from : r->inputs->first,
		                           from);
		bargain_setup_quarter_text(l->until < last ? l->until : last, until);
		str_printf(&name, "ledger %s", l->name);
		for (size_t s = 0; s < l->n_stages; s++)
			str_printf(&stages, "%s%s", s > 0 ? "+" : "", l->stages[s]);
		str_printf(&stages, ", %s to %s", from, until);
		row(o, str_text(&name), str_text(&stages), "flows that count as aid", "");
		str_release(&name);
		str_release(&stages);
	}
}

static void write_accounting(const struct bargain_results *r, struct csvout *o)
{
	const struct bargain_inputs *in = r->inputs;

	row_count(o, "rows_in", in->rows_in, "flows read", "rows");
	row_count(o, "kept", in->kept, "flows that are aid here", "rows");
	row_count(o, "excluded_other", in->left_out.other,
	          "another ledger, stage, aid type or recipient", "rows");
	row_count(o, "excluded_outside", in->left_out.outside,
	          "in a quarter that another ledger covers, or before start", "rows");
	row_count(o, "excluded_undated", in->left_out.undated, "no quarter to stand in", "rows");
	row_count(o, "excluded_unknown", in->left_out.unknown, "no amount in dollars", "rows");
}

void bargain_tables_settings(const struct bargain_results *r, struct csvout *o)
{
	const struct bargain_setup *s = r->setup;
	const struct bargain_inputs *in = r->inputs;
	bool current = r->basis == BARGAIN_CURRENT;

	row(o, "form", bargain_setup_form(s->run.form), "how resources become a chance", "");
	row(o, "mode", bargain_setup_mode(s->run.mode), "how long spending lasts", "");
	row_count(o, "seed", s->seed, "the draws begin here", "");
	row_count(o, "draws", s->draws, "parameters drawn this often", "draws");
	row_quarter(o, "start", s->start, "first quarter of the stocks");
	row_quarter(o, "show_from", s->show_from, "first quarter of the tables");
	row_quarter(o, "base_quarter", s->base_quarter, "fixes the scale of the logit form");
	row_quarter(o, "last_quarter", in->first + (int)in->n - 1, "where the aid data end");
	row(o, "a", s->a, "receives the aid", "");
	row(o, "b", s->b, "its opponent", "");
	row(o, "military", s->military, "flows of this type are arms", "");
	row(o, "financial", s->financial, "flows of this type free own spending, by f", "");
	row(o, "price_basis", current ? s->current : s->constant, "of all money in the tables", "");
	row(o, "spending", in->vintage, "own military spending", "");
	row_count(o, "spending_last_year", (uint64_t)in->own[r->basis][0].last_year,
	          "last year known of a; later quarters carry it forward", "");
	row(o, "deflator", current ? "" : in->deflator, "brings aid to the price basis", "");
	row(o, "deflator_last", current ? "" : in->deflator_last,
	    "last month known; later ones carry it forward", "");
	write_ledgers(r, o);
	write_parameters(r, o);
	write_scale(r, o);
	write_accounting(r, o);
}

static void fact_text(struct csvout *o, const char *name, const char *text, const char *words)
{
	csvout_text(o, name);
	csvout_text(o, NULL);
	csvout_text(o, NULL);
	csvout_text(o, text);
	csvout_text(o, words);
	csvout_end_row(o);
}

/* A share: "31.2%" for a level, "9.9 points" for a difference. */
static void fact_share(struct csvout *o, const char *name, double value, const char *unit,
                       const char *words)
{
	char number[64], text[64];

	snprintf(number, sizeof number, "%.6f", value);
	snprintf(text, sizeof text, "%.1f%s", value * 100, unit[0] == 'p' ? "%" : " points");
	csvout_text(o, name);
	csvout_text(o, number);
	csvout_text(o, unit);
	csvout_text(o, text);
	csvout_text(o, words);
	csvout_end_row(o);
}

static void fact_quarter(struct csvout *o, const char *name, int quarter, const char *words)
{
	char text[BARGAIN_QUARTER_TEXT];
	struct str printed = STR_INIT;

	bargain_setup_quarter_text(quarter, text);
	factprint_text(&printed, "date", text);
	fact_text(o, name, str_text(&printed), words);
	str_release(&printed);
}

static void last_facts(const struct bargain_results *r, struct csvout *o)
{
	const struct bargain_point *last = &r->runs[0].points[r->inputs->n - 1];
	const struct bargain_band *b = &r->bands[r->n - 1];

	fact_quarter(o, "bargain_quarter", r->inputs->first + (int)r->inputs->n - 1,
	             "last quarter of the model");
	fact_share(o, "bargain_p0", last->p0, "probability", "chance in war without aid");
	fact_share(o, "bargain_p1", last->p1, "probability", "chance in war with aid");
	fact_share(o, "bargain_dp", last->p1 - last->p0, "share of the issue", "what aid adds");
	fact_share(o, "bargain_dp_p05", b->dp_p05, "share of the issue", "5 % of draws give less");
	fact_share(o, "bargain_dp_p95", b->dp_p95, "share of the issue", "95 % of draws give less");
	fact_share(o, "bargain_resources0", last->sa0 / last->sb, "part of b's", "resources of a without aid");
	fact_share(o, "bargain_resources1", last->sa1 / last->sb, "part of b's", "resources of a with aid");
	fact_share(o, "bargain_p0_below_half", b->p0_below_half, "part of the draws",
	           "draws in which the chance without aid lies below one half");
	fact_share(o, "bargain_p1_below_half", b->p1_below_half, "part of the draws",
	           "draws in which the chance with aid lies below one half");
}

static void peak_facts(const struct bargain_results *r, struct csvout *o)
{
	const struct bargain_point *points = r->runs[0].points;
	size_t peak = r->first;

	for (size_t t = r->first; t < r->inputs->n; t++)
		if (points[t].p1 - points[t].p0 > points[peak].p1 - points[peak].p0)
			peak = t;
	fact_quarter(o, "bargain_peak_quarter", r->inputs->first + (int)peak,
	             "quarter in which aid adds most");
	fact_share(o, "bargain_peak_dp", points[peak].p1 - points[peak].p0, "share of the issue",
	           "what aid adds then");
}

static void case_facts(const struct bargain_results *r, struct csvout *o)
{
	const struct bargain_setup *s = r->setup;
	struct str text = STR_INIT;

	for (int p = 0; p < BARGAIN_PARAMETERS; p++)
		str_printf(&text, "%s%s\u00a0=\u00a0%.4g", p > 0 ? ", " : "",
		           bargain_setup_name((enum bargain_parameter)p),
		           r->runs[0].parameters.value[p]);
	fact_text(o, "bargain_parameters", str_text(&text), "central parameters");
	str_clear(&text);
	factprint_number(&text, "count", (int64_t)s->draws * 100);
	fact_text(o, "bargain_draws", str_text(&text), "number of draws");
	str_clear(&text);
	str_printf(&text, "%lu", (unsigned long)s->seed);
	fact_text(o, "bargain_seed", str_text(&text), "seed of the draws");
	str_release(&text);
	fact_text(o, "bargain_form", bargain_setup_form(s->run.form), "form of the contest");
	fact_text(o, "bargain_mode", bargain_setup_mode(s->run.mode), "how long spending lasts");
	fact_text(o, "bargain_price_basis",
	          r->basis == BARGAIN_CURRENT ? s->current : s->constant, "price basis");
	fact_text(o, "bargain_vintage", r->inputs->vintage, "data on own spending");
}

/* A sentence for captions: what belongs to the aid and has no quarter, or no size, to be taken with. */
static void left_out_fact(const struct bargain_results *r, struct csvout *o)
{
	const struct bargain_inputs *in = r->inputs;
	uint64_t n = in->left_out.undated + in->left_out.unknown;
	struct str text = STR_INIT;

	if (n == 0)
		str_add(&text, "Every record of this aid has a date and an amount in dollars");
	else
		str_printf(&text, "Not in the model: %llu record%s of this aid without a date or a dollar amount",
		           (unsigned long long)n, n == 1 ? "" : "s");
	fact_text(o, "bargain_left_out", str_text(&text), "records of aid that the model cannot take");
	str_release(&text);
}

void bargain_tables_facts(const struct bargain_results *r, struct csvout *o)
{
	last_facts(r, o);
	peak_facts(r, o);
	if (r->inputs->n_donors > 0) {
		fact_text(o, "bargain_top_donor", r->contributions[0].donor->name,
		          "donor without whom dp falls most");
		fact_share(o, "bargain_top_contribution", r->contributions[0].contribution,
		           "share of the issue", "by how much");
	}
	if (r->n_pulls > 0)
		fact_text(o, "bargain_strongest", r->setup->parameters[r->pulls[0].parameter].label,
		          "parameter that moves dp most");
	case_facts(r, o);
	left_out_fact(r, o);
}
