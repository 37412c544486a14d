#include "aid/explain_anew.h"

#include <string.h>

#include "aid/blocs.h"
#include "aid/money.h"
#include "aid/quantity.h"

enum { CENTS = 2 };

static const int64_t millionth = 1000000;

/* In hundredths of the record's own currency, as claims in it are judged. */
static void count_stated(struct explain_part *p, const struct flow *f)
{
	int64_t hundredths;

	p->mixed = !flow_hundredths(f, &hundredths) || p->mixed || (p->currency && strcmp(p->currency, f->currency) != 0) ||
	           !money_add(&p->stated, hundredths);
	p->currency = f->currency;
}

void explain_anew_count(struct explain_part *p, const struct flow *f)
{
	p->n++;
	if (f->amount_usd.known)
		money_add(&p->announced, f->amount_usd.minor);
	if (f->reannounced_usd.known)
		money_add(&p->reannounced, f->reannounced_usd.minor);
	if (f->constant_usd.known)
		money_add(&p->constant, f->constant_usd.minor);
	if (f->amount.known)
		count_stated(p, f);
	if (f->date.precision != DATE_NONE &&
	    (p->first.precision == DATE_NONE || date_last_day(&f->date) < date_last_day(&p->first)))
		p->first = f->date;
}

static void say_money(struct explanation *x, const char *label, int64_t cents, const char *what)
{
	struct str text = STR_INIT;

	explanation_grouped(&text, (struct money){ cents, true }, CENTS);
	explanation_say(x, label, "%s USD %s", str_text(&text), what);
	str_release(&text);
}

void explain_anew_say(const struct explain_part *p, struct explanation *x)
{
	if (str_same(p->table, "blocs"))
		explanation_say(x, "see", "aid-explain blocs, whose rows have the members and their dates");
	if (str_same(p->table, "reconciliation"))
		explanation_say(x, "see", "aid-explain reconciliation record_id='%s': the flows that it should hold",
		                p->record_id);
	if (str_same(p->table, "sources"))
		explanation_say(x, "see", "aid-explain sources ledger=%s", p->what.ledger);
	if (!str_same(p->table, "flows") || p->record_id)
		return;
	explanation_say(x, "records", "%zu", p->n);
	say_money(x, "together", p->announced, "as announced");
	if (p->reannounced != 0)
		say_money(x, "of it", p->reannounced, "announced before");
}

/* The part's money by its way of counting; unknown where it is none of ours. */
static struct money dollars(const struct explain_part *p)
{
	bool flows = str_same(p->table, "flows") || p->n > 0; /* none come to nothing */

	return (struct money){ str_same(p->counting, "counted")       ? p->announced - p->reannounced
	                       : str_same(p->counting, "reannounced") ? p->reannounced
	                                                              : p->announced,
	                       flows || p->is_total };
}

static struct money in_currency(const struct explain_part *p, const char *currency)
{
	if (str_same(currency, "USD"))
		return dollars(p);
	return (struct money){ p->stated, p->n > 0 && !p->mixed && str_same(p->currency, currency) };
}

/* The parts added and taken off as they are joined. */
static struct money together(const struct explain_under *u, const char *currency)
{
	struct money sum = { 0, u->n > 0 };

	for (size_t i = 0; i < u->n; i++) {
		struct money m = in_currency(&u->parts[i], currency);
		bool less = u->parts[i].joint == EVIDENCE_LESS;
		sum.known = sum.known && m.known && u->parts[i].joint != EVIDENCE_OVER &&
		            money_add(&sum.minor, less ? -m.minor : m.minor);
	}
	return sum;
}

/* 100 or 1 times the first part over the second, in millionths. */
static struct money quotient(const struct explain_under *u, int64_t times)
{
	struct money m = { 0, u->n == 2 && u->parts[1].joint == EVIDENCE_OVER };

	m.known = m.known && u->parts[1].announced > 0 &&
	          money_scale(u->parts[0].announced, times * millionth, u->parts[1].announced, &m.minor);
	return m;
}

