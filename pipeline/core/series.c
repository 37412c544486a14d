#include "aid/series.h"

#include <stdlib.h>
#include <string.h>

#include "aid/xmem.h"

const enum date_precision series_steps[SERIES_STEPS] = {
	DATE_DAY, DATE_MONTH, DATE_QUARTER, DATE_FISCAL_YEAR, DATE_YEAR
};

const char *series_state_name(enum point_state state)
{
	static const char *const names[] = { "amount", "zero", "partial", "unknown", "gap", "undated" };

	return names[state];
}

bool series_is_known(enum point_state state)
{
	return state == POINT_AMOUNT || state == POINT_ZERO;
}

bool series_has_amount(enum point_state state)
{
	return series_is_known(state) || state == POINT_PARTIAL || state == POINT_UNDATED;
}

static bool has_step(const struct agg_group *o, enum date_precision step)
{
	struct date d;

	return o->dated && date_parse_own(o->period, &d) && d.precision == step;
}

/* The days from the first to the last period of a step among n groups. */
static bool span_of(const struct agg_group *groups, size_t n, enum date_precision step,
                    const char *ledger, int32_t *start, int32_t *end)
{
	bool found = false;

	for (size_t i = 0; i < n; i++) {
		const struct agg_group *o = &groups[i];
		if (strcmp(o->key[KEY_LEDGER], ledger) != 0 || !has_step(o, step))
			continue;
		*start = found && *start < o->start ? *start : o->start;
		*end = found && *end > o->end ? *end : o->end;
		found = true;
	}
	return found;
}

static enum date_period period_of(enum date_precision step)
{
	switch (step) {
	case DATE_MONTH:
		return PERIOD_MONTH;
	case DATE_QUARTER:
		return PERIOD_QUARTER;
	case DATE_FISCAL_YEAR:
		return PERIOD_FISCAL_YEAR;
	case DATE_DAY:
		return PERIOD_DAY;
	default:
		return PERIOD_YEAR;
	}
}

/* The period of a step that begins with a day. */
static struct point point_at(int32_t start, enum date_precision step)
{
	struct point p = { .dated = true, .start = start, .state = POINT_GAP };
	struct date day = date_of_day(start), period;

	date_period(&day, period_of(step), p.period);
	if (date_parse_own(p.period, &period))
		p.end = date_last_day(&period);
	return p;
}

static void set_point(struct point *p, const struct agg_group *groups, size_t n,
                      const struct gap_rule *rule)
{
	bool watched = rule && rule->zero, whole = !watched || p->end <= date_last_day(&rule->until);

	if (watched && whole)
		p->state = POINT_ZERO;
	for (size_t i = 0; i < n; i++) {
		struct acc_sum sum = brief_amount(groups[i].sums);
		if (strcmp(groups[i].period, p->period) != 0)
			continue;
		p->state = sum.n == 0 ? POINT_UNKNOWN : whole ? POINT_AMOUNT : POINT_PARTIAL;
		p->cents = sum.cents;
		p->n = brief_n(groups[i].sums);
	}
}

struct series series_make(const struct shape_input *in, size_t first, size_t n,
                          enum date_precision step, enum series_span span)
{
	const struct agg_group *groups = in->groups + first;
	const char *ledger = groups->key[KEY_LEDGER];
	const struct gap_rule *rule = tablespec_gap_rule(in->spec, ledger);
	struct series s = { .like = groups, .step = step };
	int32_t start = 0, end = 0;
	size_t cap = 0;

	if (span == SERIES_OWN_SPAN && !span_of(groups, n, step, ledger, &start, &end))
		return s;
	if ((span == SERIES_LEDGER_SPAN || (rule && rule->zero)) &&
	    !span_of(in->groups, in->n, step, ledger, &start, &end))
		return s;
	for (struct point p;; start = p.end + 1) {
		p = point_at(start, step);
		set_point(&p, groups, n, rule);
		if (start > end && p.state != POINT_ZERO)
			return s;
		XGROW(s.points, s.n, cap);
		s.points[s.n++] = p;
	}
}

struct series series_undated(const struct shape_input *in, size_t first, size_t n)
{
	struct series s = { .like = in->groups + first, .step = DATE_NONE };

	for (size_t i = first; i < first + n; i++) {
		const struct agg_group *o = &in->groups[i];
		struct acc_sum sum = brief_amount(o->sums);
		if (o->dated)
			continue;
		s.points = xcalloc(1, sizeof *s.points);
		s.n = 1;
		*s.points = (struct point){ .state = sum.n > 0 ? POINT_UNDATED : POINT_UNKNOWN,
		                            .cents = sum.cents, .n = brief_n(o->sums) };
		strcpy(s.points->period, o->period);
		break; /* the groups of one set of keys differ in their periods */
	}
	return s;
}

void series_release(struct series *s)
{
	free(s->points);
	*s = (struct series){ 0 };
}
