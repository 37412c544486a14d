#include "aid/explain_money.h"

#include <string.h>

enum { CENTS = 2, SHOWN_DECIMALS = 8 };

static money_wide power_of_ten(int n)
{
	money_wide p = 1;

	while (n-- > 0)
		p *= 10;
	return p;
}

static void check_money(struct explanation *x, const char *name, struct money stated,
                        struct money made, const char *how)
{
	char a[MONEY_TEXT_MAX] = "", b[MONEY_TEXT_MAX] = "";

	if (stated.known)
		money_format(a, stated.minor, CENTS);
	if (made.known)
		money_format(b, made.minor, CENTS);
	explanation_check(x, name, a, b, how);
}

/* parts × amount in units of the currency, in cents: parts is 2 for twice an amount. */
static struct money to_cents(money_wide minor, int decimals, int parts, const struct rate *rate)
{
	struct money m = { 0, false };
	money_wide num;

	m.known = !__builtin_mul_overflow(minor, rate->num * 100, &num) &&
	          money_divide(num, rate->den * power_of_ten(decimals) * parts, &m.minor);
	return m;
}

static void say_rate(const struct explain_data *d, struct explanation *x,
                     const struct explain_money *c, const char *rate)
{
	struct str months = STR_INIT;

	rates_say(d->rates, c->currency, &c->date, &months);
	explanation_value(x, "rate", rate);
	explanation_value(x, "rate_months", str_text(&months));
	if (strcmp(c->currency, "USD") != 0)
		explanation_say(x, "rate", "%s USD for 1 %s: %s%s", rate, c->currency,
		                strchr(str_text(&months), ',') ? "the mean of " : "",
		                str_text(&months));
	str_release(&months);
}

static void say_dollars(struct explanation *x, const struct explain_money *c,
                        const struct rate *rate)
{
	char exact[MONEY_TEXT_MAX];
	struct str usd = STR_INIT;

	money_format_quotient(exact, (money_wide)c->amount.minor * rate->num,
	                      rate->den * power_of_ten(c->decimals), SHOWN_DECIMALS);
	explanation_value(x, "usd_before_rounding", exact);
	money_group(exact);
	explanation_grouped(&usd, c->usd, CENTS);
	if (strcmp(c->currency, "USD") != 0)
		explanation_say(x, "dollars", "amount × rate = %s, rounded once to %s USD", exact,
		                str_text(&usd));
	str_release(&usd);
}

static void say_bounds(const struct explain_data *d, struct explanation *x,
                       const struct explain_money *c, const struct rate *rate)
{
	money_wide low, high;
	struct money unit = { qualifiers_unit(c->amount.minor, c->decimals), true };
	const char *meaning = qualifiers_meaning(d->qualifiers, c->kind, c->qualifier);
	struct str text = STR_INIT;

	if (!qualifiers_bounds(d->qualifiers, c->kind, c->qualifier, c->amount.minor, c->decimals,
	                       &low, &high))
		return;
	check_money(x, "low_usd", c->low, to_cents(low, c->decimals, 2, rate), meaning);
	check_money(x, "high_usd", c->high, to_cents(high, c->decimals, 2, rate), meaning);
	if (low == high) {
		str_add(&text, "none");
	} else {
		explanation_grouped(&text, c->low, CENTS);
		str_add(&text, " to ");
		explanation_grouped(&text, c->high, CENTS);
		str_add(&text, " USD, as it is printed to ");
		explanation_grouped(&text, unit, c->decimals);
		str_printf(&text, " %s", c->currency);
	}
	str_printf(&text, ": %s", meaning);
	explanation_value(x, "bounds", meaning);
	explanation_amount(x, "printed_unit", unit, c->decimals);
	explanation_say(x, "bounds", "%s", str_text(&text));
	str_release(&text);
}

static void say_constant(const struct explain_data *d, struct explanation *x,
                         const struct explain_money *c)
{
	struct money made = { 0, false };
	struct str base = STR_INIT, own = STR_INIT, usd = STR_INIT;
	money_wide num, den;

	if (!c->has_constant || !c->usd.known)
		return;
	if (deflators_find(d->deflators, &c->date, &num, &den, NULL) != DEFLATOR_FOUND) {
		explanation_say(x, "prices", "unknown in those of %s: the %s covers %s to %s",
		                d->price_year, deflators_title(d->deflators),
		                deflators_first(d->deflators), deflators_last(d->deflators));
	} else {
		made.known = money_scale(c->usd.minor, num, den, &made.minor);
		deflators_say(d->deflators, NULL, &base);
		deflators_say(d->deflators, &c->date, &own);
		explanation_grouped(&usd, c->constant, CENTS);
		explanation_say(x, "prices", "× %s / %s by the %s = %s in prices of %s",
		                str_text(&base), str_text(&own), deflators_title(d->deflators),
		                str_text(&usd), d->price_year);
	}
	check_money(x, "constant_usd", c->constant, made, "amount_usd × index / index");
	explanation_value(x, "price_index_of_base", str_text(&base));
	explanation_value(x, "price_index_of_date", str_text(&own));
	str_release(&base);
	str_release(&own);
	str_release(&usd);
}

void explain_money_stated(struct explanation *x, const struct explain_money *c)
{
	struct str stated = STR_INIT, again = STR_INIT;
	char date[DATE_TEXT_MAX];

	date_format(&c->date, date);
	explanation_grouped(&stated, c->amount, c->decimals);
	explanation_value(x, "date", date);
	explanation_amount(x, "amount", c->amount, c->decimals);
	explanation_value(x, "currency", c->currency);
	explanation_value(x, "qualifier", c->qualifier);
	explanation_say(x, "stated", "%s %s, %s, %s%s", str_text(&stated), c->currency,
	                c->qualifier, date[0] ? "dated " : "undated", date);
	if (c->reannounced.known && c->reannounced.minor != 0) {
		explanation_grouped(&again, c->reannounced, c->decimals);
		explanation_say(x, "reannounced", "%s %s of it had been announced before",
		                str_text(&again), c->currency);
	}
	str_release(&stated);
	str_release(&again);
}

void explain_money_converted(const struct explain_data *d, struct explanation *x,
                             const struct explain_money *c)
{
	char text[RATE_TEXT_MAX];
	struct str missing = STR_INIT;
	struct rate rate;

	explain_money_stated(x, c);
	bool found = rates_find(d->rates, c->currency, &c->date, &rate, text, &missing);
	str_release(&missing);
	if (!c->amount.known || !found) {
		explanation_say(x, "dollars", "unknown: %s", found ? "no amount was stated"
		                : "undated money of another currency has no rate");
		return;
	}
	say_rate(d, x, c, text);
	say_dollars(x, c, &rate);
	check_money(x, c->usd_name, c->usd, to_cents(c->amount.minor, c->decimals, 1, &rate),
	            "the amount × the rate, rounded once");
	say_bounds(d, x, c, &rate);
	say_constant(d, x, c);
}