/* Founders of a bloc and their year; with a day, how many members there were. */
static struct money of_bloc(const struct explain_part *p, bool year)
{
	struct date day = { .precision = DATE_NONE };
	size_t n = 0;

	if (!p->what.blocs)
		return (struct money){ 0, false };
	if (p->what.members_at.precision != DATE_NONE)
		return (struct money){ (int64_t)blocs_size(p->what.blocs, p->what.bloc, &p->what.members_at),
		                       !year };
	bool known = blocs_founded(p->what.blocs, p->what.bloc, &day, &n, NULL);
	return (struct money){ year ? day.year : (int64_t)n, known };
}

static struct money year_or_count(const struct explain_under *u, bool year)
{
	const struct explain_part *p = u->n == 1 ? &u->parts[0] : NULL;

	if (!p || str_same(p->table, "blocs"))
		return p ? of_bloc(p, year) : (struct money){ 0, false };
	return (struct money){ p->first.year, year && p->first.precision != DATE_NONE };
}

static void check_claim(const struct explain_under *u, const struct explain_row *row,
                        const struct currencies *c, struct explanation *x)
{
	const char *computed = explain_data_cell(row, "computed");
	struct quantity_unit unit;
	struct money m = { 0, false };
	struct str made = STR_INIT;

	if (!computed[0] || !quantity_unit(explain_data_cell(row, "unit"), c, &unit))
		return;
	switch (unit.kind) {
	case QUANTITY_MONEY:
		m = together(u, unit.currency);
		break;
	case QUANTITY_PERCENT:
	case QUANTITY_RATIO:
		m = quotient(u, unit.kind == QUANTITY_PERCENT ? 100 : 1);
		break;
	case QUANTITY_YEAR:
	case QUANTITY_COUNT:
		m = year_or_count(u, unit.kind == QUANTITY_YEAR);
		break;
	}
	if (!m.known)
		return;
	quantity_format(&unit, m.minor, &made);
	explanation_check(x, "computed", computed, str_text(&made), "made of what the evidence names");
	str_release(&made);
}

static void check(struct explanation *x, const struct explain_row *row, const char *column,
                  struct money m, int decimals, const char *how)
{
	const char *stated = explain_data_cell(row, column);
	char made[MONEY_TEXT_MAX];

	money_format(made, m.minor, decimals);
	if (stated[0] && m.known)
		explanation_check(x, column, stated, made, how);
}

static const char *how_of(const struct explain_part *p)
{
	return p->is_total                            ? "the total that is stated"
	       : str_same(p->counting, "counted")     ? "their sum less what was announced before"
	       : str_same(p->counting, "reannounced") ? "what of them was announced before"
	                                              : "their sum as announced";
}

void explain_anew_check(const struct explain_under *u, const struct explain_row *row,
                        const struct currencies *c, struct explanation *x)
{
	static const char joined[] = "one part added to, or taken from, the other";
	const struct explain_part *last = u->n > 0 ? &u->parts[u->n - 1] : NULL;

	check_claim(u, row, c, x);
	if (!last)
		return;
	if (u->n == 1 && str_same(last->table, "flows") && !last->record_id)
		check(x, row, "n", (struct money){ (int64_t)last->n, true }, 0, "records that it takes");
	if (str_same(explain_data_cell(row, "prices"), "constant"))
		check(x, row, "value_usd", (struct money){ last->constant, true }, CENTS,
		      "their sum in constant prices");
	else
		check(x, row, "value_usd", together(u, "USD"), CENTS, u->n == 1 ? how_of(last) : joined);
	if (!explain_data_cell(row, "value_usd")[0])
		check(x, row, "value", in_currency(last, explain_data_cell(row, "currency")), CENTS,
		      "their sum in the currency that all are stated in");
	check(x, row, "itemised_usd", dollars(last), CENTS, how_of(last));
	check(x, row, "amount_usd", together(u, "USD"), CENTS, u->n == 1 ? how_of(last) : joined);
}
