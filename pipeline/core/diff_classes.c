#include "aid/diff_classes.h"

#include <assert.h>
#include <string.h>

#include "aid/diff_steps.h"

const char *const diff_class_names[N_DIFF_CLASSES] = {
	[DIFF_NEW] = "new", [DIFF_GONE] = "gone", [DIFF_RECLASSIFIED] = "reclassified",
	[DIFF_DONOR] = "donor", [DIFF_VALUE] = "value", [DIFF_REDATED] = "redated",
	[DIFF_EXCHANGE_RATE] = "exchange_rate", [DIFF_PRICE_BASE] = "price_base",
	[DIFF_REANNOUNCED] = "reannounced", [DIFF_DESCRIBED] = "described",
};

struct explain {
	const struct flow *old, *new;
	const struct diff_record *before, *after;
	struct flow at;            /* the cell that the money is in */
	struct diff_move *moves;
	size_t n;
};

static struct diff_worth minus(const struct diff_worth *a, const struct diff_worth *b)
{
	struct diff_worth w;

	for (size_t i = 0; i < N_DIFF_MEASURES; i++)
		w.cents[i] = (a ? a->cents[i] : 0) - (b ? b->cents[i] : 0);
	return w;
}

static struct diff_move *add(struct explain *x, enum diff_class class, enum diff_side side,
                             struct diff_worth change)
{
	struct diff_move *m = &x->moves[x->n++];

	assert(x->n <= DIFF_MAX_MOVES);
	*m = (struct diff_move){
		.class = class, .side = side, .ledger = x->at.ledger, .donor = x->at.donor,
		.donor_name = x->at.donor_name, .programme = x->at.programme,
		.aid_type = x->at.aid_type, .stage = x->at.stage, .date = x->at.date,
		.change = change, .what = STR_INIT, .before = STR_INIT, .after = STR_INIT,
	};
	return m;
}

/* "stage" with "pledged" and "committed", after what is there already. */
static void say(struct diff_move *m, const char *what, const char *before, const char *after)
{
	const char *gap = m->what.len > 0 ? "; " : "";

	str_printf(&m->what, "%s%s", gap, what);
	str_printf(&m->before, "%s%s", gap, before);
	str_printf(&m->after, "%s%s", gap, after);
}

static void say_money(struct diff_move *m, const char *what, struct money before, int decimals,
                      const char *unit, struct money after, int decimals_after,
                      const char *unit_after)
{
	char a[MONEY_TEXT_MAX] = "", b[MONEY_TEXT_MAX] = "";
	struct str old = STR_INIT, new = STR_INIT;

	if (before.known)
		money_format(a, before.minor, decimals);
	if (after.known)
		money_format(b, after.minor, decimals_after);
	str_printf(&old, "%s%s%s", a, a[0] && unit[0] ? " " : "", a[0] ? unit : "");
	str_printf(&new, "%s%s%s", b, b[0] && unit_after[0] ? " " : "", b[0] ? unit_after : "");
	say(m, what, str_text(&old), str_text(&new));
	str_release(&old);
	str_release(&new);
}

static void say_changed(struct diff_move *m, const char *what, const char *before,
                        const char *after)
{
	if (strcmp(before, after) != 0)
		say(m, what, before, after);
}

static void say_all_changed(struct diff_move *m, const struct flow *a, const struct flow *b)
{
	say_changed(m, "ledger", a->ledger, b->ledger);
	say_changed(m, "programme", a->programme, b->programme);
	say_changed(m, "aid_type", a->aid_type, b->aid_type);
	say_changed(m, "stage", a->stage, b->stage);
	say_changed(m, "recipient", a->recipient, b->recipient);
}

/* A move from cell to cell: out with the worth before, in with the worth after. */
static void relocate(struct explain *x, enum diff_class class, const struct flow *to,
                     const struct diff_worth *out, const struct diff_worth *in)
{
	add(x, class, DIFF_FROM, minus(NULL, out));
	x->at = *to;
	add(x, class, DIFF_TO, minus(in, NULL));
}

