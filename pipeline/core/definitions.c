#include "aid/definitions.h"

#include <stdlib.h>
#include <string.h>

#include "aid/xmem.h"

void definitions_add(struct definitions *d, struct definition new)
{
	XGROW(d->items, d->n, d->cap);
	d->items[d->n++] = new;
}

void definitions_free(struct definitions *d)
{
	for (size_t i = 0; i < d->n; i++) {
		free(d->items[i].text);
		free(d->items[i].evidence);
	}
	free(d->items);
	*d = (struct definitions){ 0, 0, NULL };
}

static void add_day(struct str *out, const char *before, const struct date *d)
{
	char text[DATE_TEXT_MAX];

	if (d->precision == DATE_NONE)
		return;
	date_format(d, text);
	str_printf(out, "%s%s", before, text);
}

void definitions_describe(const struct reading *r, const struct subject *s,
                          const struct vocabulary *v, struct str *out)
{
	static const char *const countings[] = {
		[COUNTING_UNSAID] = "as announced", [COUNTING_ANNOUNCED] = "as announced",
		[COUNTING_COUNTED] = "less what was announced before",
		[COUNTING_REANNOUNCED] = "only what was announced before",
	};

	if (s->bloc != SIZE_MAX)
		str_printf(out, "%s: ", blocs_label(v->blocs, s->bloc));
	if (s->donor)
		str_printf(out, "%s: ", s->donor_name ? s->donor_name : s->donor);
	str_printf(out, "%s%s%s", s->programme ? s->programme : "", s->programme ? " of " : "",
	           s->ledger ? ledgers_name(v->ledgers, s->ledger) : "all");
	if (s->aid_type)
		str_printf(out, ", %s", s->aid_type);
	if (s->stage)
		str_printf(out, ", %s", s->stage);
	str_printf(out, ", %s", countings[r->counting]);
	if (reading_is_within(r)) {
		add_day(out, ", in ", &r->since);
	} else {
		add_day(out, ", since ", &r->since);
		add_day(out, ", until ", &r->until);
	}
}

static void key(struct str *out, const char *column, const char *word)
{
	if (word)
		str_printf(out, " %s=%s", column, word);
}

static void key_day(struct str *out, const char *column, const struct date *d)
{
	char text[DATE_TEXT_MAX];

	if (date_format(d, text) > 0)
		key(out, column, text);
}

void definitions_evidence(const struct selection *s, enum reading_counting counting,
                          const struct book_sum *sum, struct str *out)
{
	str_add(out, "flows");
	key(out, "ledger", s->ledger);
	key(out, "programme", s->programme);
	key(out, "donor", s->donor);
	key(out, "bloc", s->blocs ? blocs_name(s->blocs, s->bloc) : NULL);
	if (s->blocs)
		key_day(out, "members_at", &s->members_at);
	key(out, "aid_type", s->aid_type);
	key(out, "stage", s->stage);
	key_day(out, "since", &s->since);
	key_day(out, "until", &s->until);
	key(out, "counting", counting == COUNTING_COUNTED       ? "counted"
	                     : counting == COUNTING_REANNOUNCED ? "reannounced"
	                                                        : NULL);
	str_printf(out, "; %zu record%s", sum->n, sum->n == 1 ? "" : "s");
	if (sum->first)
		str_printf(out, ", %s", sum->first->record_id);
	if (sum->last && sum->last != sum->first)
		str_printf(out, " to %s", sum->last->record_id);
}
