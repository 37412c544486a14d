#include "aid/announced.h"

#include <stdlib.h>

#include "aid/xmem.h"

static bool knows_day(const struct agg_group *o)
{
	return o->dated && o->start == o->end;
}

static void add_wait(struct announced *a, struct wait w, size_t *cap)
{
	XGROW(a->waits, a->n, *cap);
	a->waits[a->n++] = w;
}

static void rank(struct announced *a)
{
	for (size_t i = 0; i < a->n; i++) {
		a->waits[i].rank = 1;
		for (size_t j = 0; j < a->n; j++)
			if (a->waits[j].to - a->waits[j].from > a->waits[i].to - a->waits[i].from)
				a->waits[i].rank++;
	}
}

struct announced announced_make(const struct shape_input *in, size_t first, size_t n)
{
	const struct agg_group *groups = in->groups + first;
	const struct gap_rule *rule = tablespec_gap_rule(in->spec, groups->key[KEY_LEDGER]);
	struct announced a = { 0, 0, NULL, 0 };
	int32_t last = 0;
	size_t cap = 0;

	/* Days sort as texts, so the groups stand in the order of time. */
	for (size_t i = 0; i < n; i++) {
		if (!knows_day(&groups[i])) {
			a.n_other += brief_n(groups[i].sums);
			continue;
		}
		if (a.n_days++ > 0)
			add_wait(&a, (struct wait){ last, groups[i].start, brief_n(groups[i].sums), false, 0 },
			         &cap);
		last = groups[i].start;
	}
	int32_t watched = rule && rule->zero ? date_last_day(&rule->until) : last;
	if (a.n_days > 0 && watched > last)
		add_wait(&a, (struct wait){ last, watched, 0, true, 0 }, &cap);
	rank(&a);
	return a;
}

void announced_release(struct announced *a)
{
	free(a->waits);
	*a = (struct announced){ 0, 0, NULL, 0 };
}