/* The two rows of a move say the same. */
static void say_twice(struct explain *x, const char *what, const char *before, const char *after)
{
	say(&x->moves[x->n - 2], what, before, after);
	say(&x->moves[x->n - 1], what, before, after);
}

static bool same_class(const struct flow *a, const struct flow *b)
{
	return strcmp(a->ledger, b->ledger) == 0 && strcmp(a->programme, b->programme) == 0 &&
	       strcmp(a->aid_type, b->aid_type) == 0 && strcmp(a->stage, b->stage) == 0 &&
	       strcmp(a->recipient, b->recipient) == 0;
}

static void reclassify(struct explain *x, const struct diff_worth *worth)
{
	struct flow to = x->at;

	if (same_class(x->old, x->new))
		return;
	to.ledger = x->new->ledger;
	to.programme = x->new->programme;
	to.aid_type = x->new->aid_type;
	to.stage = x->new->stage;
	relocate(x, DIFF_RECLASSIFIED, &to, worth, worth);
	say_all_changed(&x->moves[x->n - 2], x->old, x->new);
	say_all_changed(&x->moves[x->n - 1], x->old, x->new);
}

static bool respelt(const struct explain *x)
{
	return x->before->spelling[0] && x->after->spelling[0] &&
	       strcmp(x->before->spelling, x->after->spelling) != 0;
}

/* Another code moves money; another name or spelling of the same code moves none. */
static void rename_donor(struct explain *x, const struct diff_worth *worth)
{
	struct flow to = x->at;

	to.donor = x->new->donor;
	to.donor_name = x->new->donor_name;
	if (strcmp(x->old->donor, x->new->donor) != 0) {
		relocate(x, DIFF_DONOR, &to, worth, worth);
		say_twice(x, "donor", x->old->donor, x->new->donor);
		return;
	}
	bool renamed = strcmp(x->old->donor_name, x->new->donor_name) != 0;
	x->at = to;
	if (!renamed && !respelt(x))
		return;
	struct diff_move *m = add(x, DIFF_DONOR, DIFF_HERE, minus(NULL, NULL));
	if (renamed)
		say(m, "name", x->old->donor_name, x->new->donor_name);
	if (respelt(x))
		say(m, "spelling", x->before->spelling, x->after->spelling);
}

static void change_value(struct explain *x, struct diff_worth change)
{
	struct diff_move *m = add(x, DIFF_VALUE, DIFF_HERE, change);

	say_money(m, strcmp(x->old->currency, x->new->currency) != 0 ? "amount and currency"
	                                                              : "amount",
	          x->old->amount, x->old->decimals, x->old->currency, x->new->amount,
	          x->new->decimals, x->new->currency);
}

static void redate(struct explain *x, const struct diff_worth *out, const struct diff_worth *in)
{
	struct flow to = x->at;
	char before[DATE_TEXT_MAX], after[DATE_TEXT_MAX];

	to.date = x->new->date;
	relocate(x, DIFF_REDATED, &to, out, in);
	date_format(&x->old->date, before);
	date_format(&x->new->date, after);
	say_twice(x, "date", before, after);
}

static bool same_bound(struct money a, struct money b)
{
	return a.known == b.known && (!a.known || a.minor == b.minor);
}

/* Bounds move with the money; alone they move when the wording is read otherwise. */
static void describe(struct explain *x, bool moved)
{
	const struct flow *a = x->old, *b = x->new;
	struct diff_move m = { .what = STR_INIT, .before = STR_INIT, .after = STR_INIT };

	say_changed(&m, "qualifier", a->qualifier, b->qualifier);
	if (!moved && !same_bound(a->low_usd, b->low_usd))
		say_money(&m, "low_usd", a->low_usd, 2, "", b->low_usd, 2, "");
	if (!moved && !same_bound(a->high_usd, b->high_usd))
		say_money(&m, "high_usd", a->high_usd, 2, "", b->high_usd, 2, "");
	say_changed(&m, "verification", a->verification, b->verification);
	say_changed(&m, "source_title", a->source_title, b->source_title);
	say_changed(&m, "source_url", a->source_url, b->source_url);
	if (!x->before->by_line && !x->after->by_line && !respelt(x)) /* the id holds the name */
		say_changed(&m, "id", x->before->id, x->after->id);
	if (m.what.len == 0)
		return;
	struct diff_move *added = add(x, DIFF_DESCRIBED, DIFF_HERE, minus(NULL, NULL));
	added->what = m.what;
	added->before = m.before;
	added->after = m.after;
}

