#include "aid/converter.h"

#include <stdlib.h>
#include <string.h>

#include "aid/str.h"
#include "aid/xmem.h"

struct converter {
	struct countries *countries;
	struct currencies *currencies;
	struct rates *rates;
	struct deflators *deflators;
	struct qualifiers *qualifiers;
};

struct converter *converter_new(const struct converter_options *o, struct err *e)
{
	struct converter *n = xcalloc(1, sizeof *n);

	n->countries = countries_load(o->reference_dir, e);
	n->currencies = currencies_load(o->reference_dir, e);
	n->rates = rates_load(o->reference_dir, e);
	n->deflators = deflators_load(o->reference_dir, o->deflator, o->price_year, e);
	n->qualifiers = qualifiers_load(o->reference_dir, e);
	if (n->countries && n->currencies && n->rates && n->deflators && n->qualifiers)
		return n;
	converter_free(n);
	return NULL;
}

const struct currencies *converter_currencies(const struct converter *n)
{
	return n->currencies;
}

const struct rates *converter_rates(const struct converter *n)
{
	return n->rates;
}

const struct deflators *converter_deflators(const struct converter *n)
{
	return n->deflators;
}

const struct qualifiers *converter_qualifiers(const struct converter *n)
{
	return n->qualifiers;
}

static money_wide power_of_ten(int n)
{
	money_wide p = 1;

	while (n-- > 0)
		p *= 10;
	return p;
}

/* minor units × rate → cents, rounded once; parts is 2 for twice an amount. */
static bool convert(money_wide minor, int decimals, int parts, const struct rate *rate,
                    int64_t *cents)
{
	money_wide num;

	return !__builtin_mul_overflow(minor, rate->num * 100, &num) &&
	       money_divide(num, rate->den * power_of_ten(decimals) * parts, cents);
}

struct converted {
	struct money usd, low, high, reannounced;
};

static bool overflow(const struct place *at, const struct record *r, struct err *e)
{
	char amount[MONEY_TEXT_MAX];

	money_format(amount, r->amount.minor, r->decimals);
	return err_data(e, at, "found %s %s; expected an amount that fits 64 bits of US cents; "
	                "check its unit", amount, r->currency);
}

static bool convert_all(const struct converter *n, const struct record *r,
                        const struct place *at, const struct rate *rate, struct converted *c,
                        struct err *e)
{
	money_wide low, high;

	if (!qualifiers_bounds(n->qualifiers, r->kind, r->qualifier, r->amount.minor, r->decimals,
	                       &low, &high))
		return err_data(e, at, "found the qualifier \"%s\" of a %s; expected one of "
		                "qualifiers.csv", r->qualifier, r->kind);
	c->usd.known = c->low.known = c->high.known = true;
	c->reannounced.known = r->reannounced.known;
	return (convert(r->amount.minor, r->decimals, 1, rate, &c->usd.minor) &&
	        convert(low, r->decimals, 2, rate, &c->low.minor) &&
	        convert(high, r->decimals, 2, rate, &c->high.minor) &&
	        convert(r->reannounced.minor, r->decimals, 1, rate, &c->reannounced.minor)) ||
	       overflow(at, r, e);
}

/* Unknown amounts, undated foreign money and what is no money have no dollars; a month without a
 * rate is refused. */
static bool to_dollars(const struct converter *n, const struct record *r,
                       const struct place *at, struct converted *c,
                       char rate_text[RATE_TEXT_MAX], struct gaps *gaps, struct err *e)
{
	struct rate rate;
	struct str missing = STR_INIT;

	memset(c, 0, sizeof *c);
	gaps->unknown_amount += !r->amount.known;
	rate_text[0] = '\0';
	if (!currencies_is_money(n->currencies, r->currency)) {
		gaps->not_money++;
		return true;
	}
	bool found = rates_find(n->rates, r->currency, &r->date, &rate, rate_text, &missing);
	bool ok = true;
	if (!found && missing.len > 0)
		ok = err_data_alike(e, at, "no exchange rate for %s; expected one for each month in "
		              "exchange_rates.csv; add its row there", str_text(&missing));
	else if (!found)
		gaps->no_rate++;
	else if (r->amount.known)
		ok = convert_all(n, r, at, &rate, c, e);
	str_release(&missing);
	return ok;
}

