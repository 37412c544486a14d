#include "aid/diff_steps.h"

#include <string.h>

/* Money as it goes through the steps; unknown counts nothing, but is not scaled. */
struct state {
	struct money usd, constant, reannounced;
};

static money_wide cents_of(struct money m)
{
	return m.known ? m.minor : 0;
}

static struct diff_worth worth_of(const struct state *s)
{
	struct diff_worth w;

	w.cents[DIFF_CURRENT] = cents_of(s->usd);
	w.cents[DIFF_COUNTED] = cents_of(s->usd) - cents_of(s->reannounced);
	w.cents[DIFF_CONSTANT] = cents_of(s->constant);
	return w;
}

static struct state state_of(const struct flow *f)
{
	return (struct state){ f->amount_usd, f->constant_usd, f->reannounced_usd };
}

struct diff_worth diff_worth_of(const struct diff_record *r)
{
	struct state s = state_of(&r->flow);

	return worth_of(&s);
}

static bool same_money(struct money a, struct money b)
{
	return a.known == b.known && (!a.known || a.minor == b.minor);
}

static bool same_date(const struct date *a, const struct date *b)
{
	char x[DATE_TEXT_MAX], y[DATE_TEXT_MAX];

	date_format(a, x);
	date_format(b, y);
	return strcmp(x, y) == 0;
}

static bool same_currency(const struct flow *a, const struct flow *b)
{
	return strcmp(a->currency, b->currency) == 0;
}

/* m × num / den; false where that is unknown, has no meaning or no room. */
static bool scale(struct money m, struct money num, struct money den, struct money *out)
{
	money_wide n = num.minor, d = den.minor;

	if (!m.known || !num.known || !den.known || d == 0)
		return false;
	if (d < 0) {
		n = -n;
		d = -d;
	}
	out->known = true;
	return money_scale(m.minor, n, d, &out->minor);
}

/* How far m × num / den may lie from the truth if all three were rounded to cents. */
static money_wide slack(struct money num, struct money den)
{
	money_wide n = num.minor < 0 ? -(money_wide)num.minor : num.minor;
	money_wide d = den.minor < 0 ? -(money_wide)den.minor : den.minor;

	return 2 + n / d;
}

/* False only if b cannot come from a by the factor num / den. */
static bool follows(struct money a, struct money b, struct money num, struct money den)
{
	struct money expected;

	if (!scale(a, num, den, &expected))
		return a.known == b.known || !num.known || !den.known;
	money_wide off = cents_of(b) - expected.minor;
	return b.known && (off < 0 ? -off : off) <= slack(num, den);
}

/* Which steps this record takes. Amounts of one currency have the same decimals. */
static void find_steps(const struct diff_record *old, const struct diff_record *new,
                       struct diff_steps *s)
{
	const struct flow *a = &old->flow, *b = &new->flow;
	bool currency = !same_currency(a, b), date = !same_date(&a->date, &b->date);

	s->taken[STEP_VALUE] = currency || !same_money(a->amount, b->amount);
	s->taken[STEP_DATE] = date;
	s->taken[STEP_RATE] = !currency && !date && strcmp(a->rate, b->rate) != 0;
	s->taken[STEP_PRICES] = date ? strcmp(old->prices, new->prices) != 0
	                             : !follows(a->constant_usd, b->constant_usd, b->amount_usd,
	                                        a->amount_usd);
	if (!s->taken[STEP_VALUE] && !date && !same_money(a->amount_usd, b->amount_usd))
		s->taken[STEP_RATE] = true; /* digits of the rate beyond those shown */
	if (!s->taken[STEP_VALUE] && !date && !s->taken[STEP_RATE] &&
	    !same_money(a->constant_usd, b->constant_usd))
		s->taken[STEP_PRICES] = true;
}

static bool taken_later(const struct diff_steps *s, enum diff_step step, enum diff_step last)
{
	for (size_t i = (size_t)step + 1; i <= (size_t)last; i++)
		if (s->taken[i])
			return true;
	return false;
}

/* Dollars after a step: at the old rate while the rate's own step is still to come. */
static void move_usd(struct state *now, enum diff_step step, const struct flow *a,
                     const struct flow *b, const struct diff_steps *s)
{
	struct money scaled;

	/* From unknown or from nothing there is no ratio. */
	bool at_old_rate = taken_later(s, step, STEP_RATE) && same_currency(a, b) &&
	                   scale(a->amount_usd, b->amount, a->amount, &scaled);
	now->usd = at_old_rate ? scaled : b->amount_usd;
}

/* Constant prices follow the dollars while their own step is still to come. */
static void move_constant(struct state *now, struct money usd_before, enum diff_step step,
                          const struct flow *b, const struct diff_steps *s)
{
	struct money scaled;

	if (!taken_later(s, step, STEP_PRICES))
		now->constant = b->constant_usd;
	else if (scale(now->constant, now->usd, usd_before, &scaled))
		now->constant = scaled;
}

/* Another rate moves the reannounced part with the rest. */
static void move_reannounced(struct state *now, struct money usd_before, enum diff_step step,
                             const struct flow *b)
{
	struct money scaled;

	if (step == STEP_VALUE || step == STEP_PRICES)
		return;
	if (step == STEP_REANNOUNCED ||
	    follows(now->reannounced, b->reannounced_usd, now->usd, usd_before))
		now->reannounced = b->reannounced_usd;
	else if (scale(now->reannounced, now->usd, usd_before, &scaled))
		now->reannounced = scaled;
}

static void take(struct state *now, enum diff_step step, const struct flow *a,
                 const struct flow *b, const struct diff_steps *s)
{
	struct money before = now->usd;

	if (step < STEP_PRICES)
		move_usd(now, step, a, b, s);
	if (step < STEP_REANNOUNCED)
		move_constant(now, before, step, b, s);
	move_reannounced(now, before, step, b);
}

void diff_steps_take(const struct diff_record *old, const struct diff_record *new,
                     struct diff_steps *s)
{
	const struct flow *a = &old->flow, *b = &new->flow;
	struct state now = state_of(a);

	memset(s, 0, sizeof *s);
	find_steps(old, new, s);
	s->after[STEP_START] = worth_of(&now);
	for (enum diff_step step = STEP_VALUE; step < N_DIFF_STEPS; step++) {
		if (step == STEP_REANNOUNCED)
			s->taken[step] = !same_money(now.reannounced, b->reannounced_usd);
		if (s->taken[step])
			take(&now, step, a, b, s);
		s->after[step] = worth_of(&now);
	}
}