static void change_rest(struct explain *x, const struct diff_steps *s)
{
	static const struct { enum diff_step step; enum diff_class class; const char *what; } rest[] = {
		{ STEP_RATE, DIFF_EXCHANGE_RATE, "rate" },
		{ STEP_PRICES, DIFF_PRICE_BASE, "constant_usd" },
		{ STEP_REANNOUNCED, DIFF_REANNOUNCED, "reannounced_usd" },
	};

	for (size_t i = 0; i < sizeof rest / sizeof *rest; i++) {
		enum diff_step step = rest[i].step;
		if (!s->taken[step])
			continue;
		struct diff_move *m = add(x, rest[i].class, DIFF_HERE,
		                          minus(&s->after[step], &s->after[step - 1]));
		if (step == STEP_RATE)
			say(m, rest[i].what, x->old->rate, x->new->rate);
		else if (step == STEP_PRICES)
			say_money(m, rest[i].what, x->old->constant_usd, 2, "", x->new->constant_usd,
			          2, "");
		else
			say_money(m, rest[i].what, x->old->reannounced_usd, 2, "",
			          x->new->reannounced_usd, 2, "");
	}
}

static void explain_both(struct explain *x)
{
	struct diff_steps s;

	diff_steps_take(x->before, x->after, &s);
	reclassify(x, &s.after[STEP_START]);
	rename_donor(x, &s.after[STEP_START]);
	if (s.taken[STEP_VALUE])
		change_value(x, minus(&s.after[STEP_VALUE], &s.after[STEP_START]));
	if (s.taken[STEP_DATE])
		redate(x, &s.after[STEP_VALUE], &s.after[STEP_DATE]);
	change_rest(x, &s);
	describe(x, s.taken[STEP_VALUE] || s.taken[STEP_DATE] || s.taken[STEP_RATE]);
}

/* The whole record comes in or goes. */
static void explain_one(struct explain *x, enum diff_class class, const struct diff_record *r,
                        const char *what, const char *before, const char *after)
{
	struct diff_worth worth = diff_worth_of(r);
	bool in = r == x->after;

	x->at = r->flow;
	say(add(x, class, DIFF_HERE, in ? worth : minus(NULL, &worth)), what, before, after);
}

size_t diff_explain(const struct diff_record *old, const struct diff_record *new,
                    struct diff_move moves[DIFF_MAX_MOVES])
{
	const struct diff_record *was = old && !old->excluded ? old : NULL,
	                         *is = new && !new->excluded ? new : NULL;
	struct explain x = { .before = was, .after = is, .moves = moves };

	if (was && is) {
		x.old = &was->flow;
		x.new = &is->flow;
		x.at = was->flow;
		explain_both(&x);
	} else if (was) {
		if (new)
			explain_one(&x, DIFF_RECLASSIFIED, was, "excluded", "", new->excluded);
		else
			explain_one(&x, DIFF_GONE, was, "record", was->flow.record_id, "");
	} else if (is) {
		if (old)
			explain_one(&x, DIFF_RECLASSIFIED, is, "included", old->excluded, "");
		else
			explain_one(&x, DIFF_NEW, is, "record", "", is->flow.record_id);
	}
	return x.n;
}

void diff_moves_release(struct diff_move *moves, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		str_release(&moves[i].what);
		str_release(&moves[i].before);
		str_release(&moves[i].after);
	}
}