static bool to_constant(const struct converter *n, const struct record *r,
                        const struct place *at, struct money usd, struct money *constant,
                        struct gaps *gaps, struct err *e)
{
	money_wide num, den;
	struct str hole = STR_INIT;
	bool ok = true;

	*constant = (struct money){ 0, false };
	if (!usd.known)
		return true;
	switch (deflators_find(n->deflators, &r->date, &num, &den, &hole)) {
	case DEFLATOR_FOUND:
		constant->known = true;
		ok = money_scale(usd.minor, num, den, &constant->minor) || overflow(at, r, e);
		break;
	case DEFLATOR_OUTSIDE:
		gaps_add_undeflated(gaps, &r->date, 1);
		break;
	case DEFLATOR_HOLE:
		ok = err_data_alike(e, at, "the %s is not published for %s; expected it for the prices "
		              "of this record; choose another series with --deflator",
		              deflators_title(n->deflators), str_text(&hole));
		break;
	}
	str_release(&hole);
	return ok;
}

static const struct country *country_of(const struct converter *n, const char *name,
                                        const struct place *at, struct err *e)
{
	const struct country *c = countries_find(n->countries, name);

	if (!c)
		countries_refuse(n->countries, at, name, NULL, e);
	return c;
}

bool converter_flow(const struct converter *n, const struct record *r, const struct place *at,
                     struct strpool *pool, struct flow *f, struct gaps *gaps, struct err *e)
{
	const struct country *donor = country_of(n, r->donor, at, e), *recipient = NULL;
	struct converted c;
	char rate[RATE_TEXT_MAX];
	bool ok = donor != NULL;

	if (r->recipient[0])
		ok = (recipient = country_of(n, r->recipient, at, e)) != NULL && ok;
	ok = to_dollars(n, r, at, &c, rate, gaps, e) && ok;
	*f = (struct flow){
		.record_id = r->id, .source = r->source, .line = r->line, .ledger = r->ledger,
		.date = r->date, .donor = donor ? donor->code : "",
		.donor_name = donor ? donor->name : "", .recipient = recipient ? recipient->code : "",
		.programme = r->programme, .aid_type = r->aid_type, .stage = r->stage,
		.amount_usd = c.usd, .low_usd = c.low, .high_usd = c.high,
		.reannounced_usd = c.reannounced, .amount = r->amount, .decimals = r->decimals,
		.currency = r->currency, .rate = strpool_text(pool, rate),
		.source_url = r->source_url, .qualifier = r->qualifier,
		.verification = r->verification, .source_title = r->source_title,
	};
	return to_constant(n, r, at, f->amount_usd, &f->constant_usd, gaps, e) && ok;
}

bool converter_stock(const struct converter *n, const struct record *r, const struct place *at,
                      struct stock *s, struct gaps *gaps, struct err *e)
{
	struct converted c;
	char rate[RATE_TEXT_MAX];
	bool ok = to_dollars(n, r, at, &c, rate, gaps, e);

	*s = (struct stock){
		.record_id = r->id, .source = r->source, .line = r->line, .total_of = r->ledger,
		.date = r->date, .since = r->since, .total_usd = c.usd, .low_usd = c.low,
		.high_usd = c.high, .agency = r->agency, .verification = r->verification,
		.source_url = r->source_url, .stage = r->stage, .programme = r->programme,
		.qualifier = r->qualifier, .source_title = r->source_title,
	};
	return ok;
}

void converter_free(struct converter *n)
{
	if (!n)
		return;
	countries_free(n->countries);
	currencies_free(n->currencies);
	rates_free(n->rates);
	deflators_free(n->deflators);
	qualifiers_free(n->qualifiers);
	free(n);
}
